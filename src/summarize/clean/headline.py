"""The headline: where it stands, and its repetitions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.clean.cues import fold
from summarize.clean.page import Line, Page
from summarize.clean.rule import Claim, rule, whole
from summarize.clean.stated import stated_lines

#: " - Báo Nhân Dân", " | VnExpress": what HTML titles append.
_SITE = re.compile(r"\s+(?:[|–—-]|::)\s+[^|–—]{2,40}$")
_QUOTES = re.compile("[\"“”'‘’]")
_EDGE = " \t\"“”'‘’.,:;!?…-–—|[]()"

#: Beyond twice its words and these, whatever marks stand around it, a line is no headline repeated.
_MOST_WORDS = 8


def comparable(text: str) -> str:
    """A headline folded for comparison: no case, no outer punctuation, one kind of quote."""
    return _QUOTES.sub("", fold(text)).strip(_EDGE)


def find_headline(page: Page, stated: str | None) -> None:
    """Set ``page.headline`` (a line) and ``page.title``; leaves them None when there is none.

    Args:
        page: with date lines and furniture already claimed.
        stated: the title the container's metadata gives, or None.
    """
    for index, line, zone in stated_lines(page):
        if zone == "headline":
            page.headline, page.title = index, " ".join(line.text.split())
            return
    if stated is not None and stated.strip():
        title = " ".join(stated.split())
        at = _line_of(page, title)
        shorter = _SITE.sub("", title)
        if at is None and shorter != title:
            at = _line_of(page, shorter)
        if at is not None:
            page.headline, page.title = at, " ".join(page.lines[at].text.split())
            return
        if len(shorter.split()) >= 4:
            page.title = shorter
            return
    opens = list(page.open_lines())
    if len(opens) < 2:
        return
    index, line = opens[0]
    if _is_headline(line) and any(one.words > line.words or one.ended for _, one in opens[1:]):
        page.headline, page.title = index, " ".join(line.text.split())


def _line_of(page: Page, title: str) -> int | None:
    """The first of the leading lines that is the title."""
    wanted = comparable(title)
    for index, line in list(page.open_lines())[:40]:
        if comparable(line.rest) == wanted:
            return index
    return None


def _is_headline(line: Line) -> bool:
    """Shape of a headline: 3 to 32 words, a capital first, no full stop, and not a caption."""
    text = line.rest
    first = next((letter for letter in text if letter.isalnum()), "")
    if not 3 <= line.words <= 32 or re.search(r"(?<!\.\.)[.;:,][\"”’']?$", text):
        return False
    if first.islower() and not re.match(r"\W*(?:[a-z][A-Z]|e\s?-)", text):  # iPhone, e-Cabinet
        return False
    if text.startswith(("- ", "• ", "* ", "+ ")):
        return False
    return not re.search(r"\b(?:ảnh|nguồn|photo)\s*:", text, re.I)


@rule("repeated-headline", zone="headline", reason="The headline once more.")
def repeated_headline(page: Page) -> Iterator[Claim]:
    """The headline once more on a line of its own."""
    if page.title is None:
        return
    wanted = comparable(page.title)
    most = _MOST_WORDS + 2 * len(wanted.split())
    for _, line in page.open_lines():
        if line.words <= most and comparable(line.rest) == wanted:
            yield whole(line)


@rule("above-headline", zone="navigation", reason="Stands above the headline and is no paragraph.")
def above_headline(page: Page) -> Iterator[Claim]:
    """What stands above the headline, when none of it is a paragraph."""
    if page.headline is None:
        return
    above = list(page.open_lines(0, page.headline))
    if any(line.words >= 20 or (line.words >= 10 and line.ended) for _, line in above):
        return
    for _, line in above:
        yield whole(line)


def starts_with_headline(page: Page, text: str) -> int:
    """Length of the headline at the start of ``text``, 0 when it does not begin with it."""
    if page.title is None:
        return 0
    title = page.title.strip()
    if fold(text[: len(title)]) == fold(title):
        return len(title)
    return 0
