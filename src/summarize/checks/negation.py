"""A sentence that denies, rendered by one that does not, or the other way round.

Information only (minor): both languages deny in words that no list holds. False positives:
"không nhiều" as "limited", "không qua khỏi" as "died", "đừng quên" as "remember".
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks.context import CheckContext
from summarize.document import Finding
from summarize.facts import denials, may_deny, negations

NAME = "negation"


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each sentence."""
    for unit in context.whole():
        mine, theirs = negations(unit.source, "vi"), negations(unit.target, "en")
        plain = denials(unit.target)
        if mine and not theirs:
            message = "The source denies something; the translation has no word of denial"
        elif plain and not may_deny(unit.source):
            message = "The translation denies something; the source has no word of denial"
        else:
            continue
        yield Finding(
            check=NAME,
            category="accuracy/mistranslation",
            severity="minor",
            message=message,
            segment_ids=(unit.id,),
            source_spans=tuple(mine),
            target_spans=tuple(plain),
        )
