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
from collections.abc import Callable, Iterator
from multiprocessing.connection import wait
from typing import Any

from summarize.batch.child import Answer, FinishAll, Prepare, Render
from summarize.batch.committer import Committer
from summarize.batch.job import Job
from summarize.batch.ledger import Ledger
from summarize.batch.pacing import Pacing
from summarize.batch.place import Place
from summarize.batch.report import Line
from summarize.batch.sources import Refusal, Source
from summarize.batch.steps import MemoryLimitError, Rendered
from summarize.batch.stopping import Interrupts
from summarize.batch.work import Work
from summarize.batch.workforce import Died, Workforce
from summarize.errors import StoppedError, SummarizeError

#: Briefs committed together at most: enough to share the folder syncs.
GROUP = 64
#: Bytes of prepared articles and briefs held at most, besides what the processes hold.
HELD_BYTES = 128_000_000
#: Seconds the loop plans, or writes skipped lines, before it looks at its processes again.
_SLICE = 0.05
#: Seconds a finished brief waits for others after the last group began: each group costs two
#: folder syncs, one of the report and a transaction of the index, during which the loop stands.
_GATHER = 0.25


class LocalRun:
    """One run; ``go`` returns when every input has its line.

    Args:
        inputs: taken as room comes free.
        workers: processes that read ahead and render.
        tell: called with each line of the report.
    """

    def __init__(
        self,
        *,
        job: Job,
        inputs: Iterator[Source | Refusal],
        place: Place,
        committer: Committer,
        interrupts: Interrupts,
        workers: int,
        fail_fast: bool = False,
        tell: Callable[[Line], None] = lambda _: None,
    ) -> None:
        self._inputs: Iterator[Source | Refusal] | None = inputs
        self._can_reload = job.reload is not None
        self._planner = place.planner
        self._ledger = Ledger(place, tell, fail_fast=fail_fast)
        self._decisions = place.decisions
        self._committer = committer
        self._interrupts = interrupts
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
        self._next_group = 0.0
        self._moving = 0
        self._held = 0

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
        finally:
            self._workers.close()
            self._models.close()
        self._ledger.close(asked=self._interrupts.asked)

    def _plan(self) -> None:
        """Take inputs until enough articles are moving or the slice is over."""
        until = time.monotonic() + _SLICE
        while self._inputs is not None and self._has_room() and time.monotonic() < until:
            one = next(self._inputs, None)
            if one is None:
                self._inputs = None
            elif isinstance(one, Refusal):
                self._ledger.write(Line.refused(one))
            else:
                self._take_in(one)
        self._ledger.flush()

    def _has_room(self) -> bool:
        window = self._ahead + 2 * self._pacing.articles + GROUP
        return self._moving < window and self._held < HELD_BYTES

    def _take_in(self, source: Source) -> None:
        try:
            step = self._planner.decide(source)
        except SummarizeError as error:
            self._ledger.write(Line.failed(source.id, error))
            return
        if step.is_done:
            self._planner.release(step)
            self._ledger.write(
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

    def _hand_out(self) -> None:
        if self._interrupts.asked or self._ledger.ending:
            self._drop_waiting()
        # The models load while the first article is read.
        models = self._models.idle(1) if self._to_prepare or self._alone or self._ready else 0
        for _ in range(self._workers.idle(len(self._to_render) + len(self._to_prepare))):
            if self._to_render:
                work = self._to_render.popleft()
                self._workers.give(work, self._render_order(work))
            elif self._to_prepare:
                work = self._to_prepare.popleft()
                self._workers.give(work, self._prepare_order(work))
        if models and (self._alone or self._ready):
            works = self._next_batch()
            self._models.give(works, FinishAll(prepared=tuple(work.data for work in works)))
        if self._to_commit and self._committer.is_idle and self._is_group_due():
            self._commit()

    def _is_group_due(self) -> bool:
        """A group is full, or waited long enough, or is all that is left."""
        waiting = len(self._to_commit)
        return waiting >= GROUP or waiting == self._moving or time.monotonic() >= self._next_group

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
        self._next_group = time.monotonic() + _GATHER
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
        if self._ledger.stopped:
            waiting += [*self._to_render, *self._to_commit]
            self._to_render.clear()
            self._to_commit.clear()
        self._to_prepare.clear()
        self._ready.clear()
        self._alone.clear()
        self._moving -= len(waiting)

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
        deadlines = [deadline] if (deadline := self._workers.deadline) else []
        if self._to_commit and self._committer.is_idle:
            deadlines.append(self._next_group)
        timeout = max(0.0, min(deadlines) - time.monotonic()) if deadlines else None
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
        if isinstance(value, MemoryLimitError) and work.may_try_again():
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
            if isinstance(value, MemoryLimitError) and work.may_try_again():
                self._alone.append(work)
            elif isinstance(value, SummarizeError):
                self._fail(work, value)
            else:
                work.data = value
                self._hold(work, len(value))
                self._to_render.append(work)

    def _try_again(self, work: Work, death: Died, queue: deque[Work]) -> None:
        if work.may_try_again() and not death.too_slow:
            queue.appendleft(work)
        else:
            self._fail(work, work.given_up(death))

    def _committed(self, outcome: list[SummarizeError | None]) -> None:
        finished: list[tuple[Rendered, Line]] = []
        for work, failure in zip(self._committing, outcome, strict=True):
            self._ledger.written(failure)
            if failure is None and work.rendered:
                finished.append((work.rendered, work.line()))
                self._forget(work)
            elif isinstance(failure, StoppedError):
                self._forget(work)
            elif failure is not None:
                self._fail(work, failure)
        self._committing = []
        self._ledger.finished(finished)

    def _fail(self, work: Work, error: SummarizeError) -> None:
        self._ledger.write(Line.failed(work.step.source.id, error, work.seconds))
        self._forget(work)

    def _forget(self, work: Work) -> None:
        self._hold(work, 0)
        self._planner.release(work.step)
        self._moving -= 1

    def _hold(self, work: Work, size: int) -> None:
        """``work`` holds ``size`` bytes from now on."""
        self._held += size - work.held
        work.held = size
