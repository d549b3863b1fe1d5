"""What becomes of a made translation: a pair like the genuine ones, or the reason why not.

Runs in worker processes while the model translates on; imports no torch, so they start fast.
"""

from __future__ import annotations

import random
import re
import zlib
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cache

from evaluation.calibrate_checks import findings_of
from summarize.facts import (
    Fixed,
    compare,
    has_vietnamese_marks,
    is_vietnamese_syllable,
    mask,
    repeats,
    unmask,
    vietnamese_left,
)
from summarize.translate import Glossary
from summarize.translate.candidate import tidy
from summarize.translate.known import fixed_spans
from training.protect_english import find_fixed_english
from training.protect_pairs import prepare_pair

#: English words for a Vietnamese syllable: so many in 998 of 1,000 genuine pairs of six syllables
#: and more; 0.5 to 1.0 in nine of ten.
RATIO = (0.33, 1.4)
#: Least share of the Vietnamese words that have the shape of its syllables.
SYLLABLES = 0.7
#: Least share of them that carry its marks.
MARKED = 0.3
#: Places a word of a noised sentence may move.
MOVED = 3.0
_WORD = re.compile(r"[^\W\d_]+")


#: A pair of Vietnamese and English with symbols where both sides agree, or why there is none.
Verdict = tuple[str, str] | str


@dataclass(frozen=True)
class Task(ABC):
    """A direction of translating: what the model is shown, and what becomes of its outputs."""

    def show(self, text: str) -> str:
        """What the model reads."""
        return mask(text, self.fixed(text)).text

    def judge(self, text: str, output: str) -> Verdict:
        """The pair of a text and the model's output for it."""
        shown = unmask(output, mask(text, self.fixed(text)))
        return self.paired(text, tidy(shown.text)) if shown.whole else "symbols"

    @abstractmethod
    def fixed(self, text: str) -> list[Fixed]:
        """The spans that the model is shown as symbols."""

    @abstractmethod
    def paired(self, text: str, made: str) -> Verdict:
        """The pair of a text and its translation without symbols."""


@dataclass(frozen=True)
class Back(Task):
    """English text, translated into Vietnamese by the reverse model (Sennrich et al. 2016).

    Attributes:
        plain: names that Vietnamese translates, left to the model.
        tag: what a made source opens with, so that the model can tell it from a genuine one
            (Caswell et al. 2019); empty: nothing. A symbol no genuine sentence reaches serves:
            it is one token, and the vocabulary stays as it is.
    """

    plain: frozenset[str] = frozenset()
    tag: str = ""

    def fixed(self, text: str) -> list[Fixed]:
        """Numbers, dates, and the names that Vietnamese copies."""
        return find_fixed_english(text, self.plain)

    def paired(self, text: str, made: str) -> Verdict:
        """The source opens with the tag, and holds it nowhere else."""
        pair = _agreeing(made, text)
        if isinstance(pair, str) or not self.tag:
            return pair
        source, target = pair
        return "symbols" if self.tag in source else (f"{self.tag} {source}", target)


@dataclass(frozen=True)
class Forward(Task):
    """Vietnamese text, translated by the model itself (self-training, He et al. 2020), which is
    shown it as at run time: only what the program would have nothing to say against.

    Attributes:
        noise: share of the words that the source of a pair lacks; the others are moved a little.
            0: the source is as it was. Most of what He et al. gained came with such noise.
    """

    noise: float = 0.0

    def fixed(self, text: str) -> list[Fixed]:
        """What is fixed at run time: names of the glossary too."""
        return fixed_spans(text, _glossary())

    def paired(self, text: str, made: str) -> Verdict:
        """No check finds anything; the source is noised."""
        pair = _agreeing(text, made)
        if isinstance(pair, str):
            return pair
        if findings_of(text, made, _glossary()):
            return "findings"
        source, target = pair
        if self.noise:
            source = noised(source, random.Random(zlib.crc32(source.encode())), self.noise)
        return source, target


def noised(sentence: str, chance: random.Random, dropped: float) -> str:
    """The sentence with a share of its words dropped and the others moved ``MOVED`` places at most;
    protected spans are never dropped."""
    words = [w for w in sentence.split() if chance.random() >= dropped or "⟨" in w]
    places = [place + chance.uniform(0, MOVED) for place in range(len(words))]
    return " ".join(word for _, word in sorted(zip(places, words, strict=True)))


@cache
def _glossary() -> Glossary:
    return Glossary.shipped()


def _agreeing(vietnamese: str, english: str) -> Verdict:
    """Names the English has and the Vietnamese lacks are slips too, whichever of them was made."""
    if reason := _unfit(vietnamese, english):
        return reason
    if not compare(vietnamese, english).balanced:
        return "facts"
    return prepare_pair(vietnamese, english)


def _unfit(vietnamese: str, english: str) -> str:
    """Why two texts are no pair of Vietnamese and English; empty where they may be."""
    theirs, ours = _WORD.findall(vietnamese), _WORD.findall(english)
    if not theirs or not ours or not RATIO[0] <= len(ours) / len(theirs) <= RATIO[1]:
        return "length"
    if repeats(vietnamese) or repeats(english):
        return "repeats"
    small = [word for word in theirs if word.islower()]
    if (
        sum(map(is_vietnamese_syllable, small)) < SYLLABLES * len(small)
        or sum(map(has_vietnamese_marks, small)) < MARKED * len(small)
        or len(vietnamese_left(english)) > len(ours) / 4
    ):
        return "language"
    return ""


_task: Task | None = None


def begin(task: Task) -> None:
    """In a worker process: what it works for."""
    global _task
    _task = task


def show(text: str) -> str:
    """``Task.show`` in a worker process."""
    assert _task is not None
    return _task.show(text)


def judge(text: str, output: str | None) -> Verdict:
    """``Task.judge`` in a worker process; no output is a reason too."""
    assert _task is not None
    return "endless" if output is None else _task.judge(text, output)
