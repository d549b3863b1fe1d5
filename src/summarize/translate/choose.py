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
    wanted: list[Fact] = []
    lost = set()
    for item in fixed:
        facts = _facts(item) if _by_value(item) else ()
        wanted += facts
        if not facts and not stands_any((item.target, *item.accepted), output):
            lost.add(item.span)
    slips = balance_all(wanted, read_facts(output, "en"))
    lost |= {slip.source.span for slip in slips if slip.source is not None}
    return tuple(item for item in fixed if item.span in lost)


@lru_cache(maxsize=2_048)
def _facts(item: Fixed) -> tuple[Fact, ...]:
    """What a date or figure states; its span says whose fact it is: no two fixed spans overlap."""
    return tuple(replace(f, span=item.span) for f in read_facts(item.target, "en") if f.firm)


def _by_value(item: Fixed) -> bool:
    return item.fact in ("date", "number")


def preference(
    fixed: Sequence[Fixed], output: str, score: float, *, slips: int = 0
) -> tuple[int, int, int, int, float]:
    """Sort key of a candidate, smaller is better: facts lost, slips of the ledger, stutter, left
    untranslated, score."""
    return (
        len(lost_facts(fixed, output)),
        slips,
        int(repeats(output) or not output.strip()),
        len(vietnamese_left(output)),
        -score,
    )
