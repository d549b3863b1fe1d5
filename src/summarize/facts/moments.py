"""Months and weekdays as facts. Days, years and clock times are among the quantities."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from summarize.document import Span
from summarize.facts.calendar import MONTHS, WEEKDAYS, find_stated_dates
from summarize.facts.fact import Fact, FactKind
from summarize.facts.numbers import Language

_VI_MONTH_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười một": 11, "mười hai": 12, "mười": 10, "chạp": 12,
}  # fmt: skip
_WORDS = "|".join(sorted(_VI_MONTH_WORDS, key=len, reverse=True))
_VI_MONTH = re.compile(
    rf"\btháng\s(?:(?P<digits>0?[1-9]|1[0-2])(?!\d)|(?P<word>{_WORDS})\b)",
    re.IGNORECASE,
)
#: More months of one list: "tháng 7 và 9", "tháng Tư, tháng Năm".
_SLASHED = re.compile(r"(?<![\d/.,])(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{2,4}))?(?![\d/])")
_EN_MONTH = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'{m}|{m[:3]}' for m in MONTHS)}|Sept)\b(?!\w)",
)
#: Written small by a careless hand.
_LOWER_MONTH = re.compile(rf"\b({'|'.join(m.lower() for m in MONTHS)})\b")
_VI_WEEKDAY = re.compile(
    r"\b(?P<th>thứ)\s(?P<day>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])(?![\w])|\bch[uủúứ]a?\s?nhật\b",
    re.IGNORECASE,
)
_VI_WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "bẩy": 6,
                "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "7": 6}  # fmt: skip
#: What stands before a weekday and hardly before an ordinal.
_DAY_CUE = re.compile(
    r"(?:\b(?:hôm|ngày|sáng|trưa|chiều|tối|đêm|từ|tới|rạng sáng|mỗi|các|vào)\s(?:ngày\s)?)\Z",
    re.IGNORECASE,
)
_OF_A_NAME = re.compile(r"(?:^|\W)(?:lần|hạng|chiến|tranh|giới|[A-ZĐ]\w+)\s\Z")
_EN_WEEKDAY = re.compile(rf"\b(?P<day>{'|'.join(d.removesuffix('day') for d in WEEKDAYS)})days?\b")


# What no match can do without: quick to look for, and in most sentences none of it stands.
_VI_MONTH_SIGN = re.compile(r"tháng\s", re.IGNORECASE)
_VI_WEEKDAY_SIGN = re.compile(r"thứ\s|nhật", re.IGNORECASE)
_SLASHED_SIGN = re.compile(r"\d[/.-]\d")
_EN_MONTH_SIGN = re.compile("|".join(m[:3] for m in MONTHS))
_LOWER_SIGN = re.compile("|".join(m.lower() for m in MONTHS))


def find_moments(text: str, language: Language) -> list[Fact]:
    """Months (1 to 12) and weekdays (1 is Monday) of one sentence, in order."""
    facts = _vietnamese(text) if language == "vi" else _english(text)
    return sorted(facts, key=lambda f: (f.span.start, f.span.end))


def _fact(kind: FactKind, span: Span, text: str, values: set[int], *, firm: bool = True) -> Fact:
    return Fact(
        kind=kind,
        span=span,
        text=span.of(text),
        values=frozenset(map(Decimal, values)),
        firm=firm,
        shared=True,
    )


def _stated_months(text: str, language: Language) -> list[Fact]:
    return [
        _fact("month", d.span, text, {d.month})
        for d in find_stated_dates(text, language)
        if d.month is not None
    ]


def _vietnamese(text: str) -> list[Fact]:
    facts = _stated_months(text, "vi")
    taken = [f.span for f in facts]
    for match in _VI_MONTH.finditer(text) if _VI_MONTH_SIGN.search(text) else ():
        span = Span(start=match.start(), end=match.end())
        if not any(s.start < span.end and span.start < s.end for s in taken):
            month = int(match["digits"] or _VI_MONTH_WORDS[(match["word"] or "").lower()])
            facts.append(_fact("month", span, text, {month}, firm=False))
    facts += _slashed(text, taken)
    # English words inside a Vietnamese sentence: a title, say.
    facts += [replace(f, firm=False) for f in _english_words(text, taken)]
    for match in _VI_WEEKDAY.finditer(text) if _VI_WEEKDAY_SIGN.search(text) else ():
        span = Span(start=match.start(), end=match.end())
        if not match["th"]:
            facts.append(_fact("weekday", span, text, {7}))
            continue
        before = text[max(0, match.start() - 14) : match.start()]
        capital = match["day"][0].isupper() or (match["th"] == "Thứ" and before.strip() != "")
        # "Thế chiến thứ Hai", "Thế giới thứ Ba": an ordinal of a name, told by the capitals.
        in_a_name = bool(_OF_A_NAME.search(before))
        firm = not match["day"].isdigit() and (
            (capital and not in_a_name)
            or bool(_DAY_CUE.search(before))
            or bool(re.match(r"\s(?:tuần trước|tuần này|tuần tới|vừa qua)", text[match.end() :]))
        )
        facts.append(_fact("weekday", span, text, {_VI_WEEKDAYS[match["day"].lower()]}, firm=firm))
    return facts


def _slashed(text: str, taken: list[Span]) -> list[Fact]:
    """``9/11``: either part may be the month."""
    facts = []
    for match in _SLASHED.finditer(text) if _SLASHED_SIGN.search(text) else ():
        span = Span(start=match.start(), end=match.end())
        months = {int(p) for p in (match[1], match[3]) if 1 <= int(p) <= 12}
        if months and not any(s.start < span.end and span.start < s.end for s in taken):
            facts.append(_fact("month", span, text, months, firm=False))
    return facts


def _english(text: str) -> list[Fact]:
    facts = _stated_months(text, "en")
    facts += _english_words(text, [f.span for f in facts])
    for match in _LOWER_MONTH.finditer(text) if _LOWER_SIGN.search(text) else ():
        month = MONTHS.index(match[1].capitalize()) + 1
        facts.append(
            _fact("month", Span(start=match.start(), end=match.end()), text, {month}, firm=False)
        )
    return facts + _slashed(text, [f.span for f in facts])


def _english_words(text: str, taken: list[Span]) -> list[Fact]:
    facts: list[Fact] = []
    for match in _EN_MONTH.finditer(text) if _EN_MONTH_SIGN.search(text) else ():
        span = Span(start=match.start(), end=match.end())
        if any(s.start < span.end and span.start < s.end for s in taken):
            continue
        month = next(i for i, m in enumerate(MONTHS, 1) if m[:3] == match[0][:3])
        facts.append(_fact("month", span, text, {month}, firm=False))
    for match in _EN_WEEKDAY.finditer(text) if "day" in text else ():
        day = next(i for i, d in enumerate(WEEKDAYS, 1) if d.startswith(match["day"]))
        span = Span(start=match.start(), end=match.end())
        facts.append(_fact("weekday", span, text, {day}))
    return facts
