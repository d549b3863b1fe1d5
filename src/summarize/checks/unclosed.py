"""Quotation marks and brackets opened and not closed in the translation, though the source does.

False positives: a quotation that runs over several sentences is open in the source too and is
passed over; inches and feet written with marks count as marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks.context import CheckContext
from summarize.document import Finding

NAME = "unclosed"
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))


def unbalanced(text: str) -> list[str]:
    """The marks of ``text`` that are opened or closed once too often."""
    wrong = [a for a, b in _PAIRS if text.count(a) != text.count(b)]
    return [*wrong, '"'] if text.count('"') % 2 else wrong


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each sentence."""
    for unit in context.translated():
        wrong = unbalanced(unit.target)
        if wrong and not unbalanced(unit.source):
            yield Finding(
                check=NAME,
                category="linguistic-conventions/punctuation",
                severity="minor",
                message=f"Unpaired {' '.join(wrong)} in the translation",
                segment_ids=(unit.id,),
            )
