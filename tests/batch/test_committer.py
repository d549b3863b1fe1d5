"""The committer's thread and the loop that waits for it."""

from pathlib import Path

from summarize.batch.committer import Committer


def test_a_group_can_be_taken_at_any_moment(tmp_path: Path) -> None:
    """Polled without pause, a group is taken once and its ring with it.

    A group is done an instant before it rings; a poll in that instant used to fail.
    """
    committer = Committer(tmp_path, threads=0)
    for _ in range(2_000):
        committer.submit([], {})
        while (outcome := committer.take()) is None:
            pass
        assert outcome == []
        assert committer.is_idle
    committer.close()
