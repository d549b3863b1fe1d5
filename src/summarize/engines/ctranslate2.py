"""The fast path: converted models through CTranslate2; torch and transformers never loaded.

What a sentence becomes must not depend on its neighbours. In int8 the matrix products of the
layers are exact integer sums, so rows do not influence each other. What is left is attention,
float products over the padded source length, which libraries sum in another order for another
length (differences of 1e-7, which rounding to int8 then makes 1e-4, and now and then another
word). So the padded length is made a property of the source alone: a batch only holds sources
padded to one width, and one whose longest source is shorter than that gets a companion of that
width, whose output is thrown away: end marks, of which a trained model makes next to nothing,
or, where a model has more to say about them, a copy of the batch's shortest source stretched.
Outputs and scores are then equal to the last bit, alone or in any batch: measured with MKL on
Intel and oneDNN on AMD. In float32 the layers' own products depend on the batch's size
(differences of 1e-6 in scores; outputs equal in all measurements), and no companion helps.
"""

from __future__ import annotations

import functools
import logging
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ctranslate2

from summarize.engines.batches import Batch, Begun, gathered, output_cap, padded, plan
from summarize.engines.cards import Card
from summarize.engines.pieces import Pieces
from summarize.engines.roles import DecodingOptions, info_of
from summarize.engines.shortlist import VMAP
from summarize.engines.threads import Setting, cores, usual
from summarize.errors import ModelError
from summarize.protocols import EngineInfo, Hypotheses, Hypothesis

logger = logging.getLogger(__name__)

#: (tokens, mean log-probability) of each output of a text.
Outputs = list[tuple[list[str], float]]

#: A batch smaller than this gains less from a second worker than it loses in size, tokens.
_SMALLEST_BATCH = 256
#: Tokens of a batch on CPU. Measured with 6+2 layers of width 320 and beam 4 on two cores, in
#: processor time against 1024 tokens: 384 take 0.87, 512 0.92, 768 0.95, 1536 1.07, 4096 1.3.
_CPU_BATCH = 640
#: The same for weights that no processor's cache holds, which every step reads anew: opus-mt's
#: shape took 0.89 to 0.93 of the time with 1024, and no less with 1536 or 2048.
_CPU_BATCH_OF_LARGE = 1_024
_LARGE = 40_000_000  # bytes of weights
#: Of weights still larger more sentences share a reading: envit5's shape (275 MB) decoded 1.05
#: times as many with 2,048 tokens, and 1.05 times more with widths in steps of 16, which fill
#: batches better.
_CPU_BATCH_OF_VAST = 2_048
_VAST = 200_000_000  # bytes of weights
_STEP, _STEP_OF_VAST = 8, 16
#: Copies of a probe decoded to measure a setting: batches enough for some workers.
_COPIES = 4
_PROBE_TOKENS = 48
#: Most tokens, forced one and end mark included, that a model may say about nothing.
_LITTLE = 8
_WEIGHTS = "model.bin"


