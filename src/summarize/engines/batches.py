"""What is decoded together: equal texts once, sorted by length, bounded by tokens."""

from __future__ import annotations

import collections
import itertools
from collections.abc import Callable, Iterator, Sequence
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


def plan(lengths: Sequence[int], caps: Sequence[int], *, budget: int, step: int = 1) -> list[Batch]:
    """Batches of items with one cap each, longest first, ``length * items <= budget`` tokens.

    Padding costs time in proportion to it, so items of similar length go together; the longest
    first, because a run that ends on a long batch leaves the other workers idle, and because
    memory runs out at the start or never. An item longer than the budget is a batch of its own.

    Args:
        lengths: tokens of each item.
        caps: most tokens of each item's output. A batch never mixes caps: what a text becomes
            must not depend on its neighbours.
        budget: tokens a batch holds at most, padding included.
        step: a batch whose longest item is a multiple of this many tokens is cheaper, so items
            of such lengths are spread over the batches to head them.
    """
    order = sorted(range(len(lengths)), key=lambda i: (-caps[i], -lengths[i], i))
    return [
        Batch(items=tuple(items), length=max(lengths[i] for i in items), cap=cap)
        for cap, group in itertools.groupby(order, key=caps.__getitem__)
        for items in _pack(list(group), lengths, budget, step)
    ]


def _pack(order: list[int], lengths: Sequence[int], budget: int, step: int) -> Iterator[list[int]]:
    """Batches of items of one cap, given longest first."""
    waiting = collections.deque(order)
    left = sum(lengths[i] for i in order)
    # Items held back to head a later batch; all at least as long as whatever still waits.
    heads: collections.deque[int] = collections.deque()
    while waiting or heads:
        if not waiting:
            batch = [heads.popleft()]
        elif heads and lengths[waiting[0]] % step:
            batch = [heads.pop()]
        else:
            batch = [waiting.popleft()]
        top = lengths[batch[0]]
        left -= top
        while waiting and (len(batch) + 1) * top <= budget:
            i = waiting.popleft()
            room = budget - len(batch) * top
            if step > 1 and lengths[i] % step == 0 and len(heads) * budget < left - room:
                heads.append(i)
            else:
                batch.append(i)
                left -= lengths[i]
        while not waiting and heads and (len(batch) + 1) * max(top, lengths[heads[0]]) <= budget:
            top = max(top, lengths[heads[0]])
            batch.append(heads.popleft())
        # The longest stands first, wherever it came from.
        yield sorted(batch, key=lambda i: (-lengths[i], i))


def once(texts: Sequence[str], run: Callable[[list[str]], list[T]]) -> list[T]:
    """``run`` on the distinct texts, its results spread back over all of them, in order."""
    distinct = list(dict.fromkeys(texts))
    results = dict(zip(distinct, run(distinct), strict=True)) if distinct else {}
    return [results[text] for text in texts]


def output_cap(length: int, limit: int) -> int:
    """Most tokens an output may have for a source of ``length`` tokens.

    A translation has about as many tokens as its source; one that runs past twice that is a
    repetition loop, and decoding it to the model's own limit would hold up its whole batch.
    Two classes, so that batches stay large: sources up to 48 tokens, and longer ones.
    """
    return min(112, limit) if length <= 48 else limit


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
