"""One language of the tagger, loaded once from its TOML file and compiled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from summarize.dates.frame import Frame
from summarize.dates.pattern import (
    DIGIT,
    Pattern,
    PatternError,
    WordClass,
    compile_pattern,
    first_word,
    word_end,
)

#: Languages with a file of their own.
LANGUAGES = ("vi", "en")

# Numbers in digits; each holds only what can be meant (no month 13), longest first.
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_YEAR = r"(?:1\d{3}|2[01]\d{2})"
_AND = r"(?: ?, ?|,? (?:{and}) )"
_NUMERIC = {
    "count": r"(?:\d{1,3}(?:[.,]\d{3})+|\d{1,4}(?:[.,]\d{1,2})?)",
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
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
#: Lists of numbers that share what follows: ``7 và 8/5``, ``2019-2020``. At most four members.
_LISTS = {
    "day_list": (_DAY, 3),
    "month_list": (_MONTH, 3),
    "quarter_list": (r"(?:[1-4]|iv|iii|ii|i)", 3),
    "year_list": (_YEAR, 3),
    "decade_list": (r"(?:1\d|20)\d0", 1),
}
_RANGES = {
    "day_range": (_DAY, 1),
    "month_range": (_MONTH, 1),
    "decade_range": (r"(?:1\d|20)\d0", 1),
    "year_range": (r"(?:1[5-9]|20)\d{2}", 1),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a pattern, what it adds, and where it holds.

    Attributes:
        cased: match on the text's own case.
        modes: values of ``prefer`` the rule is for; empty for all.
        before, after: what must stand beside the match; not_before, not_after: what must not.
        follows: the match must go on a range or list from the expression before it.
    """

    name: str
    pattern: Pattern
    constants: Mapping[str, Any]
    cased: bool
    modes: frozenset[str]
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    follows: bool

    @property
    def particular(self) -> bool:
        """Whether the rule asks for something beside its match."""
        return self.before is not None or self.after is not None


@dataclass(frozen=True, slots=True)
class Language:
    """A compiled language file.

    Attributes:
        code: BCP 47.
        version: version of the rules.
        rules: first word -> rules that can start with it, in the file's order.
        values: class -> word -> value.
        cues: named sets of words, as one pattern each, for tense and roles.
        gaps: named kinds of text between two expressions.
        raw: the file's tables, for rendering.
    """

    code: str
    version: str
    rules: Mapping[str, tuple[Rule, ...]]
    values: Mapping[str, Mapping[str, Any]]
    cues: Mapping[str, re.Pattern[str]]
    gaps: Mapping[str, re.Pattern[str]]
    raw: Mapping[str, Any]

    def value(self, name: str, text: str) -> Any:
        """What ``text``, captured by class ``name``, means; numbers by their digits."""
        words = self.values.get(name)
        if words is not None and text in words:
            return words[text]
        return number(text)


def number(text: str) -> float | int:
    """A number in digits: 2.400 and 2,400 are thousands, 1,5 and 1.5 one and a half."""
    if _THOUSANDS.fullmatch(text):
        return int(re.sub(r"[.,]", "", text))
    cleaned = text.replace(",", ".")
    return float(cleaned) if "." in cleaned else int(cleaned)