class CTranslate2Model:
    """A loaded conversion.

    Args:
        folder: the converted model.
        pieces: its tokenizer.
        card: conventions and limits.
        options: beam, batch, threads, device.
        quantisation: type of the weights.
        revision: what pins the original weights, for signatures.
        forced: token forced as first output (a language code), or None.
        threads: workers and threads of each; the usual ones for the cores without.

    Raises:
        ModelError: CTranslate2 cannot load it on this device.
    """

    def __init__(
        self,
        folder: Path,
        *,
        pieces: Pieces,
        card: Card,
        options: DecodingOptions,
        quantisation: str,
        revision: str,
        forced: str | None = None,
        threads: Setting | None = None,
    ) -> None:
        self._pieces = pieces
        self._card = card
        self._options = options
        self._revision = revision
        self._forced = forced
        self._workers, threads_each = threads or usual(options.threads or cores())
        compute = compute_type(quantisation, options.device, card)
        self._kind = compute if options.device == "cpu" else f"{options.device}-{compute}"
        self._exact = options.device == "cpu" and compute.startswith("int8")
        self._shortlisted = (folder / VMAP).is_file()
        size = (folder / _WEIGHTS).stat().st_size
        self._most = _CPU_BATCH_OF_LARGE if size > _LARGE else _CPU_BATCH
        self._step = _STEP
        if size > _VAST:
            self._most, self._step = _CPU_BATCH_OF_VAST, _STEP_OF_VAST
        if card.task == "summarise":
            # Long sources and short outputs: what a step costs is its rows, not the tokens read.
            # ViT5's shape took 0.78 of the time with five articles a batch rather than one.
            self._most = options.batch_tokens
        try:
            self._model = ctranslate2.Translator(
                str(folder),
                device=options.device,
                compute_type=compute,
                inter_threads=self._workers,
                intra_threads=threads_each,
                # Handing over never waits: what is decoded is looked at meanwhile.
                max_queued_batches=-1,
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(
                f"{folder}: CTranslate2 cannot load it: {error}",
                "try --device cpu, or --engine transformers",
            ) from error

    @property
    def info(self) -> EngineInfo:
        """What runs, for signatures."""
        beam = self._options.beam
        return info_of(self._card, self._options, self._revision, f"ct2-{self._kind}", beam=beam)

    def seconds(self, probes: Sequence[str]) -> float:
        """How long some texts take, the lesser of two times: to compare settings."""
        texts = [*probes] * _COPIES
        taken = []
        for _ in range(2):
            begun = time.perf_counter()
            self.generate_tokens(texts, 1, cap=_PROBE_TOKENS)
            taken.append(time.perf_counter() - begun)
        return min(taken)

    def count_tokens(self, text: str) -> int:
        """Tokens of the text, end mark included."""
        return len(self._pieces.encode([text])[0])

    @property
    def side_by_side(self) -> int:
        """Batches that are decoded at the same time."""
        return self._workers

    def begin(self, texts: Sequence[str], n: int, beam: int = 0) -> list[Begun[Hypotheses]]:
        """Batches of texts, handed to CTranslate2, whose threads decode them in this order.

        Up to ``n`` outputs a text, best first. Tokens become words when a batch is waited for.
        """
        return [batch.then(self._worded) for batch in self._begin(texts, n, beam=beam)]

    def _worded(self, outputs: Outputs) -> Hypotheses:
        return tuple(Hypothesis(text=self._pieces.decode(t), score=score) for t, score in outputs)

    def generate_tokens(self, texts: Sequence[str], n: int, cap: int = 0) -> list[Outputs]:
        """Up to ``n`` outputs in tokens for each text.

        Args:
            cap: overrides the most tokens of an output.
        """
        return gathered(self._begin(texts, n, cap))

    def _begin(
        self, texts: Sequence[str], n: int, cap: int = 0, beam: int = 0
    ) -> list[Begun[Outputs]]:
        sources = [self._cut(tokens) for tokens in self._pieces.encode(texts)] if texts else []
        limit = self._card.limit_out
        translating = self._card.task == "translate"
        caps = [cap or (output_cap(len(s), limit) if translating else limit) for s in sources]
        lengths = [len(tokens) for tokens in sources]
        width = self.width if self._exact else None
        batches = plan(lengths, caps, budget=self._budget(lengths), width=width)
        beam = max(beam or self._options.beam, n)
        return [self._begun(batch, self._submit(batch, sources, n, beam)) for batch in batches]

    def width(self, length: int) -> int:
        """What a source of ``length`` tokens is padded to."""
        return padded(length, self._step)

    def _begun(self, batch: Batch, futures: list[Any]) -> Begun[Outputs]:
        own = futures[: len(batch.items)]  # the companion's output is nobody's
        return Begun(items=batch.items, wait=lambda: [self._hypotheses(one) for one in own])

    def _submit(self, batch: Batch, sources: list[list[str]], n: int, beam: int) -> list[Any]:
        rows = [sources[i] for i in batch.items]
        wide = self.width(batch.length)
        if self._exact and wide > batch.length:
            rows.append(self._companion(wide, rows[-1]))
        futures: list[Any] = self._model.translate_batch(
            rows,
            target_prefix=[[self._forced]] * len(rows) if self._forced else None,
            asynchronous=True,
            beam_size=beam,
            num_hypotheses=n,
            length_penalty=self._card.length_penalty,
            no_repeat_ngram_size=self._card.no_repeat,
            max_input_length=0,
            # A forced token counts; an output is at least one token of the model's own.
            min_decoding_length=1 + (self._forced is not None),
            max_decoding_length=batch.cap + (self._forced is not None),
            return_scores=True,
            return_end_token=True,
            use_vmap=self._shortlisted,
        )
        return futures

    def _companion(self, wide: int, shortest: list[str]) -> list[str]:
        """A source of ``wide`` tokens whose output is as short as can be had."""
        if self._ends_at_once:
            return shortest[-1:] * wide
        return stretched(shortest, wide - len(shortest))

    @functools.cached_property
    def _ends_at_once(self) -> bool:
        """Whether the model has little to say about a source of end marks alone."""
        end = self._pieces.encode([""])[0][-1:]
        found = self._model.translate_batch(
            [end * self.width(1)],
            target_prefix=[[self._forced]] if self._forced else None,
            beam_size=self._options.beam,
            max_decoding_length=_LITTLE + 1,
            return_end_token=True,
            use_vmap=self._shortlisted,
        )
        return len(found[0].hypotheses[0]) <= _LITTLE

    def _hypotheses(self, future: Any) -> Outputs:
        try:
            result = future.result()
        except RuntimeError as error:
            raise ModelError(
                f"{self._card.name}: CTranslate2 failed: {error}",
                "use a smaller --batch-tokens, or --engine transformers",
            ) from error
        outputs = []
        for tokens, score in zip(result.hypotheses, result.scores, strict=True):
            own = tokens[1:] if self._forced else tokens
            # CTranslate2 divides the sum by length ** penalty, forced token included; scores
            # here are means over the model's own tokens.
            total = score * len(tokens) ** self._card.length_penalty
            outputs.append((own, min(0.0, total / len(own)) if own else 0.0))
        return outputs

    def _budget(self, lengths: list[int]) -> int:
        """Tokens a batch: as many as allowed, but a batch for each worker."""
        if self._options.device != "cpu":
            return self._options.batch_tokens
        # A quarter more than an even share, because padding counts.
        share = -(-5 * sum(lengths) // (4 * self._workers))
        return min(self._options.batch_tokens, self._most, max(share, _SMALLEST_BATCH))

    def _cut(self, tokens: list[str]) -> list[str]:
        limit = self._card.limit_in
        if len(tokens) <= limit:
            return tokens
        logger.warning(
            "%s: a source of %d tokens is cut at %d", self._card.name, len(tokens), limit
        )
        return tokens[: limit - 2] + tokens[-2:]


def compute_type(quantisation: str, device: str, card: Card) -> str:
    """The type CTranslate2 computes in.

    On CPU the type that was measured. On a GPU half precision: bfloat16 where float16 overflows (T5
    models: their cards say ``wide``).
    """
    if device == "cpu":
        return quantisation
    return "bfloat16" if card.wide else "float16"


def stretched(tokens: list[str], extra: int) -> list[str]:
    """The tokens with the last one before the end mark said ``extra`` times more."""
    return (
        tokens[:-1] + tokens[-2:-1] * extra + tokens[-1:]
        if len(tokens) > 1
        else tokens * (1 + extra)
    )
