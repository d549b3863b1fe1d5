"""Words that the model guessed, left out or mistook: nothing in the other language stands for them.

For the words of a model that learned from the pairs the lexicon was made of. One or two are
information (minor): false positives are a free choice of words, a part of a name, what an
abbreviation stands for, a synonym those pairs have not. Of the English words told in 4,557
sentences the human translation has one in a hundred, of others 58; three in four of the Vietnamese
words told have a counterpart there. A sentence with three and more is hardly a translation (major):
of fourteen read none was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.checks.context import CheckContext
from summarize.document import Finding, Span
from summarize.facts import guesses, omissions

NAME = "guesses"
#: Words of a sentence that are more than information.
MANY = 3


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each sentence with such words."""
    for unit in context.whole() if context.guessing else ():
        if unit.by_hand:
            continue
        terms = context.terms.get(unit.id, ())
        guessed = guesses(unit.target, unit.source, terms)
        missing = omissions(unit.source, unit.target, terms)
        if guessed or missing:
            yield Finding(
                check=NAME,
                category="accuracy/mistranslation" if guessed else "accuracy/omission",
                severity="major" if len(guessed) + len(missing) >= MANY else "minor",
                message=_message(_told(guessed, unit.target), _told(missing, unit.source)),
                segment_ids=(unit.id,),
                source_spans=missing,
                target_spans=guessed,
            )


def _message(guessed: str, missing: str) -> str:
    if not missing:
        return f"Nothing in the source is known to mean {guessed}: the model may have guessed"
    if not guessed:
        return (
            f"Nothing in the translation is known to mean {missing}: the model may have left it "
            "out or mistaken it"
        )
    return (
        f"Nothing in the source is known to mean {guessed}, and nothing in the translation "
        f"{missing}: the model may have guessed"
    )


def _told(spans: Sequence[Span], text: str) -> str:
    return ", ".join(dict.fromkeys(f"“{span.of(text)}”" for span in spans))