@cache
def load(code: str) -> Language:
    """The language ``code``, compiled on first use.

    Raises:
        ValueError: there is no such language; the message lists those there are.
    """
    if code not in LANGUAGES:
        raise ValueError(f"no dates for language {code!r}; there are: {', '.join(LANGUAGES)}")
    text = files("summarize.dates").joinpath(f"{code}.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    values = {name: class_words(raw, table) for name, table in raw["class"].items()}
    classes = {name: _word_class(raw["class"][name], words) for name, words in values.items()}
    for name, regex in _NUMERIC.items():
        classes.setdefault(name, WordClass(rf"{regex}(?!\d)", frozenset({DIGIT})))
    conjunction = "|".join(re.escape(word) for word in raw["list"]["and"])
    for lists, joint in ((_LISTS, _AND.format(**{"and": conjunction})), (_RANGES, " ?[-–] ?")):
        for name, (regex, most) in lists.items():
            whole = rf"{regex}(?:{joint}{regex}(?!\d)){{1,{most}}}"
            classes[name] = WordClass(whole, frozenset({DIGIT, "i", "ii", "iii", "iv"}))
    words = raw["context"]
    rules: dict[str, list[Rule]] = {}
    for table in raw["rule"]:
        rule = _rule(table, classes, words)
        for first in sorted({word.lower() for word in rule.pattern.first}):
            rules.setdefault(first, []).append(rule)
    return Language(
        code=code,
        version=raw["version"],
        rules={first: tuple(found) for first, found in rules.items()},
        values={name: {w.lower(): v for w, v in found.items()} for name, found in values.items()},
        cues={name: re.compile(_any_word(found)) for name, found in raw["cue"].items()}
        | {name: re.compile(found) for name, found in raw["regex"].items()},
        gaps={name: re.compile(f"(?:{'|'.join(found)})") for name, found in raw["gap"].items()},
        raw=raw,
    )


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
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    parts = [re.escape(word) + word_end(word) for word in longest_first]
    first = {first_word(word) for word in words}
    if "numeric" in table:
        parts.append(rf"{_NUMERIC[table['numeric']]}(?!\d)")
        first.add(DIGIT)
    return WordClass("(?:" + "|".join(parts) + ")", frozenset(first))


def _rule(
    table: Mapping[str, Any], classes: Mapping[str, WordClass], words: Mapping[str, list[str]]
) -> Rule:
    unknown = set(table) - _RULE_KEYS
    if unknown:
        raise PatternError(f"rule {table['name']}: unknown keys {sorted(unknown)}")
    constants = table.get("set", {})
    stray = set(constants) - _FRAME_FIELDS - _BUILDER_FIELDS
    if stray:
        raise PatternError(f"rule {table['name']}: unknown fields {sorted(stray)}")
    pattern = compile_pattern(table["pattern"], classes)
    stray = {field for field, _ in pattern.groups.values()} - _FRAME_FIELDS - _BUILDER_FIELDS
    if stray:
        raise PatternError(f"rule {table['name']}: captures unknown fields {sorted(stray)}")
    return Rule(
        name=table["name"],
        pattern=pattern,
        constants=constants,
        cased=table.get("cased", False),
        modes=frozenset(table.get("modes", ())),
        before=_beside(table.get("before"), words, ends=True),
        not_before=_beside(table.get("not_before"), words, ends=True),
        after=_beside(table.get("after"), words, ends=False),
        not_after=_beside(table.get("not_after"), words, ends=False),
        follows=table.get("follows", False),
    )


_RULE_KEYS = frozenset(
    {"name", "pattern", "set", "cased", "modes", "follows"}
    | {"before", "not_before", "after", "not_after"}
)
_FRAME_FIELDS = frozenset(f.name for f in fields(Frame))
#: Captured by rules and turned into frame fields by ``recognize``.
_BUILDER_FIELDS = frozenset(
    {
        "list", "list_field", "year2", "decade2", "minute_to", "hour_to", "sign", "and_half",
        "approx", "block", "era",
    }
)  # fmt: skip


def _beside(
    names: str | list[str] | None, words: Mapping[str, list[str]], ends: bool
) -> re.Pattern[str] | None:
    """A context: names of word lists.

    ``^`` is a sentence's start, ``$`` the end of a clause, ``$$`` of a sentence, ``#`` a digit;
    ``re:`` starts a regular expression.
    """
    if names is None:
        return None
    wanted = [names] if isinstance(names, str) else names
    parts = []
    for name in wanted:
        for word in words[name]:
            if word.startswith("re:"):
                parts.append(word.removeprefix("re:"))
            elif word == "$$":
                parts.append(r" ?(?:\Z|[.!?…\n])")
            elif word == "^":
                parts.append(r"(?:^|[.!?…:;\n][\"”’)]* ?[\"“‘(]?)")
            elif word == "$":
                parts.append(r" ?(?:\Z|[.!?…,;:\n)\"”])")
            elif word == "#":
                parts.append(r" ?\d")
            elif word[0].isalnum():
                left = r"(?<![^\W_])" if ends else " ?"
                parts.append(left + re.escape(word) + r"(?![^\W_])" + (" ?" if ends else ""))
            else:
                parts.append(re.escape(word) + " ?" if ends else " ?" + re.escape(word))
    alternatives = "|".join(parts)
    return re.compile(rf"(?:{alternatives})\Z" if ends else rf"(?:{alternatives})")


def _any_word(words: list[str]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return r"(?<![^\W_])(?:" + "|".join(map(re.escape, longest)) + r")(?![^\W_])"
