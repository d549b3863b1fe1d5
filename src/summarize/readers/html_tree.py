"""HTML to a tree that is safe to walk, without what a reader of the page never sees."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from summarize.errors import DamagedError, EmptyError, LimitError
from summarize.options import ReadOptions
from summarize.readers.source import Source

_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_PROLOG_END = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)

#: Elements whose text is code, template or another document, never the article.
_UNSEEN_TAGS_LIST = """
    script style template noscript svg math iframe object embed applet canvas audio video map
    select option textarea button input dialog
"""
_UNSEEN_TAGS = _UNSEEN_TAGS_LIST.split()
#: Class names that mean "not on the screen" in the widespread frameworks.
_UNSEEN_CLASSES_LIST = """
    hidden d-none is-hidden sr-only visually-hidden screen-reader-text display-none
"""
_UNSEEN_CLASSES = frozenset(_UNSEEN_CLASSES_LIST.split())
_UNSEEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:[^.\d]|$)|opacity\s*:\s*0(?:[^.\d]|$)",
    re.IGNORECASE,
)
# Scripts reveal these on load (anti-flicker styles); hiding one would hide the whole page.
_ALWAYS_SEEN = frozenset({"html", "body", "main", "article"})


_SAVE_AGAIN = "save the page again, or give its text"
#: Letters of the shortest label: "i" before "Phone" is none.
_LABEL = 4


class _TooDeep(Exception):
    pass


class _TooMany(Exception):
    pass


class _Gauge:
    """Parser target that builds nothing and stops at the depth and the number allowed."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._depth = 0
        self._count = 0

    def start(self, tag: object, attrib: object) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > self._options.max_xml_depth:
            raise _TooDeep
        if self._count > self._options.max_html_elements:
            raise _TooMany

    def end(self, tag: object) -> None:
        self._depth -= 1

    def data(self, data: object) -> None: ...

    def comment(self, text: object) -> None: ...

    def close(self) -> None:
        return None


def parse(source: Source, text: str, options: ReadOptions) -> HtmlElement:
    """The tree of a page; nothing is fetched, no entity is expanded.

    Raises:
        DamagedError: it declares entities, or is no HTML at all.
        LimitError: it nests deeper than ``options.max_xml_depth`` (libxml2 would drop all that
            follows without a word), or has more than ``options.max_html_elements`` elements.
        EmptyError: it has no element.
    """
    opening = _PROLOG_END.search(text)
    if _ENTITY.search(text, 0, opening.start() if opening else len(text)):
        raise DamagedError(
            f"{source.shown}: it declares XML entities, which are not read",
            "remove the <!ENTITY …> declarations",
        )
    page = text.encode("utf-8", errors="replace")
    _measure(source, page, options)
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        return document_fromstring(page, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        if not text.strip():
            raise EmptyError(f"{source.shown}: the page is empty", _SAVE_AGAIN) from None
        message = f"{source.shown}: no HTML that can be read ({error})"
        raise DamagedError(message, _SAVE_AGAIN) from None


def _measure(source: Source, page: bytes, options: ReadOptions) -> None:
    gauge = HTMLParser(target=_Gauge(options), encoding="utf-8", huge_tree=True)
    try:
        etree.fromstring(page, parser=gauge)
    except _TooDeep:
        raise LimitError(
            f"{source.shown}: elements nested deeper than {options.max_xml_depth:,} "
            "(max_xml_depth)",
            "raise it with --max-xml-depth if the page is meant to be so deep",
        ) from None
    except _TooMany:
        raise LimitError(
            f"{source.shown}: more than {options.max_html_elements:,} elements (max_html_elements)",
            "raise it with --max-html-elements if the page is meant to be so large",
        ) from None
    except (etree.XMLSyntaxError, etree.ParserError, ValueError):
        return  # told by the real parse


def _is_unseen(element: HtmlElement) -> bool:
    if element.tag in _UNSEEN_TAGS:
        return True
    if element.tag in _ALWAYS_SEEN:
        return False
    attributes = element.attrib
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if _UNSEEN_STYLE.search(attributes.get("style", "")):
        return True
    return not _UNSEEN_CLASSES.isdisjoint(attributes.get("class", "").split())


def drop_unseen(tree: HtmlElement) -> None:
    """Take scripts, templates, form fields and hidden elements out of the tree."""
    for element in list(tree.iter(etree.Element)):
        if element.getparent() is not None and _is_unseen(element):
            element.drop_tree()
        elif element.tag == "span" and _is_set_apart(element):
            element.tail = f" - {element.tail}"


def _is_set_apart(element: HtmlElement) -> bool:
    """A place name glued to the sentence after it, set apart by the style sheet alone."""
    label, following = element.text or "", element.tail or ""
    return len(label) >= _LABEL and label[-1].islower() and following[:1].isupper()
