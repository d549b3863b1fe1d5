"""Figures: every number, share and amount of the source stands in the translation, and no other.

Compared by value with magnitude and, where both sides name one, unit (``facts.ledger``).
False positives: a person who converts units or rounds; figures that the translator moved into
the next sentence; another size or bound ("hàng trăm" as "thousands") where people say more than
their source. Numbers written in letters alone are not asked for (one in a hundred human
translations drops them), but told where another one stands in their place.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks import slips
from summarize.checks.context import CheckContext
from summarize.document import Finding

NAME = "numbers"
KINDS = frozenset({"number", "percent", "money"})


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each figure that is missing, added or changed."""
    for unit in context.translated():
        wrong = [s for s in context.ledger(unit).slips if s.kind in KINDS]
        yield from slips.findings(NAME, "number", unit, wrong)
