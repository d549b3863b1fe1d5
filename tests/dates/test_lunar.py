"""The lunar calendar of Vietnam, against dates of Tết that are on record."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest

from summarize.dates.lunar import lunar_to_solar, new_year_eve, tet, year_by_name

_TET = """
1968-01-29 1975-02-11 1985-01-21 2000-02-05 2001-01-24 2002-02-12 2003-02-01 2004-01-22
2005-02-09 2006-01-29 2007-02-17 2008-02-07 2009-01-26 2010-02-14 2011-02-03 2012-01-23
2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25
2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26
2029-02-13 2030-02-02
""".split()


@pytest.mark.parametrize("day", [date.fromisoformat(text) for text in _TET])
def test_tet(day: date) -> None:
    assert tet(day.year) == day


def test_tet_is_a_day_before_the_chinese_new_year_in_2007_and_2030() -> None:
    chinese = (date(2007, 2, 18), date(2030, 2, 3))
    assert [(new - tet(new.year)).days for new in chinese] == [1, 1]


def test_leap_months() -> None:
    """Vietnam had a leap second month in 1985 and a leap seventh in 1987."""
    for year, month in (
        (1985, 2),
        (1987, 7),
        (2004, 2),
        (2014, 9),
        (2020, 4),
        (2023, 2),
        (2025, 6),
    ):
        assert lunar_to_solar(year, month, 1, leap=True) is not None
        others = [m for m in range(1, 13) if m != month]
        assert all(lunar_to_solar(year, other, 1, leap=True) is None for other in others)
    assert all(lunar_to_solar(2022, month, 1, leap=True) is None for month in range(1, 13))


def test_every_day_has_one_lunar_date() -> None:
    """Day after day through two centuries, each month of 29 or 30 days, leap months in place."""
    expected = tet(1900)
    for year, month, leap in itertools.product(range(1900, 2100), range(1, 13), (False, True)):
        days = [lunar_to_solar(year, month, day, leap) for day in range(1, 32)]
        length = len(days) - days.count(None)
        assert length in ((0, 29, 30) if leap else (29, 30))
        assert days[:length] == [expected + timedelta(days=n) for n in range(length)]
        expected += timedelta(days=length)
    assert expected == tet(2100)


def test_known_festivals() -> None:
    assert lunar_to_solar(2021, 8, 15) == date(2021, 9, 21)
    assert lunar_to_solar(2024, 3, 10) == date(2024, 4, 18)
    assert new_year_eve(2024) == date(2024, 2, 9)


def test_days_that_do_not_exist() -> None:
    assert lunar_to_solar(2021, 1, 30) is None
    assert lunar_to_solar(2021, 13, 1) is None
    assert lunar_to_solar(999, 1, 1) is None
    with pytest.raises(ValueError, match="no Tết"):
        tet(999)


def test_names_of_years() -> None:
    assert year_by_name("tân sửu", 2020) == 2021
    assert year_by_name("giáp thìn", 2024) == 2024
    assert year_by_name("giáp tý", 2000) == 1984
    assert year_by_name("giáp sửu", 2000) is None  # no such pair in the cycle
