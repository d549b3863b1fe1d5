"""A source sentence without a translation.

False positives: none; a sentence of signs alone is copied by the translator.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks.context import CheckContext
from summarize.document import Finding

NAME = "empty"


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each sentence."""
    for unit in context.units():
        if unit.source.strip() and not any(map(str.isalnum, unit.target)):
            yield Finding(
                check=NAME,
                category="accuracy/omission",
                severity="critical",
                message="The sentence has no translation",
                segment_ids=(unit.id,),
            )
