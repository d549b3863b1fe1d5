"""What others would run on the same model: bare CTranslate2, transformers, argos-translate's loop.

Each takes texts and gives texts, tokenizing included. The work is equal: same weights, same
beam, same limit of an output's tokens.
"""

import importlib
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
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
class Work:
    """What is asked of each rival.

    Attributes:
        folder: the checkpoint in Hugging Face layout.
        converted: the same for CTranslate2.
        card: prefix, limits, guards against repetition.
        beam: beam size.
    """

    folder: Path
    converted: Path
    card: Card
    beam: int = 4


def bare_settings(small: bool) -> Iterator[dict[str, Any]]:
    """Thread and batch settings worth trying on this machine."""
    count = cores()
    threads = {(count, 1), (1, count), (max(1, count // 4), min(4, count))}
    for (inter, intra), (size, unit) in itertools.product(
        sorted(threads), _BATCHES[2:3] if small else _BATCHES
    ):
        yield {"inter": inter, "intra": intra, "size": size, "unit": unit}


def bare_ctranslate2(work: Work, setting: dict[str, Any]) -> Run:
    """CTranslate2's own ``translate_batch`` over all texts, with one tokenizer call before it."""
    model = ctranslate2.Translator(
        str(work.converted), device="cpu", compute_type="default",
        inter_threads=setting["inter"], intra_threads=setting["intra"],
    )  # fmt: skip
    pieces = pieces_of(open_checkpoint(work.folder), work.converted)
    card = work.card

    def run(texts: Sequence[str]) -> list[str]:
        found = model.translate_batch(
            pieces.encode([card.source_prefix + text for text in texts]),
            beam_size=work.beam,
            max_batch_size=setting["size"],
            batch_type=setting["unit"],
            max_input_length=0,
            max_decoding_length=card.limit_out,
            length_penalty=card.length_penalty,
            no_repeat_ngram_size=card.no_repeat,
            use_vmap=(work.converted / VMAP).is_file(),
        )
        return [pieces.decode(one.hypotheses[0]) for one in found]

    return run


def best_bare(work: Work, texts: Sequence[str], *, small: bool) -> tuple[dict[str, Any], Run]:
    """The setting under which bare CTranslate2 is fastest on these very texts."""
    tried = {str(s): (s, bare_ctranslate2(work, s)) for s in bare_settings(small)}
    calls = {name: _call(run, texts) for name, (_, run) in tried.items()}
    timing = turns.take(calls, 1 if small else 3)
    return tried[min(tried, key=timing.median)]


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


def argos(work: Work) -> Run | None:
    """argos-translate's own loop over the same converted model; None where it is not installed.

    Its sentence splitters want models of their own: it is given sentences. It tokenizes with one
    SentencePiece model, so that only Marian checkpoints can be told to it.
    """
    try:
        library = importlib.import_module("argostranslate.translate")
        tokenizers = importlib.import_module("argostranslate.tokenizer")
    except ImportError:
        return None
    path = work.folder / "source.spm"
    if not path.is_file():
        return None
    package = SimpleNamespace(
        tokenizer=tokenizers.SentencePieceTokenizer(path), target_prefix="", from_code="vi"
    )
    sentence = SimpleNamespace(split_sentences=lambda text: [text])
    model = ctranslate2.Translator(str(work.converted), device="cpu", inter_threads=1)

    def run(texts: Sequence[str]) -> list[str]:
        found = (
            library.apply_packaged_translation(package, text, model, sentence, work.beam)
            for text in texts
        )
        return [hypotheses[0].value for hypotheses in found]

    return run


def _call(run: Run, texts: Sequence[str]) -> Callable[[], object]:
    return lambda: run(texts)
