"""Words that the model guessed: nothing in the source stands for them.

Information only (minor), and for the words of a model that learned from the pairs the lexicon was
made of. False positives: a free choice of words, a part of a name, what an abbreviation stands for.
Of the words told in 4,557 sentences the human translation has one in a hundred, of others 58.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks.context import CheckContext
from summarize.document import Finding
from summarize.facts import guesses

NAME = "guesses"


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each sentence with such words."""
    for unit in context.whole() if context.guessing else ():
        if unit.by_hand:
            continue
        spans = guesses(unit.target, unit.source, context.terms.get(unit.id, ()))
        if spans:
            words = dict.fromkeys(span.of(unit.target) for span in spans)
            told = ", ".join(f"“{word}”" for word in words)
            yield Finding(
                check=NAME,
                category="accuracy/mistranslation",
                severity="minor",
                message=f"Nothing in the source is known to mean {told}: "
                "the model may have guessed",
                segment_ids=(unit.id,),
                target_spans=spans,
            )
