"""A child process that does one thing after another, and may die without taking anyone along.

The parent sends a task only to an idle child, so it always knows on which task a child died,
and never waits for a child that waits for it.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import time
from dataclasses import dataclass
from functools import partial
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Any

from summarize.batch.job import Finish, Job
from summarize.batch.sources import Source
from summarize.batch.steps import Rendered, finish, prepare, render
from summarize.document import Decision
from summarize.errors import StartError, SummarizeError

#: On Linux the children are forked from a process that loads the program once for all of them, and
#: has no threads. Elsewhere each loads it for itself: system libraries there survive no fork.
_START: ForkServerContext | SpawnContext = (
    ForkServerContext() if sys.platform == "linux" else SpawnContext()
)
#: Seconds a child gets to end by itself when the run is over.
_FAREWELL = 2.0
#: New objects, less freed ones, between two searches for garbage in cycles. Articles make hardly
#: any; Python's 700 made the search a fifth of all processor time.
_GARBAGE = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepare:
    """Read and clean one input; answered by the pickled prepared article or an error."""

    source: Source
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Render:
    """Render one brief; answered by ``Rendered`` or an error.

    Attributes:
        brief: pickled, or the bytes of its json (``is_record``).
    """

    article_id: str
    stem: str
    brief: bytes
    decisions: tuple[Decision, ...] = ()
    is_record: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishAll:
    """Run the models; answered by a list of pickled briefs and errors, in order."""

    prepared: tuple[bytes, ...]


Order = Prepare | Render | FinishAll


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of an order, and the seconds it took."""

    value: bytes | Rendered | SummarizeError | list[bytes | SummarizeError]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The child can take orders; ``error`` if it cannot start."""

    error: StartError | None = None


class Child:
    """One child process, as the parent sees it.

    Raises:
        StartError: the system gives no process.

    Attributes:
        task: what the parent gave it to do; None when it is idle.
        is_ready: it has said that it can take orders.
    """

    def __init__(self, job: Job, *, with_models: bool, pace: float | None = None) -> None:
        try:
            self.connection, theirs = _START.Pipe()
            self._process = _START.Process(
                target=_live, args=(theirs, job, with_models), daemon=True, name="summarize-worker"
            )
            _begin(self._process, job)
        except (OSError, EOFError) as error:
            raise StartError(
                f"no worker process can be started: {str(error) or 'it ended at once'}",
                "see that memory, processes and open files are free (ulimit -a), then run the "
                "same command again",
            ) from error
        theirs.close()
        self.is_ready = False
        self.task: Any = None
        self._pace = pace
        self._deadline: float | None = None

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid or 0

    @property
    def is_idle(self) -> bool:
        """Whether it can be given an order."""
        return self.is_ready and self.task is None

    @property
    def deadline(self) -> float | None:
        """Monotonic time at which its order has taken too long; None for never."""
        return self._deadline

    def give(self, task: Any, order: Order) -> None:
        """Send an order.

        Raises:
            OSError: the child is dead; the task is not started.
        """
        self.task = task
        self._deadline = time.monotonic() + self._pace if self._pace else None
        self.connection.send_bytes(pickle.dumps(order, pickle.HIGHEST_PROTOCOL))

    def take(self) -> Answer | Ready:
        """What the child sent.

        Raises:
            EOFError, OSError: it died.
        """
        message: Answer | Ready = pickle.loads(self.connection.recv_bytes())
        if isinstance(message, Ready):
            self.is_ready = True
        else:
            self.task, self._deadline = None, None
        return message

    def how_it_died(self) -> str:
        """For messages; waits a moment for the system to say."""
        self._process.join(_FAREWELL)
        code = self._process.exitcode
        if code is None:
            return "it does not answer"
        if code < 0:
            name = signal.Signals(-code).name
            hint = ", out of memory?" if -code == signal.SIGKILL else ""
            return f"ended by {name}{hint}"
        return f"ended with status {code}"

    def kill(self) -> None:
        """End it now."""
        self.connection.close()
        self._process.kill()
        self._process.join()
        self._process.close()


def _begin(process: BaseProcess, job: Job) -> None:
    """Start a child that Ctrl-C does not reach.

    It goes to the whole terminal group; the parent alone answers it. A blocked signal stays
    blocked in the child, from its first instruction on. (The tracker is started before: starting
    it unblocks the two signals.)
    """
    _START.set_forkserver_preload([_home(job)])
    resource_tracker.ensure_running()
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


def _home(job: Job) -> str:
    """The module of the job's functions."""
    function = job.prepare.func if isinstance(job.prepare, partial) else job.prepare
    return function.__module__


def _live(connection: Connection, job: Job, with_models: bool) -> None:
    """The child's life: orders in, answers out, until the parent is gone."""
    run: Finish | None = None
    try:
        if with_models:
            try:
                run = job.load()
            except StartError as error:
                _say(connection, Ready(error=error))
                return
        gc.freeze()  # what is loaded by now stays
        gc.set_threshold(_GARBAGE)
        _say(connection, Ready())
        warm = job.warm
        while True:
            order: Order = pickle.loads(connection.recv_bytes())
            start = time.perf_counter()
            value = _obey(job, run, order)
            _say(connection, Answer(value=value, seconds=time.perf_counter() - start))
            if warm is not None and isinstance(order, Prepare):
                warm()
                warm = None
            del order, value  # the next order may be long in coming
    except (EOFError, BrokenPipeError, ConnectionResetError):
        # The parent ended or was killed. Nothing here is worth tidying up: only the parent
        # writes outputs.
        os._exit(0)


def _say(connection: Connection, message: Answer | Ready) -> None:
    connection.send_bytes(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))


def _obey(
    job: Job, run: Finish | None, order: Order
) -> bytes | Rendered | SummarizeError | list[bytes | SummarizeError]:
    match order:
        case Prepare():
            return prepare(job, order.source, order.decisions)
        case Render():
            return render(
                job,
                order.article_id,
                order.stem,
                order.brief,
                order.decisions,
                is_record=order.is_record,
            )
        case FinishAll(prepared=prepared):
            if run is None:
                raise TypeError("this worker has no models")
            return finish(run, prepared)
