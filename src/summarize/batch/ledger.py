"""What a run has written, and whether it must end."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from summarize.batch.place import Place
from summarize.batch.report import Line
from summarize.batch.steps import Rendered
from summarize.errors import StoppedError, SummarizeError, counted

#: Faults in a row after which the disk, not an article, is at fault.
WRITES = 3
#: Longest time a line waits to be on the medium while nothing else is written, seconds.
_REPORT_EVERY = 1.0


class Ledger:
    """Lines and finished briefs of one run, in the order they came.

    Attributes:
        stopped: why the run cannot go on.
        ending: the run is to take nothing new: it stopped, or a line failed and it is to fail
            fast.
    """

    def __init__(self, place: Place, tell: Callable[[Line], None], *, fail_fast: bool) -> None:
        self._place = place
        self._tell = tell
        self._fail_fast = fail_fast
        self._faults: set[str] = set()
        self._flushed = time.monotonic()
        self.stopped: StoppedError | None = None
        self.ending = False

    @property
    def lines(self) -> int:
        """Inputs that have their line."""
        return self._place.report.counts.total()

    def write(self, line: Line) -> None:
        """Put a line on the report, soon."""
        self._place.report.add(line)
        self._tell(line)
        if line.status == "error" and self._fail_fast:
            self.ending = True

    def finished(self, briefs: Sequence[tuple[Rendered, Line]]) -> None:
        """Briefs that are on the disk: into the index and on the report, now."""
        self._place.index.put([(one.record, one.listing) for one, _ in briefs])
        for _, line in briefs:
            self.write(line)
        self.flush(now=True)

    def written(self, failure: SummarizeError | None) -> None:
        """Learn whether a brief could be written.

        One fault of a folder's sync fails all that share it, in the same words: it counts once.
        """
        if failure is None:
            self._faults.clear()
        elif isinstance(failure, StoppedError):
            self.stop(failure)
        else:
            self._faults.add(failure.message)
            if len(self._faults) >= WRITES:
                self.stop(
                    StoppedError(
                        f"{WRITES} briefs in a row could not be written: {failure.message}",
                        "check the disk and run the same command again: finished briefs are kept",
                    )
                )

    def flush(self, *, now: bool = False) -> None:
        """Bring lines to the medium, at most once a second unless ``now``."""
        if not now and time.monotonic() - self._flushed < _REPORT_EVERY:
            return
        self._flushed = time.monotonic()
        try:
            self._place.report.flush()
        except StoppedError as error:
            self.stop(error)

    def stop(self, error: StoppedError) -> None:
        """The run must end; the first reason is told."""
        self.stopped = self.stopped or error
        self.ending = True

    def close(self, *, asked: bool) -> None:
        """The end of the run.

        Args:
            asked: the user wanted it before all was done.

        Raises:
            StoppedError: it did not come to its end.
        """
        self.flush(now=True)
        if self.stopped:
            raise self.stopped
        if asked:
            raise StoppedError(
                f"stopped as asked after {counted(self.lines, 'input')}",
                "run the same command again to go on where it stopped",
            )
