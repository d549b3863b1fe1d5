"""Calendar arithmetic on civil dates: no text, no language, no clock.

ISO 8601 weeks (Monday first). Bounds are half-open: ``end`` is the first day that is out.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

#: Units a date can be counted in, coarse to fine, with their TIMEX3 letter.
UNIT_LETTERS = {
    "century": "CE",
    "decade": "DE",
    "year": "Y",
    "quarter": "Q",
    "month": "M",
    "week": "W",
    "day": "D",
    "hour": "H",
    "minute": "M",
    "second": "S",
}
CLOCK_UNITS = frozenset({"hour", "minute", "second"})
_MONTHS = {"century": 1200, "decade": 120, "year": 12, "half": 6, "quarter": 3, "month": 1}

#: First day (month, day) of each season, the astronomical one of the northern hemisphere.
_SEASON_START = {"SP": (3, 20), "SU": (6, 21), "FA": (9, 23), "WI": (12, 21)}
#: First day that is out; a season and the next one share their turning day.
_SEASON_END = {"SP": (6, 22), "SU": (9, 24), "FA": (12, 22), "WI": (3, 21)}
#: Hours (first, first out) of the parts of a day; 24 is the next midnight.
PART_HOURS = {
    "MO": (4, 12),
    "MI": (12, 14),
    "AF": (12, 19),
    "EV": (18, 24),
    "NI": (18, 28),
    "DT": (8, 18),
    "PM": (13, 17),
}


def valid(year: int, month: int, day: int) -> bool:
    """Whether the Gregorian calendar has this day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= 31):
        return False
    return day <= 28 or day <= monthrange(year, month)[1]


def possible(month: int, day: int) -> bool:
    """Whether some year has this day (29 February counts)."""
    return valid(2000, month, day)


def clamp(year: int, month: int, day: int) -> date:
    """The day, or the month's last one where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def shift(day: date, unit: str, amount: int) -> date | None:
    """``day`` moved by whole units; None when that leaves years 1 to 9999."""
    try:
        if unit == "day":
            return day + timedelta(days=amount)
        if unit == "week":
            return day + timedelta(weeks=amount)
        months = day.year * 12 + day.month - 1 + amount * _MONTHS[unit]
        return clamp(months // 12, months % 12 + 1, day.day)
    except (OverflowError, ValueError):
        return None


def monday(day: date) -> date:
    """The Monday of the ISO week of ``day`` (the day itself in the first days of year 1)."""
    return date.fromordinal(max(1, day.toordinal() - day.weekday()))


def week_value(day: date) -> str:
    """ISO week of ``day``: ``2024-W20``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_of(day: date) -> int:
    return (day.month + 2) // 3


def season_bounds(year: int, season: str) -> tuple[date, date]:
    """First day of the season and first day that is out; winter starts in ``year``."""
    end_year = year + 1 if season == "WI" else year
    return date(year, *_SEASON_START[season]), date(end_year, *_SEASON_END[season])


def season_year(day: date, season: str) -> int:
    """The year of the season (as started) that "this season" means on ``day``."""
    start, end = season_bounds(day.year - 1, season)
    return day.year - 1 if start <= day < end else day.year


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The n-th ``weekday`` (1 is Monday) of a month; ``nth`` -1 is the last one."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Gregorian Easter Sunday (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def year_edge(year: int, edge: str, months: int) -> tuple[str, str]:
    """Bounds of the first (``START``) or last (``END``) months of a year."""
    end = date(year + 1, 1, 1)
    if edge == "END":
        return shift_back(end, months).isoformat(), end.isoformat()
    first = date(year, 1, 1)
    return first.isoformat(), shift_back(first, -months).isoformat()


def shift_back(day: date, months: int) -> date:
    """``day``, the first of a month, moved back by months."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def span_bounds(now: datetime, unit: str, amount: int) -> tuple[str | None, str | None]:
    """Bounds of the last (negative) or coming whole units around ``now``, end exclusive.

    "The last 2 days" ends where today starts; "the next 3 days" starts where tomorrow does.
    """
    if unit in CLOCK_UNITS:
        step = timedelta(**{f"{unit}s": 1})
        fields = {"hour": {"minute": 0, "second": 0}, "minute": {"second": 0}}.get(unit, {})
        start = now.replace(tzinfo=None, microsecond=0, **fields)
        low, high = (
            (start + step, start + step * (amount + 1))
            if amount > 0
            else (
                start + step * amount,
                start,
            )
        )
        return low.isoformat(), high.isoformat()
    today = first_of(now.date(), unit)
    if amount > 0:
        first, last = shift(today, unit, 1), shift(today, unit, amount + 1)
    else:
        first, last = shift(today, unit, amount), today
    return (first.isoformat() if first else None), (last.isoformat() if last else None)


def first_of(day: date, unit: str) -> date:
    """First day of the unit ``day`` is in."""
    if unit == "week":
        return monday(day)
    if unit == "month":
        return day.replace(day=1)
    if unit == "quarter":
        return date(day.year, 3 * quarter_of(day) - 2, 1)
    if unit == "year":
        return date(day.year, 1, 1)
    if unit == "decade":
        return date(max(1, day.year // 10 * 10), 1, 1)
    if unit == "century":
        return date(max(1, day.year // 100 * 100), 1, 1)
    return day
