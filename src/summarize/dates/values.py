"""Calendar fields to TIMEX3 values, once the year is settled (or known to be unknown)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from summarize.dates import calendar
from summarize.dates.frame import Frame
from summarize.dates.holidays import DATED, holiday
from summarize.dates.lunar import lunar_to_solar, year_by_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A value with what later expressions need of it.

    Attributes:
        day: first day of what was named, None when it is not known. With an unknown year it
            stands in the leap year 2000, and ``masked`` says so.
        until: first day after it.
        grain: ``day``, ``week``, ``month``, ``quarter`` or ``year``; None for lengths and sets.
        anchored: tid of the expression it was counted from, ``t0`` for the publication date.
    """

    type: str
    value: str
    mod: str | None = None
    begin: str | None = None
    end: str | None = None
    quant: str | None = None
    freq: str | None = None
    day: date | None = None
    until: date | None = None
    grain: str | None = None
    masked: bool = False
    anchored: str | None = None


#: Years that a plan or a new year's wish names ahead by stem and branch.
_NAMED_AHEAD = 3
#: Stands in for an unknown year: a leap year, so that 29 February exists.
ANY_YEAR = 2000


@lru_cache(maxsize=256)
def of_day(day: date) -> Resolved:
    """A calendar day."""
    until = day + timedelta(days=1) if day < date.max else day
    return Resolved(type="DATE", value=day.isoformat(), day=day, until=until, grain="day")


@lru_cache(maxsize=256)
def of_unit(day: date, unit: str) -> Resolved:
    """The week, month, quarter, year, decade or century ``day`` lies in."""
    if unit == "day":
        return of_day(day)
    first = calendar.first_of(day, unit)
    until = calendar.shift(first, unit, 1)
    value = {
        "week": calendar.week_value(first),
        "month": f"{first.year:04d}-{first.month:02d}",
        "quarter": f"{first.year:04d}-Q{calendar.quarter_of(first)}",
        "year": f"{day.year:04d}",
        "decade": f"{day.year // 10:03d}",
        "century": f"{day.year // 100:02d}",
    }[unit]
    grain = unit if unit in {"week", "month", "quarter", "year"} else None
    return Resolved(type="DATE", value=value, day=first, until=until, grain=grain)


def of_year(frame: Frame, year: int | None) -> Resolved | None:
    """What ``frame`` names in ``year``; with None, the same with an unknown year.

    None when the calendar has no such day.
    """
    known = year is not None
    found = _in_year(frame, ANY_YEAR if year is None else year, known)
    if found is None or known:
        return found
    if frame.holiday is not None and frame.holiday not in DATED:
        return Resolved(type="DATE", value="XXXX-XX-XX", grain="day")
    if frame.ordinal is not None and frame.weekday is not None and frame.month is not None:
        return Resolved(type="DATE", value=f"XXXX-{frame.month:02d}-XX", grain="day")
    if frame.lunar or (frame.ordinal is not None and frame.month is not None):
        grain = "day" if frame.day is not None else "month"
        return Resolved(type="DATE", value="XXXX-XX-XX"[: 10 if grain == "day" else 7], grain=grain)
    return year_open(found)


def year_open(found: Resolved) -> Resolved:
    """The same with an unknown year; bounds, which state one, are left out."""
    return Resolved(
        type=found.type,
        value="XXXX" + found.value[4:],
        mod=found.mod,
        day=found.day,
        until=found.until,
        grain=found.grain,
        masked=True,
        anchored=found.anchored,
    )


def _in_year(frame: Frame, year: int, known: bool) -> Resolved | None:
    if frame.holiday is not None:
        day = holiday(frame.holiday, year)
        return None if day is None else of_day(day)
    if frame.lunar:
        return _lunar(frame, year)
    if frame.ordinal is not None and frame.month is not None:
        return _ordinal(frame, year, frame.month)
    if frame.ordinal is not None and frame.weekday is not None:
        month = 12 if frame.ordinal < 0 else 1
        return of_day(calendar.nth_weekday(year, month, frame.weekday, frame.ordinal))
    if frame.ordinal is not None:
        last = frame.ordinal < 0
        return of_day(date(year, 12, 31) if last else date(year, 1, frame.ordinal))
    if frame.month is not None and frame.day is not None:
        valid = calendar.valid(year, frame.month, frame.day)
        return of_day(date(year, frame.month, frame.day)) if valid else None
    if frame.month is not None:
        return of_unit(date(year, frame.month, 1), "month")
    if frame.quarter is not None:
        return of_unit(date(year, 3 * frame.quarter - 2, 1), "quarter")
    if frame.half is not None:
        first = date(year, 6 * frame.half - 5, 1)
        until = calendar.shift(first, "half", 1)
        value = f"{year:04d}-H{frame.half}"
        return Resolved(type="DATE", value=value, day=first, until=until, grain="quarter")
    if frame.season is not None:
        return _season(year, frame.season, known)
    if frame.week is not None:
        return _week(year, frame.week)
    return of_unit(date(year, 1, 1), "year")


