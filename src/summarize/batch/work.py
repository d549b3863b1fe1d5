"""One article on its way through a run."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.batch.plan import Step
from summarize.batch.report import Line
from summarize.batch.steps import Rendered
from summarize.batch.workforce import Died
from summarize.errors import SummarizeError

#: Times an article may take its process down before it is given up.
ATTEMPTS = 3


class WorkerError(SummarizeError):
    """An article took its process down each time it was tried."""

    code = "worker-died"


@dataclass(slots=True)
class Work:
    """One article and what the last place made of it.

    Attributes:
        attempts: times its process died or had no memory left.
        data: the prepared article, then the brief, pickled; or a record to render again.
        held: bytes it counts for.
    """

    step: Step
    attempts: int = 0
    seconds: float = 0.0
    data: bytes = b""
    is_record: bool = False
    rendered: Rendered | None = None
    held: int = 0

    def may_try_again(self) -> bool:
        """Count an attempt; False when it was the last."""
        self.attempts += 1
        return self.attempts < ATTEMPTS

    def given_up(self, death: Died) -> WorkerError:
        """The error of an article whose process died for the last time."""
        what = death.how if death.too_slow else f"its process died {self.attempts} times"
        how = "" if death.too_slow else f" ({death.how})"
        return WorkerError(
            f"{self.step.source.id}: given up, {what}{how}",
            "split the input, or free memory and run the same command again",
        )

    def line(self) -> Line:
        """The report's line of a finished article."""
        assert self.rendered is not None
        return finished_line(self.step.source.id, self.rendered, self.seconds)


def finished_line(source: str, rendered: Rendered, seconds: float) -> Line:
    """The report's line of a brief that is on the disk."""
    code, message = rendered.warning or ("brief", "")
    return Line(
        source=source,
        status="warning" if rendered.warning else "ok",
        code=code,
        message=message,
        outputs=tuple(rendered.output.files),
        seconds=seconds,
    )
