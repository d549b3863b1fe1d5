"""What is decoded together: equal texts once, sorted by length, bounded by tokens."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun(Generic[T]):
    """A batch that is being decoded, or will be when it is waited for.

    Attributes:
        items: indices of its texts.
        wait: gives their outputs, in that order; called once.
    """

    items: tuple[int, ...]
    wait: Callable[[], list[T]]

    def then(self, read: Callable[[T], R]) -> Begun[R]:
        """The same batch, each of its outputs read so when it is waited for."""
        return Begun(items=self.items, wait=lambda: [read(one) for one in self.wait()])


def gathered(batches: Iterable[Begun[T]]) -> list[T]:
    """The outputs of all batches of some texts, in the order of the texts."""
    found = {i: one for batch in batches for i, one in zip(batch.items, batch.wait(), strict=True)}
    return [found[i] for i in range(len(found))]


def plan(
    lengths: Sequence[int],
    caps: Sequence[int],
    *,
    budget: int,
    width: Callable[[int], int] | None = None,
) -> list[Batch]:
    """Batches of items with one cap each, longest first, ``length * items <= budget`` tokens.

    Padding costs time in proportion to it, so items of similar length go together; the longest
    first, because a run that ends on a long batch leaves the other workers idle, and because
    memory runs out at the start or never. An item longer than the budget is a batch of its own.

    Args:
        lengths: tokens of each item.
        caps: most tokens of each item's output. A batch never mixes caps: what a text becomes
            must not depend on its neighbours.
        budget: tokens a batch holds at most, padding included.
        width: if given, a batch only holds items whose lengths are padded to the same width, and
            is dealt rather than cut, so that items of just that length head as many batches as
            can be.
    """
    order = sorted(range(len(lengths)), key=lambda i: (-caps[i], -lengths[i], i))

    def group(i: int) -> tuple[int, int]:
        return caps[i], width(lengths[i]) if width else 0

    batches = []
    for (cap, wide), items in itertools.groupby(order, key=group):
        for rows in _dealt(list(items), wide, budget) if width else _cut(items, lengths, budget):
            batches.append(Batch(items=tuple(rows), length=lengths[rows[0]], cap=cap))
    return batches


def padded(length: int, least: int = 8) -> int:
    """The width a source of ``length`` tokens is padded to, a function of it and its model alone.

    A multiple of ``least``; of 16 or 32 where sources are long and few, and would each fill a batch
    alone.
    """
    step = least if length <= 64 else 16 if length <= 128 else 32
    return -(-length // step) * step


def _dealt(items: list[int], width: int, budget: int) -> list[list[int]]:
    """Items of one width, dealt to as few batches as hold them."""
    count = -(-len(items) // max(1, budget // width))
    return [items[first::count] for first in range(count)]


def _cut(items: Iterable[int], lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Items, longest first, cut where a batch is full."""
    batch: list[int] = []
    for i in items:
        if batch and lengths[batch[0]] * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


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
