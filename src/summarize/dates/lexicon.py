"""Words and numbers a pattern can capture, from a language file, as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from summarize.dates.pattern import (
    ANY,
    DECIMAL,
    DIGIT,
    Starts,
    WordClass,
    merge_starts,
    starts_of,
    word_end,
)

# Numbers in digits; each holds only what can be meant (no month 13), longest first.
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_YEAR = r"(?:1\d{3}|2[01]\d{2})"
_AND = r"(?: ?, ?|,? (?:{and}) )"
_NUMERIC = {
    "count": r"(?:\d{1,3}(?:[.,]\d{3}){1,3}|\d{1,4}(?:[.,]\d{1,2})?)",
    "day": _DAY,
    "day2": r"(?:3[01]|[12]\d|0[1-9])",
    "day_large": r"(?:3[01]|2\d|1[3-9])",
    "month": _MONTH,
    "month2": r"(?:1[0-2]|0[1-9])",
    "year4": _YEAR,
    "year_recent": r"(?:19|20)\d{2}",
    "year_any": r"\d{1,4}",
    "year2": r"\d{2}",
    "year3": r"[1-9]\d{2}",
    "hour": r"(?:2[0-4]|1\d|0?\d)",
    "hour2": r"(?:2[0-4]|1\d|0\d)",
    "hour12": r"(?:1[0-2]|0?[1-9])",
    "minute2": r"[0-5]\d",
    "minute": r"[0-5]?\d",
    "quarter": r"[1-4]",
    "week": r"(?:5[0-3]|[1-4]\d|0?[1-9])",
    "decade4": r"(?:1\d|20)\d0",
    "decade2": r"[1-9]0",
    "century": r"(?:2[01]|1\d|[1-9])",
    "zone": r"[+-]\d{1,2}(?::?\d{2})?",
}
_PARTS = re.compile(r"[ -]|[^ -]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
#: What a number may go on with inside its own class; elsewhere it ends with its digits.
_NUMERIC_STARTS: dict[str, Starts] = {
    "count": {DIGIT: frozenset({ANY}), DECIMAL: frozenset({ANY})},
    "zone": {"+": frozenset({DIGIT}), "-": frozenset({DIGIT})},
}
_ROMANS = """
    i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi
    """.split()  # fmt: skip
_CENTURY = rf"(?:2[01]|1\d|[1-9]|{'|'.join(_ROMANS)})(?![^\W\d_])"
#: Lists of numbers that share what follows: ``7 và 8/5``, ``2019-2020``. At most four members.
_LISTS = {
    "day_list": (_DAY, 3),
    "month_list": (_MONTH, 3),
    "quarter_list": (r"(?:[1-4]|iv|iii|ii|i)", 3),
    "year_list": (_YEAR, 3),
    "decade_list": (r"(?:1\d|20)\d0", 1),
    "century_list": (_CENTURY, 1),
}
_RANGES = {
    "day_range": (_DAY, 1),
    "month_range": (_MONTH, 1),
    "century_range": (_CENTURY, 1),
    "decade_range": (r"(?:1\d|20)\d0", 1),
    "year_range": (r"(?:1[5-9]|20)\d{2}", 1),
}


def number(text: str) -> float | int:
    """A number in digits: 2.400 and 2,400 are thousands, 1,5 and 1.5 one and a half."""
    if text.isdecimal():
        return int(text)
    if _THOUSANDS.fullmatch(text):
        return int(re.sub(r"[.,]", "", text))
    cleaned = text.replace(",", ".")
    return float(cleaned) if "." in cleaned else int(cleaned)


def word_classes(raw: Mapping[str, Any]) -> dict[str, WordClass]:
    """All classes of a language: those of its file, numbers in digits, and lists of numbers."""
    classes = {
        name: _word_class(table, class_words(raw, table)) for name, table in raw["class"].items()
    }
    for name in _NUMERIC:
        classes.setdefault(name, _word_class({"numeric": name}, {}))
    conjunctions = raw["list"]["and"]
    joint = _AND.format(**{"and": "|".join(map(re.escape, conjunctions))})
    after = frozenset({",", "-", "–"}).union(*(starts_of(word) for word in conjunctions))
    starts: Starts = dict.fromkeys((DIGIT, *_ROMANS), after)
    for lists, between in ((_LISTS, joint), (_RANGES, " ?[-–] ?")):
        for name, (regex, most) in lists.items():
            whole = rf"{regex}(?:{between}{regex}(?!\d)){{1,{most}}}"
            classes[name] = WordClass(whole, starts)
    # "mùa giải 2017/2018"
    classes["year_slash"] = WordClass(rf"{_YEAR}/{_YEAR}(?!\d)", {DIGIT: frozenset({"/"})})
    return classes


def class_words(raw: Mapping[str, Any], table: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a class with their values, number words among them."""
    words = dict(table.get("words", {}))
    if "same" in table:
        words = {**raw["class"][table["same"]].get("words", {}), **words}
    if "numbers" in table:
        low, high = table["numbers"]
        for word, value in number_words(raw["numbers"]).items():
            if low <= value <= high:
                words.setdefault(word, value)
    if "ordinals" in table:
        low, high = table["ordinals"]
        for word, value in raw["ordinals"].items():
            if low <= value <= high:
                words.setdefault(word, value)
    return words


