"""Whether time grows with the input or with its square, however fast the machine is."""

from __future__ import annotations

import time
from collections.abc import Callable

from summarize.facts import forget


def assert_linear(run: Callable[[int], object], count: int) -> None:
    """``run(count)`` may take nine times what a quarter takes: it is about four times where time
    grows with the input, and sixteen where it grows with the square. The half second more is for
    what is over at once."""
    quarter = min(_seconds(run, count // 4) for _ in range(2))
    # Once more where it took too long: the process may have collected its garbage meanwhile.
    within = (_seconds(run, count) < 9 * quarter + 0.5 for _ in range(2))
    assert any(within)


def _seconds(run: Callable[[int], object], count: int) -> float:
    forget()  # what was read once would be answered at once
    begun = time.process_time()
    run(count)
    return time.process_time() - begun
