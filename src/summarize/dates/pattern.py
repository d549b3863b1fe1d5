"""The pattern notation of the language files, compiled to bounded regular expressions.

A pattern is a sequence of items parted by single spaces:

- ``word``: itself, in lower case;
- ``<field>`` or ``<field:class>``: captures a word or number of a class;
- ``(a b|c)``: one of several sequences;
- ``item?``: may be absent;
- ``~item``: glued to what stands before it; ``_item``: space or no space before it.

No item repeats without bound, so a compiled pattern looks at a bounded stretch of text, and
each pattern knows the two words it can start with: matching is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

#: Stands for any number among the words a pattern can start with.
DIGIT = "0"
#: Stands for a number with marks inside, such as 3,5 or 2.400.
DECIMAL = "0,0"
#: Stands for "whatever follows" among the second words.
ANY = ""
_PIECE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_TOKEN = re.compile(r"<\w+(?::\w+)?>|[()|?~_ ]|[^()|?~_ <]+")

#: First piece (word, number, mark; lower case) -> pieces that can follow it.
Starts = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class WordClass:
    """The alternatives a captured field may take: one regular expression, and their starts."""

    regex: str
    starts: Starts


class Pattern:
    """A compiled pattern.

    Attributes:
        starts: the first two pieces it can start with, so that it is only tried where it may
            match.
        groups: capture group -> (field, class); a field may stand in several alternatives.
    """

    def __init__(
        self, source: str, flags: int, starts: Starts, groups: Mapping[str, tuple[str, str]]
    ) -> None:
        self.starts = starts
        self.groups = groups
        self._source = source
        self._flags = flags

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """To be matched at a word's start; compiled when it is first tried."""
        return re.compile(self._source, self._flags)


@dataclass(frozen=True, slots=True)
class _Item:
    kind: str  # "word", "field" or "choice"
    text: str = ""
    choices: tuple[tuple[_Item, ...], ...] = ()
    optional: bool = False
    joint: str | None = None  # "" glued, " ?" optional space; None leaves the choice to the place


class PatternError(ValueError):
    """A pattern of a language file is malformed; a defect of the package, not of the input."""


def starts_of(text: str) -> Starts:
    """The starts of one literal."""
    pieces = [DIGIT if p[0].isdigit() else p.lower() for p in _PIECE.findall(text)]
    if not pieces:
        raise PatternError("an empty alternative")
    return {pieces[0]: frozenset(pieces[1:2] or [ANY])}


def merge_starts(many: Iterable[Starts]) -> Starts:
    """The starts of a choice."""
    merged: dict[str, frozenset[str]] = {}
    for starts in many:
        for first, seconds in starts.items():
            merged[first] = merged.get(first, frozenset()) | seconds
    return merged


def _followed(starts: Starts, after: set[str]) -> Starts:
    """The starts of something that ``after`` can follow."""
    return {
        first: (seconds - {ANY}) | after if ANY in seconds else seconds
        for first, seconds in starts.items()
    }


def word_end(text: str) -> str:
    """Guard after a literal: a word never ends inside a longer one."""
    return r"(?![^\W\d_])" if text[-1:].isalpha() else r"(?!\d)" if text[-1:].isdigit() else ""


def compile_pattern(source: str, classes: Mapping[str, WordClass], flags: int = 0) -> Pattern:
    """Compile one pattern.

    Raises:
        PatternError: malformed, or a class that does not exist.
    """
    tokens = _TOKEN.findall(source)
    if "".join(tokens) != source:
        raise PatternError(f"cannot read {source!r}")
    items, rest = _sequence(tokens, 0)
    if rest != len(tokens):
        raise PatternError(f"unbalanced parentheses in {source!r}")
    builder = _Builder(classes)
    regex, starts = builder.lead(items)
    # The final guard keeps 22/6 out of 22/6/2021 and 12/10/NQ, and 3.5 out of 3.5.2.
    guarded = f"{regex}(?!(?<=\\d)(?:\\d|[/.,:]\\d|/\\w))"
    return Pattern(guarded, flags, starts, builder.groups)


