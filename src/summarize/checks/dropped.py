"""A long source of which the translation holds only a part: a dropped clause or sentence.

Translators trained on single sentences end early on long input. False positives: a human who
condenses; seen in a few of a thousand references.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks.context import CheckContext
from summarize.checks.length import ratio
from summarize.document import Finding

NAME = "dropped"
#: A long source, in characters (some 15 words and more).
LONG = 80
#: Less than this much of its length is no whole translation.
LEAST = 0.5


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each sentence."""
    for unit in context.whole():
        if len(unit.source) >= LONG and ratio(unit) < LEAST:
            yield Finding(
                check=NAME,
                category="accuracy/omission",
                severity="major",
                message="Part of a long sentence seems to be missing from its translation",
                segment_ids=(unit.id,),
            )
