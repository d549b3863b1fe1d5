"""Degrees below zero, and scores turned round."""

from __future__ import annotations

import pytest

from summarize.facts import compare

PAIRS = [
    ("Nhiệt độ xuống âm 5 độ C.", "It fell to minus 5 degrees C.", "It rose to 5 degrees C."),
    ("Sáng nay -1,2 độ.", "It was -1.2 degrees this morning.", "It was 1.2 degrees this morning."),
    ("Trời lạnh âm 10°C.", "It was 10 degrees below zero.", "It was 10 degrees."),
    ("Trận đấu kết thúc với tỷ số 3-1.", "The match ended 3-1.", "The match ended 1-3."),
    ("Đội nhà thắng 2-0.", "The home side won 2-0.", "The home side played 0-2."),
    ("Anh thắng 6-4, 3-6, 7-5.", "He won 6-4, 3-6, 7-5.", "He won 6-4, 6-3, 7-5."),
]


@pytest.mark.parametrize(("source", "right", "wrong"), PAIRS, ids=[pair[2] for pair in PAIRS])
def test_the_sign_and_the_order_are_told(source: str, right: str, wrong: str) -> None:
    assert compare(source, right).balanced
    assert not compare(source, wrong).balanced


@pytest.mark.parametrize(
    ("source", "target"),
    [
        # English puts the winner's figure first, or the loser's with the loser.
        ("Trận Arsenal - Chelsea có tỷ số 1-3.", "Chelsea beat Arsenal 3-1."),
        ("Đội khách thua 3-1.", "The visitors lost 1-3."),
        ("Trận đấu có tỷ số 2-2.", "The match ended 2-2."),
        # No score, and no temperature.
        ("Có 5-10 người mỗi nhóm.", "There are 10-5 people in each group."),
        ("Ở độ sâu 5 m.", "At a depth of 5 m."),
        ("Từ 2-5 độ C.", "From 2 to 5 degrees C."),
        ("Nhiệt độ từ âm 5 đến 3 độ C.", "From -5 to 3 degrees C."),
    ],
)
def test_what_is_no_sign_or_rightly_turned_is_not(source: str, target: str) -> None:
    assert compare(source, target).balanced
