"""Whether two expressions state values that can both be true."""

from __future__ import annotations

import re
from datetime import date, timedelta

from summarize.dates.language import LANGUAGES
from summarize.dates.like import parse
from summarize.document import Timex

_LENGTH = re.compile(r"(\d+(?:\.\d+)?|X)(CE|DE|[YMWDHS])")
#: A length in its smallest common unit: years in months, weeks in days, hours in seconds.
_IN_MONTHS = {"CE": 1200, "DE": 120, "Y": 12, "M": 1}
_IN_SECONDS = {"W": 604800, "D": 86400, "H": 3600, "m": 60, "S": 1}
_WEEK = re.compile(r"-W[\dX]")
#: Values with a year and something finer.
_DATED = re.compile(r"\d{4}-(?:\d\d|Q|H|S|F|WI)")
_HOURS = {"MO": (0, 12), "MI": (10, 14), "AF": (12, 19), "EV": (17, 24), "NI": (0, 24)}


def values_agree(a: Timex | str, b: Timex | str) -> bool:
    """Whether ``a`` and ``b`` (say, source and translation) state compatible values.

    An unknown part (``X``) agrees with anything; a coarser value agrees with a finer one that
    lies inside it (``2021-07`` and ``2021-07-05``, a week and its day, a part of the day and an
    hour in it). Lengths agree by amount: a week is seven days, a decade ten years. A length
    never agrees with a date. Modifiers are not compared: "cuối tháng 7" and "in July" agree.

    Of expressions, only what their words state is compared: the tense of a translation must
    not put "June 22" into another year than "ngày 22/6".
    """
    left, right = _value(a), _value(b)
    if left == right or "_REF" in left or "_REF" in right:
        return left == right
    if left.startswith("P") or right.startswith("P"):
        return left.startswith("P") and right.startswith("P") and _lengths(left, right)
    if left.startswith("BC") or right.startswith("BC"):
        return False
    left_day, _, left_clock = left.partition("T")
    right_day, _, right_clock = right.partition("T")
    if not _days(left_day, right_day):
        return False
    return not left_clock or not right_clock or _clocks(left_clock, right_clock)


def _value(timex: Timex | str) -> str:
    if isinstance(timex, str):
        return timex
    if timex.type not in ("DATE", "TIME") or not _DATED.match(timex.value):
        return timex.value
    return timex.value if _states_year(timex.text) else "XXXX" + timex.value[4:]


def _states_year(text: str) -> bool:
    """Whether the words fix the year: by number, or counted from now ("tháng 10 năm ngoái")."""
    for code in LANGUAGES:
        frame = parse(text, code)
        if frame is not None:
            named = frame.stem is not None or frame.holiday is not None
            return frame.year is not None or frame.shift is not None or named
    return re.search(r"\d{4}", text) is not None


def _lengths(a: str, b: str) -> bool:
    left, right = _amount(a), _amount(b)
    if left is None or right is None:
        # An unstated number agrees with any number of the same unit.
        return a[-1] == b[-1] and ("T" in a) == ("T" in b)
    return left == right


def _amount(value: str) -> tuple[float, float] | None:
    days, _, hours = value[1:].partition("T")
    months = seconds = 0.0
    for count, unit in _LENGTH.findall(days):
        if count == "X":
            return None
        if unit in _IN_MONTHS:
            months += float(count) * _IN_MONTHS[unit]
        else:
            seconds += float(count) * _IN_SECONDS[unit]
    for count, unit in _LENGTH.findall(hours):
        if count == "X":
            return None
        seconds += float(count) * _IN_SECONDS["m" if unit == "M" else unit]
    return months, seconds


def _days(a: str, b: str) -> bool:
    left, right = _bounds(a), _bounds(b)
    if left is not None and right is not None:
        return (left[0] <= right[0] and right[1] <= left[1]) or (
            right[0] <= left[0] and left[1] <= right[1]
        )
    return _pattern(a, b)


def _pattern(a: str, b: str) -> bool:
    """Part by part, ``X`` against anything; a week or weekday only against its like."""
    if bool(_WEEK.search(a)) != bool(_WEEK.search(b)):
        return _weekday_of(a, b)
    for one, other in zip(a.split("-"), b.split("-")):
        if "X" not in one + other and one != other:
            return False
        if any(x != y for x, y in zip(one, other) if "X" not in (x, y)):
            return False
    return True


def _weekday_of(a: str, b: str) -> bool:
    """``XXXX-WXX-1`` against a full date: the weekday must be right."""
    for one, other in ((a, b), (b, a)):
        found = re.fullmatch(r"XXXX-WXX-([1-7])", one)
        if found is not None:
            full = re.fullmatch(r"\d{4}-\d\d-\d\d", other)
            return full is None or date.fromisoformat(other).isoweekday() == int(found[1])
    return True


def _bounds(value: str) -> tuple[date, date] | None:
    """First day and first day after, of a value without unknown parts."""
    if "X" in value:
        return None
    try:
        return _known_bounds(value)
    except (ValueError, OverflowError):
        return None


def _known_bounds(value: str) -> tuple[date, date] | None:
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day + timedelta(days=1)
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?", value):
        first = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        if found[3] is None:
            return first, first + timedelta(days=7)
        offset = 5 if found[3] == "WE" else int(found[3]) - 1
        length = 2 if found[3] == "WE" else 1
        return first + timedelta(days=offset), first + timedelta(days=offset + length)
    if found := re.fullmatch(r"(\d{4})-(?:(\d\d)|Q(\d)|H(\d)|(SP|SU|FA|WI))", value):
        year = int(found[1])
        if found[5]:
            return None
        start, months = 1, 12
        if found[2]:
            start, months = int(found[2]), 1
        elif found[3]:
            start, months = 3 * int(found[3]) - 2, 3
        elif found[4]:
            start, months = 6 * int(found[4]) - 5, 6
        end = year * 12 + start - 1 + months
        return date(year, start, 1), date(end // 12, end % 12 + 1, 1)
    if found := re.fullmatch(r"\d{2,4}", value):
        years = 10 ** (4 - len(value))
        first_year = int(value) * years
        return date(max(1, first_year), 1, 1), date(first_year + years, 1, 1)
    return None


def _clocks(a: str, b: str) -> bool:
    if a == b:
        return True
    a_part, b_part = a[:2] in _HOURS, b[:2] in _HOURS
    if a_part and b_part:
        # Evening and night, noon and afternoon: languages cut the day at different hours.
        low, high = _HOURS[a[:2]], _HOURS[b[:2]]
        return low[0] < high[1] and high[0] < low[1]
    if a_part or b_part:
        part, clock = (a, b) if a_part else (b, a)
        first, last = _HOURS[part[:2]]
        return clock[:2].isdigit() and first <= int(clock[:2]) <= last
    if a[:2] == "XX" or b[:2] == "XX":
        return True
    return _full_clock(a) == _full_clock(b)


def _full_clock(clock: str) -> str:
    time = re.match(r"[\d:]+", clock)
    text = time[0] if time else clock
    # 24:00 ends the day that 00:00 starts; a translation may say either of midnight.
    text = text.replace("24:00", "00:00")
    return text if len(text) > 2 else f"{text}:00"
