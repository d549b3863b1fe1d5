"""The transformers engine on an accelerator: sentences a second and the share of its limit.

Without one the same code runs on CPU, which proves that it runs.
"""

import random
import tempfile
import time
from pathlib import Path
from typing import Any

import torch

from benchmarks import corpus, shapes, turns
from summarize.engines.catalog import load_translator
from summarize.options import EngineOptions


def run(small: bool = False) -> dict[str, Any]:
    """opus-mt's shape with random weights, every output of as many tokens as the shape has, beam 4.

    The limit is that of matrix products in the engine's own number type; the work is two
    operations for each weight and token, once a source token and once a beam's output token.
    """
    device = "cuda" if torch.cuda.is_available() else "cpu"
    dice = random.Random(2)
    count = 4 if small or device == "cpu" else 4_000
    texts = [corpus.varied(dice.choice(corpus.sentences()), dice) for _ in range(count)]
    with tempfile.TemporaryDirectory() as scratch:
        folder = shapes.marian(Path(scratch, "marian"))
        options = EngineOptions(engine="transformers", device=device, cache=Path(scratch))  # type: ignore[arg-type]
        translator = load_translator(str(folder), options=options)
        translator.translate(texts[: max(1, count // 20)])
        seconds = turns.once(lambda: translator.translate(texts))
        sources = sum(map(translator.count_tokens, texts))
    # Layers of 512 and 2048: 3.1 million weights in the encoder's, 4.2 in the decoder's; and the
    # table of 53,000 outputs.
    outputs = 4 * shapes.TOKENS["marian"] * count
    work = 2 * (6 * 3.15e6 * sources + (6 * 4.2e6 + 53_000 * 512) * outputs)
    limit = _matrix_rate(device, 8192 if device == "cuda" else 512)
    return {
        "device": torch.cuda.get_device_name() if device == "cuda" else "cpu",
        "sentences": count,
        "sentences_per_second": round(count / seconds, 2),
        "tera_operations_per_second": round(work / seconds / 1e12, 4),
        "limit_tera_operations_per_second": round(limit / 1e12, 4),
        "share_of_limit": round(work / seconds / limit, 4),
    }


def _matrix_rate(device: str, size: int, count: int = 20) -> float:
    """Operations a second of matrix products, bfloat16 on an accelerator as the engine has it."""
    kind = torch.bfloat16 if device == "cuda" else torch.float32
    a = torch.rand(size, size, device=device, dtype=kind)
    b = a @ a
    begun = time.perf_counter()
    for _ in range(count):
        b = a @ a
    float(b[0, 0])  # waits for the device
    return 2 * size**3 * count / (time.perf_counter() - begun)
