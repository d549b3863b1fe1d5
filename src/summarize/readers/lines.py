"""Lines of an article out of a container, and the zones the container states."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element

from summarize.document import Span, Zone, ZoneName
from summarize.readers.characters import neutralise

#: Between the cells of a row: a tab would be white space like any other to all that reads the line,
#: and the figures of two cells one figure.
CELLS = " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the article and the zone its markup states, if it does."""

    text: str
    zone: ZoneName | None = None
    #: Table rows follow each other; other lines are paragraphs of their own.
    glued: bool = False


def collapse(text: str) -> str:
    """White space to single spaces, in NFC, without controls."""
    return " ".join(neutralise(text)[0].split())


def all_text(element: _Element) -> str:
    """All text inside an element, as it stands."""
    return "".join(str(part) for part in element.itertext())


def join(lines: list[Line]) -> tuple[str, tuple[Zone, ...]]:
    """The text of the lines, paragraphs apart by a blank line, and the zones stated."""
    parts: list[str] = []
    zones: list[Zone] = []
    at = 0
    for line in lines:
        if parts:
            gap = "\n" if line.glued else "\n\n"
            parts.append(gap)
            at += len(gap)
        parts.append(line.text)
        if line.zone is not None:
            zones.append(Zone(name=line.zone, span=Span(start=at, end=at + len(line.text))))
        at += len(line.text)
    return "".join(parts), tuple(zones)
