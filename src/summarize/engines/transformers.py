"""Any sequence-to-sequence model through transformers, on CPU or GPU.

The reference engine: slow on CPU, right by definition, and the one for GPUs (bfloat16; a batch
that does not fit is halved). Weights are read from safetensors only; code from a repository is
never run.
"""

from __future__ import annotations

import functools
import logging
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import transformers

from summarize.engines.batches import Batch, Begun, gathered, halving, output_cap, plan
from summarize.engines.cards import Card
from summarize.engines.checkpoint import Checkpoint
from summarize.engines.roles import DecodingOptions, info_of
from summarize.engines.shortlist import read_shortlist
from summarize.engines.start import start_of
from summarize.errors import ModelError, first_line
from summarize.protocols import EngineInfo, Hypotheses, Hypothesis

logger = logging.getLogger(__name__)

#: Largest table of logits kept while scoring, in numbers: 256 MB of float32.
_LOGITS = 64_000_000
#: A GPU earns its keep on large batches: this many times the tokens of a CPU batch.
_GPU_BATCHES = 8


#: What torch says where the machine's own memory does not suffice; it has no class for it.
_NO_ROOM = "can't allocate memory"


class _TooBigError(Exception):
    """A batch that memory does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One output in tokens: the ids after start and forced tokens, end mark included where the
    model gave one, and the log-probability of each."""

    ids: tuple[int, ...]
    log_probs: tuple[float, ...]

    @property
    def score(self) -> float:
        """Mean log-probability per token; 0.0 for nothing."""
        return sum(self.log_probs) / len(self.log_probs) if self.log_probs else 0.0


class _Rules(transformers.LogitsProcessor):
    """CTranslate2's rules: no empty output, and probabilities are of what is allowed.

    transformers forbids tokens after the softmax, so that what is left does not sum to one;
    then beams of different lengths are ranked a little differently.

    Args:
        never: ids that are never an output.
        end: id of the end mark, which is not the first output.
        prompt: tokens of the decoder's start.
    """

    def __init__(self, *, never: list[int], end: int, prompt: int) -> None:
        self.never = never
        self.end = end
        self._prompt = prompt

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """Scores (rows, vocabulary) of the next token, as log-probabilities."""
        scores = scores.clone()
        scores[:, self.never] = -torch.inf
        if input_ids.shape[1] == self._prompt:
            scores[:, self.end] = -torch.inf
        return scores.log_softmax(-1)


