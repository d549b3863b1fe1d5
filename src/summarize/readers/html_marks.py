"""What a page's markup says of its texts: captions, dates, leads, links; and their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from summarize.readers.html_boxes import BLOCKS
from summarize.readers.lines import all_text, collapse

#: Elements whose text is looked at; those of them that hold others are looked at by their parts.
_READ = BLOCKS | {"br", "span", "time", "em", "i"}
_CAPTION_CLASS = re.compile(
    r"caption|chu-thich|chuthich|photo-?(?:desc|note)|img-?desc|desc_cation", re.I
)
_DATE_CLASS = re.compile(r"date|time|publish|ngay|post-?meta|entry-?meta", re.IGNORECASE)
_STATED_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")
#: Longest text of an element that states a date and nothing else.
_DATE_LENGTH = 90
#: A link of fewer words is a link inside a text, not the headline of another story.
_RELATED_WORDS = 4
#: Longest text that is a caption; longer ones are articles in a box that has the word in a class.
CAPTION_LENGTH = 600
#: Whole names of boxes with advertisements; those with a part of them hold articles too.
_ADVERTISED_LIST = """
    ad ads adv advert advertise advertisement advertising adsbox ads-box box-ads box_ads banner-ads
    banner_ads ads-banner quang-cao quangcao qc box-qc box_qc sponsor sponsored
"""
_ADVERTISED = frozenset(_ADVERTISED_LIST.split())
_LEAD_CLASS = re.compile(r"sapo|lead|description|summary|chapeau|intro|abstract", re.IGNORECASE)
#: A lead is a sentence at least.
_LEAD_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What the page's own markup says of its texts.

    Attributes:
        order: the first place of each block's text in reading order.
        captions: texts of captions, with their place.
        dates: texts of elements that state a date and nothing else, or stand right below the
            headline and state one, with their place.
        leads: texts of paragraphs that may be the lead, with their place.
        links: texts of blocks that are one link, with their place.
        advertised: texts of what is named an advertisement.
        quoted: texts of quotations set apart, and of those who said them.
    """

    order: dict[str, int]
    captions: dict[str, int]
    dates: dict[str, int]
    leads: dict[str, int]
    links: dict[str, int]
    advertised: frozenset[str]
    quoted: frozenset[str]


def read_marks(tree: HtmlElement) -> Marked:
    """Walk the page once, unseen elements already out and running text in boxes."""
    order: dict[str, int] = {}
    captions: dict[str, int] = {}
    dates: dict[str, int] = {}
    leads: dict[str, int] = {}
    links: dict[str, int] = {}
    below_headline = False
    for place, element in enumerate(tree.iter("*")):
        if element.tag not in _READ:
            continue
        # The text of an outer block repeats that of its parts; only leaves of the page count.
        names = f"{element.get('class', '')} {element.get('id', '')}"
        caption = is_caption(element)
        if not caption and any(child.tag in BLOCKS for child in element):
            continue
        found = _lines(element)
        own = element.tag == "h1" or element.getparent().tag == "h1"
        signed, below_headline = below_headline and not own, own or (below_headline and not found)
        for text in found:
            order.setdefault(text, place)
            if caption and len(text) <= CAPTION_LENGTH:
                captions.setdefault(text, place)
            elif len(text) <= _DATE_LENGTH and _STATED_DATE.search(text):
                if element.tag == "time" or signed or _DATE_CLASS.search(names):
                    dates.setdefault(text, place)
            elif _is_link(element, text):
                links.setdefault(text, place)
            elif len(text.split()) >= _LEAD_WORDS and (
                element.tag in ("p", "h2") or _LEAD_CLASS.search(names)
            ):
                leads.setdefault(text, place)
    return Marked(
        order=order,
        captions=captions,
        dates=dates,
        leads=leads,
        links=links,
        advertised=_short_boxes(_advertised(tree)),
        quoted=_short_boxes(tree.iter("blockquote", "cite")),
    )


def is_caption(element: HtmlElement) -> bool:
    """Whether an element is the caption of a picture, by its tag or the names it was given."""
    if element.tag in ("figcaption", "caption"):
        return True
    return _CAPTION_CLASS.search(f"{element.get('class', '')} {element.get('id', '')}") is not None


def _advertised(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The boxes whose names say that they are advertisements."""
    for element in tree.iter("div", "section", "aside", "p", "ins", "center", "li", "td"):
        names = f"{element.get('class', '')} {element.get('id', '')}".lower().split()
        if not _ADVERTISED.isdisjoint(names):
            yield element


def _short_boxes(boxes: Iterator[HtmlElement]) -> frozenset[str]:
    """The lines in some boxes; one that is longer than a caption may hold the article."""
    found: set[str] = set()
    for box in boxes:
        lines = _lines(box)
        if sum(map(len, lines)) <= CAPTION_LENGTH:
            found.update(lines)
    return frozenset(found)


def _lines(element: HtmlElement) -> list[str]:
    """The text of an element that holds no block, or of a caption: a line up to each break."""
    if next(element.iter("br", *BLOCKS - {element.tag}), None) is None:
        text = collapse(all_text(element))
        return [text] if text else []
    parts = [element.text or ""]
    for event, one in iterwalk(element, events=("start", "end")):
        if one is element:
            continue
        if one.tag == "br" or one.tag in BLOCKS:
            parts.append("\n")
        parts.append((one.text if event == "start" else one.tail) or "")
    lines = map(collapse, "".join(parts).split("\n"))
    return [line for line in lines if line]


def _is_link(element: HtmlElement, text: str) -> bool:
    """Whether a block is one link, or stands in one, and long enough for another story's title."""
    if len(text.split()) < _RELATED_WORDS:
        return False
    anchors = list(element.iter("a"))
    if not anchors:
        return next(element.iterancestors("a"), None) is not None
    return len(anchors) == 1 and collapse(all_text(anchors[0])) == text
