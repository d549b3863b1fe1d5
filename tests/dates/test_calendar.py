"""Calendar arithmetic and holidays that are counted or computed."""

from __future__ import annotations

from datetime import date

import pytest

from summarize.dates.calendar import (
    nth_weekday,
    possible,
    season_bounds,
    season_year,
    shift,
    valid,
    week_value,
)
from summarize.dates.holidays import holiday


def test_shifts_keep_to_the_month() -> None:
    assert shift(date(2024, 1, 31), "month", 1) == date(2024, 2, 29)
    assert shift(date(2024, 2, 29), "year", -1) == date(2023, 2, 28)
    assert shift(date(2024, 5, 15), "quarter", 2) == date(2024, 11, 15)
    assert shift(date(2024, 5, 15), "century", 90) is None
    assert shift(date(1, 1, 1), "day", -1) is None


def test_weeks_are_those_of_iso() -> None:
    assert week_value(date(2021, 1, 3)) == "2020-W53"
    assert week_value(date(2024, 12, 30)) == "2025-W01"


def test_valid_days() -> None:
    assert valid(2024, 2, 29)
    assert not valid(2023, 2, 29)
    assert not valid(2023, 13, 1)
    assert possible(2, 29)
    assert not possible(4, 31)


def test_winter_belongs_to_the_year_it_starts_in() -> None:
    assert season_bounds(2016, "WI") == (date(2016, 12, 21), date(2017, 3, 21))
    assert season_year(date(2017, 2, 2), "WI") == 2016
    assert season_year(date(2017, 2, 2), "SU") == 2017


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("easter", date(2024, 3, 31)),
        ("good_friday", date(2024, 3, 29)),
        ("thanksgiving", date(2023, 11, 23)),
        ("black_friday", date(2023, 11, 24)),
        ("mothers_day", date(2024, 5, 12)),
        ("memorial_day", date(2024, 5, 27)),
        ("tet", date(2007, 2, 17)),
        ("new_year_eve_lunar", date(2024, 2, 9)),
        ("ong_tao", date(2024, 2, 2)),
        ("christmas", date(2021, 12, 25)),
    ],
)
def test_holidays(name: str, day: date) -> None:
    assert holiday(name, day.year) == day


def test_no_other_name_has_a_day() -> None:
    assert holiday("no such day", 2024) is None


def test_nth_weekday() -> None:
    assert nth_weekday(2017, 9, 1, 1) == date(2017, 9, 4)
    assert nth_weekday(2024, 5, 1, -1) == date(2024, 5, 27)
