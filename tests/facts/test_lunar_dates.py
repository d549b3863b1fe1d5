"""Days and months of the lunar calendar, and what English says for them."""

from __future__ import annotations

import pytest

from summarize.facts import compare, find_fixed
from summarize.facts.lunar_dates import lunar_dates


@pytest.mark.parametrize(
    ("source", "wording"),
    [
        ("mở hội ngày 12 tháng Giêng âm lịch", "the 12th day of the first lunar month"),
        ("lễ hội mở ngày 12 tháng Giêng", "the 12th day of the first lunar month"),
        ("cúng vào 23 tháng Chạp", "the 23rd day of the last lunar month"),
        ("rằm tháng 7 năm nay", "the 15th day of the seventh lunar month"),
        ("sáng mùng 2 Tết", "the 2nd day of the first lunar month (Tet)"),
        ("chiều 29 Tết", "the 29th day of the last lunar month"),
        ("cưới hôm 16/9 âm lịch", "the 16th day of the ninth lunar month"),
        (
            "21 tháng 4 năm Giáp Thìn",
            "the 21st day of the fourth lunar month of the Giap Thin year",
        ),
        (
            "15 tháng Giêng Mậu Tuất",
            "the 15th day of the first lunar month of the Mau Tuat year",
        ),
        ("Giỗ tổ mùng 10 tháng 3", "the 10th day of the third lunar month"),
        ("dâng hương ở Đền Hùng ngày 10/3", "the 10th day of the third lunar month"),
        ("làng khai ấn ngày 15 tháng Giêng", "the 15th day of the first lunar month"),
        ("ngày 23 tháng Chạp năm 2021", "the 23rd day of the last lunar month of 2021"),
        ("mùng 6/1/2023 âm lịch", "the 6th day of the first lunar month of 2023"),
    ],
)
def test_a_lunar_date_is_said_as_one(source: str, wording: str) -> None:
    """No date of the solar calendar is made of it."""
    assert [one.wording for one in lunar_dates(source, "vi")] == [wording]
    assert wording in [one.target for one in find_fixed(source)]


def test_days_of_tet_in_a_row_are_told_one_by_one() -> None:
    """ "Tết" stands behind the last of them."""
    found = [one.wording[:11] for one in lunar_dates("mùng 1, mùng 2 và mùng 3 Tết", "vi")]
    assert found == ["the 1st day", "the 2nd day", "the 3rd day"]


def test_another_year_of_a_lunar_date_is_told() -> None:
    """Its number is a fact as that of any date."""
    source = "Họ cưới ngày 23 tháng Chạp năm 2021."
    target = "They married on the 23rd day of the last lunar month of {}."
    assert compare(source, target.format(2021)).balanced
    assert not compare(source, target.format(2022)).balanced


@pytest.mark.parametrize(
    "source",
    [
        "ngày 12 tháng Giêng tại Lima",
        "tháng Giêng năm 2019",
        "mùng 8 tháng 3",
        "Tết Dương lịch 2020",
    ],
)
def test_what_may_be_of_the_solar_calendar_is_left(source: str) -> None:
    """ "tháng Giêng" is January as well, where nothing speaks of the old calendar."""
    assert list(lunar_dates(source, "vi")) == []


def test_a_solar_month_for_a_lunar_one_is_a_changed_date() -> None:
    """A festival told a month off misinforms."""
    [slip] = compare("Hội mở ngày 12 tháng Giêng âm lịch.", "The fair opens on January 12.").slips
    assert (slip.what, slip.kind) == ("changed", "month")


@pytest.mark.parametrize(
    "target", ["It opens on the 12th day of the first lunar month.", "It opens on January 12."]
)
def test_either_calendar_answers_for_a_month_that_may_be_of_both(target: str) -> None:
    """Nothing says which."""
    assert compare("Chợ mở ngày 12 tháng Giêng.", target).balanced
