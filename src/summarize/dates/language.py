"""One language of the tagger, loaded once from its TOML file and compiled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from summarize.dates.beside import After, Before
from summarize.dates.frame import Frame
from summarize.dates.lexicon import class_words, number, word_classes
from summarize.dates.pattern import ANY, DIGIT, Pattern, PatternError, compile_pattern

_Side = TypeVar("_Side", Before, After)

_WORD = re.compile(r"(\d+)|[^\W\d_]+")
#: Where in a token a rule can begin: start, end, and the word, or ``DIGIT``.
Opening = tuple[int, int, str]
#: Languages with a file of their own.
LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a pattern, what it adds, and where it holds.

    Attributes:
        cased: match on the text's own case.
        modes: values of ``prefer`` the rule is for; empty for all.
        before, after: what must stand beside the match; not_before, not_after: what must not.
        follows: the match must go on a range or list from the expression before it.
        place: in the file; of equal matches the first rule's is taken.
    """

    name: str
    place: int
    pattern: Pattern
    constants: Mapping[str, Any]
    cased: bool
    modes: frozenset[str]
    before: Before | None
    not_before: Before | None
    after: After | None
    not_after: After | None
    follows: bool

    @property
    def particular(self) -> bool:
        """Whether the rule asks for something beside its match."""
        return self.before is not None or self.after is not None

    @property
    def relative(self) -> bool:
        """Whether what it reads counts from an anchor: no other rule sets ``Frame.shift``."""
        fields_ = {field for field, _ in self.pattern.groups.values()}
        return not _SHIFTING.isdisjoint(fields_ | set(self.constants))


#: First word -> second word -> rules.
Index = Mapping[str, Mapping[str, tuple[Rule, ...]]]


class _Openings(dict[str, tuple[Opening, ...]]):
    """Token -> its openings; tokens but long ones and long figures are looked at once."""

    #: The tokens of some dozens of articles; beyond that it starts anew.
    MOST = 1 << 11
    LONGEST, LONGEST_FIGURE = 32, 5

    def __init__(self, firsts: Container[str]) -> None:
        super().__init__()
        self._firsts = firsts

    def __missing__(self, token: str) -> tuple[Opening, ...]:
        openings: tuple[Opening, ...]
        if token.isalpha():  # one word, as most are
            openings = ((0, len(token), token),) if token in self._firsts else ()
        else:
            openings = tuple(
                (m.start(), m.end(), m[0] if m.lastindex is None else DIGIT)
                for m in _WORD.finditer(token)
                if m.lastindex is not None or m[0] in self._firsts
            )
        figures = openings and openings[0][2] == DIGIT
        if len(token) <= (self.LONGEST_FIGURE if figures else self.LONGEST):
            if len(self) >= self.MOST:
                self.clear()
            self[token] = openings
        return openings


@dataclass(frozen=True, slots=True)
class Language:
    """A compiled language file.

    Attributes:
        code: BCP 47.
        version: version of the rules.
        rules: first word -> second word -> rules that can start so, in the file's order; under
            ``ANY`` those that do not care what comes second.
        relative: of these the ones that count from an anchor ("last week", "ba ngày trước").
        openings: token between spaces -> where in it a rule can begin.
        values: class -> word -> value.
        cues: named sets of words, as one pattern each, for tense and roles.
        gaps: named kinds of text between two expressions.
        distances: unit and shift of what words that are no date may stand for.
        raw: the file's tables, for rendering.
    """

    code: str
    version: str
    rules: Index
    relative: Index
    openings: Mapping[str, tuple[Opening, ...]]
    values: Mapping[str, Mapping[str, Any]]
    cues: Mapping[str, re.Pattern[str]]
    gaps: Mapping[str, re.Pattern[str]]
    distances: Mapping[str, re.Pattern[str]]
    raw: Mapping[str, Any]

    def value(self, name: str, text: str) -> Any:
        """What ``text``, captured by class ``name``, means; numbers by their digits."""
        words = self.values.get(name)
        if words is not None and text in words:
            return words[text]
        return number(text)


