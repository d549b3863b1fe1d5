"""Numbers by value, in Vietnamese and English writing.

Vietnamese writes ``1.234,5`` and ``1,2 tỷ`` where English writes ``1,234.5`` and
``1.2 billion``; both are the same value here. Newspapers mix the two conventions, so a number
that can be read in both ways keeps its second reading as an alternative.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from summarize.document import Span
from summarize.facts.letters import WORD, beginnings, plain
from summarize.facts.remembered import remembered
from summarize.facts.taken import Taken

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as it stands in a text.

    Attributes:
        span: the digits with their magnitude word (``1,2 tỷ``), without unit or percent sign.
        value: what it means.
        other: the second possible reading (``1,100`` may be 1.1 or 1100); None if there is none.
        ordinal: ``75th``, ``thứ 75``, ``thế kỷ 21``.
        words: True when written in words only (``three``, ``hai mươi``).
    """

    span: Span
    value: Decimal
    other: Decimal | None = None
    ordinal: bool = False
    words: bool = False

    def agrees(self, that: Number) -> bool:
        """Whether some reading of both is the same value."""
        mine = {self.value, self.other} - {None}
        return bool(mine & {that.value, that.other})


_MAGNITUDES: dict[Language, dict[str, int]] = {
    "vi": {
        "nghìn tỷ": 12, "nghìn tỉ": 12, "ngàn tỷ": 12, "ngàn tỉ": 12, "triệu tỷ": 15,
        "triệu tỉ": 15,
        "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9,
    },
    "en": {
        "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "hundred": 2,
        "mn": 6, "bn": 9, "tn": 12, "m": 6, "k": 3, "b": 9,
    },
}  # fmt: skip

#: After "triệu" and "tỷ": words they form another word with (millionaire, rate, score).
NOT_A_MAGNITUDE = r"(?!\s(?:phú|lệ|số|giá|trọng|suất)\b)"
#: "19 tỷ 250 triệu", "5 tỷ rưỡi", "1 tỷ 2 tiền cược" (1.2 billion): what goes on from a number with
#: its size.
AND_MORE = (
    r"\s\d{1,3}\s(?:triệu|nghìn|ngàn)(?!\w)|\srưỡi(?!\w)"
    r"|\s[1-9](?=\s(?:đồng|tiền|USD|đô)(?!\w)|[,;)]|\.?\s?\Z|\.\s)"
)
_PATTERN: dict[Language, re.Pattern[str]] = {
    "vi": re.compile(
        # The look back stands behind the first digit: a search for digits is fast.
        r"(?P<digits>\d(?<![\w.,/:–-]\d)(?<!\d\+\d)\d*(?:[.,]\d+)*)"
        rf"(?:\s?(?P<mag>(?:nghìn|ngàn|triệu)\s(?:tỷ|tỉ)|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\b{NOT_A_MAGNITUDE}"
        rf"(?P<more>{AND_MORE})?)?"
        r"(?!(?!đ(?!\w))\w|[/:.,+-]\d)",  # "33.100đ"
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?P<digits>\d(?<![\w.,/:–]\d)\d*(?:[.,]\d+)*)"
        r"(?:(?P<suffix>st|nd|rd|th)\b"
        r"|[\s-]?(?P<mag>thousand|million|billion|trillion|hundred)s?\b"
        r"|\s?(?P<short>mn|bn|tn|[mkb])\b)?"
        r"(?![\w]|[/:]\d|[.,]\d)",
        re.IGNORECASE,
    ),
}
_ORDINAL_CUE = re.compile(r"(?:lần thứ|thứ|thế kỷ|thế kỉ|hạng)\s*$", re.IGNORECASE)
_THOUSANDS = re.compile(r",000\b")
_GROUPED = {
    ".": re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+\Z"),
    ",": re.compile(r"[1-9]\d{0,2}(?:,\d{3})+\Z"),
}


def _read(digits: str, thousands: str, decimal: str) -> Decimal | None:
    """``digits`` under one convention, or None where it does not allow them."""
    whole, _, fraction = digits.partition(decimal)
    if decimal in fraction or thousands in fraction:
        return None
    if thousands in whole and not _GROUPED[thousands].match(whole):
        return None
    plain = whole.replace(thousands, "")
    return Decimal(f"{plain}.{fraction}" if fraction else plain)


@remembered
def parse_digits(digits: str, language: Language) -> tuple[Decimal, Decimal | None] | None:
    """Value and second reading of a digit string; None when no convention allows it.

    The language's own convention comes first, with two exceptions seen in Vietnamese papers:
    a group ``,000`` is thousands, and a point not followed by three digits is a decimal point.
    """
    if digits.isdecimal():
        return Decimal(digits), None
    vietnamese = _read(digits, ".", ",")
    english = _read(digits, ",", ".")
    first, second = (vietnamese, english) if language == "vi" else (english, vietnamese)
    if language == "vi" and english is not None and _THOUSANDS.search(digits):
        first, second = english, vietnamese
    if language == "en" and first is not None:
        second = None  # English papers do not mix; only Vietnamese ones do
    if first is None:
        first, second = second, None
    if first is None:
        return None
    if language == "vi" and _GROUPED["."].match(digits):
        second = None  # of 2,500 such figures in news four were decimals, English ones
    return first, second if second != first else None


