"""Two languages of a few words and a translator that knows them, for whole runs in seconds."""

import json
import random
from dataclasses import dataclass
from pathlib import Path

import pytest

#: One word each way, so that a model of one layer learns it in seconds.
WORDS = {
    "người": "people", "mưa": "rain", "đường": "road", "cầu": "bridge", "nước": "water",
    "trường": "school", "chợ": "market", "nhà": "house", "sông": "river", "biển": "sea",
    "thấy": "see", "gần": "near", "lớn": "large", "nhỏ": "small", "đẹp": "nice", "cũ": "old",
}  # fmt: skip


@dataclass(frozen=True)
class Tiny:
    """A folder of data, the translator's settings for it, and an exported model to start from."""

    data: Path
    translator: Path
    start: Path


def sentences(number: int, seed: int, fewest: int = 6) -> list[tuple[str, str]]:
    """Pairs of some words, twelve at most, and, in one of three, a figure."""
    chance = random.Random(seed)
    pairs = []
    for _ in range(number):
        words = chance.choices(list(WORDS), k=chance.randint(fewest, 12))
        vi, en = " ".join(words), " ".join(WORDS[word] for word in words)
        if chance.random() < 1 / 3:
            figure = f" {chance.randint(12, 98)}"
            vi, en = vi + figure, en + figure
        pairs.append((vi, en))
    return pairs


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    """Trained for some seconds; what it writes is of the right language, length and figures."""
    pytest.importorskip("torch")
    pytest.importorskip("scipy")
    from training.config import load_config  # noqa: PLC0415 - slow imports
    from training.translator import TranslatorConfig, load_corpora, train  # noqa: PLC0415

    root = tmp_path_factory.mktemp("tiny")
    data = root / "data"
    for name, pairs in {"train.tsv": sentences(600, 1), "dev.tsv": sentences(30, 2)}.items():
        data.mkdir(exist_ok=True)
        (data / name).write_text(
            "".join(f"{vi}\t{en}\tnews\tA\n" for vi, en in pairs), encoding="utf-8"
        )
    english = "".join(f"{en}\n" for _, en in sentences(60, 3))
    (data / "en.txt").write_text(english, encoding="utf-8")
    bodies = [vi for vi, _ in sentences(60, 4, 10)]
    articles = [
        {"title": "", "abstract": "", "body": "\n".join([*bodies[at : at + 6], "cắt"])}
        for at in range(0, 60, 6)
    ]
    rows = "".join(f"{json.dumps(row)}\n" for row in articles)
    (data / "news.jsonl").write_text(rows, encoding="utf-8")
    translator = root / "translator.toml"
    translator.write_text(
        '[data]\nfiles = ["train.tsv"]\ndevelopment = ["dev.tsv"]\n[vocabulary]\nsize = 160\n'
        "[model]\nwidth = 48\nencoder_layers = 1\ndecoder_layers = 1\nfeed_forward = 96\n"
        "heads = 2\ndropout = 0.05\n[training]\nminutes = 0\ntarget_tokens = 80_000\n"
        'batch_tokens = 600\nthreads = 1\nrate = 1e-2\nwarmup_steps = 20\noptimizer = "adamw"\n'
        'guide = "auto"\nguide_weight = 1.0\naverage_decay = 0.98\n',
        encoding="utf-8",
    )
    config = load_config(TranslatorConfig, translator)
    run = root / "run"
    run.mkdir()
    train(config, load_corpora(config, data, run, run / "vocabulary"), run, reverse=False)
    return Tiny(data, translator, run / "model")
