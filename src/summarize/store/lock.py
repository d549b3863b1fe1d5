"""One run at a time on an output folder; the lock dies with its holder.

``flock`` belongs to the open file, which the kernel closes when the process ends, however it
ends. So there is no stale lock to recognise, and nothing for a user to remove.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import socket
from pathlib import Path

from summarize.errors import LockedError, OutputError
from summarize.store.files import printable

#: This program's own folder within an output folder: the lock and caches that may be deleted.
STATE_FOLDER = ".summarize"
LOCK_NAME = "lock"


class FolderLock:
    """Holds ``folder`` until ``release`` or the end of the process.

    Raises:
        LockedError: another process holds it; the message names that process.
        OutputError: the lock file cannot be made, or the file system knows no locks.
    """

    def __init__(self, folder: Path, purpose: str = "a run") -> None:
        state = folder / STATE_FOLDER
        self._path = state / LOCK_NAME
        try:
            state.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except OSError as error:
            raise self._refused(folder, error) from error
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = self._holder()
            os.close(self._descriptor)
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                raise LockedError(
                    f"{printable(folder)} is in use by {holder}",
                    "wait for it to end, stop it, or choose another folder with -o",
                ) from error
            raise self._refused(folder, error) from error
        self._write(f"{purpose}, process {os.getpid()} on {socket.gethostname()}\n")

    def _write(self, text: str) -> None:
        # Only for the message of a second run: on a full disk the lock holds without it.
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, 0)
            os.pwrite(self._descriptor, text.encode("utf-8", "replace"), 0)

    def _holder(self) -> str:
        try:
            text = os.pread(self._descriptor, 500, 0).decode("utf-8", "replace")
        except OSError:
            text = ""
        return printable(text.strip()) or "another run"

    @staticmethod
    def _refused(folder: Path, error: OSError) -> OutputError:
        return OutputError(
            f"cannot lock {printable(folder)}: {error.strerror or error}",
            "choose a folder on a disk of this machine with -o, or change its permissions",
        )

    def release(self) -> None:
        """Let the next run in; harmless when repeated."""
        if self._descriptor >= 0:
            self._write("")
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> FolderLock:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
