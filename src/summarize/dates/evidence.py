"""What settles the year of an article whose publication date is unknown.

A full date in the headline or dateline speaks for the whole text. One in a caption, or in the
body, speaks only for what lies near it, unless the text itself repeats its day and month:
photographs come from archives, and a body tells of other years. One that is years older than
others in the text speaks for its paragraph alone. Nothing else is a witness: a day of birth
is none, nor an event whose year everybody knows ("vụ khủng bố 11/9").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from summarize.dates.calendar import valid
from summarize.dates.context import Evidence
from summarize.dates.frame import Atom, Frame
from summarize.dates.reading import Reading
from summarize.document import ZoneName
from summarize.facts import VIETNAM

#: Half a year: the nearest day of any name lies within it.
_WHOLE = 183
#: What one report spans: a date this close to a full one is of the same run of events.
_NEAR = 45
#: A year back is still news at a turn of the year; what is older is history.
_OLD = 2
_BIRTH = re.compile(r"(?<!\w)(?:sinh|sn|chào đời|born(?: on)?)(?: vào)?(?: ngày| tháng)? ?:? ?\Z")
_BEFORE = 20
_SPEAKS_FOR_ALL = frozenset({"headline", "dateline", "byline"})
_SPEAKS_NEAR = frozenset({"caption", "lead", "body", "quote"})
_CONTENT = frozenset({"headline", "lead", "body", "quote"})
#: A dateline is a line of its own among the first: "11/01/2022 08:09 GMT+7 | …".
_DATELINE_LINES = 4
_DATELINE_LENGTH = 80


def gather(
    atoms: Sequence[Atom], zones: Sequence[tuple[ZoneName, int]], reading: Reading
) -> tuple[Evidence, ...]:
    """Witnesses for the year, the farthest-reaching first."""
    newest = max((a.frame.year for a in atoms if a.frame.year is not None), default=0)
    repeated = {
        (atom.frame.month, atom.frame.day)
        for atom, (zone, _) in zip(atoms, zones)
        if zone in _CONTENT and atom.frame.year is None and atom.frame.day is not None
    }
    found: list[Evidence] = []
    for atom, (zone, _) in zip(atoms, zones):
        day = _full_date(atom.frame)
        if day is None or not _is_told(atom, reading):
            continue
        told_in = reading.paragraph(atom.start) if newest - day.year >= _OLD else None
        to_the_day = atom.frame.day is not None
        if zone in _SPEAKS_FOR_ALL or (
            zone in _SPEAKS_NEAR and to_the_day and (atom.frame.month, atom.frame.day) in repeated
        ):
            found.append(Evidence(day=day, reach=_WHOLE, told_in=told_in))
        elif zone in _SPEAKS_NEAR and to_the_day:
            found.append(Evidence(day=day, reach=_NEAR, told_in=told_in))
    return tuple(sorted(found, key=lambda e: -e.reach))


def _is_told(atom: Atom, reading: Reading) -> bool:
    """Whether the text itself states the year, and not of a birth."""
    if f"{atom.frame.year or 0:04d}"[2:] not in reading.low[atom.start : atom.end]:
        return False
    return not _BIRTH.search(reading.low[max(0, atom.start - _BEFORE) : atom.start])


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
