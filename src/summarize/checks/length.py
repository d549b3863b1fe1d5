"""A translation much shorter or longer than its source.

Measured in characters without spaces: English news is about as long as Vietnamese, and human
translations of sentences beyond a few words keep to a narrow band. False positives: a source
sentence that repeats itself; a pair of lists. What is far too short is the ``dropped`` check's.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks.context import CheckContext, Unit
from summarize.document import Finding

NAME = "length"
#: Below this many characters a ratio tells nothing.
SHORTEST = 25
#: Target to source; 99 % of human references lie between.
LEAST, MOST = 0.6, 2.0


def ratio(unit: Unit) -> float:
    """Characters of the target for one of the source, spaces aside."""
    source = len("".join(unit.source.split()))
    return len("".join(unit.target.split())) / max(1, source)


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each sentence out of the band."""
    for unit in context.whole():
        if len(unit.source) < SHORTEST:
            continue
        times = ratio(unit)
        if times < LEAST or times > MOST:
            yield Finding(
                check=NAME,
                category="accuracy/omission" if times < LEAST else "accuracy/addition",
                severity="minor",
                message=f"The translation is {times:.1f} times as long as its source",
                segment_ids=(unit.id,),
            )
