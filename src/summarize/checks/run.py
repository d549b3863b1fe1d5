"""All checks, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from summarize.checks import (
    acronyms,
    dates,
    dropped,
    empty,
    evidence,
    guesses,
    length,
    names,
    negation,
    notes,
    numbers,
    quotations,
    ranks,
    relative_dates,
    repetition,
    source_typos,
    spelling,
    terms,
    titlecase,
    unchecked,
    unclosed,
    untranslated,
    words,
)
from summarize.checks.context import CheckContext
from summarize.document import Finding

RULES_VERSION = "17"
Check = Callable[[CheckContext], Iterator[Finding]]
#: Name -> check, in the order in which findings of one sentence are told: the gravest first.
CHECKS: dict[str, Check] = {
    module.NAME: module.check
    for module in (
        notes,
        empty,
        untranslated,
        unchecked,
        evidence,
        numbers,
        dates,
        relative_dates,
        names,
        ranks,
        acronyms,
        dropped,
        repetition,
        quotations,
        length,
        unclosed,
        negation,
        terms,
        spelling,
        words,
        guesses,
        titlecase,
        source_typos,
    )
}


def run_checks(context: CheckContext) -> tuple[Finding, ...]:
    """Findings of all checks in reading order: of the whole brief, then sentence by sentence.

    A function of the context alone: the same context gives the same findings in the same order.
    """
    place = {unit.id: n for n, unit in enumerate(context.units(), 1)}
    found = [finding for check in CHECKS.values() for finding in check(context)]
    # sorted() is stable: within a sentence the order of CHECKS stays.
    return tuple(
        sorted(found, key=lambda f: place.get(f.segment_ids[0], 0) if f.segment_ids else 0)
    )
