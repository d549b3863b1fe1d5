"""What a check is given: the brief so far, and the facts that other rooms read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from summarize.document import (
    Article,
    Removal,
    Segment,
    Span,
    SummarySentence,
)
from summarize.facts import Distances, Ledger, Term, compare, no_distances, vietnamese_left

#: From this share of Vietnamese words on, a target is not a translation at all.
UNTRANSLATED = 0.4
_WORD = re.compile(r"\w+")
#: Characters; the longest sentences of news have a thousand.
LONGEST = 10_000
#: Origins of what people wrote.
_PEOPLE = frozenset({"editor", "memory"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence and its translation, whatever it is a part of.

    Attributes:
        condensed: the target sums the source up rather than translating it, as where the
            English is summarised: it may leave out, never add.
        by_hand: people wrote the target: an editor, here or in the memory.
    """

    id: str
    source: str
    target: str
    condensed: bool = False
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """Input of every check.

    Attributes:
        article: the cleaned article.
        headline, segments, summary: translated; the headline has id ``h``.
        distances: reads the relative dates of a sentence.
        terms: segment id (``h``, ``s1``, ``m1``, …) -> glossary terms in its source.
        named: the names that are sure in one of the sentences.
        notes: what the reader and the cleaner want known, as (stable word, message).
        source_hints: impossible dates of the source, as spans of the article's text with a
            message.
        condensing: whether the English was summarised, so that the source of a summary sentence
            is all of its evidence.
        guessing: whether the lexicon knows which words of the translation are guesses: the model
            learned from the pairs it was made of.
    """

    article: Article
    headline: Segment
    segments: Sequence[Segment]
    summary: Sequence[SummarySentence]
    removals: Sequence[Removal] = ()
    distances: Distances = no_distances
    terms: Mapping[str, Sequence[Term]] = field(default_factory=dict)
    named: Callable[[], frozenset[str]] = frozenset
    notes: Sequence[tuple[str, str]] = ()
    headline_made: bool = False
    source_hints: Sequence[tuple[Span, str]] = ()
    condensing: bool = False
    guessing: bool = False
    _ledgers: dict[str, Ledger] = field(default_factory=dict, init=False, repr=False, compare=False)
    # Twenty checks walk through these: they are listed once.
    _units: tuple[Unit, ...] = field(default=(), init=False, repr=False, compare=False)
    _translated: tuple[Unit, ...] = field(default=(), init=False, repr=False, compare=False)
    _whole: tuple[Unit, ...] = field(default=(), init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        segments = {s.id: s for s in self.segments}
        units = [
            Unit(
                id=unit.id,
                source=unit.source,
                target=unit.target or "",
                by_hand=unit.origin in _PEOPLE,
            )
            for unit in (self.headline, *self.segments)
        ]
        units += [
            Unit(
                id=one.id,
                source=one.source,
                target=one.target or "",
                condensed=self._condenses(one, segments),
                by_hand=one.origin in _PEOPLE,
            )
            for one in self.summary
        ]
        translated = [u for u in units if u.target.strip() and not is_untranslated(u)]
        object.__setattr__(self, "_units", tuple(units))
        object.__setattr__(self, "_translated", tuple(translated))
        object.__setattr__(self, "_whole", tuple(u for u in translated if not u.condensed))

    def units(self) -> tuple[Unit, ...]:
        """Headline, segments and summary sentences, in the order a reader meets them."""
        return self._units

    def translated(self) -> tuple[Unit, ...]:
        """The units whose target is English words; the others are for two checks of their own."""
        return self._translated

    def whole(self) -> tuple[Unit, ...]:
        """The translated units that must say all their source says."""
        return self._whole

    def ledger(self, unit: Unit) -> Ledger:
        """The unit's fact ledger, made once."""
        if is_too_long(unit):
            return Ledger(source=(), target=(), slips=())
        if unit.id not in self._ledgers:
            ledger = compare(
                unit.source,
                unit.target,
                terms=self.terms.get(unit.id, ()),
                distances=self.distances,
                named=frozenset(name for name in self.named() if name in unit.source),
            )
            if unit.condensed:
                told = [
                    replace(s, what="added", source=None)
                    for s in ledger.slips
                    if s.target and s.what not in ("referred", "unitless")
                ]
                ledger = replace(ledger, slips=tuple(told))
            self._ledgers[unit.id] = ledger
        return self._ledgers[unit.id]

    def is_condensed(self, sentence: SummarySentence) -> bool:
        """Whether the English is a summary of the source beside it and no translation of it."""
        return self._condenses(sentence, {s.id: s for s in self.segments})

    def _condenses(self, sentence: SummarySentence, segments: Mapping[str, Segment]) -> bool:
        if not self.condensing or sentence.origin == "source":
            return False
        evidence = [segments[i] for i in sentence.evidence if i in segments]
        pair = (sentence.source, sentence.target)
        return all((s.source, s.target) != pair for s in evidence)  # not that sentence itself


def is_too_long(unit: Unit) -> bool:
    """Whether a sentence is no sentence: its facts are not compared."""
    return max(len(unit.source), len(unit.target)) > LONGEST


def is_untranslated(unit: Unit) -> bool:
    """Whether the target is the source, or mostly Vietnamese."""
    words = unit.target.split()
    if unit.target == unit.source:
        return any(map(vietnamese_left, words))
    if not words or len(vietnamese_left(unit.target)) < UNTRANSLATED * len(words):
        return False
    # Names that are kept with their marks, as the source has them, are no untranslated text.
    names = " ".join(w for w in _WORD.findall(unit.source) if w[0].isupper() and not w.isupper())
    return len(vietnamese_left(unit.target, [names])) >= UNTRANSLATED * len(words)
