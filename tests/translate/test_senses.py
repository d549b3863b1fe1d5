"""Words of two meanings."""

from __future__ import annotations

import pytest

from summarize.translate.senses import in_their_sense


@pytest.mark.parametrize(
    ("source", "output", "text"),
    [
        ("Hai tàu của hải quân rời cảng.", "Two navy trains left.", "Two navy ships left."),
        ("Tàu chìm ngoài khơi.", "The train sank off the coast.", "The ship sank off the coast."),
        ("Tàu cá mất tích.", "Trains are missing.", "Ships are missing."),
        # on rails, of both, and other words
        ("Tàu hỏa chạy dọc biển.", "The train runs along the sea.", "The train runs along the sea."),
        ("Tàu rời ga.", "The train left.", "The train left."),
        ("Tàu hải quân huấn luyện.", "Navy ships train.", "Navy ships train."),
        ("Hải quân họp.", "The train left.", "The train left."),
        ("Tàu rời cảng.", "It rained when they came to train.", "It rained when they came to train."),
    ],
)  # fmt: skip
def test_ships_are_no_trains(source: str, output: str, text: str) -> None:
    assert in_their_sense(output, source) == text


@pytest.mark.parametrize(
    ("source", "output", "text"),
    [
        ("Lúc này chị Ng. đến.", "At this point, sister Ng. came.", "At this point, Ms. Ng. came."),
        ("Thi thể chị H. được tìm thấy.", "The body of her sister H. was found.", "The body of Ms. H. was found."),
        ("Nhà chị Hoa cháy.", "The Hoa sister house burned.", "The Hoa house burned."),
        ("Chị gái của chị Hoa đến.", "Her sister Hoa came.", "Her sister Hoa came."),
        ("Làm đại sứ tại Mỹ.", "He is in the U.S..", "He is in the U.S."),
        ("Hiệu lực trong 1 năm.", "It is valid for 1 years.", "It is valid for 1 year."),
        ("Hơn 11 năm.", "More than 11 years, 0.1 days.", "More than 11 years, 0.1 days."),
    ],
)  # fmt: skip
def test_sisters_and_ones(source: str, output: str, text: str) -> None:
    assert in_their_sense(output, source) == text
