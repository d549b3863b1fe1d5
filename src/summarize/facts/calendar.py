"""Dates and clock times as a sentence states them, field by field, without resolving any.

``ngày 22/6`` states day 22 and month 6 and no year; so does ``June 22``. This is what
translation protects and puts into English word by word. Resolving (which year, which Friday)
is the work of ``dates``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from summarize.document import Span
from summarize.facts.bare_dates import is_day, is_month
from summarize.facts.clock_times import find_clock_times
from summarize.facts.date_runs import find_date_runs, find_english_runs
from summarize.facts.letters import compile_pattern
from summarize.facts.lunar_dates import lunar_dates
from summarize.facts.remembered import remembered
from summarize.facts.stated_date import (
    DAYS_IN_MONTH,
    MONTHS,
    WEEKDAYS,
    YEAR,
    Kind,
    Language,
    StatedDate,
)
from summarize.facts.taken import Taken

_VI_MONTH_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười một": 11, "mười hai": 12, "mười": 10, "chạp": 12,
}  # fmt: skip
_VI_WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "2": 1, "3": 2, "4": 3,
                "5": 4, "6": 5, "7": 6}  # fmt: skip

_VM = r"(?:mười một|mười hai|giêng|một|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười|chạp)"
_EM = "|".join(f"{m}|{m[:3]}\\.?" for m in MONTHS) + r"|Sept\.?"
_VI_PATTERNS = [
    # weekday + day/month, with or without year: "Thứ Hai, ngày 22/6/2021", "ngày 22 tháng 6"
    re.compile(
        r"(?:\b(?:thứ\s(?P<wd>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sun>ch[ủú]a? nhật)),?"
        r"\s\(?ngày\s)?"
        r"(?<![\d/.,-])(?P<d>[0-3]?\d)(?:\s?(?:/|-|\.|\s?tháng\s)|\s[-/]\s)(?P<m>[01]?\d)"
        rf"(?:(?:\s?(?:/|-|\.|,?\snăm\s)|,\s)(?P<y>{YEAR}))?(?![\d]|[/.,-]\d|\s?%|\stháng\s)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\d/.,-])(?P<d>[0-3]?\d)\stháng\s(?P<mw>{_VM})\b(?:,?\snăm\s(?P<y>{YEAR}))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\btháng\s(?:(?P<m>1[0-2]|0?[1-9])|(?P<mw>{_VM}))(?![\d/]*\d%|\w)"
        # "mỗi tháng 2.235.000 đồng"
        rf"(?:(?:\s?[/.-]\s?|,?\snăm\s)(?P<y>{YEAR})\b)?(?![/.,-]\d)",
        re.IGNORECASE,
    ),
]
#: "ngày 6 đến 10-2-2019", "đêm 18 rạng sáng 19/10", "từ 16 đến 18/3": the first day has the month
#: of the second.
_VI_FIRST_DAY = re.compile(
    r"(?<!\w)(?:ngày|sáng|trưa|chiều|tối|đêm|(?P<from>từ))\s(?P<d>[0-3]?\d)"
    r"(?=\s(?:đến|tới|rạng\ssáng)\s(?:ngày\s)?"
    r"(?P<e>[0-3]?\d)\s?(?:/|-|tháng\s)(?P<m>[01]?\d)(?!\d))",
    re.IGNORECASE,
)
#: "từ 8/2017", "hồi 3-2019", "giai đoạn 1-2005": without "tháng". A plan of 1/2000 is a scale.
_VI_BARE_MONTH = re.compile(
    r"(?:(?<!\w)(?:từ|đến|tới|hồi|cuối|đầu|giữa|vào|trong|giai đoạn|SN|sinh)|(?<=\d\d\d\d và))\s"
    rf"(?P<m>1[0-2]|0?[1-9])[/-](?P<y>(?!2000){YEAR})(?![\w/-]|[.,]\d|\s?%)",
    re.IGNORECASE,
)
_VI_YEAR = re.compile(rf"(?<![\d/.,:–-])(?P<y>{YEAR})(?![\d]|[/.,:-]\d|\s?%)")
_EN_PATTERNS = [
    re.compile(
        r"(?:\b(?P<wd>Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)day,?\s)?"
        rf"\b(?P<mn>{_EM})\s(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|,\d{{3}}\b)"
        rf"(?:,?\s(?P<y>{YEAR})\b)?",
    ),
    re.compile(
        r"(?:\b(?P<wd>Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)day,?\s)?"
        rf"\b(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<mn>{_EM})\b(?:,?\s(?P<y>{YEAR})\b)?",
    ),
    re.compile(rf"\b(?P<mn>{_EM})\b(?:,?\s(?:of\s)?(?P<y>{YEAR})\b)?"),
]
#: The attacks of that day have its figures for a name, with the month first in any English.
_EN_NINE_ELEVEN = re.compile(r"(?<![\d/.,-])9/11(?![\d/]|[.,]\d)")
#: "in May" is a month, "he may" none; nor is "March on", but "March-June" is.
_MONTH_CUE = re.compile(
    r"\b(?:in|of|by|this|last|next|since|late|early|mid|and|to|until|from)[\s-]\Z"
)
_MONTH_FOLLOWS = re.compile(rf"(?:[-–]|\s(?:and|to)\s|,\s)(?:{'|'.join(MONTHS)})(?!\w)")
_EN_YEAR = re.compile(rf"(?<![\d/.,:$£€–-])(?P<y>{YEAR})(?![\d]|[/.,:]\d|\s?%)")


# What no match can do without.
_DIGIT = re.compile(r"\d")
_FOUR_DIGITS = re.compile(r"\d{4}")
_VI_DAY_MONTH = re.compile(r"\d\s?(?:[/.-]\s?|\s?tháng\s)[01]?\d", re.IGNORECASE)
_VI_MONTH_SIGN = re.compile(r"tháng\s", re.IGNORECASE)
_VI_MONTH_OF_YEAR = re.compile(r"\d[/-](?:1[5-9]|20)\d\d(?!\d)")
_EN_HEAD = re.compile("|".join(m[:3] for m in MONTHS))


def find_stated_dates(text: str, language: Language) -> list[StatedDate]:
    """Dates, months, bare years and clock times that ``text`` states, in order, no overlaps."""
    return list(_stated_dates(text, language))


@remembered
def _stated_dates(text: str, language: Language) -> tuple[StatedDate, ...]:
    taken = Taken(text)
    found = [one for one in _readings(text, language) if taken.claim(one.span)]
    return tuple(sorted(found, key=lambda s: s.span.start))


def _readings(text: str, language: Language) -> Iterator[StatedDate]:
    """What may be read, the surest first: of two that overlap the first is meant."""
    for lunar in lunar_dates(text, language):
        kind: Kind = "month" if lunar.day is None else "day"
        yield StatedDate(
            span=lunar.span,
            kind=kind,
            year=lunar.year,
            month=lunar.month,
            day=lunar.day,
            lunar=lunar.wording,
        )
    if language == "vi":
        yield from (date for run in find_date_runs(text) for date in run.dates)
    else:
        yield from find_english_runs(text)
    for pattern in _possible(text, language):
        for match in pattern.finditer(text):
            if stated := _calendar_date(match, text, language):
                yield stated
    if not _DIGIT.search(text):
        return
    yield from _vietnamese_more(text) if language == "vi" else _nine_eleven(text)
    yield from find_clock_times(text, language)
    year = _VI_YEAR if language == "vi" else _EN_YEAR
    for match in year.finditer(text) if _FOUR_DIGITS.search(text) else ():
        span = Span(start=match.start(), end=match.end())
        yield StatedDate(span=span, kind="year", year=int(match["y"]))


def _vietnamese_more(text: str) -> Iterator[StatedDate]:
    """First days of two that share a month, and months without "tháng"."""
    for match in _VI_FIRST_DAY.finditer(text) if _VI_DAY_MONTH.search(text) else ():
        day, last, month = int(match["d"]), int(match["e"]), int(match["m"])
        in_order = 1 <= month <= 12 and 1 <= day < last <= DAYS_IN_MONTH[month - 1]
        if in_order and (last > month or not match["from"]):  # "từ 2 đến 3/5 số phiếu"
            span = Span(start=match.start("d"), end=match.end("d"))
            yield StatedDate(span=span, kind="day", month=month, day=day)
    for match in _VI_BARE_MONTH.finditer(text) if _VI_MONTH_OF_YEAR.search(text) else ():
        span = Span(start=match.start("m"), end=match.end())
        yield StatedDate(span=span, kind="month", year=int(match["y"]), month=int(match["m"]))


def _nine_eleven(text: str) -> Iterator[StatedDate]:
    for match in _EN_NINE_ELEVEN.finditer(text) if "9/11" in text else ():
        yield StatedDate(
            span=Span(start=match.start(), end=match.end()), kind="day", month=9, day=11
        )


def _possible(text: str, language: Language) -> list[re.Pattern[str]]:
    """The date patterns that may match at all, by signs that are quick to look for."""
    if language == "en":
        if not _EN_HEAD.search(text):
            return []
        return _EN_PATTERNS if _DIGIT.search(text) else _EN_PATTERNS[2:]
    day_month, day_word, month = _VI_PATTERNS
    possible = [day_month] if _VI_DAY_MONTH.search(text) else []
    if _VI_MONTH_SIGN.search(text):
        possible += [day_word, month]
    return possible


def _calendar_date(match: re.Match[str], text: str, language: Language) -> StatedDate | None:
    groups = match.groupdict()
    year = int(groups["y"]) if groups.get("y") else None
    day = int(groups["d"]) if groups.get("d") else None
    month = _month(groups)
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= DAYS_IN_MONTH[month - 1]):
        return None
    weekday = _weekday(groups, language)
    start = match.start()
    if language == "vi" and day is not None and weekday is None:
        given = year is not None
        if not is_day(text, start, match.end(), day, month, year_given=given):
            return None
    if language == "vi" and year is None and of_a_street(text, start):
        return None
    if language == "vi" and day is None and year is None and not is_month(match, text):
        return None
    if (
        language == "en"
        and groups.get("mn") in ("May", "March", "Mar", "Dec", "Jan")
        and day is None
    ):
        before = text[max(0, start - 7) : start]
        if (
            year is None
            and not _MONTH_CUE.search(before)
            and not _MONTH_FOLLOWS.match(text, match.end())
        ):
            return None
    kind: Kind = "day" if day is not None else "month"
    return StatedDate(
        span=Span(start=start, end=match.end()),
        kind=kind,
        year=year,
        month=month,
        day=day,
        weekday=weekday,
    )


#: "đường Cách Mạng Tháng Tám", "đường Ba Tháng Hai".
_STREET = compile_pattern(
    r"(?:đường|phố|quảng trường|ngã tư)\s(?:(?:Cách\s[Mm]ạng|[\p{Lu}]\w*|\d{1,2})\s){0,2}\Z"
)
_STREET_REACH = 32


def of_a_street(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is in the name of a street, and states no date or figure."""
    found = _STREET.search(text, max(0, start - _STREET_REACH), start)
    return found is not None and (text[start].isupper() or "Cách" in found[0])


def _month(groups: Mapping[str, str | None]) -> int:
    if name := groups.get("mn"):
        return next(i for i, m in enumerate(MONTHS, 1) if m[:3].lower() == name[:3].lower())
    if word := groups.get("mw"):
        return _VI_MONTH_WORDS[word.lower()]
    return int(groups["m"] or 0)


def _weekday(groups: Mapping[str, str | None], language: Language) -> int | None:
    if groups.get("sun"):
        return 7
    word = (groups.get("wd") or "").lower()
    if not word:
        return None
    if language == "vi":
        return _VI_WEEKDAYS[word]
    return next(i for i, w in enumerate(WEEKDAYS, 1) if w.lower().startswith(word[:3]))
