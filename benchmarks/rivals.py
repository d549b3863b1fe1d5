"""What others would run on the same model: bare CTranslate2, transformers, argos-translate.

Each takes texts and gives texts, tokenizing included. The work is equal: same weights, same
beam, same limit of an output's tokens.
"""

import json
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2
import torch
import transformers

from benchmarks import turns
from summarize.engines.cards import Card
from summarize.engines.checkpoint import open_checkpoint
from summarize.engines.conversion import pieces_of
from summarize.engines.shortlist import VMAP
from summarize.engines.threads import cores

Run = Callable[[Sequence[str]], list[str]]
#: (number, unit) of a batch; CTranslate2 sorts what it gets by length and cuts it so.
_BATCHES = (
    (16, "examples"), (32, "examples"), (64, "examples"),
    (512, "tokens"), (1024, "tokens"), (2048, "tokens"), (4096, "tokens"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Batches side by side, threads of each, and the size of a batch in a unit."""

    inter: int
    intra: int
    size: int
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is asked of each rival.

    Attributes:
        folder: the checkpoint in Hugging Face layout.
        converted: the same for CTranslate2.
        card: prefix, limits, guards against repetition.
        quantisation: type of the converted weights.
        beam: beam size.
    """

    folder: Path
    converted: Path
    card: Card
    quantisation: str
    beam: int = 4


def bare_settings(lengths: Sequence[int]) -> Iterator[Setting]:
    """Thread and batch settings worth trying on this machine for sources of so many tokens: of
    those that cut the texts into the same batches, one."""
    count = cores()
    threads = {(count, 1), (1, count), (max(1, count // 4), min(4, count))}
    for inter, intra in sorted(threads):
        seen: set[tuple[int, ...]] = set()
        for size, unit in _BATCHES:
            cut = _cut(lengths, size, unit)
            if cut not in seen:
                seen.add(cut)
                yield Setting(inter=inter, intra=intra, size=size, unit=unit)


def _cut(lengths: Sequence[int], size: int, unit: str) -> tuple[int, ...]:
    """Rows of each batch that CTranslate2 makes of the texts, the longest first."""
    rows: list[int] = []
    wide = 0
    for length in sorted(lengths, reverse=True):
        if rows and (rows[-1] + 1) * (wide if unit == "tokens" else 1) <= size:
            rows[-1] += 1
        else:
            rows.append(1)
            wide = length
    return tuple(rows)


class Bare:
    """CTranslate2's own ``translate_batch`` over all texts, with one tokenizer call before it."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._pieces = pieces_of(open_checkpoint(work.folder), work.converted)

    def encoded(self, texts: Sequence[str]) -> list[list[str]]:
        """Tokens of each text as the model gets them."""
        prefix = self._work.card.source_prefix
        rows = self._pieces.encode([prefix + text for text in texts])
        # What is longer than the model takes is cut by every rival.
        limit = self._work.card.limit_in
        return [row if len(row) <= limit else row[: limit - 1] + row[-1:] for row in rows]

    def under(self, model: ctranslate2.Translator, setting: Setting, tokens: int = 0) -> Run:
        """The run under a setting, with outputs of the card's limit or of ``tokens`` at most."""
        work = self._work

        def run(texts: Sequence[str]) -> list[str]:
            found = model.translate_batch(
                self.encoded(texts),
                beam_size=work.beam,
                max_batch_size=setting.size,
                batch_type=setting.unit,
                max_input_length=0,
                max_decoding_length=tokens or work.card.limit_out,
                length_penalty=work.card.length_penalty,
                no_repeat_ngram_size=work.card.no_repeat,
                use_vmap=(work.converted / VMAP).is_file(),
            )
            return [self._pieces.decode(one.hypotheses[0]) for one in found]

        return run

    def loaded(self, setting: Setting) -> ctranslate2.Translator:
        """The model with the threads of a setting."""
        return ctranslate2.Translator(
            str(self._work.converted), device="cpu", compute_type="default",
            inter_threads=setting.inter, intra_threads=setting.intra,
        )  # fmt: skip

    def best(self, texts: Sequence[str], *, small: bool) -> tuple[Setting, Run, int]:
        """The setting under which it is fastest on these very texts, and how many there were.

        Successive halving: all settings with outputs of a few tokens, the best third with half
        the outputs, the best two whole. The texts stay the same throughout, since what a setting
        is worth hangs on the batches it makes of them.
        """
        settings = list(bare_settings([len(row) for row in self.encoded(texts)]))
        left = settings[:1] if small else settings
        models = {(s.inter, s.intra): self.loaded(s) for s in left}
        runs = {s: models[s.inter, s.intra] for s in left}
        whole = self._work.card.limit_out
        for tokens, kept in ((min(8, whole), -(-len(left) // 3)), (whole // 2, 2), (whole, 1)):
            if len(left) > kept:
                calls = {s: _call(self.under(runs[s], s, tokens), texts) for s in left}
                left = _fastest(calls, kept)
        return left[0], self.under(runs[left[0]], left[0]), len(settings)


def loaded_transformers(work: Work) -> tuple[Any, Any]:
    """Model and tokenizer as the library's own guide has them."""
    tokenizer: Any = transformers.AutoTokenizer.from_pretrained(
        work.folder, local_files_only=True, trust_remote_code=False
    )
    model: Any = transformers.AutoModelForSeq2SeqLM.from_pretrained(
        work.folder, local_files_only=True, trust_remote_code=False, dtype=torch.float32
    )
    return model.eval(), tokenizer


def one_by_one(work: Work, model: Any, tokenizer: Any) -> Run:
    """A loop over sentences: what people write."""
    single = batched(work, model, tokenizer, size=1)
    return lambda texts: [single([text])[0] for text in texts]


def batched(work: Work, model: Any, tokenizer: Any, size: int = 32) -> Run:
    """Batches of sentences sorted by length, what a careful user writes."""
    card = work.card

    def run(texts: Sequence[str]) -> list[str]:
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        results = [""] * len(texts)
        for first in range(0, len(order), size):
            chosen = order[first : first + size]
            inputs = tokenizer(
                [card.source_prefix + texts[i] for i in chosen],
                return_tensors="pt", padding=True, truncation=True, max_length=card.limit_in,
            )  # fmt: skip
            with torch.inference_mode():
                rows = model.generate(
                    input_ids=inputs["input_ids"], attention_mask=inputs["attention_mask"],
                    num_beams=work.beam, do_sample=False,
                    max_new_tokens=card.limit_out, max_length=None,
                    no_repeat_ngram_size=card.no_repeat,
                )  # fmt: skip
            texts_out = tokenizer.batch_decode(rows, skip_special_tokens=True)
            for i, text in zip(chosen, texts_out, strict=True):
                results[i] = text
        return results

    return run


class Argos:
    """argos-translate's own loop over the same converted model, run by a Python that has it.

    It tokenizes with one SentencePiece model, so that only Marian checkpoints can be told to it.

    Raises:
        RuntimeError: the process ended.
    """

    def __init__(self, work: Work, python: str) -> None:
        # No PYTHONPATH: the libraries are that environment's own.
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
        self._process = subprocess.Popen(
            [python, str(Path(__file__).with_name("argos_loop.py"))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=kept,
        )  # fmt: skip
        told = {"spm": work.folder / "source.spm", "model": work.converted}
        answer = self._ask({name: str(path) for name, path in told.items()} | {"beam": work.beam})
        self.version = str(answer["version"])

    def run(self, texts: Sequence[str]) -> list[str]:
        """Translate sentences, one after another as the library does."""
        return list(self._ask({"texts": list(texts)})["outputs"])

    def _ask(self, question: dict[str, object]) -> dict[str, Any]:
        assert self._process.stdin is not None and self._process.stdout is not None
        print(json.dumps(question), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"argos-translate ended with status {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def _fastest(calls: Mapping[Setting, Callable[[], object]], count: int) -> list[Setting]:
    """The settings of the fewest seconds in one call."""
    taken = {setting: turns.once(call) for setting, call in calls.items()}
    return sorted(taken, key=lambda setting: taken[setting])[:count]


def _call(run: Run, texts: Sequence[str]) -> Callable[[], object]:
    return lambda: run(texts)