def more_of(shown: str, size: Decimal) -> Decimal:
    """What "250 triệu", "rưỡi" (a half) or "2" (tenths) adds to a number of ``size``; 0 where it is
    no part of it ("2 nghìn 5 triệu")."""
    if shown.strip().isdigit():
        return Decimal(shown.strip()) * size / 10
    digits, _, word = shown.strip().lower().rpartition(" ")
    value = Decimal(digits) * 10 ** _MAGNITUDES["vi"][word] if digits else size / 2
    return value if value < size else Decimal(0)


def find_numbers(text: str, language: Language, *, words: bool = True) -> list[Number]:
    """All numbers of ``text`` in order, digits first; in words too when ``words`` is set.

    Digits inside codes (``F-16``), dates (``22/6``), scores (``2-1``) and clock times are not
    numbers here; see ``calendar`` and ``names``.
    """
    found = [*_in_digits(text, language), *(numbers_in_words(text, language) if words else ())]
    return sorted(found, key=lambda number: number.span.start)


def numbers_in_words(text: str, language: Language) -> list[Number]:
    """Those of ``find_numbers`` that are written in words only, in order."""
    found = _find_words(text, language)
    if not found:
        return []
    taken = Taken(text, (number.span for number in _in_digits(text, language)))
    return [number for number in found if number.span not in taken]


@remembered
def _in_digits(text: str, language: Language) -> tuple[Number, ...]:
    found: list[Number] = []
    for match in _PATTERN[language].finditer(text):
        reading = parse_digits(match["digits"], language)
        if reading is None:
            continue
        value, other = reading
        groups = match.groupdict()
        magnitude = (groups.get("mag") or groups.get("short") or "").lower()
        factor = Decimal(10) ** _MAGNITUDES[language].get(" ".join(magnitude.split()), 0)
        end, more = match.end(), Decimal(0)
        if shown := groups.get("more"):
            more = more_of(shown, factor)
            end = end if more else match.start("more")
        ordinal = bool(groups.get("suffix"))
        if language == "vi":
            ordinal = bool(_ORDINAL_CUE.search(text[max(0, match.start() - 12) : match.start()]))
        found.append(
            Number(
                span=Span(start=match.start(), end=end),
                value=value * factor + more,
                other=None if other is None else other * factor + more,
                ordinal=ordinal,
            )
        )
    return tuple(found)


_EN_UNITS = {
    w: i
    for i, w in enumerate(
        """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
    """.split()
    )
}
_EN_TENS = {
    w: 10 * i
    for i, w in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_EN_ORDINALS = {
    w: i
    for i, w in enumerate(
        """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    """.split(),
        start=1,
    )
} | {w.removesuffix("y") + "ieth": value for w, value in _EN_TENS.items()}
_EN_MULTIPLES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9,
                 "trillion": 10**12, "dozen": 12}  # fmt: skip
_VI_UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_VI_MULTIPLES = {"trăm": 100, "nghìn": 1_000, "ngàn": 1_000, "triệu": 10**6, "tỷ": 10**9,
                 "tỉ": 10**9, "chục": 10, "vạn": 10_000}  # fmt: skip
#: "một triệu rưỡi": and half of that.
_RUOI = re.compile(r"\srưỡi(?!\w)", re.IGNORECASE)
#: "nửa triệu": half of that.
_NUA = re.compile(r"(?<!\w)nửa\s(?:triệu|tỷ|tỉ)(?!\w)" + NOT_A_MAGNITUDE, re.IGNORECASE)
#: "tám" of "hai triệu tám" counts the next lower place; behind a hundred "năm" is mostly a year.
_LOWER = frozenset({"trăm", "nghìn", "ngàn", "triệu", "tỷ", "tỉ"})
#: What ends a number that ``năm`` (years) may follow.
_BEFORE_YEARS = frozenset(_VI_UNITS) - {"không", "năm"} | {"mười"}
_EN_WORD = "|".join((*_EN_UNITS, *_EN_TENS, *_EN_MULTIPLES, *_EN_ORDINALS))
_VI_WORD = "|".join((*_VI_UNITS, *_VI_MULTIPLES, "mười", "mươi", "linh", "lẻ"))
_FIRST_WORD: dict[Language, re.Pattern[str]] = {
    "en": re.compile(beginnings(_EN_WORD.split("|")) + r"(?!\w)"),
    "vi": re.compile(beginnings(_VI_WORD.split("|")) + r"(?!\w)"),
}
_EN_TOKEN = re.compile(r"[A-Za-z]+")
_WORDS: dict[Language, re.Pattern[str]] = {
    "en": re.compile(rf"\b(?:{_EN_WORD})\b(?:(?:[\s-]|\sand\s)(?:{_EN_WORD})\b)*", re.IGNORECASE),
    "vi": re.compile(rf"\b(?:{_VI_WORD})\b(?:\s(?:{_VI_WORD})\b)*", re.IGNORECASE),
}


