"""A frame and its context become a TIMEX3 value.

Order of authority: what the expression states; what its neighbour lends; the date said
before; the publication date with cue and tense; the nearest. Without any of these a field
stays ``X``: a year is never guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from summarize.dates import calendar, choose
from summarize.dates.clock import clock_value, hour_of, part_bounds
from summarize.dates.context import Context, Said
from summarize.dates.frame import Frame
from summarize.dates.lengths import duration, recurring
from summarize.dates.values import Resolved, of_unit, unknown, year_open


def resolve(
    frame: Frame, context: Context, position: int = 0, after: date | None = None
) -> Resolved | None:
    """The value of ``frame``; None when it names an impossible day.

    ``position`` is where it stands in the text, for the reach of what was said before;
    ``after`` is the left end of a range or list this one closes: the year is the first that
    does not run backwards.
    """
    if frame.ref is not None:
        return Resolved(type="DATE", value=frame.ref)
    if frame.kind == "SET":
        return _of_set(frame)
    if frame.kind == "DURATION":
        return _of_duration(frame, context)
    if frame.shift == "X":
        return _vague_shift(frame)
    found = _calendar(frame, context, position, after)
    if found is None:
        return None
    if frame.mod is not None:
        found = replace(found, mod=frame.mod)
    return _with_clock(frame, found, context)


def _of_set(frame: Frame) -> Resolved | None:
    value = recurring(frame)
    if value is None:
        return None
    freq = f"{frame.freq}X" if frame.freq is not None else None
    return Resolved(type="SET", value=value, quant=frame.quant, freq=freq)


def _of_duration(frame: Frame, context: Context) -> Resolved | None:
    value = duration(frame)
    begin = end = None
    if frame.edge is not None and frame.n != "X":
        year = _year_of(frame, context)
        if year is not None and isinstance(frame.n, int) and frame.n <= 12:
            begin, end = calendar.year_edge(year, frame.edge, frame.n)
    elif frame.span is not None and context.reference is not None and isinstance(frame.n, int):
        begin, end = calendar.span_bounds(
            context.reference, frame.unit or "day", frame.span * frame.n
        )
    return Resolved(type="DURATION", value=value, mod=frame.mod, begin=begin, end=end)


def _vague_shift(frame: Frame) -> Resolved:
    past = (frame.direction or 0) < 0
    return Resolved(type="DATE", value="PAST_REF" if past else "FUTURE_REF")


def _year_of(frame: Frame, context: Context) -> int | None:
    if frame.year is not None:
        return frame.year
    today = context.today
    if today is None:
        return None
    if frame.shift is not None and frame.shift_unit == "year":
        return today.year + int(frame.shift)
    return today.year


def _calendar(frame: Frame, context: Context, position: int, after: date | None) -> Resolved | None:
    if frame.century is not None and frame.century < 0:
        return Resolved(type="DATE", value=f"BC{-frame.century - 1:02d}")
    if frame.century is not None:
        return Resolved(type="DATE", value=f"{frame.century:02d}")
    if frame.decade is not None:
        return Resolved(type="DATE", value=f"{frame.decade:03d}")
    if frame.year is not None and frame.year < 0:
        return Resolved(type="DATE", value=f"BC{-frame.year:04d}")
    if frame.shift is None:
        found = choose.absolute(frame, context, after, position)
        if found is None or found.day is None or found.masked or not frame.as_week:
            return found
        return of_unit(found.day, "week")
    unit = frame.shift_unit or "day"
    base, said = choose.anchor(frame, context, position)
    if unit in calendar.CLOCK_UNITS:
        return _clock_shift(frame, context, unit, said)
    moved = None if base is None else calendar.shift(base, unit, int(frame.shift))
    if base is not None and moved is None:
        return None
    found = choose.within(frame, unit, moved)
    if found is None:
        return None
    if said is not None and not said.year_known and found.day is not None:
        found = _counted_in_an_open_year(frame, unit, said, found)
    tid = said.tid if said is not None else ("t0" if base is not None else None)
    return replace(found, anchored=tid)


def _counted_in_an_open_year(frame: Frame, unit: str, said: Said, found: Resolved) -> Resolved:
    """Which days a week has, and its number, depend on the year; so do days past a February."""
    if unit == "week" or frame.weekday is not None:
        return replace(unknown(frame, "week"), masked=True)
    if unit == "day" and said.day is not None and found.day is not None:
        first, last = sorted((said.day, found.day))
        if first <= date(first.year, 2, 28) and last >= date(first.year, 2, 29):
            return replace(unknown(frame, "day"), masked=True)
    return year_open(found)


def _clock_shift(frame: Frame, context: Context, unit: str, said: Said | None) -> Resolved:
    """Hours and minutes counted from the publication time, or from a clock time said before."""
    shift = timedelta(**{f"{unit}s": int(frame.shift or 0)})
    moment = context.reference.replace(tzinfo=None) if context.reference else None
    if said is not None:
        moment = _moment(said.value)
    moved = None if moment is None else _later(moment, shift)
    if moved is None:
        value = duration(Frame(n=abs(int(frame.shift or 0)), unit=unit))
        return Resolved(type="DURATION", value=value)
    cut = {"hour": 13, "minute": 16, "second": 19}[unit]
    return Resolved(
        type="TIME",
        value=moved.isoformat(timespec="seconds")[:cut],
        mod=frame.mod,
        day=moved.date(),
        grain="day",
        anchored=said.tid if said is not None else "t0",
    )


def _moment(value: str) -> datetime | None:
    """The moment of a value that states a day and a clock time; 24:00 is the next day's start."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?", value)
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    clock = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return _later(datetime.fromisoformat(found[1]), clock)


