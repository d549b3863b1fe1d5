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
    pieces: list[tuple[ZoneName, int, int]] = []
    position = 0
    led = False
    for index, line in enumerate(page.lines):
        own: ZoneName = "body"
        if index == page.headline:
            own = "headline"
        elif not led:
            own = "lead"
        elif _is_quotation(line):
            own = "quote"
        at, before = line.start, len(pieces)
        while position < len(marks) and marks[position].start < line.end:
            mark = marks[position]
            position += 1
            pieces += _open_piece(page.text, at, mark.start, own)
            pieces.append((mark.zone, mark.start, mark.end))
            at = mark.end
        pieces += _open_piece(page.text, at, line.end, own)
        led = led or (own == "lead" and any(name == own for name, _, _ in pieces[before:]))
    return _with_blanks(pieces, len(page.text))


def _open_piece(text: str, start: int, end: int, own: ZoneName) -> list[tuple[ZoneName, int, int]]:
    """The unclaimed stretch without its outer white space; nothing when it has no word."""
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    if not any(map(str.isalnum, text[start:end])):
        return []
    return [(own, start, end)]


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


def _with_blanks(pieces: list[tuple[ZoneName, int, int]], length: int) -> tuple[Zone, ...]:
    """The pieces as zones, and the gaps between them."""
    zones: list[Zone] = []
    at = 0
    for name, start, end in pieces:
        if start > at:
            zones.append(Zone(name="blank", span=Span(start=at, end=start)))
        zones.append(Zone(name=name, span=Span(start=start, end=end)))
        at = end
    if at < length:
        zones.append(Zone(name="blank", span=Span(start=at, end=length)))
    return tuple(zones)
