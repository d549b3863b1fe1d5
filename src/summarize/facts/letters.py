"""Letters: capitals, which ``re`` has no class for, and case as ``re.IGNORECASE`` folds it."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: What ``\b`` and ``(?<!\w)`` see as one word.
WORD = re.compile(r"\w+")
#: Letters that ``re.IGNORECASE`` takes for i and s, beyond ``str.lower``.
_ODD = str.maketrans("İıſ", "iis")

#: Every Latin capital, Vietnamese ones included. A range such as ``À-Ỹ`` would not do: capitals
#: and small letters alternate in Unicode.
CAPITALS = "A-Z" + "".join(
    letter for letter in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))) if letter.isupper()
)


def compile_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""Compile a pattern in which ``\p{Lu}``, inside a bracketed class, is any Latin capital."""
    return re.compile(pattern.replace(r"\p{Lu}", CAPITALS), flags)


def plain(text: str) -> str:
    """The lower case in which ``re.IGNORECASE`` compares, every letter in its place."""
    if "ı" in text or "İ" in text or "ſ" in text:
        text = text.translate(_ODD)
    return text.lower()


def beginnings(words: Iterable[str]) -> str:
    """An expression for what some words begin with, at the beginning of a word.

    Those of one first letter stand together, and case is not ignored (``plain`` sees to it):
    so a text is searched for a hundred words about as fast as it is cut into its own.

    Args:
        words: expressions, each of which begins with a letter.
    """
    heads: dict[str, list[str]] = {}
    for word in words:
        heads.setdefault(word[0], []).append(word[1:])
    grouped = (f"{head}(?:{'|'.join(tails)})" for head, tails in heads.items())
    return rf"\b(?:{'|'.join(grouped)})"
