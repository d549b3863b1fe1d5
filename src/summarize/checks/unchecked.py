"""A "sentence" too long to compare: a table or a list without a full stop.

False positives: none; it says what was not done.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks.context import CheckContext, is_too_long
from summarize.document import Finding

NAME = "unchecked"


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each sentence."""
    for unit in context.translated():
        if is_too_long(unit):
            yield Finding(
                check=NAME,
                category="other",
                severity="major",
                message=f"Facts not compared: the sentence has {len(unit.source):,} characters",
                segment_ids=(unit.id,),
            )
