"""When the story was published: date lines, datelines, and the date they state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

from summarize.clean.cues import alternatives, cues, fold
from summarize.clean.page import Line, Page
from summarize.clean.rule import Claim, prefix, rule, whole
from summarize.clean.signature import is_acronym, is_ending, is_person, is_source
from summarize.facts import find_stated_dates
from summarize.facts.letters import compile_pattern

_DATE = re.compile(
    r"(?<![\d/])(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>(?:19|20)\d\d)(?![\d/])"
    r"|(?<!\d)(?P<y2>(?:19|20)\d\d)[-/](?P<m2>\d{1,2})[-/](?P<d2>\d{1,2})(?!\d)"
    r"|(?P<d3>\d{1,2})\s+tháng\s+(?P<m3>\d{1,2})(?:\s*,|\s+năm|/)?\s*(?P<y3>(?:19|20)\d\d)",
    re.I,
)
_TIME = re.compile(
    r"(?<!\d)(?P<H>\d{1,2})\s?(?::|h|g|giờ)\s?(?P<M>\d{2})(?::\d{2})?(?:\s?phút)?(?!\d)(?:\s*(?P<half>AM|PM|SA|CH)\b)?",
    re.I,
)
_ZONE = re.compile(
    r"\(?\s*(?:GMT|UTC)\s*(?P<sign>[+-])?\s*(?P<hours>\d{1,2})?(?::?00)?\s*\)?|\+07:?00", re.I
)
_DIGIT = re.compile(r"\d")
_VIETNAMESE = (
    "một|giêng", "hai", "ba", "tư", "năm", "sáu", "bảy|bẩy", "tám", "chín", "mười", "mười một",
    "mười hai|chạp",
)  # fmt: skip
_ENGLISH = (
    "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul",
    "august|aug", "september|sept|sep", "october|oct", "november|nov", "december|dec",
)  # fmt: skip
_MONTH_OF = {
    name: number
    for names in (_VIETNAMESE, _ENGLISH)
    for number, spellings in enumerate(names, start=1)
    for name in spellings.split("|")
}


def _longest_first(names: tuple[str, ...]) -> str:
    return "|".join(sorted("|".join(names).split("|"), key=len, reverse=True))


#: "10 Tháng Năm, 2021", "10 May 2021"; "May 10, 2021"; "10/05/21".
_NAMED_MONTH = re.compile(
    rf"\b(?P<d>\d{{1,2}})\s+(?:tháng\s+(?P<vi>{_longest_first(_VIETNAMESE)})"
    rf"|(?P<en>{_longest_first(_ENGLISH)})\.?)\b,?\s+(?:năm\s+)?(?P<y>(?:19|20)\d\d)\b"
    rf"|\b(?P<en2>{_longest_first(_ENGLISH)})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+"
    r"(?P<y2>(?:19|20)\d\d)\b",
    re.I,
)
_SHORT_YEAR = re.compile(r"(?<![\d/])(\d{1,2}/\d{1,2}/)(\d\d)(?![\d/])")
_SHORT_DATE = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])")
_ISO_TIME = re.compile(r"(?<=\d)T(?=\d{2}:)")
_LEFT = re.compile(r"[\s,;:|/().•·*\-–—+@]+")
_COUNTERS = re.compile(
    r"\s*(?:lượt xem|số lượt xem|lượt đọc|đã xem)\s*:\s*\d[\d.,]*"
    r"|\d*\s*(?:phút đọc|lượt xem|bình luận|lượt đọc|chia sẻ|phút trước|giờ trước)",
    re.I,
)
#: Date lines have at most about a dozen words ("Thứ hai, 10/1/2022, 10:35 (GMT+7) | Thế giới").
_LINE_CHARS = 110
#: A paragraph of this many words is the story's; one that ends in a full stop may have fewer.
_PARAGRAPH_WORDS, _STOPPED_WORDS = 25, 12
#: Where nothing is a paragraph, as in a poem, the head is as short as this.
_HEAD_LINES = 3
#: Between an author or end mark and the date below it stands at most one line.
_BELOW_AUTHOR = 2


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('weekdays')})\b", re.I)


@cache
def _label_words() -> frozenset[str]:
    """The words of the labels that stand before dates."""
    return frozenset(word for label in cues().words["date_labels"] for word in label.split())


def _in_figures(text: str) -> str:
    """``text`` with its dates as day, month and year in figures."""
    if _ISO_TIME.search(text):
        text = _ISO_TIME.sub(" ", text)
    if any(map(str.isalpha, text)):
        text = _NAMED_MONTH.sub(_figures, text)
    return _SHORT_YEAR.sub(r"\g<1>20\g<2>", text)


def _figures(found: re.Match[str]) -> str:
    month = _MONTH_OF[(found["vi"] or found["en"] or found["en2"]).lower()]
    return f"{found['d'] or found['d2']}/{month}/{found['y'] or found['y2']}"


def _is_publication_line(text: str) -> tuple[bool, bool]:
    """Whether the line is nothing but a date and its trimmings; whether it states a time with its
    zone, as only pages do."""
    if len(text) > _LINE_CHARS or not _DIGIT.search(text):
        return False, False
    text = _in_figures(text)
    if "âm lịch" in text or " năm " in text:  # the lunar day beside the date, at festivals
        lunar = [stated.span for stated in find_stated_dates(text, "vi") if stated.lunar]
        for span in reversed(lunar):
            text = text[: span.start] + " " + text[span.end :]
    rest, dates = _DATE.subn(" ", text)
    rest, zones = _ZONE.subn(" ", rest)
    rest, times = _TIME.subn(" ", rest)
    rest, days = _weekday().subn(" ", rest)
    rest, short = _SHORT_DATE.subn(" ", rest)
    if not dates and not (times and (days or short)):
        return False, False
    rest = _COUNTERS.sub(" ", rest)
    parts = [fold(part) for part in re.split(r"[|•·\-–—,()]", rest)]
    words = [one for part in parts for one in _LEFT.split(part) if one]
    label_words = _label_words()
    if any(word not in label_words for word in words):
        kept = [part.strip(" .:/*+") for part in re.split(r"[|•·\-–—,()]", rest)]
        kept = [
            part for part in kept if part and any(w not in label_words for w in fold(part).split())
        ]
        if not all(_is_trimming(part) for part in kept):
            return False, False
    return True, bool(dates and times and zones)


def _is_trimming(part: str) -> bool:
    """A section's, author's or newspaper's name beside the date."""
    return cues().has("sections", part) or is_source(part) or is_person(part)


