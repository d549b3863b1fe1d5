"""Figures as facts: numbers, shares, amounts of money, years, days of a month, clock times.

Every digit of a sentence is read, glued ones too (``10-15``, ``18-year-old``, ``£6.4billion``);
dates fall into day, month and year, since English may set them apart (``on the 22nd and 23rd
of June``). Numbers in words are firm where they cannot be anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from summarize.document import Span
from summarize.facts.amounts import TALL
from summarize.facts.calendar import find_stated_dates, of_a_street
from summarize.facts.fact import Fact, FactKind
from summarize.facts.letters import beginnings, plain
from summarize.facts.numbers import (
    AND_MORE,
    NOT_A_MAGNITUDE,
    Language,
    Number,
    find_numbers,
    more_of,
    numbers_in_words,
    parse_digits,
)
from summarize.facts.phones import find_phones
from summarize.facts.plates import find_plates
from summarize.facts.romans import find_romans
from summarize.facts.shares import rounds
from summarize.facts.stated_date import StatedDate
from summarize.facts.taken import Taken
from summarize.facts.units import MONEY, sign_before, unit_after

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
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
#: ``two and a half billion``
_AND_A_HALF = re.compile(
    r"(?<!\w)([\w.]+)[\s-]and[\s-]a[\s-]half(?:[\s-](hundred|thousand|million|billion|trillion))?"
)
#: The year of a disease's name: COVID-19 is "coronavirus disease 2019".
_COVID = re.compile(r"(?:covid|ncov)[-– ]?\Z", re.IGNORECASE)
#: ``fivefold``
_FOLD = re.compile(r"(?<!\w)(two|three|four|five|six|seven|eight|nine|ten|twelve)-?fold(?!\w)")
#: What stands before a number in words that counts nothing (``tháng hai``), or roughly.
_NO_COUNT = re.compile(
    r"(?:^|\W)(?:tháng|thứ|ngày|mồng|mùng|quý|hạng|số|hàng|vài|mấy|nhiều|những|và)\s\Z",
    re.IGNORECASE,
)
#: What stands before ``năm`` where it is five: ``trong năm ngày``.
_COUNTED = re.compile(
    r"(?:^|\W)(?:trong|khoảng|gần|hơn|sau|suốt|thêm|đủ|tròn|mỗi|kéo dài|chỉ)\s\Z", re.IGNORECASE
)
#: "mỗi giờ đi được khoảng 20-25 km"
_EACH_HOUR = re.compile(
    r"(?<!\w)(?:mỗi|một) giờ(?:\s[^\W\d]+){0,4}\s(?:\d+\s?[-–]\s?)?\Z", re.IGNORECASE
)
_HALF_AFTER = re.compile(r"\s(?:\w+\s)?rưỡi(?!\w)")
#: "hơn nửa tháng": half of a unit, and what else English may call it.
_HALVES_OF = {
    "năm": "0.5 6 180 50", "tháng": "0.5 15 14 2 50", "tuần": "0.5 3", "ngày": "0.5 12 50",
    "giờ": "0.5 30 50", "tiếng": "0.5 30 50", "thế kỷ": "0.5 50 5", "thế kỉ": "0.5 50 5",
    "thập kỷ": "0.5 5", "thập niên": "0.5 5",
}  # fmt: skip
_HALF_OF = re.compile(rf"(?<!\w)nửa ({'|'.join(_HALVES_OF)})(?!\w)", re.IGNORECASE)
#: Words whose value bears out a figure of the other side.
_LOOSE: dict[Language, tuple[tuple[str, str], ...]] = {
    "vi": (
        (r"nửa", "0.5 50"), (r"rưỡi", "0.5"), (r"đôi|cặp", "2"), (r"tá", "12"), (r"chục", "10 12"),
        (r"phần tư", "0.25 25 4"), (r"phần ba", "3"), (r"thập (?:kỷ|kỉ|niên)", "10"),
        (r"thế (?:kỷ|kỉ)", "100"), (r"đầu tiên|nhất", "1"), (r"trăm", "100"),
        (r"nghìn|ngàn", "1000"), (r"vạn", "10000"), (r"triệu", "1000000"), (r"tỷ|tỉ", "1000000000"),
        (r"nhì", "2"), (r"trưa", "12"), (r"nửa đêm", "0 12 24"), (r"ba mươi", "30"),
    ),
    "en": (
        (r"an?|once|single|another|each|per|every|first|only|sole", "1"),
        (r"half|halves|halved|half\w*", "0.5 50 30 6"),
        (r"both|pairs?|couples?|twice|twins?|duo|bi\w+al|doubl\w+", "2"),
        (r"thrice|tripl\w+|trio|third(?:s|ly)?|tri(?:lateral|partite|logy)|hat-?trick", "3"),
        (r"quadrupl\w+|quartet", "4"), (r"quint\w+|pentagon", "5"),
        (r"quarters?|quarterly", "0.25 25 4 15 3"),
        (r"semicentennial|centennial|centenary", "50 100"),
        (r"octogenarians?", "80"), (r"nonagenarians?", "90"), (r"septuagenarians?", "70"),
        (r"centenarians?", "100"), (r"supercentenarians?", "110"), (r"bicentennial", "200"),
        (r"millenni(?:um|a)", "1000"), (r"goalless|scoreless", "0"), (r"dozens?", "12"),
        (r"decades?", "10"),
        (r"centur(?:y|ies)", "100"), (r"fortnight", "14 2"), (r"noon|midday", "12"),
        (r"midnight", "0 12 24"), (r"tens", "10"), (r"hundreds?", "100"), (r"thousands?", "1000"),
        (r"millions?", "1000000"), (r"billions?", "1000000000"), (r"secondary|second(?:ly)?", "2"),
        (r"years?|annual(?:ly)?|yearly", "12 365 1"), (r"days?|daily", "24 1"),
        (r"weeks?|weekly", "7 1"),
        (r"months?|monthly", "30 1"), (r"hours?|hourly", "60 1"), (r"nil|none|zero|no", "0"),
    ),
}  # fmt: skip


@cache
def _loose_words(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), values)
        for words, values in _LOOSE[language]
    )


def _heads(words: str) -> list[str]:
    """What the first words of matches of ``words`` begin with (and few others do)."""
    heads = [re.match(r"[\w\\+*?]+", alternative) for alternative in words.split("|")]
    if None in heads:
        raise ValueError(f"{words}: an alternative has to begin with a letter")
    return [h[0] for h in heads if h]


@cache
def _openings(language: Language) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile("|".join(_heads(words))) for words, _ in _LOOSE[language])


@cache
def _any_opening(language: Language) -> re.Pattern[str]:
    heads = (head for words, _ in _LOOSE[language] for head in _heads(words))
    return re.compile(beginnings(heads) + r"\w*")


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


def find_quantities(text: str, language: Language) -> list[Fact]:
    """Figures of one sentence in order; months and weekdays are ``moments``'."""
    dates = find_stated_dates(text, language)
    facts: list[Fact] = []
    taken = Taken(text)
    for stated in dates:
        if stated.kind == "year":
            continue  # read with the other digits
        facts.extend(_of_date(stated, text, language))
        taken.add(stated.span)
    for span in (*find_phones(text), *(plate for plate, _ in find_plates(text))):
        if span in taken:
            continue
        facts.append(_amount(span, text, {Decimal(re.sub(r"\D", "", span.of(text)))}))
        taken.add(span)
    for match in TALL.finditer(text) if language == "vi" else ():
        tall = Decimal(f"{match['m']}.{match['cm']}")
        span = Span(start=match.start(), end=match.end())
        facts.append(_amount(span, text, {tall}, unit="m"))
        taken.add(span)
    free = 0  # "19 tỷ 250 triệu" is one
    for match in _DIGITS.finditer(text):
        start = match.start()
        if start >= free and Span(start=start, end=start + 1) not in taken:
            facts.extend(_of_digits(match, text, language))
            free = facts[-1].span.end
    for fact in facts:
        taken.add(fact.span)
    facts.extend(_of_words(text, language, taken))
    return sorted(facts, key=lambda f: (f.span.start, f.span.end))


