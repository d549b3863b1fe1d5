"""The extracted body as lines, one a block, with the zones the markup itself states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element, iterwalk

from summarize.document import ZoneName
from summarize.readers.html_marks import Marked
from summarize.readers.lines import CELLS, Line, collapse

_TEMPLATE = re.compile(r"\{\{[^{}]{0,200}\}\}|\{%[^%]{0,200}%\}|<%[^%]{0,200}%>|\$\{[^{}]{0,200}\}")


#: Elements of trafilatura's body that are lines of their own; the rest is running text.
_BLOCKS = frozenset({"p", "head", "list", "item", "quote", "div", "table", "row", "cell", "code"})


def body_lines(body: _Element) -> Iterator[Line]:
    """Lines of an element of trafilatura's body: a line for each block in it, however blocks are
    nested, for each stretch of running text between them, and for each row of a table."""
    part: list[str] = []

    def flush() -> Iterator[Line]:
        text = collapse("".join(part))
        part.clear()
        if text:
            yield Line(text=text)

    walk = iterwalk(body, events=("start", "end"))
    for event, element in walk:
        parting = element is body or element.tag in _BLOCKS or element.tag == "lb"
        if parting:
            yield from flush()
        if event == "start" and element.tag == "table" and element is not body:
            walk.skip_subtree()
            yield from _rows(element)
        elif event == "start":
            part.append(element.text or "")
        elif element is not body:
            part.append(element.tail or "")


def _rows(table: _Element) -> Iterator[Line]:
    """Rows, a line each; a table with paragraphs in its cells lays out a page."""
    glued = False
    for row in table.iterchildren("row"):
        cells = [list(body_lines(cell)) for cell in row.iterchildren("cell")]
        if any(len(cell) > 1 for cell in cells):
            for cell in cells:
                yield from cell
            glued = False
        elif any(cells):
            yield Line(text=CELLS.join(cell[0].text for cell in cells if cell), glued=glued)
            glued = True


def _parted(text: str, marked: Marked) -> list[Line]:
    """A line, or the page's paragraphs where several were run together.

    Where trafilatura finds no paragraph it gives the text of the whole article as one; the page's
    blocks, in their order, say where each begins.
    """
    parts: list[Line] = []
    at = covered = 0
    for block in () if text in marked.order else marked.order:
        if len(block) < _BLOCK_LENGTH:
            continue
        start = text.find(block, at, at + len(block) + _GAP)
        if start >= 0:
            parts += [Line(text=text[at:start].strip()), Line(text=block)]
            at = start + len(block)
            covered += len(block)
    if covered < _COVERED * len(text):
        return [Line(text=text)]
    return [*parts, Line(text=text[at:].strip())]


def _zone(text: str, marked: Marked) -> ZoneName | None:
    if text in marked.captions:
        return "caption"
    if text in marked.dates:
        return "dateline"
    if text in marked.advertised:
        return "navigation"
    if text in marked.links:
        return "related"
    if text in marked.quoted:
        return "quote"
    return None


def _linked(text: str) -> ZoneName:
    return "teaser" if text.endswith(".") or len(text.split()) > _TITLE_WORDS else "related"


def arrange(lines: Iterator[Line], title: str | None, marked: Marked) -> list[Line]:
    """Headline first, then the dateline, the body, and each caption or link where it stood."""
    extracted = list(lines)
    most = sum(len(line.text) for line in extracted) / 2
    parted = [
        part
        for line in extracted
        for part in (_parted(line.text, marked) if len(line.text) > most else [line])
    ]
    body = [
        Line(text=line.text, zone=_zone(line.text, marked), glued=line.glued)
        for line in parted
        if line.text and _TEMPLATE.sub("", line.text).strip()
    ]
    body = [line for n, line in enumerate(body) if n >= _TOP or line.text != title]
    present = {line.text for line in body}
    placed: list[tuple[int, Line]] = []
    place = 0
    for line in body:
        place = max(place, marked.order.get(line.text, place))
        placed.append((place, line))
    found = [marked.order[line.text] for line in body if line.text in marked.order]
    first = min(found, default=0)
    start = marked.order.get(title or "", first)
    if found:
        placed += _leads(marked, start, first, present)
    placed += [
        (at, Line(text=text, zone="caption"))
        for text, at in marked.captions.items()
        if text not in present and start < at < place + _AFTERMATH
    ]
    placed += [
        (at, Line(text=text, zone=_linked(text)))
        for text, at in marked.links.items()
        if text not in present and first < at < place
    ]
    placed.sort(key=lambda entry: entry[0])
    arranged = [Line(text=title, zone="headline")] if title else []
    if not any(line.zone == "dateline" for line in body[:_TOP]):
        arranged += _nearest_date(marked, start)
    return arranged + [line for _, line in placed]


def _leads(marked: Marked, start: int, first: int, present: set[str]) -> list[tuple[int, Line]]:
    """Paragraphs between headline and body: many sites keep the lead outside of the article."""
    return [
        (at, Line(text=text))
        for text, at in marked.leads.items()
        if start < at < first and text not in present
    ]


def _nearest_date(marked: Marked, start: int) -> list[Line]:
    """The stated date nearest to the headline: the page's top may show today's."""
    near = [(abs(at - start), text) for text, at in marked.dates.items()]
    distance, text = min(near, default=(_AFTERMATH * 2, ""))
    return [Line(text=text, zone="dateline")] if distance < _AFTERMATH * 2 else []


#: Lines at the top among which the headline and the dateline are looked for.
_TOP = 4
#: Elements after the last paragraph within which a caption still belongs to the article.
_AFTERMATH = 12
#: Shorter blocks stand within sentences as well.
_BLOCK_LENGTH = 20
#: Between two paragraphs run together stands at most this much that is no block of the page, and
#: so much of what is run together is blocks of the page.
_GAP, _COVERED = 400, 0.8
#: A link of more words, or one that ends as a sentence, stands below another story's headline.
_TITLE_WORDS = 32
