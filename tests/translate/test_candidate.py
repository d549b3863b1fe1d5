"""What a model gave is read: spacing, capitals, words said twice."""

from __future__ import annotations

import pytest

from summarize.translate.candidate import undoubled


@pytest.mark.parametrize(
    ("text", "source", "left"),
    [
        ("They drink polluted polluted water.", "Họ uống nước ô nhiễm.", "They drink polluted water."),
        ("The surface surface surface shook.", "Bề mặt rung.", "The surface shook."),
        ("He won an Academy Awards awards.", "Ông đoạt giải.", "He won an Academy Awards."),
        ("He had had enough.", "Ông chịu đủ rồi.", "He had had enough."),
        ("They went to Baden Baden.", "Họ đến Baden Baden.", "They went to Baden Baden."),
        ("It cost 15 15 dong.", "Giá 15 15 đồng.", "It cost 15 15 dong."),
        ("The Misss title was posssible.", "Danh hiệu", "The Miss title was possible."),
        ("Hmmm, said Brrr Bot.", "Hmmm, Brrr Bot nói.", "Hmmm, said Brrr Bot."),
        ("A long-sharing sharing paper", "Một bài", "A long-sharing sharing paper"),
    ],
)  # fmt: skip
def test_a_word_said_twice_is_said_once(text: str, source: str, left: str) -> None:
    assert undoubled(text, source) == left
