"""The plan on this machine: read ahead, translate in large batches, write behind.

Articles move through five places, each bounded, so memory does not grow with their number::

    plan -> [prepare: workers] -> ready -> [finish: the model process] -> [render: workers]
         -> [commit: a thread] -> report, index

One loop in the main thread moves them and does nothing slow itself. No result depends on how
many workers there are or who was faster: each article's brief is a function of its bytes and
the signature, and only finished briefs meet on the disk.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from typing import Any

from summarize.batch.child import Answer, FinishAll, Prepare, Render
from summarize.batch.committer import Committer
from summarize.batch.job import Job
from summarize.batch.pacing import Pacing
from summarize.batch.plan import Planner, Step
from summarize.batch.report import Line, Report
from summarize.batch.sources import Refusal, Source
from summarize.batch.steps import MemoryLimitError, Rendered
from summarize.batch.stopping import Interrupts
from summarize.batch.workforce import Died, Workforce
from summarize.document import Decision
from summarize.errors import StoppedError, SummarizeError
from summarize.store.index import Index

#: Times an article may take its process down before it is given up.
ATTEMPTS = 3
#: Failed writes in a row after which the disk, not an article, is at fault.
WRITES = 3
#: Briefs committed together at most: enough to share the folder syncs.
GROUP = 64
#: Bytes of prepared articles and briefs held at most, besides what the processes hold.
HELD_BYTES = 128_000_000
#: Seconds the loop plans, or writes skipped lines, before it looks at its processes again.
_SLICE = 0.05
#: Longest time a skipped line waits to be on the medium, seconds.
_REPORT_EVERY = 1.0


class WorkerError(SummarizeError):
    """An article took its process down each time it was tried."""

    code = "worker-died"


@dataclass(slots=True)
class Work:
    """One article on its way; ``data`` is what the last place made of it."""

    step: Step
    attempts: int = 0
    seconds: float = 0.0
    data: bytes = b""
    rendered: Rendered | None = None
    is_record: bool = False
    held: int = 0


class LocalRun:
    """One run; ``go`` returns when every input has its line.

    Args:
        decisions: the editors' decisions on an article, by its id.
        tell: called with each line of the report.
    """

    def __init__(
        self,
        *,
        job: Job,
        inputs: Iterator[Source | Refusal],
        planner: Planner,
        report: Report,
        index: Index,
        committer: Committer,
        interrupts: Interrupts,
        workers: int,
        fail_fast: bool = False,
        decisions: Callable[[str], Sequence[Decision]] = lambda _: (),
        tell: Callable[[Line], None] = lambda _: None,
    ) -> None:
        self._inputs: Iterator[Source | Refusal] | None = inputs
        self._can_reload = job.reload is not None
        self._planner = planner
        self._report = report
        self._index = index
        self._committer = committer
        self._interrupts = interrupts
        self._fail_fast = fail_fast
        self._decisions = decisions
        self._tell = tell
        self._workers = Workforce(job, workers)
        self._models = Workforce(job, 1, with_models=True, pace=None)
        self._pacing = Pacing()
        self._ahead = 4 * workers
        self._to_prepare: deque[Work] = deque()
        self._ready: deque[Work] = deque()
        self._alone: deque[Work] = deque()
        self._to_render: deque[Work] = deque()
        self._to_commit: deque[Work] = deque()
        self._committing: list[Work] = []
        self._moving = 0
        self._held = 0
        self._failed_writes = 0
        self._stopped: StoppedError | None = None
        self._ending = False
        self._flushed = time.monotonic()

    def go(self) -> None:
        """Do the plan.

        Raises:
            StoppedError: the disk is full, writes fail, or the user asked; what was in hand is
                finished and on the report.
            StartError: models or workers do not start.
            KeyboardInterrupt: the user asked twice.
        """
        try:
            while self._inputs is not None or self._moving:
                self._plan()
                self._hand_out()
                self._listen()
            self._flush(always=True)
        finally:
            self._workers.close()
            self._models.close()
        if self._stopped:
            raise self._stopped
        if self._interrupts.asked:
            raise StoppedError(
                f"stopped as asked after {self._report.counts.total()} inputs",
                "run the same command again to go on where it stopped",
            )

    # --- plan

    def _plan(self) -> None:
        """Take inputs until enough articles are moving or the slice is over."""
        until = time.monotonic() + _SLICE
        while self._inputs is not None and self._has_room() and time.monotonic() < until:
            one = next(self._inputs, None)
            if one is None:
                self._inputs = None
            elif isinstance(one, Refusal):
                self._refuse(one)
            else:
                self._take_in(one)
        self._flush()

    def _has_room(self) -> bool:
        window = self._ahead + 2 * self._pacing.articles + GROUP
        return self._moving < window and self._held < HELD_BYTES

    def _refuse(self, refusal: Refusal) -> None:
        line = Line.failed(refusal.id, refusal.error)
        if refusal.skipped:
            line = replace(line, status="skipped", code=refusal.skipped)
        self._write_line(line)

    def _take_in(self, source: Source) -> None:
        try:
            step = self._planner.decide(source)
        except SummarizeError as error:
            self._write_line(Line.failed(source.id, error))
            return
        if step.is_done:
            self._planner.release(step)
            self._write_line(
                Line(source=source.id, status="skipped", code="done", outputs=step.obsolete)
            )
            return
        work = Work(step=step)
        self._moving += 1
        if step.record and self._can_reload:
            work.data, work.is_record = step.record, True
            self._hold(work, len(work.data))
            self._to_render.append(work)
            return
        self._hold(work, len(source.data or b""))
        self._to_prepare.append(work)

    # --- hand out

    def _hand_out(self) -> None:
        if self._interrupts.asked or self._stopped or self._ending:
            self._drop_waiting()
        for _ in range(self._workers.idle(len(self._to_render) + len(self._to_prepare))):
            if self._to_render:
                work = self._to_render.popleft()
                self._workers.give(work, self._render_order(work))
            elif self._to_prepare:
                work = self._to_prepare.popleft()
                self._workers.give(work, self._prepare_order(work))
        if (self._alone or self._ready) and self._models.idle(1):
            works = self._next_batch()
            self._models.give(works, FinishAll(prepared=tuple(work.data for work in works)))
        if self._to_commit and self._committer.is_idle:
            self._commit()

    def _prepare_order(self, work: Work) -> Prepare:
        source = work.step.source
        return Prepare(source=source, decisions=tuple(self._decisions(source.id)))

    def _render_order(self, work: Work) -> Render:
        source = work.step.source
        return Render(
            article_id=source.id,
            stem=work.step.stem,
            brief=work.data,
            decisions=tuple(self._decisions(source.id)),
            is_record=work.is_record,
        )

    def _next_batch(self) -> list[Work]:
        """Articles for the models; one that was there when they died goes alone."""
        if self._alone:
            return [self._alone.popleft()]
        count = min(self._pacing.articles, len(self._ready))
        return [self._ready.popleft() for _ in range(count)]

    def _commit(self) -> None:
        count = min(GROUP, len(self._to_commit))
        self._committing = [self._to_commit.popleft() for _ in range(count)]
        rendered = [work.rendered for work in self._committing if work.rendered]
        self._committer.submit(
            [one.output for one in rendered],
            {work.step.stem: work.step.obsolete for work in self._committing},
        )

    def _drop_waiting(self) -> None:
        """The run is to end: what no process has begun is left for the next run."""
        self._inputs = None
        waiting = [*self._to_prepare, *self._ready, *self._alone]
        if self._stopped:
            waiting += [*self._to_render, *self._to_commit]
            self._to_render.clear()
            self._to_commit.clear()
        self._to_prepare.clear()
        self._ready.clear()
        self._alone.clear()
        self._moving -= len(waiting)

    # --- listen

    def _listen(self) -> None:
        """Wait for a process, the disk or the user, and move what came."""
        if not self._moving:
            return
        self._wait()
        for work, answer in self._workers.answers():
            self._from_worker(work, answer)
        for works, answer in self._models.answers():
            self._from_models(works, answer)
        outcome = self._committer.take()
        if outcome is not None:
            self._committed(outcome)

    def _wait(self) -> None:
        deadline = self._workers.deadline
        timeout = max(0.0, deadline - time.monotonic()) if deadline else None
        if self._inputs is not None and self._has_room():
            timeout = 0.0
        watched: list[Any] = [
            *self._workers.waiters,
            *self._models.waiters,
            self._committer.wake,
            self._interrupts.wake,
        ]
        if self._interrupts.wake in wait(watched, timeout):
            self._interrupts.quiet()

    def _from_worker(self, work: Work, answer: Answer | Died) -> None:
        if isinstance(answer, Died):
            self._try_again(work, answer, self._to_render if work.data else self._to_prepare)
            return
        work.seconds += answer.seconds
        value = answer.value
        if isinstance(value, MemoryLimitError) and work.attempts + 1 < ATTEMPTS:
            work.attempts += 1
            (self._to_render if work.data else self._to_prepare).append(work)
        elif isinstance(value, SummarizeError):
            self._fail(work, value)
        elif isinstance(value, Rendered):
            work.rendered, work.data = value, b""
            self._hold(work, sum(map(len, value.output.files.values())))
            self._to_commit.append(work)
        elif isinstance(value, bytes):
            work.data = value
            self._hold(work, len(value))
            self._ready.append(work)

    def _from_models(self, works: list[Work], answer: Answer | Died) -> None:
        if isinstance(answer, Died):
            for work in works:
                self._try_again(work, answer, self._alone)
            return
        assert isinstance(answer.value, list)
        self._pacing.took(len(works), answer.seconds)
        for work, value in zip(works, answer.value, strict=True):
            work.seconds += answer.seconds / len(works)
            if isinstance(value, MemoryLimitError) and work.attempts + 1 < ATTEMPTS:
                work.attempts += 1
                self._alone.append(work)
            elif isinstance(value, SummarizeError):
                self._fail(work, value)
            else:
                work.data = value
                self._hold(work, len(value))
                self._to_render.append(work)

    def _try_again(self, work: Work, death: Died, queue: deque[Work]) -> None:
        work.attempts += 1
        if work.attempts < ATTEMPTS and not death.too_slow:
            queue.appendleft(work)
            return
        times = "" if death.too_slow else f" {work.attempts} times"
        self._fail(
            work,
            WorkerError(
                f"{work.step.source.id}: given up, its process died{times} ({death.how})"
                if times
                else f"{work.step.source.id}: given up, it {death.how}",
                "split the input, or free memory and run the same command again",
            ),
        )

    # --- lines

    def _committed(self, outcome: list[SummarizeError | None]) -> None:
        finished: list[Work] = []
        for work, failure in zip(self._committing, outcome, strict=True):
            if failure is None:
                self._failed_writes = 0
                finished.append(work)
            elif isinstance(failure, StoppedError):
                self._stop(failure)
                self._forget(work)
            else:
                self._failed_writes += 1
                self._fail(work, failure)
        self._committing = []
        self._index.put([(r.record, r.listing) for w in finished if (r := w.rendered)])
        for work in finished:
            self._write_line(_line_of(work))
            self._forget(work)
        self._flush(always=True)
        if self._failed_writes >= WRITES:
            self._stop(
                StoppedError(
                    f"{self._failed_writes} briefs in a row could not be written",
                    "check the disk, then run the same command again: finished briefs are kept",
                )
            )

    def _fail(self, work: Work, error: SummarizeError) -> None:
        self._write_line(Line.failed(work.step.source.id, error, work.seconds))
        self._forget(work)

    def _forget(self, work: Work) -> None:
        self._hold(work, 0)
        self._planner.release(work.step)
        self._moving -= 1

    def _write_line(self, line: Line) -> None:
        self._report.add(line)
        self._tell(line)
        if line.status == "error" and self._fail_fast:
            self._ending = True

    def _flush(self, *, always: bool = False) -> None:
        now = time.monotonic()
        if always or now - self._flushed > _REPORT_EVERY:
            self._flushed = now
            try:
                self._report.flush()
            except StoppedError as error:
                self._stop(error)

    def _stop(self, error: StoppedError) -> None:
        self._stopped = self._stopped or error

    def _hold(self, work: Work, size: int) -> None:
        """``work`` holds ``size`` bytes from now on."""
        self._held += size - work.held
        work.held = size


def _line_of(work: Work) -> Line:
    """The line of a finished article."""
    rendered = work.rendered
    assert rendered is not None
    code, message = rendered.warning or ("brief", "")
    return Line(
        source=work.step.source.id,
        status="warning" if rendered.warning else "ok",
        code=code,
        message=message,
        outputs=tuple(rendered.output.files),
        seconds=work.seconds,
    )
