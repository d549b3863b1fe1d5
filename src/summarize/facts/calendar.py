"""Dates and clock times as a sentence states them, field by field, without resolving any.

``ngày 22/6`` states day 22 and month 6 and no year; so does ``June 22``. This is what
translation protects and puts into English word by word. Resolving (which year, which Friday)
is the work of ``dates``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from summarize.document import Span
from summarize.facts.clock_times import find_clock_times
from summarize.facts.date_runs import find_date_runs
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
        r"(?<![\d/.,-])(?P<d>[0-3]?\d)\s?(?:/|-|\.|\s?tháng\s)(?P<m>[01]?\d)"
        rf"(?:(?:\s?(?:/|-|\.|,?\snăm\s)|,\s)(?P<y>{YEAR}))?(?![\d]|[/.,-]\d|\s?%|\stháng\s)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\d/.,-])(?P<d>[0-3]?\d)\stháng\s(?P<mw>{_VM})\b(?:,?\snăm\s(?P<y>{YEAR}))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\btháng\s(?:(?P<m>1[0-2]|0?[1-9])|(?P<mw>{_VM}))(?![\d/]*\d%|\w)"
        rf"(?:(?:\s?[/-]\s?|,?\snăm\s)(?P<y>{YEAR})\b)?(?![/-]\d)",
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
#: "in May" is a month, "he may" none; nor is "March on", but "March-June" is.
_MONTH_CUE = re.compile(
    r"\b(?:in|of|by|this|last|next|since|late|early|mid|and|to|until|from)[\s-]\Z"
)
_MONTH_FOLLOWS = re.compile(rf"(?:[-–]|\s(?:and|to)\s|,\s)(?:{'|'.join(MONTHS)})(?!\w)")
_EN_YEAR = re.compile(rf"(?<![\d/.,:$£€–-])(?P<y>{YEAR})(?![\d]|[/.,:]\d|\s?%)")


# What no match can do without.
_DIGIT = re.compile(r"\d")
_FOUR_DIGITS = re.compile(r"\d{4}")
_VI_DAY_MONTH = re.compile(r"\d\s?(?:[/.-]|\s?tháng\s)[01]?\d", re.IGNORECASE)
_VI_MONTH_SIGN = re.compile(r"tháng\s", re.IGNORECASE)
_EN_HEAD = re.compile("|".join(m[:3] for m in MONTHS))


def find_stated_dates(text: str, language: Language) -> list[StatedDate]:
    """Dates, months, bare years and clock times that ``text`` states, in order, no overlaps."""
    return list(_stated_dates(text, language))


@remembered
def _stated_dates(text: str, language: Language) -> tuple[StatedDate, ...]:
    patterns = _possible(text, language)
    found: list[StatedDate] = []
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        return all(end <= s or start >= e for s, e in taken)

    for one in lunar_dates(text, language):
        kind: Kind = "month" if one.day is None else "day"
        found.append(
            StatedDate(
                span=one.span,
                kind=kind,
                year=one.year,
                month=one.month,
                day=one.day,
                lunar=one.wording,
            )
        )
        taken.append((one.span.start, one.span.end))
    for date in _dates_of_runs(text) if language == "vi" else ():
        if free(date.span.start, date.span.end):
            found.append(date)
            taken.append((date.span.start, date.span.end))
    for pattern in patterns:
        for match in pattern.finditer(text):
            stated = _calendar_date(match, text, language)
            if stated and free(stated.span.start, stated.span.end):
                found.append(stated)
                taken.append((stated.span.start, stated.span.end))
    if language == "vi" and _VI_DAY_MONTH.search(text):
        for match in _VI_FIRST_DAY.finditer(text):
            day, last, month = int(match["d"]), int(match["e"]), int(match["m"])
            span = Span(start=match.start("d"), end=match.end("d"))
            in_order = 1 <= month <= 12 and 1 <= day < last <= DAYS_IN_MONTH[month - 1]
            in_order = in_order and (last > month or not match["from"])  # "từ 2 đến 3/5 số phiếu"
            if in_order and free(span.start, span.end):
                found.append(StatedDate(span=span, kind="day", month=month, day=day))
                taken.append((span.start, span.end))
    if not _DIGIT.search(text):
        return tuple(sorted(found, key=lambda s: s.span.start))
    for time in find_clock_times(text, language):
        if free(time.span.start, time.span.end):
            found.append(time)
            taken.append((time.span.start, time.span.end))
    year = _VI_YEAR if language == "vi" else _EN_YEAR
    for match in year.finditer(text) if _FOUR_DIGITS.search(text) else ():
        if free(match.start(), match.end()):
            found.append(
                StatedDate(
                    span=Span(start=match.start(), end=match.end()),
                    kind="year",
                    year=int(match["y"]),
                )
            )
    return tuple(sorted(found, key=lambda s: s.span.start))


def _dates_of_runs(text: str) -> Iterator[StatedDate]:
    return (date for run in find_date_runs(text) for date in run.dates)


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
        shown = text[start : match.end()]
        cue = text[max(0, start - 24) : start].lower()
        numeric = "tháng" not in shown
        after = match.end()
        told = _day_cue(cue, shown, day, month) or _DATE_AFTER.match(text, after) is not None
        told = told or (cue.endswith("vào ") and _CLAUSE_ENDS.match(text, after) is not None)
        opens = _OPENS.fullmatch(text, 0, start) if start <= _LONGEST_OPENING else None
        scored = max(day, month) < 10 and opens and opens[0].endswith("Từ ")
        told = told or bool(opens and not scored and _APART.match(text, after))
        share = day < month and _OF_A_SHARE.match(text, match.end())
        if numeric and year is None and (not told or (share and not cue.endswith("ngày "))):
            return None
        if _MONTHS_OF_A_YEAR.match(shown) and not cue.endswith("ngày "):
            return None
    if language == "vi" and year is None and of_a_street(text, start):
        return None
    doubtful = day is None and year is None and groups.get("mw") in ("một", "ba", "hai", "năm")
    if language == "vi" and doubtful:
        # "tháng năm" may be "months years": only a capital ("tháng Năm") or a year is sure
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


def _day_cue(before: str, shown: str, day: int, month: int) -> bool:
    """Whether a bare ``22/6`` is a date: it follows a day word, or another date in a list.

    A point or hyphen between two numbers is a decimal or a score unless ``ngày`` says
    otherwise; a slash may still be a fraction.
    """
    if _DAYS_ON_END.search(before):
        return False
    if _DAY_WORD.search(before):
        return True
    if _RANGE_OF_DATES.search(before):
        return True
    first = _RANGE_OF_DAYS.search(before)
    if first and int(first["d"]) < day:
        return True
    if "/" not in shown:
        return False
    if day > 12 and not _NO_DATE.search(before) and (day, month) != (24, 7):
        return True
    return bool(_DATE_BEFORE.search(before))


_DAY_WORD = re.compile(
    r"(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|mồng|mùng|qua|nay|quốc khánh|dịp lễ|nghỉ lễ"
    r"|phiên)\s\(?$"
    r"|(?<!\w)(?:mai|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật),?\s\(?$"
)
#: "1-5/2018": its first five months, unless it is called a day.
_MONTHS_OF_A_YEAR = re.compile(r"\d+\s?-\s?\d+\s?/")
#: "mỗi ngày 5-6 kg"
_DAYS_ON_END = re.compile(r"(?:^|\W)(?:mỗi|một|hằng|hàng|nhiều|vài)\sngày\s$")
#: "từ 2/3 số phiếu"
_OF_A_SHARE = re.compile(
    r"\s(?:(?:đến|tới|-)\s\d{1,2}/\d{1,2}\s)?(?:số|tổng|diện tích|dân số|lượng|thành viên"
    r"|quãng|chặng|thời gian|ghế|phiếu|sân|cuối|giữa|chiều dài|vốn|tài sản)(?!\w)"
)
#: "số 25/4 đường", "tỷ lệ 20/1": else, no fraction has more above its line than below.
_NO_DATE = re.compile(
    r"(?<!\w)(?:số|nhà|hẻm|ngõ|ngách|kiệt|lô|tổ|đường|phố|tỷ lệ|tỉ lệ|tỷ số|tỉ số|điểm|đạt|chiếm"
    r"|tại|ở|địa chỉ:?|phòng|căn|thửa|quá|vượt|bằng|trực|vụ|gần|được|cả|mã|thắng|thua"
    r"|hơn|có|khoảng)\s\Z"
)
#: "từ ngày 18 - 23/8", "đêm 18 và 19/10"
_RANGE_OF_DAYS = re.compile(
    r"(?:(?:ngày|sáng|trưa|chiều|tối|đêm|từ)\s|\()(?P<d>\d{1,2})(?:\s(?:-|–|đến|tới|và)\s(?:ngày\s)?|[-–])$"
)
#: "từ ngày 30-8 đến 2-9"
_RANGE_OF_DATES = re.compile(
    r"(?:ngày|sáng|trưa|chiều|tối|đêm)\s\d{1,2}[-./]\d{1,2}(?:[-./]\d{4})?\s(?:đến|tới)\s(?:ngày\s)?$"
)
#: "từ 15-7 tới đây"
_DATE_AFTER = re.compile(r"\s(?:tới(?! \d)|vừa qua|vừa rồi|sắp tới|năm (?:nay|ngoái|sau))(?!\w)")
#: "vào 5/11 và 4/12"; "vào 5/11 huyện" is a share.
_CLAUSE_ENDS = re.compile(
    r"\s?(?:[,.;:)]|\Z)|\s(?:và|đến|tới|tại|ở|khi|do|theo|sẽ|đã|với|nhưng|sau|trước)(?!\w)"
)
#: "Từ 2-12, cấm xe": the head of a sentence, and what parts it from the rest. "Sau 2-1, Real ghi
#: bàn" is a score, as "Từ 2-1," may be.
_OPENS = re.compile(r"[\"“‘'(]?(?:Từ|Kể từ|Tính đến) ")
_LONGEST_OPENING = 12
_APART = re.compile(r",|\s\(|\s(?:đến|tới)\s\d{1,2}-\d{1,2},")
#: "6-7 (5/7)" is the score of a tie-break.
_DATE_BEFORE = re.compile(r"(?:đến|tới|và|từ|(?<!\d-\d\s)\()\s?$|\d/\d{1,2}\s[-–]\s$")