def _amount(span: Span, text: str, values: set[Decimal], *, unit: str = "") -> Fact:
    return Fact(kind="number", span=span, text=span.of(text), values=frozenset(values), unit=unit)


def _of_date(stated: StatedDate, text: str, language: Language) -> Iterator[Fact]:
    shown = stated.span.of(text)

    def fact(
        kind: FactKind, values: set[int], *, unit: str = "", shared: bool = False, firm: bool = True
    ) -> Fact:
        return Fact(
            kind=kind,
            span=stated.span,
            text=shown,
            values=frozenset(map(Decimal, values)),
            unit=unit,
            shared=shared,
            firm=firm,
        )

    if stated.day is not None:
        yield fact("day", {stated.day}, shared=True)
    if stated.year is not None:
        # English leaves out the year of a full date where the story has said it; the first dates
        # of a run borrow theirs from the last.
        written = bool(stated.lunar) or str(stated.year) in shown
        said = written and (stated.day is None or language == "en")
        yield fact("year", {stated.year}, shared=True, firm=said)
    if stated.hour is not None:
        hour = stated.hour
        # The half of the day is a unit: 9 a.m. is not 21h, where both sides say which.
        half = stated.period or ""
        yield fact("clock", {hour, hour % 12, hour % 12 + 12, (hour - 1) % 12 + 1}, unit=half)
        if stated.minute:
            yield fact("clock", {stated.minute})


