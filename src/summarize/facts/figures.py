"""Figures in digits as facts: their readings, their size and unit, and whether they are firm.

Every digit is read, glued ones too (``10-15``, ``18-year-old``, ``£6.4billion``). Part of a code, a
footnote's number or a weekday written ``thứ 6`` is not firm: the other side may leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from summarize.document import Span
from summarize.facts.fact import Fact, FactKind
from summarize.facts.numbers import (
    AND_MORE,
    NOT_A_MAGNITUDE,
    Language,
    more_of,
    parse_digits,
)
from summarize.facts.units import MONEY, sign_before, unit_after

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_MAGNITUDE: dict[Language, re.Pattern[str]] = {
    "vi": re.compile(
        r"\s?(?:(?P<m15>triệu\s(?:tỷ|tỉ))|(?P<m12>(?:nghìn|ngàn)\s(?:tỷ|tỉ))|(?P<m3>nghìn|ngàn)"
        r"|(?P<m4>vạn)|(?P<m6>triệu)|(?P<m9>tỷ|tỉ)|(?P<m2>trăm)|(?P<m1>chục)|(?P<dozen>tá)|(?P<bn>(?<=\d)bn))(?!\w)"
        rf"{NOT_A_MAGNITUDE}(?P<more>{AND_MORE})?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"[\s-]?(?:(?P<m3>thousands?)|(?P<m6>millions?|mn|mln)|(?P<m9>billions?|bn)"
        r"|(?P<m12>trillions?|tn)|(?P<m2>hundreds?)|(?P<dozen>dozen))(?!\w)"
        r"|(?:(?P<k>k)|(?P<m>m)|(?P<b>b))(?!\w)",
        re.IGNORECASE,
    ),
}
_LINK: dict[Language, re.Pattern[str]] = {
    "vi": re.compile(r"\s?(?:-|–|đến|tới|và|hoặc|hay)\s?\Z", re.IGNORECASE),
    "en": re.compile(r"\s?(?:-|–|to|and|or)\s?\Z", re.IGNORECASE),
}
#: ``1/9`` without a day word: a date or a fraction.
_SLASHED = re.compile(r"\d{1,2}/\d{1,2}(?![\d/])")
_SLASH_BEFORE = re.compile(r"(?<!\d)\d{1,2}/\Z")
#: ``0050 GMT``
_MILITARY = re.compile(r"(?<!\d)([01]\d|2[0-3])([0-5]\d)(?=\s?(?:GMT|UTC|hours|local time)\b)")
#: The year of a disease's name: COVID-19 is "coronavirus disease 2019".
_COVID = re.compile(r"(?:covid|ncov)[-– ]?\Z", re.IGNORECASE)
#: "mỗi giờ đi được khoảng 20-25 km"
_EACH_HOUR = re.compile(
    r"(?<!\w)(?:mỗi|một) giờ(?:\s[^\W\d]+){0,4}\s(?:\d+\s?[-–]\s?)?\Z", re.IGNORECASE
)
_HALF_AFTER = re.compile(r"\s(?:\w+\s)?rưỡi(?!\w)")
#: Karats of gold, races and the lines of a screen: "24K", "10k", "4K".
_NO_THOUSANDS = frozenset({4, 5, 8, 9, 10, 14, 18, 21, 24})
_DECADE = re.compile(r"['’]?s\b")
#: "29B - 140.11", "5G": letters run into the digits; "1.2B" and "$5M" are amounts.
_LETTER_AFTER = re.compile(r"(?:[A-ZĐ]{2,3}|(?![KM])[A-ZĐ])\d*(?!\w)")
_LETTER_BEFORE = re.compile(r"[^\W\d_][-–]?\Z")
#: "6. Muỗi ...": the number of a list, not of the sentence.
_OF_A_LIST = re.compile(r"\d{1,2}\. ?[^\W\d_]")
_SPAN_OF_YEARS = re.compile(r"(?:1[5-9]|20)\d\d[-–/]\Z")
_WORD_AFTER = re.compile(r"\s[^\W\d_]")
_NUMBERED = re.compile(r"(?:số|thứ|hạng|tháng|ngày)\s\Z")
#: Where "thứ 2" is no Monday: what is counted stands before it, or how it ranks ("lớn thứ 2").
_SURE_ORDINAL = re.compile(
    r"(?<!\w)(?:(?:lần|điều|(?<!mọi )(?<!nhiều )người|đứng|xếp|vị trí|hạng|kỳ họp"
    r"|phiên (?:họp|tòa|toà)|nhiệm kỳ|thế hệ|mùa|mùa giải|năm|tháng|con|con trai|con gái"
    r"|nạn nhân|ngân hàng|thành viên"
    r"|quốc gia|nước|chiếc|vụ|chuyến thăm|thủ tướng|tổng thống|lớn|đông|đông dân|mạnh|giàu|cao"
    r"|quyền lực|vợ|chồng|đời|thế giới|thế chiến|thế kỷ) thứ|hạng) \Z"
)
#: A whole number in this range may be a year; years are repeated freely.
_YEARS = range(1000, 2200)


def of_digits(match: re.Match[str], text: str, language: Language) -> Iterator[Fact]:
    """The facts that a match of ``DIGITS`` in a text states."""
    reading = parse_digits(match[0], language)
    if reading is None:
        yield from _in_pieces(match)
        return
    start, end = match.span()
    code = _is_code(match, text, language)
    doubtful = code or _doubtful(match, text, language)
    magnitude = None if code else _MAGNITUDE[language].match(text, end)
    factor = Decimal(1)
    values = {v for v in reading if v is not None}
    if magnitude:
        factor = _factor(magnitude)
        end = magnitude.end()
        values = {v * factor for v in values}
        shown = magnitude.groupdict().get("more")
        more = more_of(shown, factor) if shown else Decimal(0)
        values = {v + more for v in values}
        end = end if more or not shown else magnitude.start("more")
    else:
        values |= _borrowed(text, end, language, values)
    unit, unit_end = unit_after(text, end, language)
    if unit == "km" and language == "vi" and _EACH_HOUR.search(text[max(0, start - 30) : start]):
        unit = ""  # English makes it km/h
    if unit == "%" and match[0].count(".") == 1 and "," not in match[0]:
        values.add(Decimal(match[0]) * factor)  # no share has thousands: "93.695%"
    if not unit:
        sign, sign_start = sign_before(text, start)
        if sign:
            unit, start = sign, sign_start
    half = _HALF_AFTER.match(text, unit_end) if language == "vi" else None
    if half:
        values |= {v + Decimal("0.5") for v in values}
    if magnitude and not sign_before(text, start)[0]:
        shown = magnitude.groupdict()
        if shown.get("m") or (shown.get("k") and reading[0] in _NO_THOUSANDS):
            values |= {v for v in reading if v is not None}  # "2.2m tall", "24K gold"
    plain = match[0].isdigit() and len(match[0]) == 4 and not magnitude
    year = plain and int(match[0]) in _YEARS and not unit
    kind: FactKind = (
        "percent" if unit == "%" else "money" if unit in MONEY else "year" if year else "number"
    )
    military = _MILITARY.match(text, match.start())
    if military:
        values |= {Decimal(military[1]), Decimal(military[2])}
    values.update(map(Decimal, _years_meant(match, text, start, end, language)))
    yield Fact(
        kind=kind,
        span=Span(start=start, end=max(end, unit_end)),
        text=text[start : max(end, unit_end)],
        values=frozenset(values),
        unit=unit,
        firm=not doubtful,
        shared=year or bool(military),
    )


def _in_pieces(match: re.Match[str]) -> Iterator[Fact]:
    """Digits and marks that are no number, each run of digits alone."""
    for piece in re.finditer(r"\d+", match[0]):
        yield Fact(
            kind="number",
            span=Span(start=match.start() + piece.start(), end=match.start() + piece.end()),
            text=piece[0],
            values=frozenset({Decimal(piece[0])}),
            firm=False,
        )


def _years_meant(
    match: re.Match[str], text: str, start: int, end: int, language: Language
) -> Iterator[int | str]:
    """The years that digits stand for by what is around them: COVID-19, 1914-18, '68, the 90s."""
    digits, at = match[0], match.start()
    if digits == "19" and _COVID.search(text[max(0, start - 8) : start]):
        yield 2019
    if len(digits) == 2:
        first = _SPAN_OF_YEARS.search(text[max(0, start - 5) : start])
        if first:
            yield first[0][:2] + digits
        if text[at - 1 : at] in ("'", "’", "‘"):
            yield from (f"19{digits}", f"20{digits}")
    if language == "en" and digits.isdigit() and _DECADE.match(text, end):
        yield from (int(digits) % 100, int(digits) % 100 + 1900)


