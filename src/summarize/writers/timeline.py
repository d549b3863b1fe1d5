"""TIMEX3 values on the calendar: which days a date covers, and how dates are put in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from summarize.document import BriefDate, Timex

Precision = Literal["minute", "day", "span", "week", "month", "quarter", "half", "year", "vague"]
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_VALUE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T(?P<clock>\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?|\d\d|[A-Z]{2}))?"
    r"|(?P<week>\d{4})-W(?P<number>\d\d)(?P<weekend>-WE)?"
    r"|(?P<year>\d{4})(?:-(?P<part>0[1-9]|1[0-2]|Q[1-4]|H[12]|SP|SU|FA|WI))?"
    r"|(?P<decade>\d{2,3})(?:XX?)?",
    re.ASCII,
)
# First month and length of the parts of a year; seasons are those of the northern half.
_PARTS: dict[str, tuple[int, int, Precision]] = {
    **{f"{month:02}": (month, 1, "month") for month in range(1, 13)},
    **{f"Q{n}": (3 * n - 2, 3, "quarter") for n in range(1, 5)},
    "H1": (1, 6, "half"),
    "H2": (7, 6, "half"),
    "SP": (3, 3, "vague"),
    "SU": (6, 3, "vague"),
    "FA": (9, 3, "vague"),
    "WI": (12, 3, "vague"),
}

#: The month of a date whose year is not known.
_MONTH_ALONE = re.compile(r"XXXX-(\d\d)")
#: The hour with which a part of the day takes its place among clock times: its first.
_BEGINS = {"MO": 5, "DT": 6, "MI": 12, "AF": 12, "EV": 18, "NI": 21}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """The days a date covers: from ``start`` up to but not including ``end``.

    Attributes:
        precision: what is known; ``span`` is an interval the article gives itself, ``vague``
            a season, decade or century.
        moment: the clock time, for precision ``minute``; without a zone it is the article's
            own local time.
    """

    start: date
    end: date
    precision: Precision
    moment: datetime | None = None


def extent(timex: Timex) -> Extent | None:
    """The days of a DATE or TIME; None for what has no place on the calendar.

    Durations, sets, references such as ``PRESENT_REF``, values with an unknown year and
    impossible values have none. Values are those of TIMEX3 (ISO 24617-1).
    """
    if timex.type not in ("DATE", "TIME"):
        return None
    try:
        found = _of_value(timex.value)
        if timex.begin and timex.end:
            start = datetime.fromisoformat(timex.begin).date()
            end = datetime.fromisoformat(timex.end).date()
            if start < end and (found is None or found.precision in ("day", "minute")):
                found = Extent(start=start, end=end, precision="span")
        return found
    except (ValueError, OverflowError):
        return None


def chronological(dates: Iterable[BriefDate]) -> list[BriefDate]:
    """In the order of the calendar; dates without a known year behind, by month and day.

    Where these lie around New Year, January follows December.
    """
    found = list(dates)
    months = {match[1] for one in found if (match := _MONTH_ALONE.match(one.timex.value))}
    around = {"12", "01"} <= months <= {"11", "12", "01", "02"}

    def place(one: BriefDate) -> tuple[int, date, datetime, str]:
        known, day, moment, value = order(one.timex)
        return known, day, moment, value.replace("XXXX-0", "XXXX-2") if around else value

    return sorted(found, key=place)


def order(timex: Timex) -> tuple[int, date, datetime, str]:
    """Sort key of a date; wider dates follow the narrower ones that begin with them."""
    days = extent(timex)
    if days is None:
        return (1, date.max, datetime.max, timex.value)
    # A moment with a zone and one without cannot be compared; the wall clock can.
    moment = days.moment.replace(tzinfo=None) if days.moment else None
    hour = _BEGINS.get(timex.value.partition("T")[2], 0)
    width = f"{(days.end - days.start).days:06}"
    return (0, days.start, moment or datetime.combine(days.start, time(hour)), width)


def key_dates(dates: Iterable[BriefDate]) -> list[BriefDate]:
    """The key dates, in the order of the calendar."""
    return chronological(found for found in dates if found.key)


def in_words(moment: str | None) -> str:
    """An ISO 8601 date or date-time in English, ``14 March 2023, 07:45``; else as it is."""
    if not moment:
        return "unknown"
    try:
        parsed = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    day = f"{parsed.day} {_MONTHS[parsed.month - 1]} {parsed.year}"
    return f"{day}, {parsed:%H:%M}" if "T" in moment or ":" in moment else day


def heading(days: Extent, words: str) -> str:
    """What to call the days in a list of many articles: dates that are equal read equal.

    Args:
        words: the date in its own article's words, for what has no short form.
    """
    if days.precision in ("day", "minute"):
        return in_words(days.start.isoformat())
    if days.precision == "month":
        return f"{_MONTHS[days.start.month - 1]} {days.start.year}"
    return str(days.start.year) if days.precision == "year" else words


def _of_value(value: str) -> Extent | None:
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    if match["day"]:
        return _of_day(date.fromisoformat(match["day"]), match["clock"])
    if match["week"]:
        monday = date.fromisocalendar(int(match["week"]), int(match["number"]), 1)
        first = monday + timedelta(days=5) if match["weekend"] else monday
        precision: Precision = "span" if match["weekend"] else "week"
        return Extent(start=first, end=monday + timedelta(days=7), precision=precision)
    if match["decade"]:
        years = 10 ** (4 - len(match["decade"]))
        first_year = int(match["decade"]) * years
        return _between(first_year, 1, 12 * years, "vague")
    month, length, precision = _PARTS[match["part"]] if match["part"] else (1, 12, "year")
    return _between(int(match["year"]), month, length, precision)


def _of_day(day: date, clock: str | None) -> Extent:
    end = day + timedelta(days=1)
    if clock is None or not clock[0].isdigit():
        # A part of the day (TMO, TNI) has no agreed hours: it stays the whole day.
        return Extent(start=day, end=end, precision="day")
    hours = time.fromisoformat(clock if ":" in clock else f"{clock}:00")
    return Extent(start=day, end=end, precision="minute", moment=datetime.combine(day, hours))


def _between(year: int, month: int, months: int, precision: Precision) -> Extent:
    last = year * 12 + month - 1 + months
    end = date(last // 12, last % 12 + 1, 1)
    return Extent(start=date(year, month, 1), end=end, precision=precision)
