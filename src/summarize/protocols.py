"""What the stages ask of an engine: ``Translator`` and ``Summarizer``.

Engines are passed in, never reached for; the stages know no model library.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One candidate output.

    Attributes:
        text: detokenised text, prefix and language code stripped.
        score: mean log-probability per token, at most 0; 0.0 from engines without a model.
    """

    text: str
    score: float = 0.0


#: Candidates for one text, best first.
Hypotheses = tuple[Hypothesis, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A sentence that an engine is asked for.

    Attributes:
        text: what the model reads.
        n: most hypotheses wanted.
        beam: hypotheses kept at each step of the search, at least ``n``; 0: as many as the engine
            keeps of itself. One that cannot be told (``in_turns``) keeps those.
    """

    text: str
    n: int = 1
    beam: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineInfo:
    """What an engine is, for signatures and for the stages' choices.

    Attributes:
        name: the card's name, for example ``builtin``.
        revision: what pins the weights: a hub revision or the first 12 hex of their hash.
        decoding: for example ``beam4``.
        markers: True when the model was trained on protected-span symbols.
        rewrites: True when a summariser rewrites the few sentences it is shown, a headline before
            them, into one sentence; False when it reads an article and writes its summary.
        source_language, target_language: BCP 47.
        max_tokens: longest source the model takes, in its own tokens.
        backend: ``ctranslate2``, ``transformers`` or ``none``.
        beam: hypotheses that cost no more than one does: the outputs of its beam.
    """

    name: str
    revision: str
    decoding: str
    markers: bool = False
    rewrites: bool = False
    source_language: str = "vi"
    target_language: str = "en"
    max_tokens: int = 512
    backend: str = "none"
    beam: int = 1


@runtime_checkable
class Translator(Protocol):
    """Vietnamese sentences in, English hypotheses out; order and count are kept."""

    @property
    def info(self) -> EngineInfo: ...

    def translate(self, sentences: Sequence[str]) -> list[Hypothesis]:
        """The best hypothesis for each sentence, in order."""
        ...

    def nbest(self, sentences: Sequence[str], n: int) -> list[tuple[Hypothesis, ...]]:
        """Up to ``n`` hypotheses for each sentence, best first."""
        ...

    def answer(self, asked: deque[Ask]) -> Iterator[tuple[Ask, Hypotheses]]:
        """Everything asked with its hypotheses, in whatever order it is decoded.

        What is asked is taken out of ``asked``. The caller may put more into it while answers
        come; they end when nothing is left. An engine that decodes in threads of its own goes on
        while the caller reads an answer; one that does not is served by ``in_turns``.
        """
        ...

    def count_tokens(self, sentence: str) -> int:
        """Length of the sentence in the model's own tokens, end mark included."""
        ...


def in_turns(engine: Translator, asked: deque[Ask]) -> Iterator[tuple[Ask, Hypotheses]]:
    """``Translator.answer`` by its other methods: all that is asked, then all asked meanwhile."""
    while asked:
        n = asked[0].n
        now = [ask for ask in asked if ask.n == n]
        later = [ask for ask in asked if ask.n != n]
        asked.clear()
        asked.extend(later)
        texts = [ask.text for ask in now]
        if n > 1:
            yield from zip(now, engine.nbest(texts, n), strict=True)
        else:
            yield from ((ask, (one,)) for ask, one in zip(now, engine.translate(texts)))


@runtime_checkable
class Summarizer(Protocol):
    """Texts in, candidate summaries out (each a few sentences in one string)."""

    @property
    def info(self) -> EngineInfo: ...

    def summarize(self, texts: Sequence[str], n: int = 1) -> list[tuple[Hypothesis, ...]]:
        """Up to ``n`` candidate summaries for each text, best first."""
        ...

    def count_tokens(self, text: str) -> int:
        """Length of the text in the model's own tokens, end mark included."""
        ...
