"""Which year, month or week is meant where the text leaves it open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from summarize.dates import calendar
from summarize.dates.context import Context, Evidence, Said
from summarize.dates.frame import Frame
from summarize.dates.lunar import days_near
from summarize.dates.values import (
    ANY_YEAR,
    Resolved,
    named_year,
    of_day,
    of_unit,
    of_year,
    unknown,
    year_open,
)

# Costs are days of distance from the publication date. Tense is a weak witness (a sentence
# with "will" may well name yesterday), so it only outweighs the nearer of two far choices. With 320
# instead of 120 days, of 12 days of 1,501 dated articles that changed their year 5 were right.
_TENSE_COST = {"day": 120, "period": 240, "month": 10, "week": 7}
#: News tells what happened: a bare weekday three days back beats one three days ahead.
_WEEKDAY_PAST = 4
#: A weekday that contradicts the date is likelier a slip than another year.
_WEEKDAY_MISMATCH = 100
#: A holiday further than a season away is that of the calendar year.
_HOLIDAY_NEAR = 92
#: Characters within which a bare "ngày 15" still belongs to the month named before.
_SAID_NEAR = 400
_SATURDAY = 5


def anchor(frame: Frame, context: Context, position: int) -> tuple[date | None, Said | None]:
    """The day a relative expression counts from, and the expression that named it."""
    if frame.anchor == "now":
        return context.today, None
    grain = {"day": "day", "week": "day", "month": "month"}.get(frame.shift_unit or "", "year")
    said = context.account if grain == "day" else context.last_said(grain)
    if said is None or (frame.anchor == "either" and position - said.position > _SAID_NEAR):
        return context.today, None
    return said.day, said


def within(frame: Frame, unit: str, moved: date | None) -> Resolved | None:
    """The finer fields of ``frame`` inside the unit that ``moved`` lies in."""
    if moved is None:
        return unknown(frame, unit)
    if frame.same is not None:
        return of_unit(moved, frame.same)
    stated = frame.stated()
    if unit == "week" and frame.weekday is not None:
        return of_day(calendar.monday(moved) + timedelta(days=frame.weekday - 1))
    if unit == "month" and frame.day is not None:
        valid = calendar.valid(moved.year, moved.month, frame.day)
        return of_day(moved.replace(day=frame.day)) if valid else None
    if unit == "month" and frame.ordinal is not None:
        return of_year(frame.changed(month=moved.month), moved.year)
    finer = stated - {"part", "hour", "minute", "second", "weekday"}
    if unit == "year" and (finer or frame.ordinal is not None):
        if frame.season is not None and frame.shift == 0:
            return of_year(frame, calendar.season_year(moved, frame.season))
        return of_year(frame, moved.year)
    return of_unit(moved, unit)


def absolute(frame: Frame, context: Context, after: date | None, position: int) -> Resolved | None:
    """An expression that is not relative."""
    stated = frame.stated()
    if frame.stem is not None and frame.year is None:
        near = context.today.year if context.today else ANY_YEAR + 10
        year = named_year(frame, near)
        # A day of a year of that name is one of the lunar calendar.
        lunar = frame.lunar or frame.day is not None
        return None if year is None else of_year(frame.changed(year=year, lunar=lunar), year)
    if frame.year is not None:
        return of_year(frame, frame.year) if frame.year else None  # there was no year 0
    if "weekday" in stated and not stated & {"day", "month", "holiday"}:
        return _weekday(frame, context, after)
    if "day" in stated and "month" not in stated:
        return _day_of_month(frame, context, after, position)
    if stated & {"month", "quarter", "season", "half", "week", "holiday"}:
        return _year_open(frame, context, after, position)
    if stated & {"hour", "part"}:
        today = context.today
        if frame.part == "WE" and today is not None and today.weekday() < _SATURDAY:
            # "the weekend" is the coming one unless the clause tells of the past.
            today -= timedelta(days=7 if context.tense < 0 or context.prefer == "past" else 0)
        if frame.hour is not None and context.prefer == "news":
            said = context.last_said("day")
            if said is not None and said.day is not None and _goes_on(said, context, position):
                found = of_day(said.day)
                return found if said.year_known else year_open(found)
        return of_day(today) if today is not None else unknown(frame, "day")
    return None


def _goes_on(said: Said, context: Context, position: int) -> bool:
    """Whether a lone clock time ("đến 1h47") is of the day named before it: an account goes on
    through the hours of its day; a day to come is only announced, but in its
    own sentence. Of a list or range of days it is no certain one."""
    if said.several:
        return False
    past = said.day is not None and (context.today is None or said.day <= context.today)
    return said.position >= context.sentence or (past and position - said.position <= _SAID_NEAR)


def _year_open(
    frame: Frame, context: Context, after: date | None, position: int
) -> Resolved | None:
    if context.frame_year is not None and not frame.direction:
        near = (_at(frame, context.frame_year + more) for more in (0, 1))
        return _earliest([found for found in near if found], after or date.min)
    witnesses = [e.day for e in context.evidence if _speaks(e, position)]
    pivot = context.today or after or (witnesses[0] if witnesses else None)
    if pivot is None:
        return of_year(frame, None)
    reach = _reach(frame, context, after)
    years = range(pivot.year - reach, pivot.year + reach + 1)
    candidates = [found for year in years if (found := _at(frame, year))]
    if after is not None and context.reference is None:
        return _earliest(candidates, after) or of_year(frame, None)
    if context.today is None:
        return _by_evidence(frame, candidates, context, position)
    if after is not None and (found := _earliest(candidates, after)) is not None:
        return found
    chosen = _pick(frame, candidates, context, "day" if frame.day else "period")
    if frame.holiday is not None and context.prefer == "news" and not frame.direction:
        return _holiday(candidates, chosen, context)
    return chosen


def _reach(frame: Frame, context: Context, after: date | None) -> int:
    """How many years around the pivot have candidates."""
    if (frame.month, frame.day) == (2, 29):
        return 8  # it is within four years; once within eight, around 1900
    every_year = frame.month is not None and not frame.lunar and frame.holiday is None
    if every_year and frame.ordinal is None and after is None and context.today is not None:
        return 1  # the last and the next one: no cost tells more than a year
    return 2


def _at(frame: Frame, year: int) -> Resolved | None:
    return of_year(frame, year) if 1 <= year <= 9998 else None


def _first(found: Resolved) -> date:
    return found.day or date.min


def _last(found: Resolved) -> date:
    return found.until or _first(found)


def _earliest(candidates: Iterable[Resolved], after: date) -> Resolved | None:
    later = [c for c in candidates if _first(c) >= after]
    return min(later, key=_first) if later else None


def _speaks(witness: Evidence, position: int) -> bool:
    return witness.told_in is None or witness.told_in[0] <= position < witness.told_in[1]


def _by_evidence(
    frame: Frame, candidates: list[Resolved], context: Context, position: int
) -> Resolved | None:
    for witness in context.evidence:
        if not candidates:
            break
        if not _speaks(witness, position):
            continue
        nearest = min(candidates, key=lambda c: _distance(c, witness.day))
        if _distance(nearest, witness.day) <= witness.reach:
            return nearest
    return of_year(frame, None)


def _distance(found: Resolved, day: date) -> int:
    first, last = _first(found), _last(found)
    if first <= day < last:
        return 0
    return (first - day).days if first > day else (day - last).days + 1


def _pick(
    frame: Frame, candidates: list[Resolved], context: Context, period: str
) -> Resolved | None:
    """By the expression's own direction, then ``prefer``, then distance, tense and weekday."""
    today = context.today
    if today is None or not candidates:
        return None
    if frame.direction == 1:
        ahead = [c for c in candidates if _first(c) > today]
        return min(ahead, key=_first) if ahead else None
    if frame.direction == -1 or context.prefer == "past":
        behind = [c for c in candidates if _has_begun(frame, c, today)]
        return max(behind, key=_first) if behind else None
    if context.prefer == "future":
        ahead = [c for c in candidates if _last(c) > today]
        return min(ahead, key=_first) if ahead else None

    def cost(found: Resolved) -> int:
        total = _distance(found, today)
        future, past = _first(found) > today, _last(found) <= today
        if not context.blunt and ((context.tense < 0 and future) or (context.tense > 0 and past)):
            total += _TENSE_COST[period]
        if period == "week" and future and context.tense <= 0:
            total += _WEEKDAY_PAST
        if frame.weekday is not None and frame.day is not None:
            mismatch = _first(found).isoweekday() != frame.weekday
            total += _WEEKDAY_MISMATCH if mismatch else 0
        return total

    return min(candidates, key=cost)


