"""Planning of batches."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.engines.batches import halving, once, output_cap, padded, plan

lengths = st.lists(st.integers(1, 300), max_size=60)


@given(lengths, st.integers(1, 600), st.sampled_from([None, padded]))
def test_every_item_once_within_the_budget(
    sizes: list[int], budget: int, width: Callable[[int], int] | None
) -> None:
    """Each item is in one batch; none holds more padded tokens than allowed, but single ones."""
    caps = [output_cap(size, 256) for size in sizes]
    batches = plan(sizes, caps, budget=budget, width=width)
    assert sorted(i for batch in batches for i in batch.items) == list(range(len(sizes)))
    for batch in batches:
        assert batch.length == max(sizes[i] for i in batch.items) == sizes[batch.items[0]]
        assert {caps[i] for i in batch.items} == {batch.cap}
        assert len(batch.items) == 1 or batch.length * len(batch.items) <= budget


@given(lengths, st.integers(1, 600))
def test_the_width_is_the_items_own(sizes: list[int], budget: int) -> None:
    """No item is padded beyond its own width, whatever stands beside it."""
    for batch in plan(sizes, [256] * len(sizes), budget=budget, width=padded):
        assert {padded(sizes[i]) for i in batch.items} == {padded(batch.length)}


def test_widths_hold_their_lengths_and_few_more() -> None:
    """Never narrower, never a quarter wider for a sentence; the width of a width is itself."""
    for length in range(1, 600):
        assert length <= padded(length) == padded(padded(length))
        assert length < 32 or padded(length) <= 1.25 * length


def test_longest_first() -> None:
    """The first batch holds the longest items."""
    assert [batch.length for batch in plan([3, 9, 5, 7], [50] * 4, budget=10)] == [9, 7, 5]


def test_items_as_wide_as_their_batch_head_it() -> None:
    """Of two items of 16 tokens, each heads a batch; without widths they stand together."""
    sizes = [16, 16, 15, 15, 14, 14]
    batches = plan(sizes, [50] * 6, budget=50, width=padded)
    assert [batch.length for batch in batches] == [16, 16]
    assert [batch.items for batch in batches] == [(0, 2, 4), (1, 3, 5)]
    assert plan(sizes, [50] * 6, budget=50)[0].items == (0, 1, 2)


def test_output_cap_grows_and_stops() -> None:
    """A longer source never has a smaller cap; the limit holds."""
    caps = [output_cap(length, 256) for length in range(1, 400)]
    assert caps == sorted(caps)
    assert max(caps) == 256
    assert all(cap >= min(256, 2 * length) for length, cap in zip(range(1, 400), caps, strict=True))


def test_once_asks_each_text_once_and_keeps_order() -> None:
    """Equal texts share one result."""
    asked: list[str] = []

    def run(texts: list[str]) -> list[str]:
        asked.extend(texts)
        return [text.upper() for text in texts]

    assert once(["b", "a", "b", "a", "c"], run) == ["B", "A", "B", "A", "C"]
    assert asked == ["b", "a", "c"]


def test_halving_splits_until_it_fits() -> None:
    """What is too big is halved; results stay in order."""
    seen: list[int] = []

    def run(items: object) -> list[int]:
        numbers = list(items)  # type: ignore[call-overload]
        if len(numbers) > 3:
            raise MemoryError
        seen.append(len(numbers))
        return [number * 10 for number in numbers]

    assert halving(range(10), run, MemoryError) == [number * 10 for number in range(10)]
    assert max(seen) <= 3


def test_halving_gives_up_on_a_single_item() -> None:
    """One item that is too big is an error, not an endless loop."""

    def run(items: object) -> list[int]:
        raise MemoryError

    with pytest.raises(MemoryError):
        halving([1, 2], run, MemoryError)