def number_words(numbers: Mapping[str, Any]) -> dict[str, int]:
    """Number words from 1 to 99, composed of tens and ones as the language does."""
    words: dict[str, int] = {**numbers["ones"], **numbers["tens"], **numbers["other"]}
    for ten, value in numbers["tens"].items():
        for one, unit in numbers["after_tens"].items():
            for joiner in numbers["joiners"]:
                words.setdefault(f"{ten}{joiner}{one}", value + unit)
    return words


def _word_class(table: Mapping[str, Any], words: Mapping[str, Any]) -> WordClass:
    parts = []
    starts = [starts_of(word) for word in words]
    if "numeric" in table:
        name = table["numeric"]
        # Before the words: no word begins with a digit, and it is tried at once.
        parts.append(rf"{_NUMERIC[name]}(?!\d)")
        starts.append(_NUMERIC_STARTS.get(name, {DIGIT: frozenset({ANY})}))
    if words:
        parts.append(trie(words))
    return WordClass("(?:" + "|".join(parts) + ")", merge_starts(starts))


def trie(words: Iterable[str]) -> str:
    """A regular expression of many words and groups of words; the longest wins.

    Parts that go on alike ("hai", "ba", each with "mươi") are written with one end, which makes
    the numbers up to 99 a tenth as long.
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for part in _PARTS.findall(word):
            node = node.setdefault(part, {})
        node[""] = word
    return _ends(root)


def _ends(node: Mapping[str, Any]) -> str:
    """What may follow at a node of parts, the longest first."""
    by_end: dict[str, list[str]] = {}
    odd: dict[str, str] = {}
    for part, below in node.items():
        if part.isalpha():
            by_end.setdefault(_ends(below), []).append(part)
        elif part:
            odd[part] = _ends(below)
    # "a.m." is longer than "a", and no other part can stand where letters go on as far.
    alternatives = [_characters(odd)] if odd else []
    alternatives += [_characters(dict.fromkeys(parts, "")) + end for end, parts in by_end.items()]
    if "" in node:
        alternatives.append(word_end(node[""]))
    return _any_of(alternatives)


def _characters(ends: Mapping[str, str]) -> str:
    """Any of some parts, each with its end, sharing the characters they begin with."""
    root: dict[str, Any] = {}
    for part, end in ends.items():
        node = root
        for character in part:
            node = node.setdefault(character, {})
        node[""] = end
    return _branches(root)


def _branches(node: Mapping[str, Any]) -> str:
    alternatives = [
        re.escape(character) + _branches(below)
        for character, below in sorted(node.items())
        if character
    ]
    if "" in node:
        alternatives.append(node[""])
    return _any_of(alternatives)


def _any_of(alternatives: list[str]) -> str:
    return alternatives[0] if len(alternatives) == 1 else f"(?:{'|'.join(alternatives)})"
