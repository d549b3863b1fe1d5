"""Words English writes small, told from names and from slips of a model.

The list holds what two sentences of openly licensed text have (``training/english_words.py``
made it); with the endings of English it knows some 97 words in a hundred of news. What it does
not know is not wrong for that: it is asked only beside other signs.
"""

from __future__ import annotations

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


@cache
def english_words() -> frozenset[str]:
    """The listed words."""
    return frozenset(files("summarize.facts").joinpath("english.txt").read_text("ascii").split())


@lru_cache(maxsize=65_536)
def is_english(word: str) -> bool:
    """Whether a word (any case, no marks inside) is English as it stands or by its ending."""
    low = word.lower()
    if len(low) < 3:
        return low in _SHORT
    known = english_words()
    if low in known or _by_ending(low):
        return True
    rest = next((low[len(o) :] for o in _OPENINGS if low.startswith(o)), "")
    return len(rest) > 3 and (rest in known or _by_ending(rest))


def _by_ending(word: str) -> bool:
    known = english_words()
    return any(
        word.endswith(ending)
        and len(stem := word.removesuffix(ending)) > 2
        and (stem + instead in known or (not instead and _single(stem) in known))
        for ending, instead in _ENDINGS
    )


def _single(stem: str) -> str:
    """``stem`` with the consonant an ending doubled written once ("running")."""
    return stem[:-1] if stem[-1] == stem[-2] else stem
