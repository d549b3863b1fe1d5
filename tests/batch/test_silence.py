"""What a cluster makes is waited for, and not for ever."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from summarize.batch.silence import within


def test_items_come_in_their_order_and_none_before_it_is_asked_for() -> None:
    made: list[int] = []

    def items() -> Iterator[int]:
        for number in range(3):
            made.append(number)
            yield number

    coming = within(60, items())
    assert next(coming) == 0 and made == [0]
    assert list(coming) == [1, 2]


def test_an_error_is_raised_where_the_item_was_asked_for() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError("lost")

    coming = within(60, items())
    assert next(coming) == 1
    with pytest.raises(ValueError, match="lost"):
        next(coming)


def test_one_that_does_not_come_is_given_up_after_the_patience() -> None:
    stuck = threading.Event()

    def items() -> Iterator[int]:
        yield 1
        stuck.wait()
        yield 2

    coming = within(0.2, items())
    assert next(coming) == 1
    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        next(coming)
    assert time.monotonic() - begun < 20
    stuck.set()


def test_a_wait_ends_soon_after_it_is_over() -> None:
    """One Ctrl-C is heard while the cluster is silent, not when its patience ends."""
    stuck, asked = threading.Event(), threading.Event()

    def items() -> Iterator[int]:
        yield 1
        stuck.wait()
        yield 2

    coming = within(600, items(), over=asked.is_set)
    assert next(coming) == 1
    threading.Timer(0.2, asked.set).start()
    begun = time.monotonic()
    assert list(coming) == []
    assert time.monotonic() - begun < 20
    stuck.set()


def test_who_makes_them_ends_with_who_takes_them() -> None:
    ended = threading.Event()

    def items() -> Iterator[int]:
        try:
            yield from range(9)
        finally:
            ended.set()

    coming = within(60, items())
    assert next(coming) == 0
    coming.close()
    assert ended.is_set() and "summarize-wait" not in {one.name for one in threading.enumerate()}
