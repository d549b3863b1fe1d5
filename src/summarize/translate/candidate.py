"""What a model gave for a sentence, read: symbols become words, and what it lost is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.facts import Fixed, Masked, Unmasked, repeats, unmask
from summarize.protocols import Hypothesis
from summarize.translate.choose import preference
from summarize.translate.known import Known

_DOUBLED = re.compile(r"(?<![\w'’-])([^\W\d_]{2,})(?:\s+\1)+(?![\w'’-])", re.IGNORECASE)
_TRIPLED = re.compile(r"([b-hj-vyz])\1{2,}")
#: "⟨d0⟩, he said": a date may open a sentence, its part of the day needs its preposition.
_PART_OF_A_DAY = re.compile(
    r"the (?:early )?(?:morning|afternoon|evening|night) of |the early hours of "
)
#: Words that English does say twice in a row.
_SAID_TWICE = frozenset(
    """
    had that is very really so no ha ho mm mmm bye hey please never ever again more many long far
    """.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """One translated sentence.

    Attributes:
        text: English.
        score: mean log-probability per token; None when no model was asked.
        origin: ``mt``, ``n-best``, ``plain`` (decoded without symbols), ``parts`` (clause by
            clause), ``names`` (with lost names as symbols), ``repair``, ``memory``.
        lost: facts of the source the text still does not state.
        fixed: the spans of the source whose wording was known.
        slips: how many slips the fact ledger still tells, and words that are none.
        repairs: wrong words of the model, each with what was put in their place.
    """

    text: str
    score: float | None
    origin: str
    lost: tuple[Fixed, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    slips: int = 0
    repairs: tuple[tuple[str, str], ...] = ()


def read(
    hypothesis: Hypothesis, masked: Masked, known: Known, origin: str
) -> tuple[Translation, bool]:
    """A hypothesis in words, and whether it is clean."""
    shown: Unmasked = unmask(hypothesis.text, masked)
    lost = known.lost(shown.text)
    text = tidy(undoubled(shown.text, known.text))
    clean = shown.whole and not lost and not repeats(text) and bool(text)
    translation = Translation(
        text=text,
        score=hypothesis.score,
        origin=origin,
        lost=lost,
        fixed=known.fixed,
        slips=known.slips(text),
    )
    return translation, clean


def safest(candidates: Sequence[Translation], known: Known) -> Translation:
    """The candidate that loses least (``choose.preference``)."""
    return min(
        candidates, key=lambda c: preference(known.fixed, c.text, c.score or 0.0, slips=c.slips)
    )


def undoubled(text: str, source: str) -> str:
    """``text`` with words that a model said twice in a row said once, and a letter three times
    ("Misss", which English has in no word) twice.

    One of a hundred sentences of a small model has one ("polluted polluted"); of 4,557 human
    translations two did, both interjections. What the source doubles, as Baden Baden, stays.
    """

    def once(match: re.Match[str]) -> str:
        word = match[1].casefold()
        meant = word in _SAID_TWICE or f"{word} {word}" in source.casefold()
        return match[0] if meant else match[1]

    text = _TRIPLED.sub(lambda m: m[0] if m[0] in source else m[1] * 2, text)
    return _DOUBLED.sub(once, text)


def tidy(text: str) -> str:
    """English spacing and an opening capital; wording is left alone."""
    text = " ".join(text.split())
    for mark in (",", ".", ";", ":", "!", "?", "%", ")"):
        text = text.replace(f" {mark}", mark)
    text = text.replace("( ", "(").replace("$ ", "$")
    text = _paired(text.replace(".m..", ".m."))
    if _PART_OF_A_DAY.match(text):
        text = f"On {text}"
    start = next((i for i, c in enumerate(text) if c.isalpha()), None)
    if (
        start is not None
        and text[start].islower()
        and not any(c.isupper() or c.isdigit() for c in text[:start] + text[start:].split()[0])
    ):
        text = text[:start] + text[start].upper() + text[start + 1 :]
    return text


def _paired(text: str) -> str:
    """``text`` with its one quotation marked alike at both ends ("“We stay," he said")."""
    if text.count('"') != 1 or text.count("“") + text.count("”") != 1:
        return text
    straight, opened = text.index('"'), "“" in text
    if opened == (straight > text.index("“" if opened else "”")):
        return text.replace('"', "”" if opened else "“")
    return text
