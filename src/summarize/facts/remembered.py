"""What was read of a batch's sentences: masking, summary, checks and evidence ask it again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
#: Sentences kept of each reading: those of some dozens of articles, both languages.
_KEPT = 2_048
#: Empties each table.
_CLEARING: list[Callable[[], None]] = []
#: Characters. A joined story is asked for once and would fill the memory.
_LONGEST = 1_000


def remembered(read: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
    """``read``, a pure function of a text with an immutable result, done once a sentence."""
    table = lru_cache(maxsize=_KEPT)(read)
    _CLEARING.append(table.cache_clear)
    kept = cast(Callable[Concatenate[str, P], R], table)

    @wraps(read)
    def reading(text: str, *args: P.args, **kwargs: P.kwargs) -> R:
        return (kept if len(text) <= _LONGEST else read)(text, *args, **kwargs)

    return cast(Callable[Concatenate[str, P], R], reading)


def forget() -> None:
    """Drop what is remembered. The sentences of finished articles are not asked about again, and
    what was read of a thousand of them, in both languages, is 10 MB."""
    for clear in _CLEARING:
        clear()
