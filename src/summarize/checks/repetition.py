"""A translation that stutters: words three times in a row, or letters glued to themselves.

Stutter of the source is allowed. False positives: cheers and onomatopoeia.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks.context import CheckContext
from summarize.document import Finding
from summarize.facts import repeats

NAME = "repetition"


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each sentence."""
    for unit in context.translated():
        if repeats(unit.target) and not repeats(unit.source):
            yield Finding(
                check=NAME,
                category="linguistic-conventions/duplication",
                severity="major",
                message="The translation repeats itself",
                segment_ids=(unit.id,),
            )