def number_words(text: str, language: Language) -> Iterator[re.Match[str]]:
    """The runs of number words of a text; tried only where one can begin."""
    pattern = _WORDS[language]
    free = 0
    for first in _FIRST_WORD[language].finditer(plain(text)):
        if first.start() >= free:
            match = pattern.match(text, first.start())
            if match:
                free = match.end()
                yield match


def _find_words(text: str, language: Language) -> list[Number]:
    return _english_numbers(text) if language == "en" else _vietnamese_numbers(text)


def _english_numbers(text: str) -> list[Number]:
    """Runs of number words, cut where one number ends: "first two", "three and six"."""
    found = []
    for match in number_words(text, "en"):
        words = list(_EN_TOKEN.finditer(text, match.start(), match.end()))
        run: list[re.Match[str]] = []
        joined = False
        for word in words:
            if word[0].lower() == "and":
                joined = True
                continue
            if run and not _continues(run[-1][0].lower(), word[0].lower(), joined=joined):
                found.append(_english_number(run))
                run = []
            run.append(word)
            joined = False
        found.append(_english_number(run))
    return found


def _continues(last: str, word: str, *, joined: bool) -> bool:
    """Whether ``word`` goes on with a number that has come to ``last``; ``joined`` by "and"."""
    if last in _EN_ORDINALS:
        return False
    if word in _EN_MULTIPLES:
        return not joined and last not in ("dozen", "million", "billion", "trillion")
    if last in _EN_MULTIPLES:
        return last != "dozen"
    value = _EN_UNITS.get(word, _EN_ORDINALS.get(word, 10))
    return not joined and last in _EN_TENS and 0 < value < 10


def _english_number(run: list[re.Match[str]]) -> Number:
    tokens = [word[0].lower() for word in run]
    return Number(
        span=Span(start=run[0].start(), end=run[-1].end()),
        value=Decimal(_english_words(tokens)),
        ordinal=tokens[-1] in _EN_ORDINALS,
        words=True,
    )


def _vietnamese_numbers(text: str) -> list[Number]:
    found = []
    for match in number_words(text, "vi"):
        for words in _parted(list(WORD.finditer(text, match.start(), match.end()))):
            tokens = [word[0].lower() for word in words]
            value = _vietnamese_words(tokens)
            if value is None:
                continue
            start, end = words[0].start(), words[-1].end()
            size = _VI_MULTIPLES.get(tokens[-1], 0)
            if size and (half := _RUOI.match(text, end)):
                value, end = value + size // 2, half.end()
            elif len(tokens) == 1 and size and (half := _NUA.match(text, max(0, start - 4))):
                value, start = size // 2, half.start()
            found.append(Number(span=Span(start=start, end=end), value=Decimal(value), words=True))
    return found


