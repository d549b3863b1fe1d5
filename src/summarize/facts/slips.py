"""Slips of translation models that show in the output alone: stutter and leftover Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarize.facts.syllables import has_vietnamese_marks, is_vietnamese_syllable

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def repeats(text: str) -> bool:
    """Whether a text stutters: a run of one to four words three times over, or letters glued to
    themselves ("Arthururur"). English says a word twice ("very very"), hardly three times.
    """
    words = text.casefold().split()
    for size in range(1, 5):
        for start in range(len(words) - 3 * size + 1):
            piece = words[start : start + size]
            if (
                piece == words[start + size : start + 2 * size]
                and piece == words[start + 2 * size : start + 3 * size]
                and any(c.isalpha() for c in "".join(piece))
            ):
                return True
    return bool(re.search(r"([^\W\d_]{2,6})\1\1", text))


def vietnamese_left(text: str, allowed: Sequence[str] = ()) -> tuple[str, ...]:
    """Words of an English text that are still Vietnamese: Vietnamese marks and shape.

    Args:
        text: the output.
        allowed: texts whose words may stand (names kept with their marks, a reference).
    """
    if text.isascii():
        return ()
    left = [w for w in _WORD.findall(text) if not w.isascii() and _is_marked_syllable(w)]
    if not left or not allowed:
        return tuple(left)
    permitted = {w for text_ in allowed for w in _WORD.findall(text_)}
    return tuple(w for w in left if w not in permitted)


@lru_cache(maxsize=65_536)
def _is_marked_syllable(word: str) -> bool:
    return has_vietnamese_marks(word) and is_vietnamese_syllable(word)
