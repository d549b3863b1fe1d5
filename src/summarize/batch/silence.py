"""Waiting for what a cluster makes, and not for ever."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

_T = TypeVar("_T")


def within(
    patience: float, items: Iterable[_T], *, over: Callable[[], bool] = lambda: False
) -> Generator[_T]:
    """The items, each of which comes in time; none is made before it is asked for.

    They are made in a thread, which ends with the iteration. One that never comes keeps its thread,
    which holds up no exit.

    Args:
        patience: longest wait for one, seconds.
        over: asked every second of a wait; where it holds, no more items are waited for.

    Raises:
        TimeoutError: the next did not come.
    """
    asked: SimpleQueue[bool] = SimpleQueue()
    came: SimpleQueue[_T | _End] = SimpleQueue()
    maker = Thread(target=_make, args=(items, asked, came), name="summarize-wait", daemon=True)
    maker.start()
    is_waiting = False
    try:
        while True:
            is_waiting = True
            asked.put(True)
            deadline = time.monotonic() + patience
            while (one := _soon(came, deadline)) is None:
                if over():
                    return
                if time.monotonic() >= deadline:
                    raise TimeoutError(f"nothing came for {patience:g} s")
            is_waiting = False
            if not isinstance(one, _End):
                yield one
            elif one.error is not None:
                raise one.error
            else:
                return
    finally:
        asked.put(False)
        if not is_waiting:
            maker.join()


def _soon(came: SimpleQueue[_T], deadline: float) -> _T | None:
    """What comes within a second, or before the deadline; None: nothing did."""
    try:
        return came.get(timeout=max(0.0, min(1.0, deadline - time.monotonic())))
    except Empty:
        return None


class _End:
    """There are no more items; ``error`` is why, unless all came."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


def _make(items: Iterable[_T], asked: SimpleQueue[bool], came: SimpleQueue[_T | _End]) -> None:
    iterator = iter(items)
    while asked.get():
        try:
            came.put(next(iterator))
        except StopIteration:
            came.put(_End())
        except BaseException as error:  # noqa: BLE001 (it is raised where the item is asked for)
            came.put(_End(error))
