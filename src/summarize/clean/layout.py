"""Zones from claims: a partition of the text, in order."""

from __future__ import annotations

from summarize.clean.page import INVISIBLE, Line, Mark, Page
from summarize.document import Span, Zone, ZoneName

_OPENING, _CLOSING = '"“«', '"”»'


def lay_out(page: Page, marks: list[Mark]) -> tuple[Zone, ...]:
    """Zones that partition the page's text.

    Args:
        page: the lines and the headline among them.
        marks: claims in the order of the text; none crosses a line.

    Returns:
        One zone for each claimed stretch and one for each stretch of the story on one line, with
        ``blank`` between them; no two neighbours are both blank.
    """
    zones: list[Zone] = []
    position = 0
    lead: int | None = None
    for index, line in enumerate(page.lines):
        pieces: list[Zone] = []
        at = line.start
        while position < len(marks) and marks[position].start < line.end:
            mark = marks[position]
            position += 1
            pieces += _open_piece(page.text, at, mark.start)
            pieces.append(Zone(name=mark.zone, span=Span(start=mark.start, end=mark.end)))
            at = mark.end
        pieces += _open_piece(page.text, at, line.end)
        own: ZoneName = "body"
        if index == page.headline:
            own = "headline"
        elif lead is None and any(piece.name == "body" for piece in pieces):
            lead, own = index, "lead"
        elif _is_quotation(line):
            own = "quote"
        zones += [Zone(name=own, span=p.span) if p.name == "body" else p for p in pieces]
    return _with_blanks(zones, len(page.text))


def _open_piece(text: str, start: int, end: int) -> list[Zone]:
    """The unclaimed stretch without its outer white space; nothing when it has no word."""
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    if not any(letter.isalnum() for letter in text[start:end]):
        return []
    return [Zone(name="body", span=Span(start=start, end=end))]


def _is_quotation(line: Line) -> bool:
    """Whether the whole line is one quotation."""
    text = line.text.rstrip(".")
    inner = text[1:-1]
    return (
        len(text) > 2
        and text[0] in _OPENING
        and text[-1] in _CLOSING
        and not any(mark in inner for mark in _OPENING + _CLOSING)
    )


def _with_blanks(zones: list[Zone], length: int) -> tuple[Zone, ...]:
    """Fill the gaps between zones."""
    filled: list[Zone] = []
    at = 0
    for zone in zones:
        if zone.span.start > at:
            filled.append(Zone(name="blank", span=Span(start=at, end=zone.span.start)))
        filled.append(zone)
        at = zone.span.end
    if at < length:
        filled.append(Zone(name="blank", span=Span(start=at, end=length)))
    return tuple(filled)
