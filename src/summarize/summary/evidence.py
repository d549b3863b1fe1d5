"""What a summary sentence rests on: the article's words, weighted, and who bears them."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from summarize.document import Segment

#: A second or third evidence sentence must add at least this share of the words.
LEAST_GAIN = 0.15
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=32)
def words(text: str) -> tuple[str, ...]:
    """Case-folded words of ``text``; of Vietnamese, its syllables.

    Those of the last sentences are kept: one that is weighed is read again and again.
    """
    return tuple(_WORD.findall(text.casefold()))


@lru_cache(maxsize=32)
def terms(text: str) -> frozenset[str]:
    """Words and word pairs: Vietnamese words are mostly of two syllables."""
    syllables = words(text)
    return frozenset((*syllables, *map(" ".join, itertools.pairwise(syllables))))


class _Weights(dict[str, float]):
    """Term -> weight; one that no segment has weighs ``unseen``."""

    def __init__(self, unseen: float) -> None:
        super().__init__()
        self.unseen = unseen

    def __missing__(self, term: str) -> float:
        return self.unseen


@dataclass(frozen=True)
class Evidence:
    """Weighted terms of the article's segments, read when they are first asked for: a summary of
    the article's own sentences asks for few.

    Attributes:
        segments: the article's sentences, in order.
    """

    segments: Sequence[Segment]
    _bags: dict[int, frozenset[str]] = field(default_factory=dict, init=False, repr=False)

    def bag(self, index: int) -> frozenset[str]:
        """The terms of one sentence."""
        if index not in self._bags:
            self._bags[index] = terms(self.segments[index].source)
        return self._bags[index]

    @cached_property
    def bags(self) -> list[frozenset[str]]:
        """The terms of each sentence."""
        return [*map(self.bag, range(len(self.segments)))]

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(itertools.chain.from_iterable(self.bags))

    @cached_property
    def weight(self) -> Mapping[str, float]:
        """Term -> smoothed inverse sentence frequency: a word of every sentence tells nothing."""
        count = len(self.bags)
        weights = [0.0, *(math.log(1 + count / n) for n in range(1, count + 1))]
        weight = _Weights(unseen=math.log(1 + count))
        frequency = self._frequency
        weight.update(zip(frequency, map(weights.__getitem__, frequency.values())))
        return weight

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The terms that more than one sentence has."""
        return frozenset(term for term, count in self._frequency.items() if count > 1)

    @cached_property
    def totals(self) -> list[float]:
        """The weight of each sentence's terms."""
        return [*map(self.total, self.bags)]

    def total(self, some: Iterable[str]) -> float:
        """Weight of terms, those that no segment has included.

        Summed exactly: the order of a set changes from process to process, and a plain sum with it.
        """
        return math.fsum(map(self.weight.__getitem__, some))

    def find(
        self, sentence: str, among: Sequence[int] | None = None
    ) -> tuple[tuple[int, ...], float]:
        """Indices of the supporting segments, best first, and the share of words they hold.

        ``among``: the only segments that are looked at; None: all.
        """
        wanted = terms(sentence)
        among = range(len(self.segments)) if among is None else sorted(among)
        whole = next((i for i in among if wanted <= self.bag(i)), None)
        if whole is not None and wanted:
            return (whole,), 1.0  # one bears all of it; nothing need be weighed
        total = self.total(wanted) or 1.0
        common = {i: self.bag(i) & wanted for i in among}
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
        held = (wanted & terms(headline)).union(*(wanted & self.bag(i) for i in found))
        if len(held) == len(wanted):
            return float(bool(wanted))
        return self.total(held) / (self.total(wanted) or 1.0)
