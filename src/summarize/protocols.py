"""What the stages ask of an engine: ``Translator`` and ``Summarizer``.

Engines are passed in, never reached for; the stages know no model library.
"""

from __future__ import annotations

from collections.abc import Sequence
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

    def count_tokens(self, sentence: str) -> int:
        """Length of the sentence in the model's own tokens, end mark included."""
        ...


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
