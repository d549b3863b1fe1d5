"""Relative dates: "hôm qua" is yesterday, "tháng trước" last month, the same distance in both.

The date tagger reads both sides; compared is how far each lies from its day, so that a
publication date is not needed. False positives: "the week prior" and other wordings the tagger
does not know; a day that English calls by its date alone; a title ("this week in ...").
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks import slips
from summarize.checks.context import CheckContext
from summarize.document import Finding

NAME = "relative dates"


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each relative date that is missing, added or changed."""
    for unit in context.translated():
        wrong = [s for s in context.ledger(unit).slips if s.kind == "relative"]
        yield from slips.findings(NAME, "date", unit, wrong)
