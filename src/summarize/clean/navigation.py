"""The page's furniture: menus, share buttons, breadcrumbs, tags, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.clean.cues import cues, fold
from summarize.clean.language import is_foreign
from summarize.clean.page import PARAGRAPH_WORDS, Page
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
#: No entry of a menu, or menu, seen is longer.
_MENU_WORDS = 14
#: Where a label's colon stands at the latest.
_LABEL_CHARS = 24
#: "90'", "45'+2", "2-0": what has happened by then follows, or went before.
_PLAY = re.compile(
    r"\d{1,3}(?:\s?\+\s?\d{1,2})?\s?['’′](?:\s?\+\s?\d{1,2})?|\d{1,3}\s?[-–]\s?\d{1,3}"
)
#: So many names, with commas between them, are a list.
_LISTED = 4
#: The longest name of a list: "Pierre-Emerick van der Berg Aubameyang (75')".
_NAME_WORDS = 6
#: The longest small word within a name: "de", "van", "dos".
_PARTICLE = 3
#: Lines shorter than this many words are never told foreign: names and titles of works are not.
_FOREIGN_WORDS = 8


@rule("navigation", zone="navigation", reason="A button, menu entry or notice of the page.")
def navigation(page: Page) -> Iterator[Claim]:
    """Buttons and notices; labels that stories have as well only beside one of them."""
    inside = page.inside()
    taken = -2
    for index, line in page.open_lines():
        if line.words > cues().limits["navigation_words"]:
            continue
        told = line.ended and index in inside
        if _is_navigation(line.rest, told=told) or (
            _is_label(line.rest) and (taken == index - 1 or _is_furniture(page, index + 1))
        ):
            taken = index
            yield whole(line)


def _is_label(text: str) -> bool:
    label, colon, _ = text[:_LABEL_CHARS].partition(":")
    return bool(colon) and cues().has("navigation_labels", label)


def _is_furniture(page: Page, index: int) -> bool:
    """Whether there is such a line, and its words alone tell that it is furniture."""
    if index >= len(page.lines):
        return False
    line = page.lines[index]
    short = line.words <= cues().limits["navigation_words"]
    return short and _is_navigation(line.text, told=line.ended)


def _is_navigation(text: str, *, told: bool) -> bool:
    """Whether a short line is a button, a notice, or the way back to a section.

    Args:
        text: the line.
        told: whether the line ends as a sentence where a story is told.
    """
    folded = fold(text)
    bare = folded.strip(" .:…*•·-–|+>")
    if {bare, folded} & cues().words["navigation"] or cues().begins("navigation_starts", folded):
        return True
    if not told and cues().begins("navigation_steps", folded):
        return True
    section = _BACK.sub("", bare)
    if section != bare and section in cues().words["sections"]:
        return True
    buttons = len(folded) < 60 and _SHARE.fullmatch(folded) is not None
    return buttons and any(map(str.isalpha, folded))


@rule("breadcrumb", zone="navigation", reason="Names the section of the newspaper.")
def breadcrumb(page: Page) -> Iterator[Claim]:
    """Names of sections, alone or joined, before the story begins or after it ends."""
    inside = page.inside()
    if not inside:
        return
    for index, line in page.open_lines():
        if index in inside or line.words > _MENU_WORDS:
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
    inside = page.inside()
    for index, line in page.open_lines():
        if line.words > _TAG_WORDS or line.rest.endswith((".", ":")):
            continue
        if cues().begins("tag_starts", line.rest) or (
            index not in inside and cues().begins("tag_labels", line.rest)
        ):
            yield whole(line)


@rule("no-words", zone="navigation", reason="Has no words: numbers, symbols or an address.")
def wordless(page: Page) -> Iterator[Claim]:
    """Lines without a letter; the minutes and scores of a story that has begun stay."""
    addresses = any(sign in page.text.lower() for sign in _ADDRESS_SIGNS)
    begun = False
    for _, line in page.open_lines():
        rest = line.rest
        begun = begun or line.words >= PARAGRAPH_WORDS
        if addresses and len(rest) < 2000:
            rest = _ADDRESS.sub(" ", rest)
        if rest[:1].isalpha() or any(map(str.isalpha, rest)):
            continue
        if not (begun and _PLAY.fullmatch(rest)):
            yield whole(line)


@rule("other-language", zone="navigation", reason="Is not Vietnamese; nothing here translates it.")
def foreign(page: Page) -> Iterator[Claim]:
    """Lines in another language; names one after another, as of a football team, are in none."""
    for _, line in page.open_lines():
        if is_foreign(line.rest, _FOREIGN_WORDS) and not _are_names(line.rest):
            yield whole(line)


def _are_names(text: str) -> bool:
    """Whether a line, its label left aside, is names with commas between them."""
    label, _, after = text.partition(":")
    parts = [part.split() for part in re.split("[,;]", after or label)]
    return len(parts) >= _LISTED and all(map(_is_name, parts))


def _is_name(words: list[str]) -> bool:
    small = [word for word in words if word.islower()]
    return len(small) < len(words) <= _NAME_WORDS and all(len(one) <= _PARTICLE for one in small)
