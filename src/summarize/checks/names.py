"""Names: foreign and Vietnamese names of the source stand in the translation.

Spelling without marks and case counts as the same; so does what English derives from a name
(Iran, Iranian) and what the glossary accepts. Another spelling is minor, since sources misspell
foreign names more often than translators do. A country in the place of another one is a changed
name. False positives: a name that English replaces by a pronoun or description; a borrowed word
with a capital at the head of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks import slips
from summarize.checks.context import CheckContext
from summarize.document import Finding

NAME = "names"


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each name that is missing or spelled otherwise."""
    for unit in context.translated():
        wrong = [s for s in context.ledger(unit).slips if s.kind == "name"]
        yield from slips.findings(NAME, "name", unit, wrong)