def _parted(words: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """A run of number words without ``năm`` where that means years: five after another digit
    is ``lăm``, so "hai năm", "ba mươi năm" and "hai năm một lần" count years."""
    parts: list[list[re.Match[str]]] = [[]]
    for n, word in enumerate(words):
        last = words[n - 1][0].lower() if n else ""
        following = words[n + 1][0].lower() if n + 1 < len(words) else ""
        years = word[0].lower() == "năm" and (
            (n and not following and last not in ("linh", "lẻ"))
            or (last in _BEFORE_YEARS and following in _BEFORE_YEARS)
        )
        if years:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _english_words(tokens: list[str]) -> int:
    total, current = 0, 0
    for n, token in enumerate(tokens):
        multiple = _EN_MULTIPLES.get(token, 0)
        if not multiple:
            current += _EN_UNITS.get(token, _EN_TENS.get(token, _EN_ORDINALS.get(token, 0)))
            continue
        if n == 0:
            current = 1
        if multiple in (12, 100):
            current *= multiple
        else:
            total, current = total + current * multiple, 0
    return total + current


def _vietnamese_words(tokens: list[str]) -> int | None:
    total, current, digit = 0, 0, None
    if len(tokens) > 1 and tokens[-1] in _VI_UNITS and tokens[-2] in _LOWER:
        rest = _vietnamese_words(tokens[:-1])
        place = _VI_MULTIPLES[tokens[-2]] // 10
        return None if rest is None else rest + _VI_UNITS[tokens[-1]] * place
    for token in tokens:
        if token in _VI_UNITS:
            if digit is not None and current == 0 and total == 0:
                return None  # a run of digits ("hai ba") counts nothing
            digit = (digit or 0) if token == "không" else _VI_UNITS[token]
            if token == "không":
                digit = 0
        elif token == "mười":
            current, digit = current + 10, None
        elif token == "mươi" or token == "chục":
            current, digit = current + 10 * (digit if digit is not None else 1), None
        elif token == "trăm":
            current, digit = current + 100 * (digit if digit is not None else 1), None
        elif token in ("linh", "lẻ"):
            continue
        else:
            block = current + (digit or 0)
            total, current, digit = total + (block or 1) * _VI_MULTIPLES[token], 0, None
    return total + current + (digit or 0)


#: "QNg 90620", "tàu số hiệu 44101": no amount, so its digits are not grouped. "Trong số 12000
#: người" and "USD 12000" are amounts.
_OF_A_CODE = re.compile(
    r"(?:(?<!\w)(?!USD|VND|EUR|VNĐ)[A-ZĐ]{2,3}[a-z]?|số hiệu"
    r"|(?<!tổng )(?<!trong )(?<!con )số|mã|hiệu)[ -]\Z"
)


#: "1,500 binh sĩ": no fraction of a soldier or of a dollar is told in three digits.
_ENGLISH_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}\Z")
_WHOLE_ONES = re.compile(
    r"\s(?:người|binh|lính|quân|sĩ quan|cảnh sát|nhân viên|công nhân|lao động|học sinh|sinh viên"
    r"|du khách|khách|hộ|dân|lượt|ca|vụ|xe|ô ?tô|tàu|máy bay|con|căn|ngôi|phiếu|cổ phiếu|trường hợp"
    r"|đồng|USD|đô la|euro|bảng|yen|yên|won)(?!\w)",
    re.IGNORECASE,
)


def counts_whole_ones(text: str, end: int) -> bool:
    """Whether a number that ends there counts people or things."""
    return _WHOLE_ONES.match(text, end) is not None


def render_number(number: Number, source: str) -> str:
    """A Vietnamese number in English writing: ``1.234,5`` is ``1,234.5``, ``1,2 tỷ`` is
    ``1.2 billion``.

    Args:
        number: a number found in ``source``.
        source: the Vietnamese sentence it stands in; the form (grouping, magnitude word) of
            the source is kept, only the writing changes.
    """
    text = number.span.of(source)
    digits = re.match(r"[\d.,]*\d", text)
    assert digits is not None  # find_numbers only gives spans that start with digits
    reading = parse_digits(digits[0], "vi")
    assert reading is not None
    head, other = reading
    if (
        other is not None
        and _ENGLISH_THOUSANDS.match(text)
        and counts_whole_ones(source, number.span.end)
    ):
        head = other
    word = " ".join(text[digits.end() :].lower().split())
    if not word and digits[0].isdigit() and _OF_A_CODE.search(source[: number.span.start][-12:]):
        return digits[0]
    power = _MAGNITUDES["vi"].get(word, 0)
    if word and not power:  # "19 tỷ 250 triệu"
        power = _MAGNITUDES["vi"][re.split(r"\s(?=\d|rưỡi)", word)[0]]
        head = number.value / Decimal(10) ** power
    grouped = any(c in digits[0] for c in ".,") or head >= 10_000
    if power in (3, 4):
        return _plain(head * Decimal(10) ** power, grouped=True)
    name = {6: "million", 9: "billion", 12: "trillion", 15: "quadrillion"}.get(power)
    if number.ordinal and head == head.to_integral_value():
        return ordinal(int(head))
    if name is None:
        leading_zero = digits[0].startswith("0") and digits[0].isdigit() and len(digits[0]) > 1
        return digits[0] if leading_zero else format(head, ",f" if grouped else "f")
    if head >= 1_000 and power in (6, 9):
        # "1.200 tỷ" is 1.2 trillion, not "1,200 billion"
        return f"{_plain(head / 1000, grouped=True)} { {6: 'billion', 9: 'trillion'}[power] }"
    return f"{_plain(head, grouped=True)} {name}"


def _plain(value: Decimal, *, grouped: bool) -> str:
    text = format(value, ",f" if grouped else "f")
    if "." in text and value == value.to_integral_value():
        text = text.split(".")[0]
    elif "." in text and value.as_tuple().exponent and text.endswith("0"):
        # trailing zeros that the source wrote ("2,50") are kept; those of division are not
        text = text.rstrip("0") if len(text.split(".")[1]) > 2 else text
    return text


def ordinal(n: int) -> str:
    """``1st``, ``2nd``, ``11th``."""
    if 10 <= n % 100 <= 20:
        return f"{n:,}th"
    return f"{n:,}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th') }"
