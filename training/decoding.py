"""Translating much text with an exported model: PyTorch on a GPU, CTranslate2 on a CPU."""

import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from transformers import MarianMTModel

from training.data import Side
from training.evaluate import convert
from training.trainer import choose_device
from training.translator import start_from
from training.vocabulary import END, UNKNOWN, Vocabulary

#: Most tokens of a translation, as a multiple of its source's, and a few more.
MOST_RATIO, MORE = 2.0, 4
#: Tokens of a batch, counted with the longest output allowed.
BATCH_TOKENS = {"cuda": 600_000, "cpu": 20_000}


class Decoder(Protocol):
    """Translates token ids; the same sentences in the same order give the same outputs."""

    def __call__(self, sentences: list[list[int]], seed: int) -> list[list[int] | None]:
        """Output ids of each sentence (no end tokens in or out); None: it came to no end."""


def limit_of(length: int) -> int:
    """Most tokens of the translation of a sentence of ``length`` tokens."""
    return int(length * MOST_RATIO) + MORE


class TorchDecoder:
    """Greedy decoding, or sampling with a temperature, by transformers; bf16 on a GPU."""

    def __init__(self, folder: Path, device: torch.device, temperature: float = 0.0) -> None:
        model: Any = start_from(folder).eval()
        # The outputs' end is looked for in what was decoded, and nothing is forced at the limit.
        model.generation_config.forced_eos_token_id = model.config.forced_eos_token_id = None
        model.generation_config.max_length = None
        self.model: MarianMTModel = model.to(
            device, torch.bfloat16 if device.type == "cuda" else torch.float32
        )
        self.device, self.temperature = device, temperature
        self.pad = int(model.config.pad_token_id)

    @torch.inference_mode()
    def __call__(self, sentences: list[list[int]], seed: int) -> list[list[int] | None]:
        """See ``Decoder``; the seed makes the same sample."""
        torch.manual_seed(seed)
        found: list[list[int] | None] = [None] * len(sentences)
        if not sentences:
            return found
        sources = Side.of([[*sentence, END] for sentence in sentences]).to(self.device)
        choice: dict[str, Any] = {"do_sample": False, "suppress_tokens": [UNKNOWN, self.pad]}
        if self.temperature:
            choice |= {"do_sample": True, "temperature": self.temperature, "top_k": 0}
        order = np.argsort(-sources.lengths, kind="stable")
        at = 0
        while at < len(order):
            width = int(sources.lengths[order[at]])
            limit = limit_of(width)
            rows = order[at : at + max(1, BATCH_TOKENS[self.device.type] // limit)]
            at += len(rows)
            ids = sources.padded(torch.as_tensor(rows, device=self.device), self.pad, width)
            outputs = self.model.generate(
                input_ids=ids, attention_mask=(ids != self.pad).long(), max_new_tokens=limit,
                num_beams=1, **choice,
            )  # fmt: skip
            for row, output in zip(rows.tolist(), outputs[:, 1:].tolist(), strict=True):
                if END in output:
                    found[row] = output[: output.index(END)]
        return found


class FastDecoder:
    """Greedy decoding by CTranslate2 in int8: on a CPU several times as fast as PyTorch."""

    def __init__(self, folder: Path, threads: int) -> None:
        import ctranslate2

        self.pieces = Vocabulary(folder).pieces
        self.folder = tempfile.TemporaryDirectory()
        convert(folder, Path(self.folder.name) / "model", "int8")
        self.engine = ctranslate2.Translator(
            f"{self.folder.name}/model", compute_type="int8", inter_threads=threads, intra_threads=1
        )

    def __call__(self, sentences: list[list[int]], seed: int) -> list[list[int] | None]:
        """See ``Decoder``; nothing is drawn."""
        del seed
        asked = [[*map(self.pieces.id_to_piece, sentence), "</s>"] for sentence in sentences]
        results = self.engine.translate_batch(
            asked, beam_size=1, max_batch_size=2048, batch_type="tokens", return_end_token=True,
            disable_unk=True, max_decoding_length=limit_of(max(map(len, asked), default=0)),
        )  # fmt: skip
        outputs = (result.hypotheses[0] for result in results)
        return [
            list(map(self.pieces.piece_to_id, pieces[:-1])) if pieces[-1:] == ["</s>"] else None
            for pieces in outputs
        ]


def make_decoder(folder: Path, temperature: float, threads: int, device: str = "auto") -> Decoder:
    """The fitting decoder for this machine; sampling is PyTorch's alone."""
    begun = time.monotonic()
    chosen = choose_device(device)
    decoder: Decoder
    if chosen.type == "cpu" and not temperature:
        decoder = FastDecoder(folder, threads)
    else:
        decoder = TorchDecoder(folder, chosen, temperature)
    print(f"{type(decoder).__name__} after {time.monotonic() - begun:.0f} s", file=sys.stderr)
    return decoder
