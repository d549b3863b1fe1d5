"""The segmenter against its golden rules, and what holds for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.segment import split_sentences
from tests.segment.golden_rules import GOLDEN_RULES


@pytest.mark.parametrize(
    ("text", "sentences"),
    [rule[1:] for rule in GOLDEN_RULES],
    ids=[rule[0] for rule in GOLDEN_RULES],
)
def test_golden_rule(text: str, sentences: list[str]) -> None:
    """Each golden rule holds exactly."""
    assert [span.of(text) for span in split_sentences(text)] == sentences


def test_there_are_sixty_golden_rules_or_more() -> None:
    """The table is a table, with one name for each rule."""
    names = [rule[0] for rule in GOLDEN_RULES]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


_ALPHABET = st.sampled_from([*"aàbcđeghikĐNTQ  ..??!…\"“”'()[]-/123,;:\n\t", "TP.", "./.", "v.v."])


@settings(max_examples=300)
@given(st.lists(_ALPHABET, max_size=120).map("".join))
def test_every_character_is_in_one_sentence(text: str) -> None:
    """Spans are in order, do not overlap, are stripped, and leave out white space only."""
    spans = split_sentences(text)
    at = 0
    for span in spans:
        assert span.start >= at
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "unit",
    ["a", ".", '"', "(", "“Không. ", "TP. Hà ", "v.v. ", "A.", "1. ", "…", " ", "./.", "(A. B"],
)
def test_time_is_linear_in_one_long_line(unit: str) -> None:
    """Whatever a line is made of, each decision looks at a bounded stretch."""
    text = unit * (300_000 // len(unit))
    begun = time.process_time()
    split_sentences(text)
    assert time.process_time() - begun < 15  # under 1 s; a quadratic step takes minutes


def test_five_megabytes_on_one_line() -> None:
    """A whole line of sentences as long as the largest article a reader lets through."""
    text = "Mưa lớn tiếp tục ở miền Trung. " * 160_000  # 5,000,000 characters
    assert len(split_sentences(text)) == 160_000
