"""The children of a run: who is idle, who answered, who died."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any

from summarize.batch.child import Answer, Child, Order, Ready
from summarize.batch.job import Job
from summarize.errors import StartError

#: Longest time for reading, cleaning or rendering one article, seconds. The largest allowed
#: input takes a few; only a fault takes longer.
PATIENCE = 120.0
#: Children that may die in a row before one took its first order.
_STARTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Died:
    """A child ended on a task.

    Attributes:
        how: for messages.
        too_slow: it was ended because it took too long.
    """

    how: str
    too_slow: bool = False


class Workforce:
    """Up to ``size`` equal children, started when there is work for them."""

    def __init__(
        self, job: Job, size: int, *, with_models: bool = False, pace: float | None = PATIENCE
    ) -> None:
        self._job = job
        self._size = size
        self._with_models = with_models
        self._pace = pace
        self._children: list[Child] = []
        self._failed_starts = 0

    @property
    def busy(self) -> int:
        """Children with a task."""
        return sum(child.task is not None for child in self._children)

    @property
    def waiters(self) -> list[Any]:
        """What ``multiprocessing.connection.wait`` can watch."""
        return [child.connection for child in self._children]

    @property
    def deadline(self) -> float | None:
        """Monotonic time of the next deadline."""
        return min((child.deadline for child in self._children if child.deadline), default=None)

    def idle(self, wanted: int) -> int:
        """Children free now; begins to start more when fewer than ``wanted`` are free or on
        their way."""
        ready = sum(child.is_idle for child in self._children)
        coming = sum(not child.is_ready for child in self._children)
        while ready + coming < wanted and len(self._children) < self._size:
            self._children.append(Child(self._job, with_models=self._with_models, pace=self._pace))
            coming += 1
        return ready

    def give(self, task: Any, order: Order) -> None:
        """Hand an order to an idle child; a dead one shows in ``answers``."""
        child = next(child for child in self._children if child.is_idle)
        # A child that died while idle: its end of the pipe is closed, and ``answers`` tells.
        with contextlib.suppress(OSError):
            child.give(task, order)

    def answers(self) -> Iterator[tuple[Any, Answer | Died]]:
        """What came in: a task with its answer, or with how its child died.

        Raises:
            StartError: the children cannot start.
        """
        now = time.monotonic()
        readable = set(wait(self.waiters, 0)) if self._children else set()
        for child in list(self._children):
            if child.connection in readable:
                yield from self._hear(child)
            elif child.deadline and child.deadline < now:
                task = child.task
                self._drop(child)
                yield task, Died(how=f"took longer than {self._pace:g} s", too_slow=True)

    def _hear(self, child: Child) -> Iterator[tuple[Any, Answer | Died]]:
        task = child.task
        try:
            message = child.take()
        except (EOFError, OSError):
            how = child.how_it_died()
            was_ready = child.is_ready
            self._drop(child)
            if task is not None:
                yield task, Died(how=how)
            elif not was_ready:
                self._failed_starts += 1
                if self._failed_starts >= _STARTS:
                    what = "models" if self._with_models else "workers"
                    raise StartError(
                        f"the {what} do not start: the process {how}",
                        "try a smaller model or --workers 1, and see that memory is free",
                    ) from None
            return
        self._failed_starts = 0
        if isinstance(message, Answer):
            yield task, message
        elif isinstance(message, Ready) and message.error is not None:
            raise message.error

    def _drop(self, child: Child) -> None:
        self._children.remove(child)
        child.kill()

    def close(self) -> None:
        """End all children."""
        for child in list(self._children):
            self._drop(child)
