"""Paragraphs where a page has none: running text beside blocks (CSS 2.2, 9.2.1.1), and ``div``."""

from __future__ import annotations

from lxml.html import HtmlElement, fragment_fromstring

from summarize.readers.lines import all_text

_BLOCKS_LIST = """
    address article aside blockquote caption center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td
    tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS_LIST.split())
#: Elements that hold blocks only; a text straight in them is a slip of the page's author.
_FRAMES = frozenset({"html", "head", "table", "tbody", "thead", "tfoot", "tr", "ul", "ol", "dl"})


#: A line of fewer words is a menu's or a button's, not a sentence of an article.
SENTENCE_WORDS = 6


def box_running_text(tree: HtmlElement) -> None:
    """Put text that stands beside a block into a paragraph of its own, as browsers lay it out.

    ``<div><b>Nguyên nhân</b><div>Mưa lớn…</div></div>`` is two lines on the screen; trafilatura
    joins the words of a ``div`` as they follow each other in the file, and leaves out one that
    stands among paragraphs. So a sentence there becomes a paragraph as well.
    """
    holders: dict[HtmlElement, None] = {}
    for block in tree.iter(*BLOCKS):
        above = block.getparent()
        while above is not None and above not in holders:
            holders[above] = None
            above = above.getparent()
    for holder in holders:
        if holder.tag not in _FRAMES:
            _box(holder, holders)
    written = {one.getparent() for one in tree.iter("p") if all_text(one).strip()}
    for element in tree.iter("div"):
        if element not in holders and element.getparent() in written and _is_told(element):
            element.tag = "p"


def _is_told(element: HtmlElement) -> bool:
    """Whether a ``div`` of running text has a sentence, and no link to another story opens it."""
    if len(all_text(element).split()) < SENTENCE_WORDS:
        return False
    first = next((one for one in element if all_text(one).strip()), None)
    return bool((element.text or "").strip()) or first is None or first.tag != "a"


def _box(holder: HtmlElement, holders: dict[HtmlElement, None]) -> None:
    box: HtmlElement | None = None
    children = list(holder)
    if (holder.text or "").strip():
        box = _paragraph(holder.text)
        holder.text = None
        holder.insert(0, box)
    for child in children:
        if child.tag in BLOCKS or child in holders:
            box, tail = None, child.tail
            if (tail or "").strip():
                box = _paragraph(tail)
                child.tail = None
                child.addnext(box)
        elif box is not None:
            box.append(child)
        elif (all_text(child) + (child.tail or "")).strip():
            box = _paragraph(None)
            child.addprevious(box)
            box.append(child)


def _paragraph(text: str | None) -> HtmlElement:
    paragraph = fragment_fromstring("<p></p>")
    paragraph.text = text
    return paragraph
