"""Numbered things with one English wording: a quarter of a year, a flood's alarm level.

Read as figures they come apart: "quý I" became the fourth quarter, and "vượt báo động 3 gần 2 m"
"nearly 3 2 m".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.document import Span

_NUMBER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4}
_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth"}
_QUARTER = re.compile(
    r"(?<!\w)quý\s(?P<n>IV|I{1,3}|[1-4]|(?:một|hai|ba|bốn|tư)(?=\snăm\s|\snày|/))(?!\w|[.,]\d)"
    r"(?:\s?/\s?(?P<year>(?:19|20)\d\d)(?!\d))?",
    re.IGNORECASE,
)
_ALARM = re.compile(
    r"(?<!\w)(?:báo động|BĐ)\s?(?:cấp\s|số\s)?(?P<n>I{1,3}|[1-3])(?!\w|[.,/]\d|-\d)", re.IGNORECASE
)


def numbered(text: str) -> Iterator[tuple[Span, str, tuple[str, ...]]]:
    """Where a Vietnamese sentence names one: span, English wording, other wordings of it."""
    for match in _QUARTER.finditer(text):
        number, year = _value(match["n"]), match["year"]
        nth = _NTH[number]
        wording = f"the {nth} quarter of {year}" if year else f"the {nth} quarter"
        also = (f"{nth} quarter", f"{nth}-quarter", f"Q{number}", f"quarter {number}")
        yield Span(start=match.start(), end=match.end()), wording, also
    for match in _ALARM.finditer(text):
        number = _value(match["n"])
        also = (f"level {number}", f"alarm {number}", f"alert {number}", f"level-{number}")
        yield Span(start=match.start(), end=match.end()), f"alarm level {number}", also


def _value(shown: str) -> int:
    return int(shown) if shown.isdigit() else _NUMBER[shown.lower()]
