"""Files that are whole or absent: write aside, fsync, rename, fsync the folder.

The order is the one that survives a power cut on any POSIX file system (T. Pillai et al., "All
File Systems Are Not Created Equal", OSDI 2014): data before name, name before whatever refers
to it. Every call that changes the disk goes through a ``Disk``, so that a test can stop, fail or
lose power at each of them.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from summarize.errors import OutputError, StoppedError, SummarizeError, escaped

#: Temporary names begin so; nobody else's files do, and they sort before all outputs.
TEMPORARY_PREFIX = ".summarize-tmp-"
#: No space, quota used up, or a file larger than the file system takes.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
#: What a file system answers that knows no fsync of a folder.
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.EBADF, errno.ENOTSUP})


class DiskFullError(StoppedError):
    """There is no room for another output; the run stops, a re-run goes on."""

    code = "disk-full"


class WriteError(SummarizeError):
    """One output could not be written, for a reason other than a full disk."""

    code = "write"


class Disk:
    """The calls by which outputs reach the disk; each raises ``OSError`` as the system does."""

    def create(self, path: Path) -> int:
        """A descriptor of a new file; it must not exist."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)

    def write(self, descriptor: int, data: bytes) -> None:
        """All of ``data``; a short write is carried on."""
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]

    def sync(self, descriptor: int) -> None:
        """The file's bytes are on the medium when this returns."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Give the descriptor back."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """``target`` is the old file or the new one at every moment."""
        source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """The folder's names are on the medium when this returns, where its file system knows how.

        Some network and shared folders have no such call; PostgreSQL passes over the same answers.
        """
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(descriptor)

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()


#: The machine's own disk.
DISK = Disk()


def stage(folder: Path, data: bytes, disk: Disk = DISK) -> Path:
    """Write ``data``, fsynced, under a temporary name in ``folder``; rename it to publish.

    Raises:
        OSError: the write failed; nothing is left of it.
    """
    temporary = folder / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}"
    descriptor = disk.create(temporary)
    try:
        try:
            disk.write(descriptor, data)
            disk.sync(descriptor)
        finally:
            disk.close(descriptor)
    except OSError:
        discard(temporary, disk)
        raise
    return temporary


def discard(temporary: Path, disk: Disk = DISK) -> None:
    """Remove a temporary file if it is there.

    A failure is not reported: the failed write that led here is, and the next run removes what
    is left.
    """
    try:
        disk.unlink(temporary)
    except OSError:
        return


def write_atomic(path: Path, data: bytes, disk: Disk = DISK) -> None:
    """Replace ``path`` by ``data``: after any crash it holds the old bytes or the new ones.

    Raises:
        DiskFullError, WriteError: ``path`` is as it was.
    """
    try:
        temporary = stage(path.parent, data, disk)
        try:
            disk.replace(temporary, path)
        except OSError:
            discard(temporary, disk)
            raise
        disk.sync_folder(path.parent)
    except OSError as error:
        raise write_failure(path, error) from error


def write_failure(path: Path, error: OSError) -> SummarizeError:
    """The error of this program that tells of ``error`` at ``path``, in one line and a hint."""
    if error.errno in _FULL:
        return DiskFullError(
            f"disk full: cannot write {printable(path)} ({free_space(path.parent)} free)",
            "free some space and run the same command again: finished articles are kept",
        )
    return WriteError(
        f"cannot write {printable(path)}: {error.strerror or error}",
        "check the disk and the folder's permissions, then run the same command again",
    )


def free_space(folder: Path) -> str:
    """Free space of the file system that holds ``folder``, for messages."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return "unknown space"
    for unit in ("bytes", "kB", "MB"):
        if free < 1000:
            return f"{free} {unit}"
        free //= 1000
    return f"{free} GB"


def temporaries(folder: Path) -> Iterator[Path]:
    """This program's temporary files in ``folder``."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(TEMPORARY_PREFIX):
                yield Path(entry.path)


def remove_temporaries(folder: Path, disk: Disk = DISK) -> int:
    """Remove what killed runs left behind; call it only while holding the folder's lock.

    Returns:
        How many there were.
    """
    stale = list(temporaries(folder))
    for path in stale:
        discard(path, disk)
    return len(stale)


def make_writable(folder: Path, disk: Disk = DISK) -> None:
    """Create ``folder`` if need be and prove, by writing, that outputs can go there.

    Raises:
        OutputError: it cannot be written; raised before any model is loaded.
        DiskFullError: there is no room.
    """
    hint = "choose another folder with -o, or change its permissions"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary = stage(folder, b"probe\n", disk)
        disk.unlink(temporary)
    except FileExistsError as error:
        raise OutputError(f"{printable(folder)} is not a folder", hint) from error
    except OSError as error:
        if error.errno in _FULL:
            raise write_failure(folder / "output", error) from error
        reason = error.strerror or str(error)
        raise OutputError(f"cannot write to {printable(folder)}: {reason}", hint) from error


def printable(path: Path | str) -> str:
    """A path as one line of printable text: control characters and foreign bytes escaped."""
    return escaped(os.fsencode(path).decode("utf-8", "backslashreplace"))
