"""Disks with faults: each counts its calls, so that a test can visit every one of them."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Iterator
from pathlib import Path

from summarize.store.files import Disk


class CountingDisk(Disk):
    """Calls ``fault(number, name)`` before each call that changes the disk."""

    def __init__(self) -> None:
        self.calls = 0

    def fault(self, number: int, name: str) -> None:
        """What the test wants to happen at this call; nothing here."""

    def _step(self, name: str) -> None:
        self.calls += 1
        self.fault(self.calls, name)

    def create(self, path: Path) -> int:
        self._step("create")
        return super().create(path)

    def write(self, descriptor: int, data: bytes) -> None:
        self._step("write")
        half = len(data) // 2
        super().write(descriptor, data[:half])
        self._step("write-rest")
        super().write(descriptor, data[half:])

    def sync(self, descriptor: int) -> None:
        self._step("sync")
        super().sync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self._step("replace")
        super().replace(source, target)
        self._step("replaced")

    def sync_folder(self, folder: Path) -> None:
        self._step("sync-folder")
        super().sync_folder(folder)

    def unlink(self, path: Path) -> None:
        self._step("unlink")
        super().unlink(path)


class KillingDisk(CountingDisk):
    """Ends the process, without any tidying up, at one call."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at

    def fault(self, number: int, name: str) -> None:
        if number == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


class FailingDisk(CountingDisk):
    """Raises an ``OSError`` at some calls; ``lasting``: from the first on, while writing."""

    def __init__(self, at: int, error: int = errno.EIO, *, lasting: bool = False) -> None:
        super().__init__()
        self.at = at
        self.error = error
        self.lasting = lasting
        self.failed = 0

    def fault(self, number: int, name: str) -> None:
        if name == "unlink":
            return
        if number == self.at or (self.lasting and number > self.at and name in _GROWING):
            self.failed += 1
            raise OSError(self.error, os.strerror(self.error))


class ReadOnlyDisk(CountingDisk):
    """Refuses every change from one call on, as after a remount: nothing can be removed either."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at
        self.refused = 0

    def fault(self, number: int, name: str) -> None:
        # What was renamed is renamed: the next call is the first to be refused.
        if number >= self.at and name != "replaced":
            self.refused += 1
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))


_GROWING = ("write", "write-rest", "sync")


class RecordingDisk(Disk):
    """Keeps what a power cut would leave at each moment (see ``after_power_cut``).

    The model is the weakest that POSIX allows: bytes are safe after the file's fsync, names
    after the folder's.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.moments: list[Moment] = []
        self._files: dict[str, _File] = {}
        self._open: dict[int, str] = {}
        # ``durable``: names as of the last folder sync.
        self._durable: dict[str, _File] = {}
        for path in folder.iterdir():
            if path.is_file():
                data = path.read_bytes()
                self._files[path.name] = _File(data, data)
        self._durable = dict(self._files)

    def _moment(self) -> None:
        self.moments.append(Moment(dict(self._files), dict(self._durable)))

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        self._files[path.name] = _File(b"", b"")
        self._open[descriptor] = path.name
        self._moment()
        return descriptor

    def write(self, descriptor: int, data: bytes) -> None:
        super().write(descriptor, data)
        name = self._open[descriptor]
        self._files[name] = _File(self._files[name].data + data, self._files[name].synced)
        self._moment()

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        name = self._open[descriptor]
        self._files[name] = _File(self._files[name].data, self._files[name].data)
        self._moment()

    def close(self, descriptor: int) -> None:
        super().close(descriptor)
        del self._open[descriptor]

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self._files[target.name] = self._files.pop(source.name)
        self._moment()

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self._durable = dict(self._files)
        self._moment()

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        self._files.pop(path.name, None)
        self._moment()


class _File:
    def __init__(self, data: bytes, synced: bytes) -> None:
        self.data = data
        self.synced = synced


class Moment:
    """The folder after one call: as it is, and what of it is safe."""

    def __init__(self, files: dict[str, _File], durable: dict[str, _File]) -> None:
        self._files = files
        self._durable = durable

    def after_power_cut(self) -> Iterator[tuple[str, dict[str, bytes]]]:
        """The three ways a disk comes back: kind -> its files."""
        files, durable = self._files, self._durable
        yield "unsynced data lost", {name: file.synced for name, file in files.items()}
        yield (
            "unsynced data half lost",
            {
                name: file.synced + _torn(file.data[len(file.synced) :])
                for name, file in files.items()
            },
        )
        yield "renames undone", {name: file.synced for name, file in durable.items()}


def _torn(data: bytes) -> bytes:
    """A first half that made it, and zeros where blocks were allocated but not written."""
    half = len(data) // 2
    return data[:half] + b"\0" * (len(data) - half)