@rule(
    "publication-line",
    zone="dateline",
    reason="Says when and in which section the page was published.",
)
def publication_line(page: Page) -> Iterator[Claim]:
    """A date line in the head of the page, or behind the author or end mark of the story.

    One in between tells of an event or closes a poem, and dates nothing. With a time zone it is
    furniture wherever it stands, and still dates the article behind its first paragraph.
    """
    opens = [line for _, line in page.open_lines()]
    paragraphs = [n for n, line in enumerate(opens) if _is_paragraph(line)]
    head = paragraphs[0] if paragraphs else _HEAD_LINES
    second = paragraphs[1] if len(paragraphs) > 1 else len(opens)
    for n, line in enumerate(opens):
        fits, zoned = _is_publication_line(line.rest)
        if not fits:
            continue
        above = opens[max(n - _BELOW_AUTHOR, head) : n]
        if n < (second if zoned else head) or any(is_ending(one.text) for one in above):
            yield whole(line)
        elif zoned:
            yield whole(line, "navigation")


def _is_paragraph(line: Line) -> bool:
    stopped = line.words >= _STOPPED_WORDS and line.text.endswith(".")
    return stopped or line.words >= _PARAGRAPH_WORDS


_PLACE = r"(?:TP\.?\s?)?[\p{Lu}][\w.]*(?:[\s-][\p{Lu}][\w.]*){0,4}"
_DAY = r"(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/\d{4})?"
_DATELINE = compile_pattern(
    rf"(?:{_PLACE}(?:\s*,\s*{_PLACE})?\s*,?\s*)?(?:(?:{_DAY}\s*)?"
    rf"\((?P<agency>[A-Z][\w+/&. ]{{1,24}}?)(?:\s*,?\s*{_DAY})?\)"
    rf"|,?\s*(?P<dated>{_DAY})|(?P<caps>(?<=[\p{{Lu}}])))\s*[-–—:.]+\s*(?=[\"“‘]?[\p{{Lu}}0-9])"
    rf"(?!{_DAY}(?!\d))"  # "30/4 - 1/5": a stretch of days
)
#: The other end of a route or the other side of a match, "TP.HCM - Hà Nội": a dateline of a place
#: alone is told from it by what follows.
_OTHER_PLACE = compile_pattern(r"TP\b|[\p{Lu}]\w+[\s-][\p{Lu}]")

#: Without one of these there is none.
_DATELINE_SIGNS = frozenset("(-–—")


