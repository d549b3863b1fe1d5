"""Which hypothesis keeps the facts: the order in which candidates are preferred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from summarize.facts import (
    Fact,
    Fixed,
    balance_all,
    read_facts,
    repeats,
    stands_any,
    vietnamese_left,
)


def lost_facts(fixed: Sequence[Fixed], output: str) -> tuple[Fixed, ...]:
    """Those of ``fixed`` whose value ``output`` (English) does not state.

    Numbers and dates are compared as the fact ledger compares them: by value, as multisets,
    field by field (``June 22 and 23`` states both days). Names and terms are looked for in any
    accepted wording, marks and case aside.
    """
    if not fixed:
        return ()
    wanted: list[tuple[Fixed, Fact]] = []
    lost = set()
    for item in fixed:
        facts = _stated(item.target) if _by_value(item) else ()
        wanted += ((item, fact) for fact in facts)
        if not facts and not stands_any((item.target, *item.accepted), output):
            lost.add(item.span)
    found = read_facts(output, "en") if wanted else ()
    if wanted and any(slip.source for slip in balance_all([fact for _, fact in wanted], found)):
        # Which is lost of two equal ones is told by its span: no two fixed spans overlap.
        placed = [replace(fact, span=item.span) for item, fact in wanted]
        lost |= {slip.source.span for slip in balance_all(placed, found) if slip.source}
    return tuple(item for item in fixed if item.span in lost)


@lru_cache(maxsize=4_096)
def _stated(wording: str) -> tuple[Fact, ...]:
    """What the English of a date or figure states; many stand in one text after another."""
    return tuple(fact for fact in read_facts(wording, "en") if fact.firm)


def _by_value(item: Fixed) -> bool:
    return item.fact in ("date", "number")


def preference(output: str, score: float, slips: int) -> tuple[int, int, int, float]:
    """Sort key of candidates that lose as many facts, smaller is better: slips of the ledger,
    stutter, left untranslated, score."""
    return (
        slips,
        int(repeats(output) or not output.strip()),
        len(vietnamese_left(output)),
        -score,
    )
