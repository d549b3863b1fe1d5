"""What a model gave for a sentence, read: symbols become words, and what it lost is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarize.facts import Fixed, Masked, Unmasked, fold_diacritics, repeats, unmask
from summarize.protocols import Hypothesis
from summarize.translate.choose import preference
from summarize.translate.known import Known

_DOUBLED = re.compile(r"(?<![\w'’-])([^\W\d_]{2,}+)(?:\s+\1)+(?![\w'’-])", re.IGNORECASE)
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
            clause), ``names`` and ``terms`` (with lost ones as symbols), ``repair``, ``memory``,
            ``kept`` (there was no word to translate).
        lost: facts of the source the text still does not state.
        slips: how many slips the fact ledger still tells, and words that are none.
        repairs: wrong words of the model, each with what was put in their place.
    """

    text: str
    score: float | None
    origin: str
    lost: tuple[Fixed, ...] = ()
    slips: int = 0
    repairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What a model gave for a sentence, read as far as it is asked about.

    The ledger is dear, and most of a beam's outputs are put aside for a lost symbol.

    Attributes:
        shown: the output with its symbols put into words.
        known: the sentence it is held against.
        score, origin: as in ``Translation``.
    """

    shown: Unmasked
    known: Known
    score: float
    origin: str

    @cached_property
    def text(self) -> str:
        """English, tidy."""
        return tidy(undoubled(self.shown.text, self.known.text))

    @cached_property
    def lost(self) -> tuple[Fixed, ...]:
        """Facts of the source that it does not state."""
        return self.known.lost(self.shown.text)

    @cached_property
    def clean(self) -> bool:
        """Whether all symbols and facts came through, and it says nothing over and over."""
        return self.shown.whole and not self.lost and bool(self.text) and not repeats(self.text)

    @property
    def astray(self) -> int:
        """How many symbols did not come through exactly once."""
        shown = self.shown
        return len(shown.lost) + len(shown.doubled) + len(shown.foreign)

    @cached_property
    def tells_all(self) -> bool:
        """Whether nothing is lost though a symbol is: a name that the source says twice may be said
        once. What stands in it twice is mostly in a wrong place, and tells nothing."""
        shown = self.shown
        astray = shown.doubled or shown.foreign or self.lost or repeats(self.text)
        return bool(self.text) and not astray and not self.slips

    @cached_property
    def slips(self) -> int:
        """Slips that the fact ledger tells, and words that are none."""
        return self.known.slips(self.text)

    @cached_property
    def doubts(self) -> int:
        """Words of either language that nothing in the other stands for, where that can be told."""
        return self.known.doubts(self.text)

    def translation(self) -> Translation:
        """The candidate that was chosen."""
        return Translation(
            text=self.text,
            score=self.score,
            origin=self.origin,
            lost=self.lost,
            slips=self.slips,
        )


def read(hypothesis: Hypothesis, masked: Masked, known: Known, origin: str) -> Candidate:
    """A hypothesis for a sentence that the model saw as ``masked``."""
    shown = unmask(hypothesis.text, masked)
    return Candidate(shown=shown, known=known, score=hypothesis.score, origin=origin)


def safest(candidates: Sequence[Candidate]) -> Candidate:
    """The candidate that loses least, and of those the first by ``choose.preference``."""
    lost = [len(one.known.lost(one.text)) for one in candidates]
    least = [one for one, count in zip(candidates, lost) if count == min(lost)]
    return min(least, key=lambda c: preference(c.text, c.score, c.slips))


def undoubled(text: str, source: str) -> str:
    """``text`` with words that a model said twice in a row said once, and a letter three times
    ("Misss", which English has in no word) twice.

    One of a hundred sentences of a small model has one ("polluted polluted"); of 4,557 human
    translations two did, both interjections. What the source doubles, as Baden Baden, stays.
    """

    def once(match: re.Match[str]) -> str:
        word = match[1].casefold()
        twice = f"{word} {word}"  # "Thị Thi" loses its marks
        meant = word in _SAID_TWICE or twice in fold_diacritics(source).casefold()
        return match[0] if meant else match[1]

    text = _TRIPLED.sub(lambda m: m[0] if m[0] in source else m[1] * 2, text)
    return _DOUBLED.sub(once, text)


#: A mark that ends something: not that of ".vn" or of a ".45".
_SPACED_MARK = re.compile(r" ([,.;:!?%)])(?![^\W_])")
_SPACED_SUM = re.compile(r"\$ (?=\d)")


def tidy(text: str) -> str:
    """English spacing and an opening capital; wording is left alone."""
    text = " ".join(text.split())
    text = _SPACED_MARK.sub(r"\1", text)
    text = _SPACED_SUM.sub("$", text.replace("( ", "("))
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
