"""Dividing what is longer than a model takes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.segment import split_clauses
from tests.linear import assert_linear

LONG = (
    "Theo dự thảo, tỉnh sẽ hỗ trợ 24 triệu đồng cho mỗi hộ trồng sâm, đồng thời cho vay không lãi"
    " trong ba năm; tuy nhiên, hộ nào bỏ vườn quá sáu tháng phải trả lại tiền và không được vay nữa"
)


def words(text: str) -> int:
    """A measure: the number of words."""
    return len(text.split())


def test_short_text_stays() -> None:
    """What fits is one piece."""
    assert split_clauses(LONG, 100, words) == [LONG]


def test_cut_at_the_strongest_boundary() -> None:
    """A semicolon near the middle is taken before any comma."""
    first, second = split_clauses(LONG, 30, words)
    assert first.endswith("ba năm;")
    assert second.startswith("tuy nhiên")


def test_cut_before_a_conjunction_or_behind_a_comma() -> None:
    """Smaller pieces end with a clause too."""
    pieces = split_clauses(LONG, 16, words)
    assert " ".join(pieces) == LONG
    assert all(words(piece) <= 16 for piece in pieces)
    assert [piece.split()[0] for piece in pieces][1:] == ["đồng", "tuy", "và"]


def test_no_boundary_at_all() -> None:
    """Words without marks are divided near the middle."""
    assert split_clauses("a b c d e f", 3, words) == ["a b c", "d e f"]


def test_a_word_over_the_limit() -> None:
    """A single word that is too long is cut inside; nothing is lost."""
    pieces = split_clauses("x" * 1000, 300)
    assert "".join(pieces) == "x" * 1000
    assert max(map(len, pieces)) <= 300


def test_empty_and_impossible() -> None:
    """Nothing gives nothing; a limit below 1 cannot be met."""
    assert split_clauses("  ", 5) == []
    with pytest.raises(ValueError, match="at least 1"):
        split_clauses("a", 0)


@settings(max_examples=200)
@given(st.text(alphabet="abđ ,;:.\n", max_size=300), st.integers(min_value=20, max_value=60))
def test_pieces_join_again(text: str, limit: int) -> None:
    """Pieces are within the limit and join to the collapsed text when no word is too long."""
    pieces = split_clauses(text, limit)
    assert all(0 < len(piece) <= limit for piece in pieces)
    if all(len(word) <= limit for word in text.split()):
        assert " ".join(pieces) == " ".join(text.split())


def test_time_is_near_linear() -> None:
    """A text without a full stop is divided in the time of its length."""

    def run(times: int) -> None:
        pieces = split_clauses("mưa lớn ở miền trung, " * times, 400)
        assert max(map(len, pieces)) <= 400

    assert_linear(run, 15_000)
