"""Impossible dates of a source: not tagged, but named for the editor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from summarize.dates.calendar import possible, valid
from summarize.dates.compose import expressions
from summarize.dates.frame import Atom
from summarize.dates.language import load
from summarize.dates.reading import Reading
from summarize.document import Span

# The look back stands behind the first digit: a search for digits is fast, one for what is not
# there is not.
_FULL = re.compile(r"(\d(?<![\w/.,-]\d)\d?)([/.-])(\d{1,2})\2((?:1|2)\d{3})(?![\d/]|[.,-]\d)")


def source_hints(text: str, language: str = "vi") -> list[tuple[Span, str]]:
    """Dates of ``text`` that no calendar has, or whose weekday is another.

    Returns:
        (span, message) in reading order; spans are offsets into ``text``.
    """
    rules = load(language)
    reading, atoms = expressions(text, language, "news")
    found = [*_impossible(reading, rules.cues["impossible"]), *_weekdays(reading, atoms)]
    return sorted(found, key=lambda hint: hint[0].start)


def _impossible(reading: Reading, cued: re.Pattern[str]) -> list[tuple[Span, str]]:
    hints = {}
    for match in _FULL.finditer(reading.low):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        # 6/22/2021 is an American date, not a slip.
        if not valid(year, month, day) and not valid(year, day, month):
            hints[match.span()] = day, month
    for match in cued.finditer(reading.low):
        day, month = int(match["day"]), int(match["month"])
        covered = any(s < match.end("month") and match.start("day") < e for s, e in hints)
        if not possible(month, day) and not covered and not possible(day, month):
            hints[match.span()] = day, month
    return [
        (reading.span(*place), f"no calendar has day {day} of month {month}: check the source")
        for place, (day, month) in hints.items()
    ]


def _weekdays(reading: Reading, atoms: Sequence[Atom]) -> list[tuple[Span, str]]:
    names = load("en").raw["render"]["weekdays"]
    hints = []
    for atom in atoms:
        frame = atom.frame
        if None in (frame.weekday, frame.day, frame.month, frame.year) or frame.lunar:
            continue
        year, month, day = frame.year or 0, frame.month or 0, frame.day or 0
        if valid(year, month, day) and date(year, month, day).isoweekday() != frame.weekday:
            name = names[date(year, month, day).isoweekday() - 1]
            message = f"{day}/{month}/{year} is a {name}: the weekday does not fit"
            hints.append((reading.span(atom.start, atom.end), message))
    return hints
