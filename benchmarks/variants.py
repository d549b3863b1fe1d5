"""The built-in translator with a speed feature taken out: what each is measured against.

The features that are settings of the product are set; those that are part of how the engine
works (batches of one padded width, shorter limits for short sources) are taken out by a subclass.
"""

import functools
import gc
import shutil
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summarize.engines.batches import Begun
from summarize.engines.cards import cards
from summarize.engines.checkpoint import open_checkpoint
from summarize.engines.conversion import convert, pieces_of
from summarize.engines.ctranslate2 import CTranslate2Model, Outputs
from summarize.engines.manifest import Hashes
from summarize.engines.roles import DecodingOptions, ModelTranslator
from summarize.engines.shelf import folder_of
from summarize.engines.shortlist import VMAP
from summarize.engines.start import start_of
from summarize.engines.tokens import token_ids
from summarize.protocols import Ask, EngineInfo, Hypotheses, Hypothesis, Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The engine's speed features, all on.

    Attributes:
        int8: weights in bytes; else float32.
        shortlist: only the listed pieces may be outputs.
        one_width: a batch holds sources padded to one width; else whatever fits, padded.
        end_marks: a batch is filled to its width by end marks; else by a stretched sentence.
        short_limits: outputs of short sources end sooner, whatever the model says.
        batch_tokens: tokens of a batch at most.
        workers: batches side by side, of one thread each.
        beam: beam size.
        length_penalty: exponent of the length that scores are divided by; None for the card's.
    """

    int8: bool = True
    shortlist: bool = True
    one_width: bool = True
    end_marks: bool = True
    short_limits: bool = True
    batch_tokens: int = 4_096
    workers: int = 2
    beam: int = 4
    length_penalty: float | None = None


class _Model(CTranslate2Model):
    """The engine under some features."""

    def __init__(self, features: Features, folder: Path, scratch: Path) -> None:
        card = cards("translate")["builtin"]
        if not features.int8:
            card = replace(card, quantisations=("float32",))
        if features.length_penalty is not None:
            card = replace(card, length_penalty=features.length_penalty)
        checkpoint = open_checkpoint(folder)
        start = start_of(checkpoint, card, lambda token: token_ids(folder).get(token))
        converted = convert(checkpoint, card, start, scratch, Hashes(scratch / "hashes"))
        model = converted.folder if features.shortlist else _unlisted(converted.folder)
        super().__init__(
            model, pieces=pieces_of(checkpoint, model),
            card=card,
            options=DecodingOptions(beam=features.beam, batch_tokens=features.batch_tokens),
            quantisation=converted.quantisation, revision=str(hash(features)),
            threads=(features.workers, 1),
        )  # fmt: skip
        self._features = features
        self._exact = self._exact and features.one_width

    def _begin(
        self, texts: Sequence[str], n: int, cap: int = 0, beam: int = 0
    ) -> list[Begun[Outputs]]:
        longest = 0 if self._features.short_limits else self._card.limit_out
        return super()._begin(texts, n, cap or longest, beam)

    def _companion(self, wide: int, shortest: list[str]) -> list[str]:
        if self._features.end_marks:
            return super()._companion(wide, shortest)
        return shortest[:-1] + shortest[-2:-1] * (wide - len(shortest)) + shortest[-1:]


def translator(features: Features, scratch: Path) -> Translator:
    """The built-in translator with just these features; conversions are kept in ``scratch``."""
    card = cards("translate")["builtin"]
    folder = folder_of(card, scratch)
    if folder is None or not folder.is_dir():
        raise SystemExit("builtin: has no weights")
    return ModelTranslator(_Model(features, folder, scratch), card)


def _unlisted(converted: Path) -> Path:
    """A copy of a converted model whose outputs may have any piece."""
    copy = converted.with_name(f"{converted.name}-unlisted")
    if not copy.is_dir():
        shutil.copytree(converted, copy)
        (copy / VMAP).unlink(missing_ok=True)
    return copy


class Alone:
    """A translator that is asked for one sentence at a time: nothing batched, nothing sorted."""

    def __init__(self, asked: Translator) -> None:
        self._asked = asked
        self.info = asked.info
        self.count_tokens = asked.count_tokens

    def translate(self, sentences: Sequence[str]) -> list[Hypothesis]:
        return [self._asked.translate([sentence])[0] for sentence in sentences]

    def nbest(self, sentences: Sequence[str], n: int) -> list[tuple[Hypothesis, ...]]:
        return [self._asked.nbest([sentence], n)[0] for sentence in sentences]

    def answer(self, asked: deque[Ask]) -> Iterator[tuple[Ask, Hypotheses]]:
        while asked:
            yield from self._asked.answer(deque([asked.popleft()]))


class FirstOnly:
    """A translator of whose beam only the first output is looked at."""

    def __init__(self, asked: Translator) -> None:
        self.info: EngineInfo = replace(asked.info, beam=1)
        self.translate = asked.translate
        self.nbest = asked.nbest
        self.answer = asked.answer
        self.count_tokens = asked.count_tokens


#: The caches of at most so many results hold rules, tables and forms, or whole articles; larger
#: ones than the others hold words, which come again in new texts.
_OF_SENTENCES = range(128, 4_096)


def forget(*, sentences: bool = False) -> None:
    """Empty every cache of a function in this process, or those that hold read sentences."""
    for one in gc.get_objects():
        # By its type: asking every object for its class wakes deprecated ones.
        if type(one) is not functools._lru_cache_wrapper:
            continue
        if not sentences or (one.cache_parameters()["maxsize"] or 0) in _OF_SENTENCES:
            one.cache_clear()
