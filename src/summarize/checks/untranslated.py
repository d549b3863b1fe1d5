"""Vietnamese left in the translation.

A target that is the source itself, or mostly Vietnamese, is critical; single words are minor,
since a translator may keep a dish or a song as it is; so is a word without marks that a model
copied from the source ("oanh"). Vietnamese names with their marks stand in the source with a
capital and are allowed. False positives: words quoted on purpose. When
nothing at all is translated (a dry run), one finding says so for the whole brief.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.checks.context import CheckContext
from summarize.document import Finding, Span
from summarize.facts import copied_words, vietnamese_left

NAME = "untranslated"
CATEGORY = "accuracy/untranslated"


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each sentence."""
    units = [u for u in context.units() if u.target.strip()]
    translated = {u.id for u in context.translated()}
    whole = {u.id for u in units if u.id not in translated}
    if whole and len(whole) == len(units):
        yield Finding(
            check=NAME,
            category=CATEGORY,
            severity="critical",
            message="Nothing is translated: choose another translator",
        )
        return
    for unit in units:
        if unit.id in whole:
            yield Finding(
                check=NAME,
                category=CATEGORY,
                severity="critical",
                message="The sentence is still Vietnamese",
                segment_ids=(unit.id,),
            )
            continue
        copied = () if unit.by_hand else copied_words(unit.target, unit.source)
        if not copied and not vietnamese_left(unit.target):
            continue
        capitals = " ".join(w for w in re.findall(r"\w+", unit.source) if w[0].isupper())
        left = (*vietnamese_left(unit.target, [capitals]), *copied)
        if left:
            shown = ", ".join(f"“{w}”" for w in dict.fromkeys(left))
            yield Finding(
                check=NAME,
                category=CATEGORY,
                severity="minor",
                message=f"Vietnamese words in the translation: {shown}",
                segment_ids=(unit.id,),
                target_spans=tuple(_spans(unit.target, left)),
            )


def _spans(text: str, words: tuple[str, ...]) -> Iterator[Span]:
    for word in dict.fromkeys(words):
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text):
            yield Span(start=match.start(), end=match.end())
