"""Figures in words as facts: numbers, halves, manifolds, Roman numerals.

A number in words is firm only where a unit follows and it cannot be anything else: "năm" is five
and a year, "ba" three and a father.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from summarize.document import Span
from summarize.facts.calendar import of_a_street
from summarize.facts.fact import Fact, FactKind
from summarize.facts.loose_words import loose_words
from summarize.facts.numbers import Language, Number, find_numbers, numbers_in_words
from summarize.facts.romans import find_romans
from summarize.facts.shares import rounds
from summarize.facts.taken import Taken
from summarize.facts.units import MONEY, unit_after

#: ``two and a half billion``
_AND_A_HALF = re.compile(
    r"(?<!\w)([\w.]+)[\s-]and[\s-]a[\s-]half(?:[\s-](hundred|thousand|million|billion|trillion))?"
)
#: ``half a million``
_HALF_A = re.compile(
    r"(?<!\w)half[\s-](?:a[\s-])?(hundred|thousand|million|billion|trillion)(?!\w)", re.IGNORECASE
)
#: ``fivefold``
_FOLD = re.compile(r"(?<!\w)(two|three|four|five|six|seven|eight|nine|ten|twelve)-?fold(?!\w)")
#: Half and ten thousand, a place left empty, and half of a size.
_ODD = re.compile(r"(?<!\w)(?:rưỡi|vạn|linh|lẻ|nửa (?:triệu|tỷ|tỉ))(?!\w)", re.IGNORECASE)
#: "Linh" is a name, and "lẻ" odd change: a number of that size begins with another word.
_COUNT_FIRST = re.compile(r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa)\s", re.IGNORECASE)
_LARGE = 100
_HALF_A_MILLION = 500_000
#: What stands before a number in words that counts nothing (``tháng hai``), or roughly.
_NO_COUNT = re.compile(
    r"(?:^|\W)(?:tháng|thứ|ngày|mồng|mùng|quý|hạng|số|hàng|vài|mấy|nhiều|những|và)\s\Z",
    re.IGNORECASE,
)
#: What stands before ``năm`` where it is five: ``trong năm ngày``.
_COUNTED = re.compile(
    r"(?:^|\W)(?:trong|khoảng|gần|hơn|sau|suốt|thêm|đủ|tròn|mỗi|kéo dài|chỉ)\s\Z", re.IGNORECASE
)
#: "hơn nửa tháng": half of a unit, and what else English may call it.
_HALVES_OF = {
    "năm": "0.5 6 180 50", "tháng": "0.5 15 14 2 50", "tuần": "0.5 3", "ngày": "0.5 12 50",
    "giờ": "0.5 30 50", "tiếng": "0.5 30 50", "thế kỷ": "0.5 50 5", "thế kỉ": "0.5 50 5",
    "thập kỷ": "0.5 5", "thập niên": "0.5 5",
}  # fmt: skip
_HALF_OF = re.compile(rf"(?<!\w)nửa ({'|'.join(_HALVES_OF)})(?!\w)", re.IGNORECASE)


def find_worded(text: str, language: Language, taken: Taken) -> Iterator[Fact]:
    """The figures in words of a text, but for what is ``taken``."""
    for number in numbers_in_words(text, language):
        if number.span not in taken:
            yield _in_words(number, text, language)
    for match, values in loose_words(text, language):
        yield Fact(
            kind="number",
            span=Span(start=match.start(), end=match.end()),
            text=match[0],
            values=frozenset(map(Decimal, values.split())),
            firm=False,
            shared=True,
        )
    if language == "en":
        yield from _halves_and_folds(text)
    if language == "vi":
        for match in _HALF_OF.finditer(text) if "ửa " in text else ():
            span = Span(start=match.start(), end=match.end())
            yield Fact(
                kind="number",
                span=span,
                text=match[0],
                values=frozenset(map(Decimal, _HALVES_OF[match[1].lower()].split())),
            )
        for span, teams in rounds(text):
            yield Fact(
                kind="number",
                span=span,
                text=span.of(text),
                values=frozenset({Decimal(teams)}),
                firm=False,
            )
    yield from _romans(text)


def _halves_and_folds(text: str) -> Iterator[Fact]:
    for match in _AND_A_HALF.finditer(text) if "half" in text else ():
        whole = find_numbers(match[1], "en")
        if whole:
            factor = find_numbers(f"1 {match[2]}", "en")[0].value if match[2] else Decimal(1)
            yield Fact(
                kind="number",
                span=Span(start=match.start(), end=match.end()),
                text=match[0],
                values=frozenset({(whole[0].value + Decimal("0.5")) * factor}),
                firm=False,
                shared=True,
            )
    for match in _HALF_A.finditer(text) if "alf" in text else ():
        yield Fact(
            kind="number",
            span=Span(start=match.start(), end=match.end()),
            text=match[0],
            values=frozenset({find_numbers(f"1 {match[1]}", "en")[0].value / 2}),
            firm=False,
            shared=True,
        )
    for match in _FOLD.finditer(text) if "fold" in text else ():
        yield Fact(
            kind="number",
            span=Span(start=match.start(), end=match.end()),
            text=match[0],
            values=frozenset({find_numbers(match[1], "en")[0].value}),
            firm=False,
        )


def _romans(text: str) -> Iterator[Fact]:
    for span, value in find_romans(text):
        yield Fact(
            kind="number",
            span=span,
            text=span.of(text),
            values=frozenset({Decimal(value)}),
            firm=False,
            shared=True,
        )


def is_count(number: Number, text: str) -> bool:
    """Whether a Vietnamese number in words counts something: not "tháng hai" nor "hàng trăm"."""
    start = number.span.start
    before = text[max(0, start - 12) : start]
    first = number.span.of(text).split(" ", 1)[0].lower()
    return (
        first not in ("trăm", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "chục", "vạn", "tư")
        and not _NO_COUNT.search(before)
        and (first != "năm" or bool(_COUNTED.search(before)))
    )


def odd_numbers(text: str) -> Iterator[tuple[Span, str]]:
    """Vietnamese numbers in words that small models take for the number they begin with ("một triệu
    rưỡi" for a million, "ba vạn" for three), and how English writes them in figures."""
    if not _ODD.search(text):
        return
    for number in numbers_in_words(text, "vi"):
        shown = number.span.of(text)
        counts = number.value >= _LARGE and _COUNT_FIRST.match(shown)
        if counts and _ODD.search(shown) and shown[1:].islower() and is_count(number, text):
            yield number.span, _in_figures(number.value)


def _in_figures(value: Decimal) -> str:
    for size, word in ((10**9, "billion"), (10**6, "million")):
        if value >= size:
            return f"{(value / size).normalize():f} {word}"
    return "half a million" if value == _HALF_A_MILLION else f"{value:,f}"


def _in_words(number: Number, text: str, language: Language) -> Fact:
    """A number in words: firm where a unit follows and nothing says that it counts nothing."""
    start, end = number.span.start, number.span.end
    unit, unit_end = unit_after(text, end, language) if number.value > 1 else ("", end)
    firm = bool(unit) and not number.ordinal
    if language == "vi":
        firm = (
            firm
            and is_count(number, text)
            and not (unit == "month" and of_a_street(text, start))
            and not re.match(r"\s\d{4}(?!\d)|\stháng\s", text[unit_end:])
        )
    kind: FactKind = "percent" if unit == "%" else "money" if unit in MONEY else "number"
    return Fact(
        kind=kind if firm else "number",
        span=Span(start=start, end=unit_end) if firm else number.span,
        text=text[start : unit_end if firm else end],
        values=frozenset({number.value}),
        unit=unit,
        firm=firm,
    )
