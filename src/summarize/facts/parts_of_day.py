"""Parts of the day against each other: "đêm nay" that became this morning.

Told only where both sides name one and none of the English fits any of the Vietnamese: English
leaves it out at will, and draws its lines elsewhere ("chiều" is afternoon and early evening).
"""

from __future__ import annotations

import re

from summarize.document import Span
from summarize.facts.fact import Fact
from summarize.facts.slip import Slip

#: A part with its day or its hour: alone these words are shades, floors and dinners as well.
_VIETNAMESE = re.compile(
    r"(?<!\w)(?:rạng (?P<dawn>sáng)|(?P<morning>sáng)|(?P<noon>trưa)|(?P<afternoon>chiều)"
    r"|(?P<evening>tối)|(?P<night>đêm|khuya))"
    r"(?:(?=\s(?:nay|qua|mai|hôm|ngày\s\d|thứ\s(?:hai|ba|tư|năm|sáu|bảy)(?!\w)|\d{1,2}[/-]\d))"
    r"|(?!\w)(?:(?<= giờ sáng)|(?<= giờ trưa)|(?<= giờ chiều)|(?<= giờ tối)|(?<= giờ đêm)))",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"(?<!\w)(?:(?P<dawn>dawn|early hours|predawn|daybreak)|(?P<morning>mornings?|breakfast)"
    r"|(?P<noon>noon|midday|lunch\w*)|(?P<afternoon>afternoons?)"
    r"|(?P<evening>evenings?|dinner|dusk|sunset)|(?P<night>(?:to|over|mid|fort)?nights?))(?!\w)",
    re.IGNORECASE,
)
_SIGNS = ("sáng ", "trưa ", "chiều ", "tối ", "đêm ", "khuya ", " giờ ")
#: Clock times fit by themselves; they are compared as such.
_CLOCK = re.compile(r"\d\s?[ap]\.?m\b|\d:\d\d|o'clock", re.IGNORECASE)
_FITS = {
    "dawn": {"dawn", "morning", "night"},
    "morning": {"dawn", "morning", "noon"},
    "noon": {"morning", "noon", "afternoon"},
    "afternoon": {"noon", "afternoon", "evening"},
    "evening": {"afternoon", "evening", "night"},
    "night": {"evening", "night", "dawn"},
}


def part_slips(source: str, target: str) -> list[Slip]:
    """At most one: the first part of the day that the rendering turned into another one."""
    low = source.lower()
    if not any(map(low.__contains__, _SIGNS)):
        return []
    mine = list(_VIETNAMESE.finditer(source))
    if not mine or _CLOCK.search(target):
        return []
    theirs = list(_ENGLISH.finditer(target))
    fitting = {part for match in mine for part in _FITS[match.lastgroup or ""]}
    if not theirs or any(match.lastgroup in fitting for match in theirs):
        return []
    return [Slip(what="changed", source=_fact(mine[0], source), target=_fact(theirs[0], target))]


def _fact(match: re.Match[str], text: str) -> Fact:
    span = Span(start=match.start(), end=match.end())
    part = frozenset({match.lastgroup or ""})
    return Fact(kind="relative", span=span, text=span.of(text), values=part, unit="part")
