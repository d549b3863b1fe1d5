"""How fine an expression is."""

from __future__ import annotations

import re
from typing import Literal

from summarize.document import Timex

Level = Literal[
    "time", "day", "week", "month", "quarter", "year", "decade", "century", "duration", "set",
    "vague",
]  # fmt: skip
_LEVELS: tuple[tuple[str, Level], ...] = (
    (r".*_REF", "vague"),
    (r".+T.+", "time"),
    (r"\w{4}-\w\w-\w\w|\w{4}-W\w\w-[1-7]", "day"),
    (r"\w{4}-W\w\w(-WE)?", "week"),
    (r"\w{4}-(Q.|H\d|SP|SU|FA|WI)", "quarter"),
    (r"\w{4}-\w\w", "month"),
    (r"BC\d{2}", "century"),
    (r"BC\d{4}|\w{4}", "year"),
    (r"\w{3}", "decade"),
    (r"\w{2}", "century"),
)


def level(timex: Timex) -> Level:
    """``time``, ``day``, ``week``, ``month``, ``quarter`` (halves and seasons too), ``year``,
    ``decade``, ``century``; ``duration``, ``set``; ``vague`` for what states no date."""
    if timex.type == "DURATION":
        return "duration"
    if timex.type == "SET":
        return "set"
    return next((name for regex, name in _LEVELS if re.fullmatch(regex, timex.value)), "vague")
