"""Months and weekdays as facts. Days, years and clock times are among the quantities."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from summarize.document import Span
from summarize.facts.calendar import find_stated_dates
from summarize.facts.fact import Fact, FactKind
from summarize.facts.figures import is_sure_ordinal
from summarize.facts.numbers import Language
from summarize.facts.stated_date import MONTHS, WEEKDAYS
from summarize.facts.taken import Taken

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
    r"\b(?P<th>thứ)\s(?P<day>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])(?![\w])"
    r"|(?<!công )\bch[uủúứ]a?\s?nhật\b(?! Bản| bản| hoàng)",
    re.IGNORECASE,
)
_VI_WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "bẩy": 6,
                "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "7": 6}  # fmt: skip
#: What stands before a weekday and hardly before an ordinal. Read in six thousand pairs of news:
#: a small "thứ hai" after any other word is the second of something ("vòng đàm phán thứ hai").
_DAY_CUE = re.compile(
    r"(?:^|\W)(?:hôm|vào|khuya|trưa|tối|đêm|từ|đến|tới|trước|hồi|sớm|muộn|mỗi"
    r"|(?<!buổi )(?:sáng|chiều))\s\(?\Z",
    re.IGNORECASE,
)
#: "ngày thứ hai" is Monday or the second day; these words about it tell which.
_DAY = re.compile(
    r"(?:^|\W)(?P<on>vào|sáng|chiều|tối|đêm|hôm|sớm|khuya|cuối)?\s?ngày\s\Z", re.IGNORECASE
)
_NTH_DAY = re.compile(r",?\s(?:liên tiếp|liền|của|sau|kể từ|có|diễn ra|trong|ở|tại)(?!\w)")
_DATED = re.compile(
    r"\s(?:tuần|này|tới|vừa|hàng tuần|hằng tuần|đó|hôm)(?!\w)"
    r"|,?\s\(?(?:ngày\s\d{1,2}(?!\d)|\d{1,2}(?=[/.-]\d|\stháng\s))"
)
_LISTED = re.compile(r"(?:,|\svà|\shoặc|\shay|\scùng|\s-|-)\s?\Z")
_OF_A_NAME = re.compile(r"(?:^|\W)(?:lần|hạng|chiến|tranh|giới|[A-ZĐ]\w+)\s\Z")
#: Days that a text names by their distance from its own: English may say which weekday that is.
_NEAR_DAY = re.compile(
    r"(?<!\w)(?:hôm (?:nay|qua|kia|sau|đó|trước)|ngày (?:mai|kia|hôm (?:nay|qua|sau|đó|trước))"
    r"|(?:sáng|trưa|chiều|tối|đêm) (?:nay|qua|mai)|cùng ngày)(?!\w)",
    re.IGNORECASE,
)
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
        if not d.lunar
        else replace(_fact("month", d.span, text, set()), values=frozenset({f"lunar {d.month}"}))
        for d in find_stated_dates(text, language)
        if d.month is not None
    ]


def _either(fact: Fact, text: str) -> Fact:
    """ "tháng Giêng" may be of either calendar, where nothing in the sentence says which."""
    named = "giêng" in fact.span.of(text).lower() and Decimal(1) in fact.values
    return replace(fact, values=fact.values | {"lunar 1"}) if named else fact


def _vietnamese(text: str) -> list[Fact]:
    facts = [_either(fact, text) for fact in _stated_months(text, "vi")]
    taken = Taken(text, (f.span for f in facts))
    for match in _VI_MONTH.finditer(text) if _VI_MONTH_SIGN.search(text) else ():
        span = Span(start=match.start(), end=match.end())
        if span not in taken:
            month = int(match["digits"] or _VI_MONTH_WORDS[(match["word"] or "").lower()])
            facts.append(_fact("month", span, text, {month}, firm=False))
    facts += _slashed(text, taken)
    # English words inside a Vietnamese sentence: a title, say.
    facts += [replace(f, firm=False) for f in _english_words(text, taken)]
    return facts + _vietnamese_weekdays(text)


def _vietnamese_weekdays(text: str) -> list[Fact]:
    facts: list[Fact] = []
    last = 0
    for match in _VI_WEEKDAY.finditer(text) if _VI_WEEKDAY_SIGN.search(text) else ():
        span = Span(start=match.start(), end=match.end())
        if match["th"]:
            firm = _is_weekday(text, match, listed=text[last : match.start()] if last else "")
            if firm is None:
                continue
            facts.append(
                _fact("weekday", span, text, {_VI_WEEKDAYS[match["day"].lower()]}, firm=firm)
            )
        else:
            facts.append(_fact("weekday", span, text, {7}))
        last = match.end()
    facts += [
        _fact("weekday", Span(start=m.start(), end=m.end()), text, set(range(1, 8)), firm=False)
        for m in _NEAR_DAY.finditer(text)
    ]
    return facts


def _is_weekday(text: str, match: re.Match[str], *, listed: str) -> bool | None:
    """Whether ``thứ hai`` is Monday: True, perhaps (False), or the second of something (None).

    Args:
        listed: what stands between it and the weekday before; empty where there is none.
    """
    before, after = text[max(0, match.start() - 14) : match.start()], text[match.end() :]
    opens = not before.strip(" \"“'(")
    capital = match["day"][0].isupper() or (match["th"] == "Thứ" and not opens)
    if not capital and is_sure_ordinal(text, match.start("day")):
        return None
    if capital and not _DAY_CUE.search(before) and not _DAY.search(before):
        # "Thế chiến thứ Hai", "Thế giới thứ Ba": an ordinal of a name.
        return not _OF_A_NAME.search(before)
    if _DATED.match(after) and not re.search(r"(?:lần|hạng)\s\Z", before):
        return True
    day = _DAY.search(before)
    if day:
        return capital or (bool(day["on"]) and not _NTH_DAY.match(after))
    if _DAY_CUE.search(before):
        return not match["day"].isdigit()
    if _LISTED.fullmatch(listed):
        return True
    return False if opens or before.rstrip().endswith((".", "!", "?", ":", ",")) else None


def _slashed(text: str, taken: Taken) -> list[Fact]:
    """``9/11``: either part may be the month."""
    facts = []
    for match in _SLASHED.finditer(text) if _SLASHED_SIGN.search(text) else ():
        span = Span(start=match.start(), end=match.end())
        months = {int(p) for p in (match[1], match[3]) if 1 <= int(p) <= 12}
        if months and span not in taken:
            facts.append(_fact("month", span, text, months, firm=False))
    return facts


def _english(text: str) -> list[Fact]:
    facts = _stated_months(text, "en")
    facts += _english_words(text, Taken(text, [f.span for f in facts]))
    for match in _LOWER_MONTH.finditer(text) if _LOWER_SIGN.search(text) else ():
        month = MONTHS.index(match[1].capitalize()) + 1
        facts.append(
            _fact("month", Span(start=match.start(), end=match.end()), text, {month}, firm=False)
        )
    return facts + _slashed(text, Taken(text, [f.span for f in facts]))


def _english_words(text: str, taken: Taken) -> list[Fact]:
    facts: list[Fact] = []
    for match in _EN_MONTH.finditer(text) if _EN_MONTH_SIGN.search(text) else ():
        span = Span(start=match.start(), end=match.end())
        if span in taken:
            continue
        month = next(i for i, m in enumerate(MONTHS, 1) if m[:3] == match[0][:3])
        facts.append(_fact("month", span, text, {month}, firm=False))
    for match in _EN_WEEKDAY.finditer(text) if "day" in text else ():
        day = next(i for i, d in enumerate(WEEKDAYS, 1) if d.startswith(match["day"]))
        span = Span(start=match.start(), end=match.end())
        facts.append(_fact("weekday", span, text, {day}))
    return facts
