"""What a page's markup says of its texts: captions, dates, leads, links; and their order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from summarize.readers.lines import all_text, collapse

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
_CONTAINERS_LIST = "p div section article ul ol table tr li blockquote figure"
_CONTAINERS = frozenset(_CONTAINERS_LIST.split())
#: Longest text that is a caption; longer ones are articles in a box that has the word in a class.
_CAPTION_LENGTH = 600
_LEAD_CLASS = re.compile(r"sapo|lead|description|summary|chapeau|intro|abstract", re.IGNORECASE)
#: A lead is a sentence at least.
_LEAD_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What the page's own markup says of its texts.

    Attributes:
        order: the first place of each block's text in reading order.
        captions: texts of captions, with their place.
        dates: texts of elements that state a date and nothing else, with their place.
        leads: texts of paragraphs that may be the lead, with their place.
        links: texts of blocks that are one link.
    """

    order: dict[str, int]
    captions: dict[str, int]
    dates: dict[str, int]
    leads: dict[str, int]
    links: frozenset[str]


def read_marks(tree: HtmlElement) -> Marked:
    """Walk the page once, unseen elements already out."""
    order: dict[str, int] = {}
    captions: dict[str, int] = {}
    dates: dict[str, int] = {}
    leads: dict[str, int] = {}
    links: set[str] = set()
    for place, element in enumerate(tree.iter("*")):
        if element.tag not in _BLOCKS:
            continue
        # The text of an outer block repeats that of its parts; only leaves of the page count.
        names = f"{element.get('class', '')} {element.get('id', '')}"
        is_caption = element.tag in ("figcaption", "caption") or bool(_CAPTION_CLASS.search(names))
        if not is_caption and any(child.tag in _CONTAINERS for child in element):
            continue
        text = collapse(all_text(element))
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
        elif len(text.split()) >= _LEAD_WORDS and (
            element.tag in ("p", "h2") or _LEAD_CLASS.search(names)
        ):
            leads.setdefault(text, place)
    return Marked(order=order, captions=captions, dates=dates, leads=leads, links=frozenset(links))


def _is_link(element: HtmlElement, text: str) -> bool:
    anchors = list(element.iter("a"))
    if len(anchors) != 1 or len(text.split()) < _RELATED_WORDS:
        return False
    return collapse(all_text(anchors[0])) == text
