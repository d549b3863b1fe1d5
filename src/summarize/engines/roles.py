"""What the stages see: ``Translator`` and ``Summarizer`` over any generating model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from summarize.engines.batches import once
from summarize.engines.cards import Card
from summarize.protocols import EngineInfo, Hypothesis


class Generator(Protocol):
    """A loaded sequence-to-sequence model, whichever library runs it."""

    @property
    def info(self) -> EngineInfo:
        """What runs, for signatures."""
        ...

    def generate(self, texts: Sequence[str], n: int) -> list[tuple[Hypothesis, ...]]:
        """Up to ``n`` raw outputs for each text, best first, in order."""
        ...

    def count_tokens(self, text: str) -> int:
        """Tokens of the text as the model gets it, end mark included."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodingOptions:
    """How outputs are searched for, whichever library does it.

    Attributes:
        beam: beam size; 1 is greedy.
        batch_tokens: tokens a batch holds at most, padding included.
        threads: threads of the model library; 0 takes all cores.
        device: ``cpu`` or ``cuda``.
    """

    beam: int = 4
    batch_tokens: int = 4_096
    threads: int = 0
    device: str = "cpu"


class ModelTranslator:
    """A ``Translator``: puts the card's prefix on, takes the output's off."""

    def __init__(self, model: Generator, card: Card) -> None:
        self._model = model
        self._card = card

    @property
    def info(self) -> EngineInfo:
        """What runs, for signatures."""
        return self._model.info

    def translate(self, sentences: Sequence[str]) -> list[Hypothesis]:
        """The best hypothesis for each sentence; equal sentences are decoded once."""
        return [hypotheses[0] for hypotheses in self.nbest(sentences, 1)]

    def nbest(self, sentences: Sequence[str], n: int) -> list[tuple[Hypothesis, ...]]:
        """Up to ``n`` hypotheses for each sentence, best first; blank gives blank."""
        return _outputs(self._model, self._card, sentences, n)

    def count_tokens(self, sentence: str) -> int:
        """Tokens of the sentence with the card's prefix, end mark included."""
        return self._model.count_tokens(self._card.source_prefix + sentence)


class ModelSummarizer:
    """A ``Summarizer``: puts the card's prefix on, takes the output's off."""

    def __init__(self, model: Generator, card: Card) -> None:
        self._model = model
        self._card = card

    @property
    def info(self) -> EngineInfo:
        """What runs, for signatures."""
        return self._model.info

    def summarize(self, texts: Sequence[str], n: int = 1) -> list[tuple[Hypothesis, ...]]:
        """Up to ``n`` candidates for each text, best first; blank gives blank."""
        return _outputs(self._model, self._card, texts, n)

    def count_tokens(self, text: str) -> int:
        """Tokens of the text with the card's prefix, end mark included."""
        return self._model.count_tokens(self._card.source_prefix + text)


def _outputs(
    model: Generator, card: Card, texts: Sequence[str], n: int
) -> list[tuple[Hypothesis, ...]]:
    def run(distinct: list[str]) -> list[tuple[Hypothesis, ...]]:
        # A model answers a blank with a sentence: it is never asked.
        asked = [i for i, text in enumerate(distinct) if text.strip()]
        answers = model.generate([card.source_prefix + distinct[i] for i in asked], max(1, n))
        results: list[tuple[Hypothesis, ...]] = [(Hypothesis(text=""),)] * len(distinct)
        for i, hypotheses in zip(asked, answers, strict=True):
            results[i] = tuple(_bare(hypothesis, card.target_prefix) for hypothesis in hypotheses)
        return results

    return once(texts, run)


#: Decimals of a score. In float32 the last bits of a score depend on what else was in the
#: batch (1e-6); a finished brief must not.
_DECIMALS = 3


def _bare(hypothesis: Hypothesis, prefix: str) -> Hypothesis:
    text = hypothesis.text.strip()
    if prefix and text.startswith(prefix.strip()):
        text = text[len(prefix.strip()) :].lstrip()
    return Hypothesis(text=text, score=round(hypothesis.score, _DECIMALS))
