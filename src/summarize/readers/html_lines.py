"""The extracted body as lines, one a block, with the zones the markup itself states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element
from lxml.html import HtmlElement

from summarize.document import ZoneName
from summarize.readers.lines import Line, all_text, collapse

_BLOCKS_LIST = """
    p h1 h2 h3 h4 h5 h6 li dt dd blockquote figcaption caption td th div section article pre
    header footer aside main figure ul ol table tr tbody thead br span time em i
"""
_BLOCKS = frozenset(_BLOCKS_LIST.split())
_CAPTION_CLASS = re.compile(r"caption|chu-thich|chuthich|photo-?(?:desc|note)|img-?desc", re.I)
_DATE_CLASS = re.compile(r"date|time|publish|ngay|post-?meta|entry-?meta", re.IGNORECASE)
_STATED_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")
#: Longest text of an element that states a date and nothing else.
_DATE_LENGTH = 90
#: A link of fewer words is a link inside a text, not the headline of another story.
_RELATED_WORDS = 4
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What the page's own markup says of its texts.

    Attributes:
        order: the first place of each block's text in reading order.
        captions: texts of captions, with their place.
        dates: texts of elements that state a date and nothing else, with their place.
        links: texts of blocks that are one link.
    """

    order: dict[str, int]
    captions: dict[str, int]
    dates: dict[str, int]
    links: frozenset[str]


def read_marks(tree: HtmlElement) -> Marked:
    """Walk the page once, unseen elements already out."""
    order: dict[str, int] = {}
    captions: dict[str, int] = {}
    dates: dict[str, int] = {}
    links: set[str] = set()
    for place, element in enumerate(tree.iter("*")):
        if element.tag not in _BLOCKS:
            continue
        # The text of an outer block repeats that of its parts; only leaves of the page count.
        names = f"{element.get('class', '')} {element.get('id', '')}"
        is_caption = element.tag in ("figcaption", "caption") or bool(_CAPTION_CLASS.search(names))
        if not is_caption and any(child.tag in _CONTAINERS for child in element):
            continue
        text = _own_text(element)
        if not text:
            continue
        order.setdefault(text, place)
        if is_caption and len(text) <= _CAPTION_LENGTH:
            captions.setdefault(text, place)
        elif len(text) <= _DATE_LENGTH and _STATED_DATE.search(text):
            if element.tag == "time" or _DATE_CLASS.search(names):
                dates.setdefault(text, place)
        elif _is_link(element, text):
            links.add(text)
    return Marked(order=order, captions=captions, dates=dates, links=frozenset(links))


_CONTAINERS_LIST = "p div section article ul ol table tr li blockquote figure"
_CONTAINERS = frozenset(_CONTAINERS_LIST.split())
#: Longest text that is a caption; longer ones are articles in a box that has the word in a class.
_CAPTION_LENGTH = 600


def _is_link(element: HtmlElement, text: str) -> bool:
    anchors = list(element.iter("a"))
    if len(anchors) != 1 or len(text.split()) < _RELATED_WORDS:
        return False
    return _own_text(anchors[0]) == text


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


def _nearest_date(marked: Marked, start: int) -> list[Line]:
    """The stated date nearest to the headline: the page's top may show today's."""
    near = [(abs(at - start), text) for text, at in marked.dates.items()]
    distance, text = min(near, default=(_AFTERMATH * 2, ""))
    return [Line(text=text, zone="dateline")] if distance < _AFTERMATH * 2 else []


#: Lines at the top among which the headline and the dateline are looked for.
_TOP = 4
#: Elements after the last paragraph within which a caption still belongs to the article.
_AFTERMATH = 12
