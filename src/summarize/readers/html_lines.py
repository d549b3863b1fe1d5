"""The extracted body as lines, one a block, with the zones the markup itself states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from summarize.document import ZoneName
from summarize.readers.html_marks import Marked
from summarize.readers.lines import Line, all_text, collapse

_TEMPLATE = re.compile(r"\{\{[^{}]{0,200}\}\}|\{%[^%]{0,200}%\}|<%[^%]{0,200}%>|\$\{[^{}]{0,200}\}")


def _own_text(element: _Element) -> str:
    return collapse(all_text(element))


def _rows(table: _Element) -> Iterator[Line]:
    for number, row in enumerate(table.iter("row")):
        cells = [_own_text(cell) for cell in row.iterchildren("cell")]
        if any(cells):
            yield Line(text="\t".join(cells), glued=number > 0)


def body_lines(body: _Element) -> Iterator[Line]:
    """Lines of trafilatura's body: text directly in it, paragraphs, lists, tables, quotes."""
    if body.text and body.text.strip():
        yield Line(text=collapse(body.text))
    for child in body:
        if child.tag == "table":
            yield from _rows(child)
        elif child.tag == "list":
            for item in child.iter("item"):
                yield Line(text=_own_text(item))
        elif child.tag in ("div", "quote") and len(child):
            yield from body_lines(child)
        else:
            yield from _broken(child)
        if child.tail and child.tail.strip():
            yield Line(text=collapse(child.tail))


def _broken(element: _Element) -> Iterator[Line]:
    """A paragraph, a line for each part between line breaks."""
    part: list[str] = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            yield Line(text=collapse("".join(part)))
            part = []
        else:
            part.append(all_text(child))
        part.append(child.tail or "")
    yield Line(text=collapse("".join(part)))


def _zone(text: str, marked: Marked) -> ZoneName | None:
    if text in marked.captions:
        return "caption"
    if text in marked.dates:
        return "dateline"
    if text in marked.links:
        return "related"
    return None


def arrange(lines: Iterator[Line], title: str | None, marked: Marked) -> list[Line]:
    """Headline first, then the dateline, the body, and each caption where it stood."""
    body = [
        Line(text=line.text, zone=_zone(line.text, marked), glued=line.glued)
        for line in lines
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
    start = marked.order.get(title or "", min(found, default=0))
    if found:
        placed += _leads(marked, start, min(found), present)
    placed += [
        (at, Line(text=text, zone="caption"))
        for text, at in marked.captions.items()
        if text not in present and start < at < place + _AFTERMATH
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