def _sequence(tokens: list[str], at: int) -> tuple[tuple[_Item, ...], int]:
    items: list[_Item] = []
    joint: str | None = None
    while at < len(tokens) and tokens[at] not in ")|":
        token = tokens[at]
        at += 1
        if token == " ":
            continue
        if token in "~_":
            joint = "" if token == "~" else " ?"
            continue
        if token == "?":
            last = items.pop()
            items.append(_Item(last.kind, last.text, last.choices, True, last.joint))
            continue
        if token == "(":
            choices: list[tuple[_Item, ...]] = []
            while True:
                choice, at = _sequence(tokens, at)
                choices.append(choice)
                if at >= len(tokens):
                    raise PatternError("a parenthesis is not closed")
                at += 1
                if tokens[at - 1] == ")":
                    break
            items.append(_Item("choice", choices=tuple(choices), joint=joint))
        elif token.startswith("<"):
            items.append(_Item("field", token[1:-1], joint=joint))
        else:
            items.append(_Item("word", token, joint=joint))
        joint = None
    return tuple(items), at


def _without_lead(items: tuple[_Item, ...]) -> list[tuple[_Item, ...]]:
    """Variants of a sequence in which the first item is never optional, longest first."""
    if not items:
        raise PatternError("a pattern that can be empty")
    head = items[0]
    if not head.optional:
        return [items]
    fixed = _Item(head.kind, head.text, head.choices, False, head.joint)
    return [(fixed, *items[1:]), *_without_lead(items[1:])]


def _is_spaced(items: tuple[_Item, ...]) -> bool:
    """Whether a space stands before whatever a sequence begins with, and something has to."""
    for item in items:
        if item.joint is not None or not all(
            _is_spaced(variant[:1]) for choice in item.choices for variant in _without_lead(choice)
        ):
            return False
        if not item.optional:
            return True
    return False


class _Builder:
    """Writes the regular expression of parsed items and numbers its capture groups."""

    def __init__(self, classes: Mapping[str, WordClass]) -> None:
        self.classes = classes
        self.groups: dict[str, tuple[str, str]] = {}

    def lead(self, items: tuple[_Item, ...]) -> tuple[str, Starts]:
        """The sequence a pattern begins with. What may be absent brings the space behind it, so
        that what follows is written once."""
        head, rest = items[0], items[1:]
        if head.optional and _is_spaced(rest):
            text, starts = self.item(head, "")
            after, following = self.lead(rest)
            both = merge_starts([_followed(starts, set(following)), following])
            return f"(?:{text} )?{after}", both
        variants = [self.sequence(variant) for variant in _without_lead(items)]
        regex = "|".join(text for text, _ in variants)
        return f"(?:{regex})", merge_starts(starts for _, starts in variants)

    def sequence(self, items: tuple[_Item, ...]) -> tuple[str, Starts]:
        text, starts = self.item(items[0], "")
        parts = [text]
        after: set[str] = set()
        open_end = True  # whether everything so far after the first item may be absent
        for item in items[1:]:
            text, own = self.item(item, " ")
            parts.append(f"(?:{text})?" if item.optional else text)
            if open_end:
                after |= set(own)
                open_end = item.optional
        if open_end:
            after.add(ANY)
        return "".join(parts), _followed(starts, after)

    def item(self, item: _Item, place: str) -> tuple[str, Starts]:
        """One item with the joint before it; ``place`` is the joint where it states none."""
        joint = place if item.joint is None else item.joint
        if item.kind == "choice":
            # Each alternative may bring a joint of its own: ``(năm <year>|~/ ~<year>)``.
            parts = []
            for choice in (v for c in item.choices for v in _without_lead(c)):
                own = joint if choice[0].joint is None else choice[0].joint
                text, starts = self.sequence((replace(choice[0], joint=None), *choice[1:]))
                parts.append((own + text, starts))
            alternatives = "|".join(text for text, _ in parts)
            return f"(?:{alternatives})", merge_starts(starts for _, starts in parts)
        if item.kind == "word":
            return joint + re.escape(item.text) + word_end(item.text), starts_of(item.text)
        field, _, name = item.text.partition(":")
        name = name or field
        if name not in self.classes:
            raise PatternError(f"no class called {name!r}")
        group = f"g{len(self.groups)}"
        self.groups[group] = (field, name)
        found = self.classes[name]
        return f"{joint}(?P<{group}>{found.regex})", found.starts