def _season(year: int, season: str, known: bool) -> Resolved:
    first, until = calendar.season_bounds(year, season)
    bounds = (first.isoformat(), until.isoformat()) if known else (None, None)
    return Resolved(
        type="DATE", value=f"{year:04d}-{season}", day=first, until=until, grain="quarter",
        begin=bounds[0], end=bounds[1],
    )  # fmt: skip


def _week(year: int, week: int) -> Resolved | None:
    try:
        return of_unit(date.fromisocalendar(year, week, 1), "week")
    except ValueError:
        return None


def _ordinal(frame: Frame, year: int, month: int) -> Resolved | None:
    nth = frame.ordinal or 1
    if frame.ordinal_unit == "week":
        # The n-th week is the one of the n-th Monday of the month.
        monday = calendar.nth_weekday(year, month, 1, nth)
        if frame.weekday is not None:
            return of_day(monday + timedelta(days=frame.weekday - 1))
        return of_unit(monday, "week")
    if frame.weekday is not None:
        day = calendar.nth_weekday(year, month, frame.weekday, nth)
        return of_day(day) if day.month == month else None
    length = monthrange(year, month)[1]
    return of_day(date(year, month, nth if nth > 0 else length + 1 + nth))


def _lunar(frame: Frame, year: int) -> Resolved | None:
    month = frame.month or 1
    if frame.day is not None:
        day = lunar_to_solar(year, month, frame.day)
        if day is None and (month, frame.day) == (12, 30):
            # "30 Tết" is said of the last day of the year, also where it is the 29th.
            day = lunar_to_solar(year, 12, 29)
        return None if day is None else of_day(day)
    first = lunar_to_solar(year, month, 1)
    if first is None:
        return None
    # TIMEX3 has no lunar month: the civil month around its middle (around its first or last ten
    # days, where these are meant), with the true bounds.
    until = lunar_to_solar(year, month, 30)
    until = first + timedelta(days=29 if until is None else 30)
    middle = first + timedelta(days={"START": 4, "END": 24}.get(frame.mod or "", 14))
    return Resolved(
        type="DATE", value=middle.isoformat()[:7], mod="APPROX", day=first, until=until,
        grain="month", begin=first.isoformat(), end=until.isoformat(),
    )  # fmt: skip


def named_year(frame: Frame, near: int) -> int | None:
    """Gregorian year of a stem-and-branch name: the nearest that has come, or comes soon. A name
    comes again after sixty years, and what news tells of by it is seldom still far ahead."""
    year = year_by_name(f"{frame.stem} {frame.branch}", near)
    return year - 60 if year is not None and year > near + _NAMED_AHEAD else year


def unknown(frame: Frame, unit: str) -> Resolved:
    """A time counted from an unknown date: all that is not stated is ``X``."""
    stated = frame.stated()
    if unit == "week":
        value = f"XXXX-WXX-{frame.weekday}" if frame.weekday is not None else "XXXX-WXX"
        return Resolved(type="DATE", value=value, grain="day" if frame.weekday else "week")
    if unit == "month":
        value = "XXXX-XX" + (f"-{frame.day:02d}" if frame.day is not None else "")
        return Resolved(type="DATE", value=value, grain="day" if "day" in stated else "month")
    if unit == "quarter":
        return Resolved(type="DATE", value="XXXX-QX", grain="quarter")
    finer = bool(stated - {"part", "hour", "minute", "second"}) or frame.ordinal is not None
    if unit == "year" and finer:
        found = of_year(frame, None)
        return found or Resolved(type="DATE", value="XXXX", grain="year")
    value = {"year": "XXXX", "decade": "XXX", "century": "XX"}.get(unit, "XXXX-XX-XX")
    return Resolved(type="DATE", value=value, grain="year" if unit == "year" else "day")
