"""The committer's thread and the loop that waits for it."""

import sys
from collections.abc import Iterator
from multiprocessing.connection import wait
from pathlib import Path

import pytest

from summarize.batch.committer import Committer
from summarize.store.files import Disk


@pytest.fixture
def _restless() -> Iterator[None]:
    """Threads take turns all the time, so that a poll falls into every instant; and soon."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


class Instant(Disk):
    """A disk that waits for no medium."""

    def sync_folder(self, folder: Path) -> None:
        return


@pytest.mark.usefixtures("_restless")
def test_a_group_can_be_taken_at_any_moment(tmp_path: Path) -> None:
    """Polled without pause, a group is taken once and its ring with it.

    A group is done an instant before it rings; a poll in that instant used to fail.
    """
    committer = Committer(tmp_path, Instant(), threads=0)
    for _ in range(1_000):
        committer.submit([], {})
        while (outcome := committer.take()) is None:
            pass
        assert outcome == []
        assert committer.is_idle
        assert wait([committer.wake], 0) == []
    committer.close()
