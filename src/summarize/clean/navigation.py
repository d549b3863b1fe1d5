"""The page's furniture: menus, share buttons, breadcrumbs, tags, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.clean.cues import cues, fold
from summarize.clean.language import is_foreign
from summarize.clean.page import Page
from summarize.clean.rule import Claim, rule, whole

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.I)
#: Without one of these there is no address.
_ADDRESS_SIGNS = ("@", "://", "www.")
_BACK = re.compile(
    r"^(?:trở lại|quay lại|trở về|về|xem thêm|xem tiếp|tất cả)\s+(?:mục\s+|chuyên mục\s+)?"
)
_SEPARATORS = re.compile(r"\s*(?:\||>|»|›|/|•|·|→|\s-\s)\s*")
_SHARE = re.compile(r"(?:chia sẻ|facebook|twitter|zalo|email|link|tweet|print|\W|\d)+", re.I)
#: Of a menu's words this many are names of sections we know.
_MENU_SHARE = 0.7
#: Longest list of keywords seen on one line, with a margin.
_TAG_WORDS = 60
#: Lines shorter than this many words are never told foreign: names and titles of works are not.
_FOREIGN_WORDS = 8


@rule("navigation", zone="navigation", reason="A button, menu entry or notice of the page.")
def navigation(page: Page) -> Iterator[Claim]:
    for _, line in page.open_lines():
        if line.words <= cues().limits["navigation_words"] and _is_navigation(line.rest):
            yield whole(line)


def _is_navigation(text: str) -> bool:
    """Whether a short line is a button, a notice, or the way back to a section."""
    folded = fold(text)
    bare = folded.strip(" .:…*•·-–|+>")
    if {bare, folded} & cues().words["navigation"] or cues().begins("navigation_starts", folded):
        return True
    section = _BACK.sub("", bare)
    if section != bare and section in cues().words["sections"]:
        return True
    buttons = len(folded) < 60 and _SHARE.fullmatch(folded) is not None
    return buttons and any(map(str.isalpha, folded))


@rule("breadcrumb", zone="navigation", reason="Names the section of the newspaper.")
def breadcrumb(page: Page) -> Iterator[Claim]:
    """Names of sections, alone or joined, before the story begins or after it ends."""
    opens = list(page.open_lines())
    long = [n for n, (_, line) in enumerate(opens) if line.words >= 20]
    if not long:
        return
    for n, (_, line) in enumerate(opens):
        if long[0] < n <= long[-1] or line.words > 14:
            continue
        parts = [part for part in _SEPARATORS.split(fold(line.rest)) if part]
        if parts and (
            all(part in cues().words["sections"] for part in parts) or _is_menu(line.rest)
        ):
            yield whole(line)


def _is_menu(text: str) -> bool:
    """Whether a line is mostly names of sections, one after another: "Kinh tế Thị trường …"."""
    tokens = fold(text).split()
    if text.rstrip().endswith((".", "?", "!")):
        return False
    at = found = covered = 0
    while at < len(tokens):
        width = next(
            (n for n in (3, 2, 1) if " ".join(tokens[at : at + n]) in cues().words["sections"]), 0
        )
        found += bool(width)
        covered += width
        at += width or 1
    return found >= 3 and covered >= _MENU_SHARE * len(tokens)


@rule("tags", zone="navigation", reason="Keywords the page is filed under.")
def tags(page: Page) -> Iterator[Claim]:
    """ "Từ khóa: a, b, c" on one line; the label alone heads a list and ends the story."""
    for _, line in page.open_lines():
        if line.words > _TAG_WORDS or line.rest.endswith((".", ":")):
            continue
        if cues().begins("tag_starts", line.rest):
            yield whole(line)


@rule("no-words", zone="navigation", reason="Has no words: numbers, symbols or an address.")
def wordless(page: Page) -> Iterator[Claim]:
    addresses = any(sign in page.text.lower() for sign in _ADDRESS_SIGNS)
    for _, line in page.open_lines():
        rest = line.rest
        if addresses and len(rest) < 2000:
            rest = _ADDRESS.sub(" ", rest)
        if not rest[:1].isalpha() and not any(map(str.isalpha, rest)):
            yield whole(line)


@rule("other-language", zone="navigation", reason="Is not Vietnamese; nothing here translates it.")
def foreign(page: Page) -> Iterator[Claim]:
    for _, line in page.open_lines():
        if is_foreign(line.rest, _FOREIGN_WORDS):
            yield whole(line)