def _later(moment: datetime, by: timedelta) -> datetime | None:
    """None beyond the calendar's last day, or before its first."""
    try:
        return moment + by
    except OverflowError:
        return None


def _with_clock(frame: Frame, found: Resolved, context: Context) -> Resolved | None:
    if frame.part == "WE":
        if found.masked and found.grain == "day" and found.day is not None:
            return found
        if found.masked or found.day is None:
            return replace(found, value="XXXX-WXX-WE", grain="week", day=None)
        return replace(found, value=f"{calendar.week_value(found.day)}-WE", grain="week")
    if frame.part is None and frame.hour is None:
        return found
    hour = hour_of(frame)
    if frame.hour is not None and hour is None:
        return None
    day = found.day
    stated = found.grain == "day" or found.masked or day is None
    value = found.value if stated or day is None else day.isoformat()
    if hour is not None:
        rolled, hour = _roll(frame, found, hour, context)
        if rolled is not None and rolled != day:
            day, value = rolled, rolled.isoformat()
        return replace(found, type="TIME", value=value + clock_value(frame, hour), day=day)
    begin, end = part_bounds(None if found.masked else day, frame.part or "")
    return replace(found, type="TIME", value=f"{value}T{frame.part}", begin=begin, end=end)


def _roll(frame: Frame, found: Resolved, hour: int, context: Context) -> tuple[date | None, int]:
    """A lone clock time under ``prefer`` future or past goes to the next or last occurrence.

    On a twelve-hour clock (``2:30`` with no part of the day) the afternoon counts too.
    """
    lone = frame.shift is None and not frame.stated() - {"hour", "minute", "second", "part"}
    if not lone or context.prefer == "news" or context.reference is None or hour >= 24:
        return None, hour
    if frame.zone is not None:
        return None, hour
    now = context.reference.replace(tzinfo=None)
    today = datetime(now.year, now.month, now.day)
    offsets = [hour]
    if frame.part is None and frame.meridiem is None and 1 <= hour < 12 and not frame.second:
        offsets.append(hour + 12)
    times = [
        (today + timedelta(days=d, hours=h, minutes=frame.minute or 0), h)
        for d in (-1, 0, 1)
        if 0 < today.toordinal() + d <= date.max.toordinal()
        for h in offsets
    ]
    if context.prefer == "future":
        later = (t for t in times if t[0] >= now.replace(second=0, microsecond=0))
        moment, chosen = min(later, default=(now, hour))
    else:
        moment, chosen = max((t for t in times if t[0] <= now), default=(now, hour))
    return moment.date(), chosen
