"""Words of the translation that are no English words: a small model makes some up.

Information only (minor), and for the model's own words: a person's rare word ("caldera") is one
that the lists of English lack, in one sentence of twenty. False positives: rare words that a
better model knows; of 17 words told in 600 sentences of the built-in one, 16 were none.
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
        if unit.by_hand:
            continue
        for span, meant in garbled(unit.target, unit.source, context.terms.get(unit.id, ())):
            word = span.of(unit.target)
            yield Finding(
                check=NAME,
                category="linguistic-conventions/spelling",
                severity="minor",
                message=f"“{word}” is no English word that is known; it may be “{meant}”"
                if meant
                else f"“{word}” is no English word that is known",
                segment_ids=(unit.id,),
                target_spans=(span,),
            )