class TransformersModel:
    """A loaded checkpoint.

    Args:
        checkpoint: the folder; it passed ``open_checkpoint``.
        card: conventions and limits.
        options: beam, batch, threads, device.
        revision: what pins the weights, for signatures.

    Raises:
        ModelError: transformers cannot load it.
    """

    def __init__(
        self, checkpoint: Checkpoint, card: Card, options: DecodingOptions, revision: str
    ) -> None:
        transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        if options.threads:
            torch.set_num_threads(options.threads)
        self._card = card
        self._options = options
        self._device = torch.device(options.device)
        self._dtype = torch.bfloat16 if options.device == "cuda" else torch.float32
        languages = (
            {"src_lang": card.source_code, "tgt_lang": card.target_code} if card.source_code else {}
        )
        try:
            with warnings.catch_warnings():
                # Marian's tokenizer recommends sacremoses, and then does not use it.
                warnings.simplefilter("ignore")
                self.tokenizer: Any = transformers.AutoTokenizer.from_pretrained(
                    checkpoint.folder, local_files_only=True, trust_remote_code=False, **languages
                )
            model: Any = transformers.AutoModelForSeq2SeqLM.from_pretrained(
                checkpoint.folder,
                local_files_only=True,
                trust_remote_code=False,
                use_safetensors=True,
                dtype=self._dtype,
            )
        except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
            raise ModelError(
                f"{checkpoint.folder}: transformers cannot load it: {first_line(error)}",
                f"run: summarize models verify {card.name}",
            ) from error
        self._model = model.to(self._device).eval()
        # What the checkpoint would decode with must not leak into what is asked for here.
        self._model.generation_config = transformers.GenerationConfig()  # type: ignore[no-untyped-call]
        self._family = checkpoint.family
        self.start = start_of(checkpoint, card, self._token_id)
        self._pad = int(checkpoint.setting("pad_token_id", self.tokenizer.pad_token_id))
        self._end = int(checkpoint.setting("eos_token_id", self.tokenizer.eos_token_id))
        # Padding is no output of a Marian model, only its decoder's start.
        self._padding = [self._pad] if self._family == "marian" else []
        prompt = 1 if self.start.forced is None else 2
        never = sorted({*self._padding, *self._unlisted(checkpoint.folder)})
        self._rules = _Rules(never=never, end=self._end, prompt=prompt)
        self._revision = revision

    @property
    def info(self) -> EngineInfo:
        """What runs, for signatures."""
        kind = "cuda-bf16" if self._dtype is torch.bfloat16 else "float32"
        return info_of(self._card, self._options, self._revision, f"tf-{kind}", beam=1)

    def count_tokens(self, text: str) -> int:
        """Tokens of the text, end mark included."""
        return len(self.tokenizer(text, truncation=False)["input_ids"])

    @property
    def side_by_side(self) -> int:
        """Batches that are decoded at the same time."""
        return 1

    def begin(self, texts: Sequence[str], n: int, beam: int = 0) -> list[Begun[Hypotheses]]:
        """Batches of texts, each decoded when it is waited for; up to ``n`` outputs a text."""
        return [batch.then(self._worded) for batch in self._begin(texts, n, beam=beam)]

    def _worded(self, outputs: list[Output]) -> Hypotheses:
        return tuple(Hypothesis(text=self.decode(one.ids), score=one.score) for one in outputs)

    def decode(self, ids: Sequence[int]) -> str:
        """Text of output ids, special tokens left out."""
        return str(self.tokenizer.decode(list(ids), skip_special_tokens=True))

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """Ids of each text as the model gets it, cut at the model's limit."""
        if not texts:
            return []
        limit = self._card.limit_in
        ids: list[list[int]] = self.tokenizer(list(texts), truncation=True, max_length=limit)[
            "input_ids"
        ]
        return ids

    def generate_ids(self, texts: Sequence[str], n: int, cap: int = 0) -> list[list[Output]]:
        """Up to ``n`` outputs in tokens for each text; ``cap`` overrides the most tokens of one."""
        return gathered(self._begin(texts, n, cap))

    def _begin(
        self, texts: Sequence[str], n: int, cap: int = 0, beam: int = 0
    ) -> list[Begun[list[Output]]]:
        sources = self.encode(texts)
        limit = self._card.limit_out
        translating = self._card.task == "translate"
        caps = [cap or (output_cap(len(ids), limit) if translating else limit) for ids in sources]
        budget = self._options.batch_tokens * (_GPU_BATCHES if self._device.type == "cuda" else 1)
        beam = max(beam or self._options.beam, n)
        return [
            Begun(items=batch.items, wait=functools.partial(self._halving, batch, sources, n, beam))
            for batch in plan([len(ids) for ids in sources], caps, budget=budget)
        ]

    def _halving(
        self, batch: Batch, sources: list[list[int]], n: int, beam: int
    ) -> list[list[Output]]:
        try:
            return halving(
                [sources[i] for i in batch.items],
                lambda ids: self._fitting(ids, n, beam, batch.cap),
                _TooBigError,
            )
        except _TooBigError as error:
            raise ModelError(
                f"{self._card.name}: {batch.length} tokens do not fit into memory",
                "use a smaller --beam, or --device cpu where there is more memory",
            ) from error

    def _fitting(
        self, sources: Sequence[list[int]], n: int, beam: int, cap: int
    ) -> list[list[Output]]:
        """``_decode``, or ``_TooBigError`` where memory does not suffice, of whichever device."""
        try:
            return self._decode(sources, n, beam, cap)
        except RuntimeError as error:  # torch.OutOfMemoryError among them
            if not isinstance(error, torch.OutOfMemoryError) and _NO_ROOM not in str(error):
                raise
        # Outside of the handler: a traceback in flight keeps the failed batch's memory alive.
        logger.info("%s: a batch of %d texts does not fit", self._card.name, len(sources))
        raise _TooBigError

    @torch.inference_mode()
    def _decode(
        self, sources: Sequence[list[int]], n: int, beam: int, cap: int
    ) -> list[list[Output]]:
        inputs, mask = self._padded(sources)
        config = transformers.GenerationConfig(  # type: ignore[no-untyped-call]
            max_new_tokens=cap + (self.start.forced is not None),
            num_beams=beam,
            num_return_sequences=n,
            do_sample=False,
            # Stop when there are as many finished outputs as beams: CTranslate2's rule.
            early_stopping=beam > 1,
            length_penalty=self._card.length_penalty,
            no_repeat_ngram_size=self._card.no_repeat,
            decoder_start_token_id=self.start.token,
            forced_bos_token_id=self.start.forced,
            pad_token_id=self._pad,
            eos_token_id=self._end,
        )
        rows = self._model.generate(
            input_ids=inputs,
            attention_mask=mask,
            generation_config=config,
            logits_processor=transformers.LogitsProcessorList([self._rules]),
        )
        outputs = [self._own(row) for row in rows.tolist()]
        owners = [sources[i // n] for i in range(len(outputs))]
        scored = self.score(owners, outputs)
        return [scored[i * n : (i + 1) * n] for i in range(len(sources))]

    def _own(self, row: list[int]) -> tuple[int, ...]:
        """What the model chose itself: after start and forced tokens, up to the end mark."""
        ids = row[1 + (self.start.forced is not None) :]
        if self._end in ids:
            return tuple(ids[: ids.index(self._end) + 1])
        while ids and ids[-1] == self._pad:
            ids.pop()
        return tuple(ids)

    @torch.inference_mode()
    def score(
        self,
        sources: Sequence[list[int]],
        targets: Sequence[tuple[int, ...]],
        *,
        free: bool = False,
    ) -> list[Output]:
        """Log-probability of each token of given outputs (teacher forcing).

        Args:
            free: count whatever decoding forbids as possible, the empty output and pieces
                outside of a shortlist, as CTranslate2 does when it scores.
        """
        vocabulary = self._model.config.vocab_size
        longest = max((len(ids) for ids in targets), default=0) + 2
        step = max(1, _LOGITS // (vocabulary * longest))
        results = []
        for first in range(0, len(targets), step):
            chunk = slice(first, first + step)
            results += self._score(sources[chunk], targets[chunk], free=free)
        return results

    def _score(
        self, sources: Sequence[list[int]], targets: Sequence[tuple[int, ...]], *, free: bool
    ) -> list[Output]:
        inputs, mask = self._padded(sources)
        head = [self.start.token] + ([] if self.start.forced is None else [self.start.forced])
        decoder, _ = self._padded([head + list(ids[:-1]) for ids in targets])
        logits = self._model(
            input_ids=inputs, attention_mask=mask, decoder_input_ids=decoder
        ).logits.float()
        logits[..., self._padding if free else self._rules.never] = -torch.inf
        if not free:
            logits[:, len(head) - 1, self._rules.end] = -torch.inf
        log_probs = logits.log_softmax(-1)
        results = []
        for row, ids in zip(log_probs, targets, strict=True):
            places = torch.arange(len(ids), device=row.device) + len(head) - 1
            chosen = row[places, torch.tensor(ids, dtype=torch.long, device=row.device)]
            results.append(Output(ids=tuple(ids), log_probs=tuple(chosen.tolist())))
        return results

    def _padded(self, rows: Sequence[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        longest = max(len(row) for row in rows)
        ids = torch.full((len(rows), longest), self._pad, dtype=torch.long)
        mask = torch.zeros_like(ids)
        for i, row in enumerate(rows):
            ids[i, : len(row)] = torch.tensor(row, dtype=torch.long)
            mask[i, : len(row)] = 1
        return ids.to(self._device), mask.to(self._device)

    def _unlisted(self, folder: Path) -> list[int]:
        """Ids that the model's shortlist leaves out; CTranslate2 always allows the special ones."""
        pieces = read_shortlist(folder)
        if pieces is None:
            return []
        allowed = {self._token_id(piece) for piece in pieces} | set(self.tokenizer.all_special_ids)
        return [number for number in range(self._model.config.vocab_size) if number not in allowed]

    def _token_id(self, token: str) -> int | None:
        number = self.tokenizer.convert_tokens_to_ids(token)
        return None if number is None or number == self.tokenizer.unk_token_id else int(number)
