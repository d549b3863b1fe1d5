"""Words of the translation that are no English words: a small model makes some up.

Information only (minor). False positives: rare words that the lists of English lack ("caldera"),
in one human translation of twenty; of the words told in the built-in translator's output nearly
all are made up.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks.context import CheckContext
from summarize.document import Finding
from summarize.facts import garbled

NAME = "words"


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each such word."""
    for unit in context.translated():
        for span, meant in garbled(unit.target, unit.source):
            word = span.of(unit.target)
            yield Finding(
                check=NAME,
                category="linguistic-conventions/spelling",
                severity="minor",
                message=f"“{word}” is no English word that is known"
                + (f"; it may be “{meant}”" if meant else ""),
                segment_ids=(unit.id,),
                target_spans=(span,),
            )
