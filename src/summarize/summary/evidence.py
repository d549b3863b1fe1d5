"""What a summary sentence rests on: the article's words, weighted, and who bears them."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.document import Segment

#: A second or third evidence sentence must add at least this share of the words.
LEAST_GAIN = 0.15
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Case-folded words of ``text``; of Vietnamese, its syllables."""
    return [*map(str.casefold, _WORD.findall(text))]


def terms(text: str) -> set[str]:
    """Words and word pairs: Vietnamese words are mostly of two syllables."""
    syllables = words(text)
    return {*syllables, *(f"{a} {b}" for a, b in itertools.pairwise(syllables))}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Weighted terms of the article's segments.

    Attributes:
        segments: the article's sentences, in order.
        bags: the terms of each.
        frequency: term -> number of sentences that have it.
        weight: term -> smoothed inverse sentence frequency: a word of every sentence tells
            nothing.
    """

    segments: Sequence[Segment]
    bags: list[set[str]]
    frequency: Counter[str]
    weight: dict[str, float]

    @classmethod
    def of(cls, segments: Sequence[Segment]) -> Evidence:
        """The terms of ``segments``."""
        bags = [terms(s.source) for s in segments]
        frequency: Counter[str] = Counter()
        for bag in bags:
            frequency.update(bag)
        weights = [0.0, *(math.log(1 + len(bags) / n) for n in range(1, len(bags) + 1))]
        weight = {w: weights[n] for w, n in frequency.items()}
        return cls(segments, bags, frequency, weight)

    @property
    def unseen(self) -> float:
        """Weight of a term that no segment has."""
        return math.log(1 + len(self.bags))

    def total(self, some: set[str]) -> float:
        """Weight of terms, those that no segment has included.

        Summed exactly: the order of a set changes from process to process, and a plain sum with it.
        """
        weight, unseen = self.weight, self.unseen
        return math.fsum([weight.get(w, unseen) for w in some])

    def find(
        self, sentence: str, among: Sequence[int] | None = None
    ) -> tuple[tuple[int, ...], float]:
        """Indices of the supporting segments, best first, and the share of words they hold.

        ``among``: the only segments that are looked at; None: all.
        """
        wanted = terms(sentence)
        total = self.total(wanted) or 1.0
        common = {
            i: self.bags[i] & wanted for i in (range(len(self.bags)) if among is None else among)
        }
        chosen: list[int] = []
        held: set[str] = set()
        while len(chosen) < 3 and len(chosen) < len(common):
            gain, minus = max(
                (self.total(shared - held) / total, -i)
                for i, shared in common.items()
                if i not in chosen
            )
            if gain <= 0 or (chosen and gain < LEAST_GAIN):
                break
            chosen.append(-minus)
            held |= common[-minus]
        return tuple(chosen), self.total(held) / total

    def support(self, sentence: str, found: Sequence[int], headline: str) -> float:
        """The share of a sentence's weighted words that segments and headline hold together."""
        wanted = terms(sentence)
        held = wanted & terms(headline).union(*(self.bags[i] for i in found))
        return self.total(held) / (self.total(wanted) or 1.0)