def _of_digits(match: re.Match[str], text: str, language: Language) -> Iterator[Fact]:
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
    if not unit:
        sign, sign_start = sign_before(text, start)
        if sign:
            unit, start = sign, sign_start
    half = _HALF_AFTER.match(text, unit_end) if language == "vi" else None
    if half:
        values |= {v + Decimal("0.5") for v in values}
    if magnitude and magnitude.groupdict().get("m") and not sign_before(text, start)[0]:
        values |= {v for v in reading if v is not None}  # "2.2m tall"
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
    if match[0] == "1" and _WORD_AFTER.match(text, end):
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
    following = _DIGITS.search(text, end, end + 12)
    if not following or not _LINK[language].match(text[end : following.start()]):
        return set()
    magnitude = _MAGNITUDE[language].match(text, following.end())
    return {v * _factor(magnitude) for v in values} if magnitude else set()


def _of_words(text: str, language: Language, taken: Taken) -> Iterator[Fact]:
    for number in numbers_in_words(text, language):
        if number.span not in taken:
            yield _in_words(number, text, language)
    for match, values in _loose(text, language):
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
            yield _amount(span, text, set(map(Decimal, _HALVES_OF[match[1].lower()].split())))
        for span, teams in rounds(text):
            yield replace(_amount(span, text, {Decimal(teams)}), firm=False)
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


def _loose(text: str, language: Language) -> list[tuple[re.Match[str], str]]:
    """Matches of the loose words with their values, row by row of the table."""
    rows = _loose_words(language)
    found: list[tuple[int, re.Match[str]]] = []
    for word in _any_opening(language).finditer(plain(text)):
        for row in _rows_of(word[0], language):
            match = rows[row][0].match(text, word.start())
            if match:
                found.append((row, match))
    found.sort(key=lambda hit: hit[0])
    return [(match, rows[row][1]) for row, match in found]


@lru_cache(maxsize=4_096)
def _rows_of(word: str, language: Language) -> tuple[int, ...]:
    """Rows of the table of loose words that a match beginning with ``word`` may be of."""
    return tuple(i for i, opening in enumerate(_openings(language)) if opening.match(word))


def _in_words(number: Number, text: str, language: Language) -> Fact:
    """A number in words: firm where a unit follows and nothing says that it counts nothing."""
    start, end = number.span.start, number.span.end
    unit, unit_end = unit_after(text, end, language) if number.value > 1 else ("", end)
    firm = bool(unit) and not number.ordinal
    if language == "vi":
        before = text[max(0, start - 12) : start]
        first = number.span.of(text).split(" ", 1)[0].lower()
        firm = (
            firm
            and first not in ("trăm", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "chục", "vạn", "tư")
            and not _NO_COUNT.search(before)
            and not (unit == "month" and of_a_street(text, start))
            and (first != "năm" or bool(_COUNTED.search(before)))
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
