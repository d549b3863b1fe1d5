"""Relative dates against each other: "hôm qua" that became tomorrow, or that is gone.

The date tagger reads them (``dates.distances``); the ledger is given what it read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarize.facts.balance import balance
from summarize.facts.fact import Fact
from summarize.facts.numbers import Language
from summarize.facts.slip import Slip

_DAYS = frozenset({"weekday", "day"})
#: Characters between a day and its apposition: ", on ", ", ngày ".
_NEAR = 7
#: Reads the relative dates of a sentence.
Distances = Callable[[str, Language], Sequence[Fact]]


def no_distances(text: str, language: Language) -> tuple[Fact, ...]:
    """Reads none: for whoever has no date tagger at hand."""
    return ()


def relative_slips(
    mine: Sequence[Fact], theirs: Sequence[Fact], source: Sequence[Fact], target: Sequence[Fact]
) -> list[Slip]:
    """Slips between the relative dates of a sentence and those of its rendering.

    A day may be called by its weekday or its date on either side: English news says "on
    Tuesday" for "hôm qua".

    Args:
        mine, theirs: the relative dates of both.
        source, target: all other facts of both.
    """
    if not mine and not theirs:
        return []
    slips = [
        slip
        for slip in balance(mine, theirs)
        if not (slip.what == "missing" and _named_day(slip.fact, source, target))
        and not (slip.what == "added" and _named_day(slip.fact, target, source))
    ]
    told = {f.span for slip in slips for f in (slip.source, slip.target) if f is not None}
    rivals = [o for o in theirs if o.span not in told and not any(o.agrees(f) for f in mine)]
    for fact in mine:
        if fact.span in told or any(fact.agrees(other) for other in theirs):
            continue
        # What need not be said must still not be contradicted: "April this year", "last year".
        rival = next((o for o in rivals if o.unit == fact.unit != ""), None)
        if rival is not None:
            slips.append(Slip(what="changed", source=fact, target=rival))
            rivals.remove(rival)
    return slips


def _named_day(fact: Fact, own: Sequence[Fact], others: Sequence[Fact]) -> bool:
    """Whether a day has its name beside it ("ngày mai, 12/6"), or ``others`` a weekday or date
    that ``own`` has not."""
    if fact.unit != "day":
        return False
    mine = [o for o in own if o.kind in _DAYS and o.firm]
    theirs = [o for o in others if o.kind in _DAYS and o.firm]
    return any(_beside(fact, o) for o in mine) or any(
        not any(o.agrees(m) for m in mine) for o in theirs
    )


def _beside(fact: Fact, other: Fact) -> bool:
    gap = max(other.span.start - fact.span.end, fact.span.start - other.span.end)
    return 0 <= gap <= _NEAR
