"""Does a paragraph belong to the story? Compared by names, word pairs and rare syllables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

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


def shared_paragraphs(before: Iterable[Line], after: Iterable[Line]) -> tuple[int, int]:
    """Which of the paragraphs behind a place go on with the story before it.

    Returns:
        How many long paragraphs of ``after`` share names or word pairs with ``before``, and how
        many long ones there are.
    """
    known_names: set[str] = set()
    known_pairs: set[tuple[str, str]] = set()
    for line in before:
        known_names |= names(line.rest)
        known_pairs |= pairs(line.rest)
    shared = long = 0
    for line in after:
        if line.words < LONG_WORDS:
            continue
        long += 1
        own = pairs(line.rest)
        alike = len(own & known_pairs) >= _PAIR_SHARE * len(own)
        shared += alike or len(names(line.rest) & known_names) >= 2
    return shared, long


def rarity(some: frozenset[str], lines: Iterable[Line]) -> Counter[str]:
    """In how many lines each of some syllables stands."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update(some & syllables(line.rest))
    return counts
