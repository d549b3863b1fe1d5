"""Words English writes small, told from names and from slips of a model.

The list holds what two sentences of openly licensed text have (``training/english_words.py``
made it); with the endings of English it knows some 97 words in a hundred of news. What it does
not know is not wrong for that: it is asked only beside other signs. A second list holds the rarer
words that a translator learns from; what is in neither, a small model made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

#: Endings, and what stands in their place in the word they are added to.
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ily", "y"), ("iness", "y"), ("s", ""), ("es", ""), ("ed", ""),
    ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""),
    ("ly", ""), ("al", ""), ("ness", ""), ("ism", ""), ("ist", ""), ("ists", ""), ("less", ""),
    ("isation", "ization"), ("ise", "ize"), ("ised", "ized"), ("ising", "izing"), ("our", "or"),
    ("able", ""), ("able", "e"), ("ability", "able"), ("ation", "e"), ("ship", ""), ("hood", ""),
)  # fmt: skip
_OPENINGS = (
    "un", "re", "non", "over", "under", "out", "anti", "pre", "mis", "dis", "micro", "super",
)  # fmt: skip
#: Words of one and two letters; the text has many more that are none.
_SHORT = frozenset(
    "a i am an as at be by do go he hi if in is it me my no of oh ok on or so to up us we".split()
)


class WordList:
    """The words of a sorted list, one string for all with the same first letters: a set of as many
    strings takes eight times the memory, and a batch may ask for its first word late."""

    #: Lines that share their first two letters; a word of one letter is a line of its own.
    _HEAD = 2
    _GROUP = re.compile(r"^(..).*\n(?:\1.*\n)*|^.\n", re.MULTILINE)

    def __init__(self, name: str) -> None:
        lines = files("summarize.facts").joinpath(name).read_text("ascii")
        groups = map(re.Match.group, self._GROUP.finditer(lines))
        self._words = {g[: self._HEAD].rstrip(): f" {g.replace(chr(10), ' ')}" for g in groups}

    def __contains__(self, word: str) -> bool:
        return f" {word} " in self._words.get(word[: self._HEAD], "")

    def beginning(self, letter: str) -> Iterator[str]:
        """The words that begin with a letter, in order."""
        for head, words in self._words.items():
            if head.startswith(letter):
                yield from words.split()


@cache
def english_words() -> WordList:
    """The listed words."""
    return WordList("english.txt")


@cache
def _rare_words() -> WordList:
    return WordList("english_rare.txt")


@lru_cache(maxsize=4_096)
def is_english(word: str) -> bool:
    """Whether a word (any case, no marks inside) is English as it stands or by its ending."""
    low = word.lower()
    if len(low) < 3:
        return low in _SHORT
    return _formed(low, english_words())


@lru_cache(maxsize=4_096)
def is_made_up(word: str) -> bool:
    """Whether a word in small letters is in neither list, nor formed of one that is, nor a
    compound of two usual words ("mooncake")."""
    if is_english(word) or _formed(word, _rare_words()):
        return False
    known = english_words()
    return not any(
        word[:at] in known and _formed(word[at:], known) for at in range(4, len(word) - 3)
    )


def _formed(word: str, known: WordList) -> bool:
    if word in known or _by_ending(word, known):
        return True
    rest = next((word[len(o) :] for o in _OPENINGS if word.startswith(o)), "")
    return len(rest) > 3 and (rest in known or _by_ending(rest, known))


def _by_ending(word: str, known: WordList) -> bool:
    return any(
        word.endswith(ending)
        and len(stem := word.removesuffix(ending)) > 2
        and (stem + instead in known or (not instead and _single(stem) in known))
        for ending, instead in _ENDINGS
    )


def _single(stem: str) -> str:
    """``stem`` with the consonant an ending doubled written once ("running")."""
    return stem[:-1] if stem[-1] == stem[-2] else stem