def _glued(text: str, start: int) -> bool:
    """Whether a letter runs into the digits: a code (``F-16``, ``U23``)."""
    return bool(_LETTER_BEFORE.search(text[max(0, start - 2) : start]))


def _is_code(match: re.Match[str], text: str, language: Language) -> bool:
    """Whether capitals run on from a whole number and make a code of it."""
    start, end = match.span()
    return (
        match[0].isdigit()
        and bool(_LETTER_AFTER.match(text, end))
        and not unit_after(text, end, language)[0]
        and not sign_before(text, start)[0]
    )


def is_sure_ordinal(text: str, start: int) -> bool:
    """Whether what stands before the digit at ``start`` makes it no weekday: "lần thứ 2"."""
    return bool(_SURE_ORDINAL.search(text[max(0, start - 18) : start].lower()))


def _doubtful(match: re.Match[str], text: str, language: Language) -> bool:
    """Digits that the other side may leave out: part of a code, a footnote's number
    (``word(1)``), the article "một" written as 1, a weekday written ``thứ 6``."""
    start, end = match.span()
    if _glued(text, start) or (
        len(match[0]) == 1 and text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    ):
        return True
    if start == 0 and _OF_A_LIST.match(text):
        return True
    if text[max(0, start - 5) : start] == "<sup>":
        return True
    if language == "en":
        # "2019–20": the short end of a span of years
        return bool(_SPAN_OF_YEARS.search(text[max(0, start - 5) : start]))
    before = text[max(0, start - 9) : start].lower()
    if match[0] == "1" and _WORD_AFTER.match(text, end) and not _MAGNITUDE["vi"].match(text, end):
        return not _NUMBERED.search(before)
    if len(match[0]) == 1 and match[0] in "234567" and before.endswith("thứ "):
        return not is_sure_ordinal(text, start)
    return bool(
        _SLASHED.match(text, start) or _SLASH_BEFORE.search(text[max(0, start - 4) : start])
    )


def _factor(match: re.Match[str]) -> Decimal:
    groups = {name for name, value in match.groupdict().items() if value}
    powers = {"m1": 1, "m2": 2, "m3": 3, "m4": 4, "m6": 6, "m9": 9, "m12": 12, "m15": 15,
              "bn": 9, "k": 3, "m": 6, "b": 9}  # fmt: skip
    if "dozen" in groups:
        return Decimal(12)
    return Decimal(10) ** next(powers[name] for name in groups if name != "more")


def _borrowed(text: str, end: int, language: Language, values: set[Decimal]) -> set[Decimal]:
    """In ``5-6 triệu`` and ``5 to 6 million`` the first number may mean millions as well."""
    following = DIGITS.search(text, end, end + 12)
    if not following or not _LINK[language].match(text[end : following.start()]):
        return set()
    magnitude = _MAGNITUDE[language].match(text, following.end())
    return {v * _factor(magnitude) for v in values} if magnitude else set()
