"""The page's furniture: menus, share buttons, breadcrumbs, tags, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

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
#: "3. Chia sẻ" heads the third part of a list; a count stands behind: "Chia sẻ 3".
_ENUMERATED = re.compile(r"\d{1,2}[.)]\s")
#: "— VN Weather (@vnweather) May 10, 2021": who posted what is shown above.
_POSTED = re.compile(r"[—–-]\s?[^()]{1,60}\(@\w{1,30}\)")
#: Longest notice seen, with a margin; and a line that says only that it is not the last word.
_NOTICE_WORDS, _UPDATING_WORDS = 45, 14
_UPDATED = re.compile(
    r"(?:(?P<who>.{2,60}?)\s)?(?:sẽ\s|đang\s)*"
    r"(?:(?:tiếp tục\s)?(?:được\s)?cập nhật|tiếp tục\s(?:thông tin|đưa tin))"
    r"(?:\s(?:thêm|tiếp|thông tin|diễn biến|tin|vụ|sự việc|nội dung|liên quan|về|đến|tới)\b.*)?"
)
_SHARE = re.compile(r"(?:chia sẻ|facebook|twitter|zalo|email|link|tweet|print|\W|\d)+", re.I)
#: Of a menu's words this many are names of sections we know.
_MENU_SHARE = 0.7
#: Longest list of keywords seen on one line, with a margin.
_TAG_WORDS = 60
#: No entry of a menu, or menu, seen is longer.
_MENU_WORDS = 14
#: Where a label's colon stands at the latest.
_LABEL_CHARS = 24
#: What stands before a notice.
_NO_LETTERS = re.compile(r"[^\w-]+")
_BULLETS = " *•►▶>-–—+[("
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
    if _ENUMERATED.match(text):
        return False
    if _POSTED.match(text):
        return True
    folded = fold(text)
    bare = folded.strip(" .:…*•·-–|+>")
    if {bare, folded} & cues().words["navigation"] or cues().begins(
        "navigation_starts", folded.lstrip(_BULLETS)
    ):
        return True
    if not told and cues().begins("navigation_steps", folded):
        return True
    section = _BACK.sub("", bare)
    if section != bare and section in cues().words["sections"]:
        return True
    buttons = len(folded) < 60 and _SHARE.fullmatch(folded) is not None
    return buttons and any(map(str.isalpha, folded))


@rule(
    "notice",
    zone="navigation",
    reason="What the newspaper tells its readers: how to follow it or write to it.",
)
def notice(page: Page) -> Iterator[Claim]:
    """ "Mời quý độc giả theo dõi … trên …", "(Tiếp tục cập nhật)": said below any story."""
    for _, line in page.open_lines():
        if line.words <= _NOTICE_WORDS and (_is_notice(line.rest) or _is_updating(line.rest)):
            yield whole(line)


@cache
def _openings(group: str) -> tuple[str, ...]:
    """What a line of a kind begins with, as whole words."""
    return tuple(f" {one} " for one in cues().starts[group])


def _is_notice(text: str) -> bool:
    words = f" {_NO_LETTERS.sub(' ', fold(text.lstrip(_BULLETS))).strip()} "

    def begins(group: str) -> bool:
        return words.startswith(_openings(group))

    def has(group: str) -> bool:
        return any(f" {one} " in words for one in cues().words[group])

    def is_asked() -> bool:
        if begins("notice_readers"):
            return has("notice_asks")
        return begins("notice_steps") and (
            has("notice_selves") or any(f" {one} " in words for one in cues().outlets)
        )

    invited = begins("notice_invites") or is_asked()
    return invited and has("notice_ways") and not has("not_notices")


def _is_updating(text: str) -> bool:
    if len(text.split()) > _UPDATING_WORDS:
        return False
    found = _UPDATED.fullmatch(fold(text).strip(" ()[].…*-–!"))
    if found is None:
        return False
    who = found["who"] or ""
    named = who.startswith(cues().starts["updating"]) or who in cues().outlets
    return named if who else "đang" in text.lower() or "tiếp tục" in text.lower()


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
