"""Acronyms of the source stand in the translation, as they are, in full, or as the glossary says.

False positives: Vietnamese or French acronyms the glossary lacks (English has other letters);
words set in capitals for emphasis.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks import slips
from summarize.checks.context import CheckContext
from summarize.document import Finding

NAME = "acronyms"


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each acronym that is missing."""
    for unit in context.translated():
        wrong = [s for s in context.ledger(unit).slips if s.kind == "acronym"]
        yield from slips.findings(NAME, "acronym", unit, wrong)
