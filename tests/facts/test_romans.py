"""Roman numerals as English ordinals."""

from __future__ import annotations

import pytest

from summarize.facts import compare, find_fixed
from summarize.facts.romans import ordinals


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("từ thế kỷ XIX đến đầu thế kỉ XX", ["19th", "20th"]),
        ("ngôi chùa có từ thế kỷ thứ XI", ["11th"]),
        ("đại biểu Quốc hội khóa XIV chất vấn", ["14th"]),
        ("kỳ họp HĐND tỉnh khoá IX bế mạc", ["9th"]),
        ("Quốc hội khóa 15 họp", ["15th"]),
        ("Đại hội XIII của Đảng", ["13th"]),
        ("đại hội lần thứ XII", ["12th"]),
    ],
)
def test_what_is_counted_in_roman_numerals_has_an_ordinal(source: str, told: list[str]) -> None:
    """Kind ``o``: the model says "the 20th century", not "the century XX"."""
    fixed = [one for one in find_fixed(source) if one.kind == "o"]
    assert [one.target for one in fixed] == told
    assert not compare(source, f"It is the {' and the '.join(told)}.").slips


@pytest.mark.parametrize(
    "source",
    [
        "bác sĩ chuyên khoa II",
        "vua Henry VIII",
        "lớp có khóa 3 tháng",
        "chương II",
        "khóa 2016-2021",
    ],
)
def test_other_numerals_are_none(source: str) -> None:
    """Degrees, kings, chapters and lengths of courses."""
    assert not list(ordinals(source))
