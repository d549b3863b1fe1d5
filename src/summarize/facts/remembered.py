"""What was read of the last sentences: masking, summary, checks and evidence ask the same again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
#: Sentences kept of each reading: those of some dozens of articles, both languages.
_KEPT = 2_048
#: Characters. A joined story is asked for once and would fill the memory.
_LONGEST = 1_000


def remembered(read: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
    """``read``, a pure function of a text with an immutable result, done once a sentence."""
    kept = cast(Callable[Concatenate[str, P], R], lru_cache(maxsize=_KEPT)(read))

    @wraps(read)
    def reading(text: str, *args: P.args, **kwargs: P.kwargs) -> R:
        return (kept if len(text) <= _LONGEST else read)(text, *args, **kwargs)

    return cast(Callable[Concatenate[str, P], R], reading)
