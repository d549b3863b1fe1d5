"""Relative dates: "hôm qua" is yesterday, "tháng trước" last month, in both languages the same day.

Both sides were resolved against the publication date by one engine; here only their values
are compared. A finding needs words of both sides that name a day, a week, a month or a year
by its distance and disagree; a relative date that one side leaves out says little, since news
English drops "today" freely. False positives: "that day" for a day told before; a source that
was published a day after it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarize.checks.context import CheckContext
from summarize.document import Finding, Span, Timex

NAME = "relative dates"
_SHAPES = (
    ("day", re.compile(r"\d{4}-\d\d-\d\d")),
    ("week", re.compile(r"\d{4}-W\d\d")),
    ("month", re.compile(r"\d{4}-\d\d")),
    ("year", re.compile(r"\d{4}")),
)
#: Named days and months are compared field by field by the ledger.
_NAMED = re.compile(
    r"\d|thứ|chủ nhật|chúa nhật|giêng|chạp|tháng (?:một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
    r"|day\b|(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)",
    re.IGNORECASE,
)
#: "today" and "yesterday" end in "day" as well, and are relative.
_RELATIVE_DAY = re.compile(r"\b(?:to|yester)day\b|\bday\b", re.IGNORECASE)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each relative date of the source that the target contradicts."""
    homes = {s.id: s for s in (context.headline, *context.segments)}
    for date in context.dates:
        segment = homes.get(date.timex.segment_id or "")
        shape = _shape(date.timex)
        if segment is None or not shape or not _relative(date.timex.text):
            continue
        target = context.target_dates.get(segment.id, ())
        rival = _rival(date.timex, shape, target)
        if rival is None:
            continue
        at = segment.source.find(date.timex.text)
        yield Finding(
            check=NAME,
            category="accuracy/mistranslation",
            severity="major",
            message=f"“{date.timex.text}” is {date.timex.value}, “{rival.text}” is {rival.value}",
            segment_ids=(segment.id,),
            source_spans=(Span(start=at, end=at + len(date.timex.text)),) if at >= 0 else (),
            target_spans=(rival.span,),
        )


def _rival(mine: Timex, shape: str, target: Sequence[Timex]) -> Timex | None:
    """The relative date of the target that stands in place of ``mine``; None when one agrees."""
    rivals = []
    for other in target:
        day = other.value.partition("T")[0]
        wanted = mine.value.partition("T")[0]
        if other.type in ("DATE", "TIME") and (day.startswith(wanted) or wanted.startswith(day)):
            return None
        if "X" in day:
            return None
        if _shape(other) == shape and _relative(other.text):
            rivals.append(other)
    return rivals[0] if rivals else None


def _shape(timex: Timex) -> str:
    if timex.type not in ("DATE", "TIME"):
        return ""
    day = timex.value.partition("T")[0]
    return next((name for name, pattern in _SHAPES if pattern.fullmatch(day)), "")


def _relative(text: str) -> bool:
    return not _NAMED.search(_RELATIVE_DAY.sub("", text))
