"""Translate development sets with CTranslate2 and score them with sacreBLEU."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from training.data import read_pairs
from training.protect_pairs import prepare_source
from training.vocabulary import Vocabulary


def convert(folder: Path, output: Path, quantization: str = "float32") -> None:
    """Marian folder -> CTranslate2 folder. In its own process: the converter changes the configuration it is given."""
    command = "from ctranslate2.converters.transformers import main; main()"
    subprocess.run(
        [
            sys.executable,
            "-c",
            command,
            "--model",
            str(folder),
            "--output_dir",
            str(output),
            "--quantization",
            quantization,
            "--force",
        ],
        check=True,
        stdout=sys.stderr,
    )


def translate(
    folder: Path,
    sentences: Sequence[str],
    *,
    beam: int = 4,
    quantization: str = "int8",
    threads: int = 2,
) -> list[str]:
    """Translations by the Marian model in `folder`; `sentences` are as `prepare_pair` makes them, and so is the output."""
    import ctranslate2

    vocabulary = Vocabulary(folder)
    with tempfile.TemporaryDirectory() as scratch:
        convert(folder, Path(scratch) / "model", quantization)
        engine = ctranslate2.Translator(
            str(Path(scratch) / "model"),
            compute_type=quantization,
            inter_threads=threads,
            intra_threads=1,
        )
        results = engine.translate_batch(
            [
                [*tokens, "</s>"]
                for tokens in vocabulary.pieces.encode(list(sentences), out_type=str)
            ],
            beam_size=beam,
            max_batch_size=2048,
            batch_type="tokens",
            max_decoding_length=200,
        )
    return [vocabulary.pieces.decode(result.hypotheses[0]) for result in results]


def score(
    folder: Path,
    development: Sequence[Path],
    *,
    reverse: bool = False,
    lines: int = 300,
) -> dict[str, Any]:
    """BLEU and chrF (0-100, with sacreBLEU's signatures) of the first `lines` of each development set.

    In int8, with beams of 1 and of 4.
    """
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    found: dict[str, Any] = {"folder": folder.name, "lines": lines, "quantization": "int8"}
    for path in development:
        pairs = list(read_pairs(path))[:lines]
        texts = [pair.target if reverse else pair.source for pair in pairs]
        references = [pair.source if reverse else pair.target for pair in pairs]
        prepared = [prepare_source(text, "en" if reverse else "vi") for text in texts]
        for beam in (1, 4):
            begun = time.monotonic()
            raw = translate(folder, [text for text, _ in prepared], beam=beam)
            outputs = [restore(text) for (_, restore), text in zip(prepared, raw, strict=True)]
            bleu, chrf = BLEU(), CHRF()
            found[f"{path.name.split('.')[0]} beam {beam}"] = {
                "bleu": round(bleu.corpus_score(outputs, [references]).score, 2),
                "chrf": round(chrf.corpus_score(outputs, [references]).score, 2),
                "seconds": round(time.monotonic() - begun, 1),
            }
            found["signatures"] = [str(bleu.get_signature()), str(chrf.get_signature())]
    return found
