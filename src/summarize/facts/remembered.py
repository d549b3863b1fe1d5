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
#: Characters. Longer ones would fill the memory: only the last few are kept, which a check asks
#: again and again, and of those no book.
_LONGEST, _BOOK = 1_000, 200_000
_LONG_KEPT = 4


def remembered(read: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
    """``read``, a pure function of a text with an immutable result, done once a sentence."""
    table = lru_cache(maxsize=_KEPT)(read)
    last = lru_cache(maxsize=_LONG_KEPT)(read)
    _CLEARING.extend((table.cache_clear, last.cache_clear))
    kept = cast(Callable[Concatenate[str, P], R], table)
    held = cast(Callable[Concatenate[str, P], R], last)

    @wraps(read)
    def reading(text: str, *args: P.args, **kwargs: P.kwargs) -> R:
        size = len(text)
        reader = kept if size <= _LONGEST else held if size <= _BOOK else read
        return reader(text, *args, **kwargs)

    return cast(Callable[Concatenate[str, P], R], reading)


def forget() -> None:
    """Drop what is remembered. The sentences of finished articles are not asked about again, and
    what was read of a thousand of them, in both languages, is 10 MB."""
    for clear in _CLEARING:
        clear()
