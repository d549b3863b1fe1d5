"""Impossible dates of the source are named, not tagged."""

from __future__ import annotations

import pytest

from summarize.dates import find_dates, source_hints


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hội nghị ngày 31/2/2021 bị hoãn.", "31/2/2021"),
        ("Hồ sơ nộp ngày 45/13.", "ngày 45/13"),
        ("Họp ngày 31 tháng 4 tại Huế.", "ngày 31 tháng 4"),
        ("Báo ra 29/2/2023.", "29/2/2023"),
        ("Ngày 32-12-2020 mưa.", "32-12-2020"),
    ],
)
def test_named(text: str, words: str) -> None:
    ((span, message),) = source_hints(text)
    assert span.of(text) == words
    assert "check the source" in message
    assert find_dates(text, "2021-06-22") == []


def test_a_weekday_that_does_not_fit() -> None:
    ((span, message),) = source_hints("Thứ hai, ngày 15 tháng 5 năm 1999, trời mưa.")
    assert message == "15/5/1999 is a Saturday: the weekday does not fit"
    assert span.start == 0


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 29/2/2024 và 31/12/2020.",
        "Mưa từ ngày 14 - 21/5 ở Huế.",
        "Báo Mỹ ghi 6/22/2021.",
        "Thứ Ba, ngày 22/6/2021.",
        "Tỷ số 31/2, căn hộ 45/13 Trần Phú.",
        "Nghị định 15/2021/NĐ-CP.",
        "ngày 29/2",
    ],
)
def test_nothing_to_hint_at(text: str) -> None:
    assert source_hints(text) == []


def test_english() -> None:
    assert [m for _, m in source_hints("On 31/2/2021 nothing happened.", "en")]
    assert source_hints("On 31/1/2021 it did.", "en") == []
