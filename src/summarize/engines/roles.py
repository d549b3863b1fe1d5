"""What the stages see: ``Translator`` and ``Summarizer`` over any generating model."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from summarize.engines.batches import Begun, gathered, once
from summarize.engines.cards import Card
from summarize.protocols import Ask, EngineInfo, Hypotheses, Hypothesis


class Generator(Protocol):
    """A loaded sequence-to-sequence model, whichever library runs it."""

    @property
    def info(self) -> EngineInfo:
        """What runs, for signatures."""
        ...

    @property
    def side_by_side(self) -> int:
        """Batches that are decoded at the same time."""
        ...

    def begin(self, texts: Sequence[str], n: int, beam: int = 0) -> list[Begun[Hypotheses]]:
        """Batches of texts in the order in which they are decoded; up to ``n`` raw outputs a
        text, best first. ``beam`` as in ``Ask``."""
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


def info_of(
    card: Card, options: DecodingOptions, revision: str, kind: str, *, beam: int
) -> EngineInfo:
    """What runs, for signatures.

    Args:
        revision: what pins the weights.
        kind: the library, in short, and the types it computes in: ``ct2-int8_float32``.
        beam: outputs that a beam holds without asking twice.
    """
    return EngineInfo(
        name=card.name,
        revision=revision,
        decoding=f"beam{options.beam}-{kind}",
        markers=card.markers,
        rewrites=card.rewrites,
        source_language=card.source_language,
        target_language=card.target_language,
        max_tokens=card.limit_in,
        backend="ctranslate2" if kind.startswith("ct2") else "transformers",
        beam=beam,
    )


class _OverModel:
    """Any role played by a model: puts the card's prefix on, takes the output's off."""

    def __init__(self, model: Generator, card: Card) -> None:
        self._model = model
        self._card = card

    @property
    def info(self) -> EngineInfo:
        """What runs, for signatures."""
        return self._model.info

    def count_tokens(self, text: str) -> int:
        """Tokens of the text with the card's prefix, end mark included."""
        return self._model.count_tokens(self._card.source_prefix + text)


class ModelTranslator(_OverModel):
    """A ``Translator``."""

    def translate(self, sentences: Sequence[str]) -> list[Hypothesis]:
        """The best hypothesis for each sentence; equal sentences are decoded once."""
        return [hypotheses[0] for hypotheses in self.nbest(sentences, 1)]

    def nbest(self, sentences: Sequence[str], n: int) -> list[tuple[Hypothesis, ...]]:
        """Up to ``n`` hypotheses for each sentence, best first; blank gives blank."""
        return _outputs(self._model, self._card, sentences, n)

    def answer(self, asked: deque[Ask]) -> Iterator[tuple[Ask, Hypotheses]]:
        """Everything asked with its hypotheses, batch by batch.

        What is asked meanwhile is begun when two batches are left for each that is decoded at
        the same time: late enough to fill batches, and early enough that no thread has to wait.
        Which sentences make up a batch is a matter of their number and order alone, never of
        time.
        """
        begun: deque[tuple[list[Ask], Begun[Hypotheses]]] = deque()
        while asked or begun:
            if asked and len(begun) <= 2 * self._model.side_by_side:
                begun += self._begin(asked)
            asks, batch = begun.popleft()
            for i, hypotheses in zip(batch.items, batch.wait(), strict=True):
                yield asks[i], hypotheses

    def _begin(self, asked: deque[Ask]) -> Iterator[tuple[list[Ask], Begun[Hypotheses]]]:
        """All that is asked, in batches of equal ``n`` and beam; it is taken out of ``asked``."""
        alike: defaultdict[tuple[int, int], list[Ask]] = defaultdict(list)
        while asked:
            alike[asked[0].n, asked[0].beam].append(asked.popleft())
        for (n, beam), asks in alike.items():
            for batch in _begin(self._model, self._card, [ask.text for ask in asks], n, beam):
                yield asks, batch


class ModelSummarizer(_OverModel):
    """A ``Summarizer``."""

    def summarize(self, texts: Sequence[str], n: int = 1) -> list[tuple[Hypothesis, ...]]:
        """Up to ``n`` candidates for each text, best first; blank gives blank."""
        return _outputs(self._model, self._card, texts, n)


def _outputs(model: Generator, card: Card, texts: Sequence[str], n: int) -> list[Hypotheses]:
    if isinstance(texts, str):
        raise TypeError("give a list of texts: one text would be taken letter by letter")
    return once(texts, lambda distinct: gathered(_begin(model, card, distinct, n)))


def _begin(
    model: Generator, card: Card, texts: Sequence[str], n: int, beam: int = 0
) -> Iterator[Begun[Hypotheses]]:
    """Batches with the card's prefix put on and taken off."""
    # A model answers a blank with a sentence: it is never asked.
    asked = [i for i, text in enumerate(texts) if text.strip()]
    blank = tuple(i for i, text in enumerate(texts) if not text.strip())
    if blank:
        yield Begun(items=blank, wait=lambda: [(Hypothesis(text=""),)] * len(blank))
    prefix = card.target_prefix.strip()
    for batch in model.begin([card.source_prefix + texts[i] for i in asked], max(1, n), beam):
        bare = batch.then(lambda outputs: tuple(_bare(one, prefix) for one in outputs))
        yield replace(bare, items=tuple(asked[i] for i in batch.items))


#: Decimals of a score. In float32 the last bits of a score depend on what else was in the
#: batch (1e-6); a finished brief must not.
_DECIMALS = 3


def _bare(hypothesis: Hypothesis, prefix: str) -> Hypothesis:
    text = hypothesis.text.strip().removeprefix(prefix).lstrip()
    return Hypothesis(text=text, score=round(hypothesis.score, _DECIMALS))