class _Patterns(Mapping[str, re.Pattern[str]]):
    """Named expressions, each compiled when it is first asked for."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        found = self._compiled.get(name)
        if found is None:
            found = self._compiled[name] = re.compile(self._sources[name])
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


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
    classes = word_classes(raw)
    # Rules that hold in several places share a pattern.
    sources = {table["pattern"] for table in raw["rule"]}
    patterns = {source: compile_pattern(source, classes) for source in sources}
    rules = [_rule(table, n, patterns, raw["context"]) for n, table in enumerate(raw["rule"])]
    index = _index(rules)
    values = {name: class_words(raw, table) for name, table in raw["class"].items()}
    return Language(
        code=code,
        version=raw["version"],
        rules=index,
        relative=_index([rule for rule in rules if rule.relative]),
        openings=_Openings(index),
        values={name: {w.lower(): v for w, v in found.items()} for name, found in values.items()},
        cues=_Patterns(
            {name: _any_word(found) for name, found in raw["cue"].items()} | raw["regex"]
        ),
        gaps=_Patterns({name: f"(?:{'|'.join(found)})" for name, found in raw["gap"].items()}),
        distances=_Patterns({name: _any_word(found) for name, found in raw["distance"].items()}),
        raw=raw,
    )


def _index(rules: Iterable[Rule]) -> Index:
    by_place = {rule.place: rule for rule in rules}
    firsts: dict[str, dict[str, set[int]]] = {}
    for rule in by_place.values():
        for first, seconds in rule.pattern.starts.items():
            for second in seconds:
                firsts.setdefault(first, {}).setdefault(second, set()).add(rule.place)
    index: dict[str, dict[str, tuple[Rule, ...]]] = {}
    for first, found in firsts.items():
        always = found.get(ANY, set())
        index[first] = {
            second: tuple(by_place[place] for place in sorted(places | always))
            for second, places in found.items()
        }
    return index


def _rule(
    table: Mapping[str, Any],
    place: int,
    patterns: Mapping[str, Pattern],
    words: Mapping[str, list[str]],
) -> Rule:
    unknown = set(table) - _RULE_KEYS
    if unknown:
        raise PatternError(f"rule {table['name']}: unknown keys {sorted(unknown)}")
    constants = table.get("set", {})
    stray = set(constants) - _FRAME_FIELDS - _BUILDER_FIELDS
    if stray:
        raise PatternError(f"rule {table['name']}: unknown fields {sorted(stray)}")
    pattern = patterns[table["pattern"]]
    stray = {field for field, _ in pattern.groups.values()} - _FRAME_FIELDS - _BUILDER_FIELDS
    if stray:
        raise PatternError(f"rule {table['name']}: captures unknown fields {sorted(stray)}")
    return Rule(
        name=table["name"],
        place=place,
        pattern=pattern,
        constants=constants,
        cased=table.get("cased", False),
        modes=frozenset(table.get("modes", ())),
        before=_beside(table.get("before"), words, Before),
        not_before=_beside(table.get("not_before"), words, Before),
        after=_beside(table.get("after"), words, After),
        not_after=_beside(table.get("not_after"), words, After),
        follows=table.get("follows", False),
    )


_RULE_KEYS = frozenset(
    {"name", "pattern", "set", "cased", "modes", "follows"}
    | {"before", "not_before", "after", "not_after"}
)
#: Fields that give a frame its ``shift``.
_SHIFTING = frozenset({"shift", "sign"})
_FRAME_FIELDS = frozenset(f.name for f in fields(Frame))
#: Captured by rules and turned into frame fields by ``recognize``.
_BUILDER_FIELDS = frozenset(
    {
        "list", "list_field", "year2", "decade2", "minute_to", "hour_to", "sign", "and_half",
        "approx", "block", "era",
    }
)  # fmt: skip


def _beside(
    names: str | list[str] | None, words: Mapping[str, list[str]], side: type[_Side]
) -> _Side | None:
    if names is None:
        return None
    wanted = [names] if isinstance(names, str) else names
    return side([word for name in wanted for word in words[name]])


def _any_word(words: list[str]) -> str:
    """Any of the words, the longest first. What must not stand before a word is looked at behind
    its first letter: an expression that begins with letters is searched for several times as
    fast as one that begins with a look back."""
    heads: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        heads.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    words_by_head = (
        f"{head}(?<![^\\W_]{head})(?:{'|'.join(tails)})" for head, tails in heads.items()
    )
    return f"(?:{'|'.join(words_by_head)})(?![^\\W_])"