def _has_begun(frame: Frame, found: Resolved, today: date) -> bool:
    """Whether a period lies behind: of "mùa hè vừa qua" the most is over."""
    if frame.season is None:
        return _first(found) <= today
    return _first(found) + (_last(found) - _first(found)) / 2 <= today


def _holiday(
    candidates: list[Resolved], chosen: Resolved | None, context: Context
) -> Resolved | None:
    today = context.today
    if (
        chosen is None
        or today is None
        or context.tense
        or _distance(chosen, today) <= _HOLIDAY_NEAR
    ):
        return chosen
    return next((c for c in candidates if _first(c).year == today.year), chosen)


def _weekday(frame: Frame, context: Context, after: date | None) -> Resolved | None:
    today = after or context.today
    if today is None or frame.weekday is None:
        return unknown(frame, "week")
    monday = calendar.monday(today)
    days = [monday + timedelta(days=frame.weekday - 1 + 7 * w) for w in (-1, 0, 1)]
    if after is not None:
        return of_day(next(d for d in days if d >= after))
    return _pick(frame, [of_day(d) for d in days], context, "week")


def _day_of_month(
    frame: Frame, context: Context, after: date | None, position: int
) -> Resolved | None:
    said = context.last_said("month")
    near = said is not None and position - said.position <= _SAID_NEAR
    if frame.lunar:
        return _lunar_day(frame, context, after, said if near else None)
    if after is not None or (near and said is not None and said.day is not None):
        base = after or (said.day if said is not None else None)
        if base is not None and after is None and said is not None and said.grain == "month":
            return _masked_like(said, _month_day(base, frame, 0))
        if base is not None:
            offsets = (0, 1) if after is not None else (-1, 0, 1)
            found = [c for o in offsets if (c := _month_day(base, frame, o))]
            if after is not None:
                return _earliest(found, after)
            best = min(found, key=lambda c: _distance(c, base)) if found else None
            return _masked_like(said, best)
    if context.today is None:
        return unknown(frame, "month")
    found = [c for o in (-2, -1, 0, 1, 2) if (c := _month_day(context.today, frame, o))]
    return _pick(frame, found, context, "month")


def _lunar_day(
    frame: Frame, context: Context, after: date | None, said: Said | None
) -> Resolved | None:
    """ "ngày 20 âm lịch": of the lunar month of what the text has named just before, else of that
    which the publication date, with cue and tense, speaks for."""
    base = after or (said.day if said is not None and said.year_known else None) or context.today
    if base is None or (said is not None and not said.year_known):
        return Resolved(type="DATE", value="XXXX-XX-XX", grain="day")
    found = [of_day(day) for day in days_near(frame.day or 1, base)]
    if after is not None:
        return _earliest(found, after)
    if said is None:
        return _pick(frame, found, context, "month")
    return min(found, key=lambda c: _distance(c, base)) if found else None


def _month_day(base: date, frame: Frame, offset: int) -> Resolved | None:
    month = calendar.shift(base.replace(day=1), "month", offset)
    if month is None or frame.day is None:
        return None
    valid = calendar.valid(month.year, month.month, frame.day)
    return of_day(month.replace(day=frame.day)) if valid else None


def _masked_like(said: Said | None, found: Resolved | None) -> Resolved | None:
    """With an unknown year, if the date it leans on has one."""
    if found is None or said is None or said.year_known:
        return found
    return year_open(found)
