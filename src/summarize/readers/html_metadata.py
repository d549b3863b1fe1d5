"""What a page states about itself: schema.org JSON-LD, Open Graph, meta tags, ``<time>``.

The publication date is only ever read, never guessed from the address or from dates in the
text; those are the cleaner's evidence.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from summarize.clean import part_site
from summarize.readers.authors import real_author

_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date_published",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "published_at",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "parsely-pub-date",
    "sailthru.date",
)
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report", re.IGNORECASE)
_PLAUSIBLE_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
#: Keeps trafilatura from guessing a date, and from asking the clock what is the future.
_NO_GUESS = {"extensive_search": False, "original_date": True, "max_date": "2200-01-01"}
#: Stands for the text of ``<title>`` while trafilatura looks.
_STAND_IN = "Stand-in"
#: Longest metadata value that is a value and not a text.
_LONGEST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """Metadata of a page; None where it states nothing."""

    title: str | None
    date_published: str | None
    author: str | None
    sitename: str | None
    url: str | None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """All objects of a JSON-LD value, outer ones first, without recursion."""
    waiting = deque([value])
    while waiting:
        current = waiting.popleft()
        if isinstance(current, dict):
            yield current
            waiting.extend(current.values())
        elif isinstance(current, list):
            waiting.extend(current)


def _linked_data(tree: HtmlElement) -> list[dict[str, Any]]:
    articles: list[dict[str, Any]] = []
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # a broken block states nothing; the page's other tags still count
        articles += [o for o in _objects(value) if _ARTICLE_TYPES.search(str(o.get("@type", "")))]
    return articles


def _date(tree: HtmlElement, articles: list[dict[str, Any]]) -> str | None:
    stated = [article.get("datePublished") for article in articles]
    by_name: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        by_name.setdefault(name.lower(), meta.get("content") or "")
    stated += [by_name.get(name) for name in _DATE_NAMES]
    for time in tree.iter("time"):
        if "pubdate" in time.attrib or time.get("itemprop", "").lower() == "datepublished":
            stated.append(time.get("datetime"))
    stated += [
        element.get("content") or element.get("datetime")
        for element in tree.iterfind(".//*[@itemprop='datePublished']")
    ]
    for value in stated:
        if isinstance(value, str) and _PLAUSIBLE_DATE.search(value):
            return value.strip()[:_LONGEST]
    return None


def _short(value: str | None) -> str | None:
    collapsed = " ".join((value or "").split())
    return collapsed if 0 < len(collapsed) <= _LONGEST else None


def read_metadata(tree: HtmlElement) -> PageMetadata:
    """Metadata of the tree, scripts still in it.

    trafilatura cuts the ``<title>`` at its last dash, and takes what is behind for the site, be it
    half of the headline. So it sees a stand-in, and says thereby whether it would use it.
    """
    element = tree.find(".//head//title")
    whole = element.text_content() if element is not None else ""
    if element is not None:
        element.text = _STAND_IN
    found = extract_metadata(tree, date_config=dict(_NO_GUESS))
    if element is not None:
        element.text = whole
    title = _short(whole if found.title == _STAND_IN else found.title)
    sitename = _short(found.sitename)
    title, named = part_site(title, sitename) if title else (None, None)
    return PageMetadata(
        title=title,
        date_published=_date(tree, _linked_data(tree)),
        author=real_author(_short(found.author)),
        sitename=sitename or named,
        url=_short(found.url),
    )
