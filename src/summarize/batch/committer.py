"""Writing behind: groups of briefs go to the disk in a thread while the next are made."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from summarize.errors import SummarizeError
from summarize.store.files import DISK, Disk
from summarize.store.records import Output, commit

#: Threads that wait for fsync, which is what a small file costs. Three, so that no more than
#: three writes fail on a full disk before the run stops; on an ext4 disk three reach most of
#: what sixteen do, because the journal merges their syncs.
_SYNC_THREADS = 3


class Committer:
    """Commits one group at a time.

    Args:
        threads: 0 writes one file after the other, in a fixed order (for fault tests).

    Attributes:
        wake: a descriptor that becomes readable when a group is through.
    """

    def __init__(self, folder: Path, disk: Disk = DISK, threads: int = _SYNC_THREADS) -> None:
        self._folder = folder
        self._disk = disk
        self._thread = ThreadPoolExecutor(1, "summarize-commit")
        self._pool = ThreadPoolExecutor(threads, "summarize-fsync") if threads else None
        self._future: Future[list[SummarizeError | None]] | None = None
        self.wake, self._ring = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)

    @property
    def is_idle(self) -> bool:
        """Whether it takes a group."""
        return self._future is None

    def submit(self, outputs: Sequence[Output], obsolete: Mapping[str, Sequence[str]]) -> None:
        """Begin to write a group (``store.records.commit``)."""
        self._future = self._thread.submit(
            commit, self._folder, outputs, disk=self._disk, pool=self._pool, obsolete=obsolete
        )
        self._future.add_done_callback(lambda _: os.write(self._ring, b"!"))

    def take(self) -> list[SummarizeError | None] | None:
        """The outcome of the group if it is through, else None.

        The ring alone says so: a group is done an instant before it rings, and taken then it
        would leave a ring behind that wakes the loop for nothing.
        """
        if self._future is None:
            return None
        try:
            os.read(self.wake, 16)
        except BlockingIOError:
            return None
        outcome = self._future.result()
        self._future = None
        return outcome

    def close(self) -> None:
        """Wait for the group in hand and end the threads."""
        self._thread.shutdown(wait=True)
        if self._pool:
            self._pool.shutdown(wait=True)
        os.close(self.wake)
        os.close(self._ring)
