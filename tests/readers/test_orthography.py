"""What is spelled as Vietnamese."""

from __future__ import annotations

import pytest

from summarize.readers.orthography import COMMON, is_syllable, plausibility
from tests.hostile.article import FRENCH, TEXT
from tests.readers.news import NEWS

WORDS = """
    nghiêng Thuỷ thủy hoà hòa quyết quốc giếng gì khuya ngoằn xoong Kạn rượu yêu ẩn GIỮA ý
"""


@pytest.mark.parametrize("word", WORDS.split())
def test_syllables(word: str) -> None:
    """Words of the language, both ways of placing the tone."""
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["cê", "ngề", "kà", "gế", "tàc", "mếtt", "ViÖt", "ñaát", "á́", "ệệ", "blá", "việtt"]
)
def test_no_syllables(word: str) -> None:
    """Spelling rules, tones on stops, two tones, foreign letters."""
    assert not is_syllable(word)


def test_all_of_the_news_is_vietnamese() -> None:
    """Every accented word of made-up news is a syllable, but for what is no word."""
    seen = plausibility(NEWS)
    assert seen.share > 0.99
    assert seen.score > seen.words


def test_french_is_not() -> None:
    """Another language with accents is not taken for Vietnamese."""
    assert plausibility(FRENCH).share < 0.5
    assert plausibility(TEXT).share == 1.0


def test_common_syllables_are_syllables() -> None:
    """The short list agrees with the grammar."""
    assert [word for word in sorted(COMMON) if not is_syllable(word)] == []
