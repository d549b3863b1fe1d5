"""Dates: each day, month, year, weekday and clock time of the source stands in the translation.

Compared field by field (``22/6`` against ``June 22``), whatever they resolve to; what the text
leaves open is left open. False positives: an English text that says "that day" for a date, or
writes a month or weekday in a misspelled form.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks import slips
from summarize.checks.context import CheckContext
from summarize.document import Finding

NAME = "dates"
KINDS = frozenset({"year", "day", "clock", "month", "weekday"})


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each date that is missing, added or changed."""
    for unit in context.translated():
        wrong = [s for s in context.ledger(unit).slips if s.kind in KINDS]
        yield from slips.findings(NAME, "date", unit, wrong)
