"""A translation that stutters: words three times in a row, or letters glued to themselves.

Stutter of the source is allowed. A stutter inside one word ("negotitation") is minor, since what
was meant can be read. False positives: cheers and onomatopoeia; a rare word that is another one
with letters more ("statute").
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks.context import CheckContext
from summarize.document import Finding
from summarize.facts import garbled, repeats

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
        for span, word in garbled(unit.target, unit.source):
            yield Finding(
                check=NAME,
                category="linguistic-conventions/spelling",
                severity="minor",
                message=f"“{span.of(unit.target)}” in the translation may be “{word}”",
                segment_ids=(unit.id,),
                target_spans=(span,),
            )
