"""The headline: where it stands, and its repetitions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.clean.cues import cues, fold
from summarize.clean.page import Line, Page
from summarize.clean.rule import Claim, rule, whole
from summarize.clean.signature import is_domain
from summarize.clean.stated import stated_lines
from summarize.facts.letters import compile_pattern

#: " - Báo Nhân Dân", " | VnExpress": where titles name the site, and headlines join two places.
_APPENDED = re.compile(r"\s+(?:[|–—-]|::)\s+(?P<part>(?:(?!\s-\s)[^|–—]){2,40})$")
#: "Báo Cao Nguyên": a newspaper that no list need know is told by its capitals.
_NEWSPAPER = re.compile(r"(?:Báo|Tạp chí)(?: điện tử)? ")
_CAPITALS = compile_pattern(r"(?:(?:[\p{Lu}&][\w.&]*|và|điện tử|online)(?: |$))+")
#: Titles that containers state of their own accord: the name of a file or a site.
_FILE = re.compile(r"\S+\.\w{2,5}")
#: What is left in front of a dash has this many words or more if the page prints it as headline.
_SHORTEST = 4
_QUOTES = re.compile("[\"“”'‘’]")
_EDGE = " \t\"“”'‘’.,:;!?…-–—|[]()"

#: Beyond twice its words and these, whatever marks stand around it, a line is no headline repeated.
_MOST_WORDS = 8


def comparable(text: str) -> str:
    """A headline folded for comparison: no case, no outer punctuation, one kind of quote."""
    return _QUOTES.sub("", fold(text)).strip(_EDGE)


def part_site(title: str, sitename: str | None) -> tuple[str, str | None]:
    """A page's title and the site it names at its end, or None; a section before that goes too.

    "Đường tàu Cát Linh - Hà Đông" stays whole: only a newspaper, a domain or the page's own
    ``sitename`` is a site.
    """
    found = _APPENDED.search(title)
    if found is None or not _is_site(found["part"], sitename):
        return title, None
    title, site = title[: found.start()], found["part"]
    found = _APPENDED.search(title)
    if found is not None and cues().has("sections", found["part"]):
        title = title[: found.start()]
    return title, site


def _is_site(text: str, sitename: str | None) -> bool:
    if sitename is not None and fold(text) == fold(sitename):
        return True
    name = _NEWSPAPER.sub("", text, count=1) if _NEWSPAPER.match(text) else text
    if name != text and _CAPITALS.fullmatch(name):
        return True
    # Two letters are of ministries as well ("Bộ KH - TN"), and an agency may be whom one quotes.
    written = len(name) > 2 and name in cues().spellings and fold(name) in cues().outlets
    return written or name in cues().outlets.values() or is_domain(name)


def find_headline(page: Page, stated: str | None, sitename: str | None) -> None:
    """Set ``page.headline`` (a line) and ``page.title``; leaves them None when there is none.

    Args:
        page: with date lines and furniture already claimed.
        stated: the title the container's metadata gives, or None.
        sitename: the newspaper it states, or None.
    """
    for index, line, zone in stated_lines(page):
        if zone == "headline":
            page.headline, page.title = index, " ".join(line.text.split())
            return
    if stated is not None and stated.strip():
        title = " ".join(stated.split())
        shorter, front = part_site(title, sitename)[0], _APPENDED.sub("", title)
        at = _line_of(page, title)
        for part in (shorter, front if len(front.split()) >= _SHORTEST else title):
            at = _line_of(page, part) if at is None and part != title else at
        if at is not None:
            page.headline, page.title = at, " ".join(page.lines[at].text.split())
            return
        if _is_title(shorter, sitename):
            page.title = shorter
            return
    opens = list(page.open_lines())
    if len(opens) < 2:
        return
    index, line = opens[0]
    if _is_headline(line) and any(one.words > line.words or one.ended for _, one in opens[1:]):
        page.headline, page.title = index, " ".join(line.text.split())


def _is_title(text: str, sitename: str | None) -> bool:
    """Whether a stated title can be a headline, rather than name a file, a site or a section."""
    named = _is_site(text, sitename) or _FILE.fullmatch(text) is not None
    furniture = cues().has("sections", text) or cues().has("navigation", text)
    return any(map(str.isalpha, text)) and not (named or furniture)


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
