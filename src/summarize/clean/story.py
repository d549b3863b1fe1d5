"""Does a paragraph belong to the story? Compared by names and by rare syllables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from summarize.clean.cues import fold
from summarize.clean.page import Line
from summarize.facts.letters import compile_pattern

_WORD = re.compile(r"\w+")
_CAPITAL = compile_pattern(r"(?<![.!?…:]\s)(?<![.!?…:]\s[\"“])(?<=\s)[\p{Lu}][\w]*")
#: Paragraphs of a story are longer than this; links and buttons are shorter.
LONG_WORDS = 25
#: Names on every page of a Vietnamese newspaper; they tie no two stories together.
_EVERYWHERE = frozenset({"việt", "nam", "covid", "ttxvn", "ảnh", "nguồn"})


def names(text: str) -> frozenset[str]:
    """Capitalised words that do not begin a sentence, folded."""
    return frozenset(map(fold, _CAPITAL.findall(text[:5000]))) - _EVERYWHERE


def syllables(text: str) -> frozenset[str]:
    """Distinct words, folded."""
    return frozenset(map(fold, _WORD.findall(text[:5000])))


def shared_paragraphs(before: Iterable[Line], after: Iterable[Line]) -> tuple[int, int]:
    """Long paragraphs of ``after`` with two names or more of ``before``; all long ones of it."""
    known: set[str] = set()
    for line in before:
        known |= names(line.rest)
    shared = long = 0
    for line in after:
        if line.words >= LONG_WORDS:
            long += 1
            shared += len(names(line.rest) & known) >= 2
    return shared, long


def rarity(lines: Iterable[Line]) -> Counter[str]:
    """In how many lines each syllable stands."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update(syllables(line.rest))
    return counts
