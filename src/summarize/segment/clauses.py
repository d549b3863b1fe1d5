"""Divide a sentence that is longer than a model takes at its clauses."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from summarize.segment.words import words

_SPACE = re.compile(r"\s+")


#: How far from the middle a boundary is looked for, characters; sentences are seldom longer.
_REACH = 600
#: How much the middle is preferred: a boundary at the edge must be two grades stronger.
_PULL = 2.0


@cache
def _clause_start() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, words().clause_starts))})\s", re.I)


def split_clauses(text: str, limit: int, length: Callable[[str], int] = len) -> list[str]:
    """Divide ``text`` into pieces of at most ``limit``, at clause boundaries where there are any.

    Args:
        text: a sentence; white space is collapsed.
        limit: the most one piece may measure, at least 1.
        length: the measure of a string, for example a model's token count; characters by default.

    Returns:
        The pieces in order. ``" ".join(pieces)`` is the text with white space collapsed, unless a
        single word is over the limit and had to be cut inside.

    Raises:
        ValueError: ``limit`` is below 1.
    """
    if limit < 1:
        raise ValueError(f"the limit of a clause must be at least 1, not {limit}")
    text = _SPACE.sub(" ", text).strip()
    pieces: list[str] = []
    waiting = [text]
    while waiting:
        piece = waiting.pop()
        # A character is at most a few tokens and at least a fraction of one; measuring what
        # cannot fit anyway is left out, for it costs most.
        if len(piece) <= 1 or (len(piece) <= 64 * limit and length(piece) <= limit):
            if piece:
                pieces.append(piece)
            continue
        cut = _best_cut(piece)
        waiting += [piece[cut:].strip(), piece[:cut].strip()]
    return pieces


def _best_cut(text: str) -> int:
    """Where to divide: the strongest boundary near the middle, else the middle itself."""
    middle = len(text) // 2
    reach = min(len(text) // 3, _REACH)
    first, last = max(middle - reach, 1), min(middle + reach, len(text) - 1)
    best, best_cost = 0, float("inf")
    for found in re.finditer(r"\s", text[first:last]):
        at = first + found.start()
        cost = _weakness(text, at) + _PULL * abs(at - middle) / max(reach, 1)
        if cost < best_cost:
            best, best_cost = at, cost
    if best:
        return best
    before, after = text.rfind(" ", 0, middle), text.find(" ", middle)
    usable = [at for at in (before, after) if at > 0]
    return min(usable, key=lambda at: abs(at - middle)) if usable else middle


def _weakness(text: str, at: int) -> float:
    """How badly the text divides at the space ``at``: 0 behind a semicolon, 6 inside a phrase."""
    before = text[at - 1]
    joins = _clause_start().match(text, at + 1) is not None
    if before in ";.!?…":
        return 0
    if before in ":–—" or (before in '"”)' and joins):
        return 1
    if before == ",":
        return 1 if joins else 2
    if joins:
        return 3
    return 5 if text[at + 1 : at + 2].islower() else 6
