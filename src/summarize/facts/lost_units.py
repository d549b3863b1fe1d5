"""Units lost beside their figures: "24.000 ha" as "24,000 centuries", "6 m" as "6 muded".

The figure is there and so the multisets balance; what it is of is gone. Only units that no writer
leaves out are asked for: not years, since English gives an age as a bare number ("Hai, 46, said"),
nor hours, which it writes as a time of day. Of 4,557 human translations five lack one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.document import Span
from summarize.facts.fact import Fact
from summarize.facts.slip import Slip
from summarize.facts.units import MONEY, named

#: In people's translations these are always there; "phút" is a moment of a match as well.
_ASKED = MONEY | frozenset(
    """
    % km km/h m cm mm km2 m2 m3 ha sào kg t q tael l ml mg °C MW GB nmi month week day second
    """.split()
)


def lost_units(
    mine: Sequence[Fact], theirs: Sequence[Fact], source: str, target: str
) -> list[Slip]:
    """Slips for figures of a Vietnamese sentence that the English gives without their unit.

    A unit that stands anywhere in the English answers for all of its figures ("from 5 km to 6"),
    but for one of which the English has another word ("24,000 centuries and 1,150 hectares").
    """
    asked = [
        f
        for f in mine
        if f.firm and (f.unit in _ASKED or _goes_on(f, source)) and not _is_of_a_date(f, source)
    ]
    slips: list[Slip] = []
    for fact in asked:
        same = [t for t in theirs if t.firm and t.values & fact.values]
        if not same or any(t.unit for t in same):
            continue
        if _is_named(fact.unit, target, [t.span for t in same]):
            continue
        if any(fact.converts(t) for t in theirs):
            continue
        slips.append(Slip(what="unitless", source=fact, target=same[0]))
    return slips


def _is_named(unit: str, target: str, figures: Sequence[Span]) -> bool:
    """Whether the English has the unit of a figure; of degrees it seldom says which."""
    return named(unit, target, figures) or (unit == "°C" and "degree" in target)


def _goes_on(fact: Fact, source: str) -> bool:
    """ "3 năm 6 tháng": years that months follow."""
    return fact.unit == "year" and source[fact.span.end :][:2].strip().isdigit()


#: What follows the day of a date up to its month.
_MONTH = re.compile(
    r"\s(?:\d|(?:giêng|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười|chạp)(?!\w))", re.IGNORECASE
)


def _is_of_a_date(fact: Fact, source: str) -> bool:
    """ "4-8 tháng 5", "từ 30 tháng Chạp": no eight months."""
    if fact.unit == "month":
        return _MONTH.match(source, fact.span.end) is not None
    return fact.unit == "day" and source[fact.span.end :][:2].strip().isdigit()
