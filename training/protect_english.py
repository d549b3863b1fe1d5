"""Protected spans of English sentences, with the Vietnamese wording of each: for a model that
translates into Vietnamese.

The counterpart of ``find_fixed``, which reads Vietnamese at run time. A wording is used only where
the program's own reader of Vietnamese finds the same value in it, so that what a symbol stands for
is the same on both sides by construction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from summarize.document import Span
from summarize.facts import StatedDate, find_numbers, find_stated_dates
from summarize.facts.english import is_english
from summarize.facts.numbers import Number, parse_digits
from summarize.facts.protect import Fixed
from summarize.facts.stated_date import MONTHS, WEEKDAYS

_KIND_OF_DATE = {"day": "d", "month": "m", "year": "y", "clock": "t"}
_MAGNITUDES = {
    "thousand": "nghìn", "k": "nghìn", "million": "triệu", "m": "triệu", "mn": "triệu",
    "billion": "tỷ", "b": "tỷ", "bn": "tỷ", "trillion": "nghìn tỷ", "tn": "nghìn tỷ",
}  # fmt: skip
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_DIGITS = re.compile(r"[\d.,]*\d")
#: Scores, ranges, ratios: written alike in both languages.
_GLUED = re.compile(r"(?<![\w.,/:–-])\d+(?:[-–:/x×]\d+)+(?![\w]|[.,/:–-]\d)")
#: A word with a capital, or a code with a figure; possessives and stops stay outside.
_NAME = re.compile(r"(?<![\w'’.@/-])[A-Z][\w]*(?:[-.&][\w]+)*(?![\w@/])")
_PIECE = re.compile(r"[^\W\d_]+")
_CALENDAR = frozenset(
    word[:length].casefold() for word in (*MONTHS, *WEEKDAYS) for length in (3, 4, len(word))
)


def find_fixed_english(text: str, plain: frozenset[str] | None = frozenset()) -> list[Fixed]:
    """Spans of an English sentence whose Vietnamese wording is known, in order, no overlaps.

    Args:
        text: one sentence.
        plain: capitalised words that Vietnamese has words of its own for (``translated_names``);
            all others that are no English words are copied. None: names are left to the model.
    """
    found: list[Fixed] = []
    taken: list[Span] = []

    def add(span: Span, kind: str, wording: str | None, fact: str) -> None:
        if wording and all(span.end <= t.start or span.start >= t.end for t in taken):
            found.append(Fixed(span=span, kind=kind, target=wording, fact=fact))
            taken.append(span)

    for stated in find_stated_dates(text, "en"):
        if stated.kind != "year" or not text[stated.span.end :].startswith("s"):
            add(stated.span, _KIND_OF_DATE[stated.kind], date_wording(stated), "date")
    for match in _GLUED.finditer(text):
        add(Span(start=match.start(), end=match.end()), "x", match[0], "number")
    for number in find_numbers(text, "en", words=False):
        if not number.ordinal:
            add(number.span, "n", number_wording(number, text), "number")
        elif number.value > 7:  # as in find_fixed: "thứ 2" may be Monday or second
            add(number.span, "o", number_wording(number, text), "number")
    if plain is not None:
        for span in _names(text, plain):
            add(span, "x", span.of(text), "name")
    return sorted(found, key=lambda f: f.span.start)


def date_wording(stated: StatedDate) -> str | None:
    """The date in Vietnamese, as find_stated_dates finds it there (``22/6/2005``, ``tháng 6``)."""
    year = f"/{stated.year}" if stated.year else ""
    if stated.kind == "clock":
        wording = f"{stated.hour}h{stated.minute or 0:02d}"
    elif stated.kind == "year":
        wording = str(stated.year)
    elif stated.kind == "month":
        wording = f"tháng {stated.month}{year}"
    else:
        wording = f"{stated.day}/{stated.month}{year}"
        if stated.weekday:
            wording = f"{_WEEKDAYS[stated.weekday - 1]}, ngày {wording}"
    # Bare figures are a date, and a bare hour a time, only after these words.
    cue = {"clock": "lúc ", "day": "" if stated.weekday else "ngày "}.get(stated.kind, "")
    read = find_stated_dates(cue + wording, "vi")
    same = len(read) == 1 and read[0].kind == stated.kind and read[0].fields() == stated.fields()
    return wording if same else None


def number_wording(number: Number, text: str) -> str | None:
    """The number in Vietnamese writing: ``1,234.5`` is ``1.234,5``, ``1.2bn`` is ``1,2 tỷ``."""
    shown = number.span.of(text)
    digits = _DIGITS.match(shown)
    if digits is None or parse_digits(digits[0], "en") is None:
        return None
    wording = digits[0].translate(str.maketrans(".,", ",."))
    word = shown[digits.end() :].strip(" -").casefold().removesuffix("s")
    if word and not number.ordinal:
        # "17.30m" may be metres; after a currency it is millions.
        metres = word in ("m", "b", "k") and text[: number.span.start][-1:] not in ("$", "£", "€")
        if word not in _MAGNITUDES or metres:
            return None
        wording = f"{wording} {_MAGNITUDES[word]}"
    read = find_numbers(wording, "vi", words=False)
    return wording if len(read) == 1 and read[0].value == number.value else None


def _names(text: str, plain: frozenset[str]) -> list[Span]:
    """Runs of names that Vietnamese copies."""
    spans: list[Span] = []
    for match in _NAME.finditer(text):
        if not is_copied(match[0], plain):
            continue
        if spans and text[spans[-1].end : match.start()] == " ":
            spans[-1] = Span(start=spans[-1].start, end=match.end())
        else:
            spans.append(Span(start=match.start(), end=match.end()))
    return spans


def is_copied(word: str, plain: frozenset[str]) -> bool:
    """Whether a capitalised word is a name that Vietnamese writes as English does."""
    pieces = _PIECE.findall(word)
    return (
        len(word) > 1
        and word not in plain
        and not any(is_english(p) or p.casefold() in _CALENDAR for p in pieces if len(p) > 1)
    )


def translated_names(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Capitalised English words that Vietnamese translates (Germany), sorted.

    Args:
        pairs: English of genuine pairs, as it was and with the symbols of ``prepare_pair``. What
            mostly stays there is not in the Vietnamese sentence.
    """
    stood: Counter[str] = Counter()
    stayed: Counter[str] = Counter()
    for whole, masked in pairs:
        stood.update(m[0] for m in _NAME.finditer(whole) if is_copied(m[0], frozenset()))
        stayed.update(m[0] for m in _NAME.finditer(masked) if is_copied(m[0], frozenset()))
    return sorted(word for word, count in stood.items() if 2 * stayed[word] > count)
