"""What must stand beside a match: words of the language file, or the border of a sentence.

``^`` is a sentence's start, ``$`` the end of a clause, ``$$`` of a sentence, ``#`` a digit;
``re:`` starts a regular expression (after a match only).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

#: Characters a left context may look at: the longest cue has 20.
_LOOK_BACK = 32
#: A sentence's start is told by its last mark, quotes and a space.
_BORDER = 8
_START = r"(?:^|[.!?…:;\n][\"”’)]* ?[\"“‘(]?)\Z"
_ENDS = {
    "$$": r" ?(?:\Z|[.!?…\n])",
    "$": r" ?(?:\Z|[.!?…,;:\n)\"”])",
    "#": r" ?\d",
}


class Before:
    """A left context. Words are looked up as suffixes, which is fast, before any pattern."""

    def __init__(self, words: Sequence[str]) -> None:
        self._suffixes = tuple(word for word in words if word not in ("^", "#"))
        self._start = re.compile(_START) if "^" in words else None
        self._digit = "#" in words

    def holds(self, low: str, start: int) -> bool:
        """Whether the text before ``start`` ends with one of the words."""
        left = low[max(0, start - _LOOK_BACK) : start].rstrip(" ")
        if left.endswith(self._suffixes) and any(
            left.endswith(word) and _whole(left, word) for word in self._suffixes
        ):
            return True
        if self._digit and left[-1:].isdigit():
            return True
        at = max(0, start - _BORDER)
        return self._start is not None and self._start.search(low, at, start) is not None


def _whole(left: str, word: str) -> bool:
    """A word is no tail of a longer one."""
    before = left[-len(word) - 1 : -len(word)]
    return not word[0].isalnum() or not before.isalnum()


class After:
    """A right context."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        """Compiled when it is first asked; most rules of a language never match."""
        parts = []
        for word in self._words:
            if word.startswith("re:"):
                parts.append(word.removeprefix("re:"))
            elif word in _ENDS:
                parts.append(_ENDS[word])
            else:
                guard = r"(?![^\W_])" if word[0].isalnum() else ""
                parts.append(f" ?{re.escape(word)}{guard}")
        return re.compile("(?:" + "|".join(parts) + ")")

    def holds(self, low: str, end: int) -> bool:
        """Whether the text from ``end`` starts with one of the words."""
        return self._regex.match(low, end) is not None
