"""Letters: capitals, which ``re`` has no class for, and case as ``re.IGNORECASE`` folds it."""

from __future__ import annotations

import re
from functools import lru_cache

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


@lru_cache(maxsize=4_096)
def plain(word: str) -> str:
    """The lower case in which ``re.IGNORECASE`` compares a word."""
    return word.translate(_ODD).lower()
