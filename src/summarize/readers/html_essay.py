"""Stories told in the captions of their pictures: photo essays."""

from __future__ import annotations

from lxml.html import HtmlElement

from summarize.readers.html_boxes import BLOCKS
from summarize.readers.html_marks import CAPTION_LENGTH, is_caption
from summarize.readers.lines import all_text, collapse

#: Fewer captions are those of an article's pictures, be it a short one.
_FEWEST = 3
#: A shorter caption tells nothing; a shorter paragraph is a menu's, or a link's.
_TOLD_WORDS, _PARAGRAPH_WORDS = 8, 20


def free_captions(tree: HtmlElement) -> None:
    """Make paragraphs of the captions of a photo essay.

    A page is one when the captions have more words than the paragraphs around them. Their classes
    go ("item_slide_show"), and so do figures and layout tables: trafilatura throws them away.
    """
    captions = _told(tree)
    if len(captions) < _FEWEST:
        return
    holder = _holder(tree, captions)
    captions = [one for one in captions if _is_inside(one, holder)]
    told = sum(len(all_text(one).split()) for one in captions)
    if len(captions) < _FEWEST or told <= _words_around(_story_of(holder), captions):
        return
    for caption in captions:
        for element in (*caption.iter(), *caption.iterancestors()):
            if element is holder:
                break
            element.attrib.clear()
            if element.tag not in ("p", "a", "em", "strong", "b", "i", "span", "br"):
                element.tag = "div"


def _told(tree: HtmlElement) -> list[HtmlElement]:
    """Captions that tell something, the outer one where one stands in another."""
    found: dict[HtmlElement, None] = {}
    for element in tree.iter(*BLOCKS):
        if not is_caption(element) or any(one in found for one in element.iterancestors()):
            continue
        text = collapse(all_text(element))
        if len(text) <= CAPTION_LENGTH and len(text.split()) >= _TOLD_WORDS:
            found[element] = None
    return list(found)


def _holder(tree: HtmlElement, captions: list[HtmlElement]) -> HtmlElement:
    """The innermost element that holds more than half of the captions."""
    counts: dict[HtmlElement, int] = {}
    for caption in captions:
        for above in caption.iterancestors():
            counts[above] = counts.get(above, 0) + 1
    holder = tree
    while True:
        inner = next((one for one in holder if 2 * counts.get(one, 0) > len(captions)), None)
        if inner is None:
            return holder
        holder = inner


def _is_inside(element: HtmlElement, holder: HtmlElement) -> bool:
    return any(above is holder for above in element.iterancestors())


def _story_of(holder: HtmlElement) -> HtmlElement:
    """The innermost element around the captions with a headline in it; the page without one."""
    around = holder
    for around in (holder, *holder.iterancestors()):
        if next(around.iter("h1"), None) is not None:
            break
    return around


def _words_around(story: HtmlElement, captions: list[HtmlElement]) -> int:
    """Words of a story's paragraphs that are no captions and no links."""
    inside = {one for caption in captions for one in caption.iter()}
    words = 0
    for element in story.iter(*BLOCKS):
        if element in inside or any(child.tag in BLOCKS for child in element):
            continue
        linked = sum(len(all_text(anchor).split()) for anchor in element.iter("a"))
        count = len(all_text(element).split())
        words += count if count - linked >= _PARAGRAPH_WORDS else 0
    return words
