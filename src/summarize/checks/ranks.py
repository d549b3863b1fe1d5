"""Ranks: a deputy, former or acting holder of an office is one in the translation too.

False positives: an office that English words otherwise ("State Secretary"); a sentence of which
English leaves the speaker out.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks import slips
from summarize.checks.context import CheckContext
from summarize.document import Finding

NAME = "ranks"


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each rank that is missing."""
    for unit in context.translated():
        wrong = [s for s in context.ledger(unit).slips if s.kind == "rank"]
        yield from slips.findings(NAME, "rank", unit, wrong)