@rule("dateline", zone="dateline", reason="Place, date and agency before the first words.")
def dateline(page: Page) -> Iterator[Claim]:
    """ "HÀ NỘI, ngày 5/6 -", "Hà Nội (TTXVN 5/6) -" before the first words."""
    for _, line in list(page.open_lines())[:3]:
        opening = line.rest[:90]
        if not _DATELINE_SIGNS.intersection(opening):
            continue
        found = _DATELINE.match(opening)
        if found is None or found.end() >= len(line.rest):
            continue
        head, agency = found.group(), found.group("agency")
        dated = _SHORT_DATE.search(head) is not None
        if head.startswith("(") and not dated:
            continue  # "(Thethaovanhoa.vn) -" names the newspaper only
        if not re.search(r"[-–—]", head) and not (agency and dated):
            continue
        if agency is not None and not _is_agency(agency, dated):
            continue
        if agency is None and found.group("dated") is None:
            place = head.rstrip(" -–—:.")
            if not (place.isupper() and len(place) > 3 and re.search(r"\s[-–—]\s*$|[-–—]\s", head)):
                continue
            if is_source(place) or _OTHER_PLACE.match(opening, found.end()):
                continue
        yield prefix(line, found.end())


def _is_agency(text: str, dated: bool) -> bool:
    """Whether a bracket behind a place names agencies: known ones or, beside a day, acronyms. A
    speaker's town or company and a birth year are set the same way."""
    parts = re.split(r"\s*[/&]\s*", text)
    return all(is_source(one) or (dated and is_acronym(one)) for one in parts)


_REVISED = re.compile(r"\b(?:cập nhật|(?:chỉnh )?sửa|(?:last )?(?:updated|modified))\b", re.I)
_ISSUED = re.compile(r"\b(?:đăng|xuất bản|phát hành|ngày tạo|tạo lúc|published|posted)\b", re.I)


def is_revised(text: str) -> bool:
    """Whether a date line says when the page was changed, and not when it was published."""
    return _REVISED.search(text) is not None and _ISSUED.search(text) is None


def _first_published(text: str) -> str:
    """What of a date line says when the page was published, where it says when it was changed too:
    "Cập nhật lúc: 08:30 13/05/2021 - Đăng lúc 17:05 12/05/2021"."""
    issued, revised = _ISSUED.search(text), _REVISED.search(text)
    if issued is None or revised is None:
        return text
    if issued.start() < revised.start():
        return text[: revised.start()]
    return text[issued.start() :]


def stated_date(text: str) -> str | None:
    """The publication date a date line states, ISO 8601.

    Returns:
        ``2022-01-11`` or, with a time of day, ``2022-01-11T08:09+07:00`` (the zone is given only
        when the line gives it); None when no whole, possible date is there.
    """
    text = _in_figures(_first_published(text))
    found = _DATE.search(text)
    if found is None:
        return None
    numbers = [found.group(name) for name in ("y", "m", "d")]
    for names in (("y2", "m2", "d2"), ("y3", "m3", "d3")):
        numbers = [a or b for a, b in zip(numbers, map(found.group, names))]
    try:
        day = date(*map(int, numbers))
    except ValueError:
        return None
    time = _TIME.search(_DATE.sub(" ", text))
    if time is None:
        return day.isoformat()
    hour, minute = int(time["H"]), int(time["M"])
    if (time["half"] or "").upper() in ("PM", "CH") and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        return day.isoformat()
    zone = _ZONE.search(text)
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=_offset(zone))
    return moment.isoformat(timespec="minutes")


def _offset(zone: re.Match[str] | None) -> timezone | None:
    if zone is None:
        return None
    if zone["hours"] is None:
        return timezone(timedelta(hours=7)) if "07" in zone.group() else UTC
    hours = int(zone["hours"]) * (-1 if zone["sign"] == "-" else 1)
    return timezone(timedelta(hours=hours)) if -12 <= hours <= 14 else None


_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?")
_CLOCK = re.compile(r"[T ]\d")


def iso(text: str) -> str:
    """An ISO 8601 date or date-time as this program writes it: ``2024-05-31T09:30+07:00``.

    Args:
        text: in any form of ISO 8601, the basic one ("20240531") and weeks ("2024-W22-5") too.

    Raises:
        ValueError: it is neither a date nor a date-time.
    """
    text = text.strip()
    moment = datetime.fromisoformat(text)
    if _ISO.fullmatch(text):
        return text
    if _CLOCK.search(text) is None:
        return moment.date().isoformat()
    return moment.isoformat(timespec="auto" if moment.second or moment.microsecond else "minutes")


def iso_or_none(text: str) -> str | None:
    """``text`` if it is an ISO 8601 date or date-time, else the date stated in it, else None."""
    try:
        return iso(text)
    except ValueError:
        return stated_date(text)
