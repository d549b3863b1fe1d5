"""What is decoded together: equal texts once, sorted by length, bounded by tokens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Items decoded in one call.

    Attributes:
        items: indices into the planned sequence, longest first.
        length: tokens of the longest item.
        cap: most tokens an output of this batch may have.
    """

    items: tuple[int, ...]
    length: int
    cap: int


def plan(lengths: Sequence[int], caps: Sequence[int], *, budget: int) -> list[Batch]:
    """Batches of items with one cap each, longest first, ``length * items <= budget`` tokens.

    Padding costs time in proportion to it, so items of similar length go together; the longest
    first, because a run that ends on a long batch leaves the other workers idle, and because
    memory runs out at the start or never. An item longer than the budget is a batch of its own.

    Args:
        lengths: tokens of each item.
        caps: most tokens of each item's output. A batch never mixes caps: what a text becomes
            must not depend on its neighbours.
        budget: tokens a batch holds at most, padding included.
    """
    order = sorted(range(len(lengths)), key=lambda i: (-caps[i], -lengths[i], i))
    batches: list[Batch] = []
    start = 0
    for end in range(1, len(order) + 1):
        first = order[start]
        full = end == len(order) or (
            caps[order[end]] != caps[first] or (end - start + 1) * lengths[first] > budget
        )
        if full:
            items = tuple(order[start:end])
            batches.append(Batch(items=items, length=lengths[first], cap=caps[first]))
            start = end
    return batches


def once(texts: Sequence[str], run: Callable[[list[str]], list[T]]) -> list[T]:
    """``run`` on the distinct texts, its results spread back over all of them, in order."""
    distinct = list(dict.fromkeys(texts))
    results = dict(zip(distinct, run(distinct), strict=True)) if distinct else {}
    return [results[text] for text in texts]


def output_cap(length: int, limit: int) -> int:
    """Most tokens an output may have for a source of ``length`` tokens.

    A translation has about as many tokens as its source; one that runs past twice that is a
    repetition loop, and decoding it to the model's own limit would hold up its whole batch.
    Few classes, so that batches stay large: sources up to 16, 40, 96 tokens, and longer.
    """
    for longest, cap in ((16, 48), (40, 96), (96, 208)):
        if length <= longest:
            return min(cap, limit)
    return limit


def halving(
    items: Sequence[T], run: Callable[[Sequence[T]], list[R]], too_big: type[Exception]
) -> list[R]:
    """``run`` on all items at once; where that raises ``too_big``, on each half, and so on.

    Raises:
        Exception: ``too_big``, when a single item is still too big.
    """
    try:
        return run(items)
    except too_big:
        if len(items) < 2:
            raise
    # Outside of the handler: a traceback in flight keeps the failed batch's memory alive.
    middle = len(items) // 2
    return halving(items[:middle], run, too_big) + halving(items[middle:], run, too_big)
