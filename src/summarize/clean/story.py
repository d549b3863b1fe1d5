"""Does a paragraph belong to the story? Compared by names, word pairs and rare syllables."""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

from summarize.clean.cues import fold
from summarize.clean.page import Line
from summarize.facts.letters import compile_pattern

_WORD = re.compile(r"\w+")
_CAPITAL = compile_pattern(r"(?<![.!?…:]\s)(?<![.!?…:]\s[\"“])(?<=\s)[\p{Lu}][\w]*")
#: Paragraphs of a story are longer than this; links and buttons are shorter.
LONG_WORDS = 25
#: On 2,600 paragraphs of news, 9 in 10 share this much or two names with the first half of their
#: own story, and 4 in 100 with that of another.
_PAIR_SHARE = 0.08
#: Names on every page of a Vietnamese newspaper; they tie no two stories together.
_EVERYWHERE = frozenset({"việt", "nam", "covid", "ttxvn", "ảnh", "nguồn"})


def names(text: str) -> frozenset[str]:
    """Capitalised words that do not begin a sentence, folded."""
    return frozenset(map(fold, _CAPITAL.findall(text[:5000]))) - _EVERYWHERE


def syllables(text: str) -> frozenset[str]:
    """Distinct words, folded."""
    return frozenset(map(fold, _WORD.findall(text[:5000])))


def pairs(text: str) -> frozenset[tuple[str, str]]:
    """Neighbouring words, folded: Vietnamese words are mostly two syllables."""
    words = [fold(one) for one in _WORD.findall(text[:5000])]
    return frozenset(pairwise(words))


class Threads:
    """Which paragraphs of a page go on with what stands before them, asked at any place.

    A paragraph shares enough with the lines before a place or it does not, and once it does, it
    does so at all later places: one place a paragraph says it all, found in one walk.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """Read the lines of the page in order; linear in their length."""
        first: dict[object, int] = {}
        #: Of each place: how many long paragraphs stand before it, and how many more than at the
        #: place before it are behind it and share enough.
        self._long = [0]
        change = [0] * (len(texts) + 2)
        for at, text in enumerate(texts):
            own, named = pairs(text), names(text)
            for one in (*own, *named):
                first.setdefault(one, at)
            long = len(text.split()) >= LONG_WORDS
            self._long.append(self._long[-1] + long)
            if long:
                alike = _place(own, first, math.ceil(_PAIR_SHARE * len(own)))
                change[min(alike, _place(named, first, 2), at + 1)] += 1
                change[at + 1] -= 1
        self._shared = list(accumulate(change))

    def behind(self, place: int) -> tuple[int, int]:
        """How many long paragraphs from line ``place`` on share names or word pairs with the
        lines before it, and how many long ones there are."""
        return self._shared[place], self._long[-1] - self._long[place]


def _place(some: Collection[object], first: Mapping[object, int], wanted: int) -> int:
    """The first place before which ``wanted`` of them stand; ``first`` says where each begins."""
    if len(some) < wanted:
        return sys.maxsize
    return sorted(first[one] for one in some)[wanted - 1] + 1 if wanted else 0


class Spread:
    """In how many of a page's lines each syllable stands, counted once, on first need."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._counts: Counter[str] | None = None

    def outside(self, some: frozenset[str], inside: Iterable[Line]) -> Counter[str]:
        """In how many lines but those ``inside`` each of some syllables stands."""
        if self._counts is None:
            self._counts = Counter()
            for line in self._lines:
                self._counts.update(syllables(line.rest))
        found = Counter({one: self._counts[one] for one in some})
        for line in inside:
            found.subtract(some & syllables(line.rest))
        return found

    def drop(self, line: Line) -> None:
        """Count a line no more that is about to be claimed."""
        if self._counts is not None:
            self._counts.subtract(syllables(line.rest))
