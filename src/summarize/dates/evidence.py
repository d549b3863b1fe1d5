"""What settles the year of an article whose publication date is unknown.

A full date in the headline or dateline speaks for the whole text. One in a caption, or in the
body, speaks only for what lies near it, unless the text itself repeats its day and month:
photographs come from archives, and a body tells of other years. Nothing else is a witness.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from summarize.dates.calendar import valid
from summarize.dates.context import VIETNAM, Evidence
from summarize.dates.frame import Atom, Frame
from summarize.dates.reading import Reading
from summarize.document import ZoneName

#: Half a year: the nearest day of any name lies within it.
_WHOLE = 183
#: What one report spans: a date this close to a full one is of the same run of events.
_NEAR = 45
_SPEAKS_FOR_ALL = frozenset({"headline", "dateline", "byline"})
_SPEAKS_NEAR = frozenset({"caption", "lead", "body", "quote"})
_CONTENT = frozenset({"headline", "lead", "body", "quote"})
#: A dateline is a line of its own among the first: "11/01/2022 08:09 GMT+7 | …".
_DATELINE_LINES = 4
_DATELINE_LENGTH = 80


def gather(atoms: Sequence[Atom], zones: Sequence[tuple[ZoneName, int]]) -> tuple[Evidence, ...]:
    """Witnesses for the year, the farthest-reaching first."""
    repeated = {
        (atom.frame.month, atom.frame.day)
        for atom, (zone, _) in zip(atoms, zones)
        if zone in _CONTENT and atom.frame.year is None and atom.frame.day is not None
    }
    found: list[Evidence] = []
    for atom, (zone, _) in zip(atoms, zones):
        day = _full_date(atom.frame)
        if day is None:
            continue
        to_the_day = atom.frame.day is not None
        if zone in _SPEAKS_FOR_ALL or (
            zone in _SPEAKS_NEAR and to_the_day and (atom.frame.month, atom.frame.day) in repeated
        ):
            found.append(Evidence(day=day, reach=_WHOLE))
        elif zone in _SPEAKS_NEAR and to_the_day:
            found.append(Evidence(day=day, reach=_NEAR))
    return tuple(sorted(found, key=lambda e: -e.reach))


def _full_date(frame: Frame) -> date | None:
    year, month = frame.year, frame.month
    if year is None or month is None or frame.lunar or frame.kind in {"SET", "DURATION"}:
        return None
    day = frame.day if frame.day is not None else 15
    return date(year, month, day) if valid(year, month, day) else None


def own_dateline(
    atoms: Sequence[Atom], zones: Sequence[tuple[ZoneName, int]], reading: Reading
) -> datetime | None:
    """The publication time a text states itself: a full date with a clock time that heads a
    short line among the first lines, or stands in a dateline zone."""
    early = reading.paragraphs[:_DATELINE_LINES]
    for atom, (zone, _) in zip(atoms, zones):
        frame = atom.frame
        day = _full_date(frame)
        if day is None or frame.day is None or frame.hour is None or frame.hour > 23:
            continue
        start, end = reading.paragraph(atom.start)
        heads = atom.start - start <= 24 and start in early and end - start <= _DATELINE_LENGTH
        if zone == "dateline" or (zone in _CONTENT and heads):
            return datetime(
                day.year, day.month, day.day, frame.hour, frame.minute or 0, tzinfo=VIETNAM
            )
    return None
