"""Train the built-in summariser: python -m training.summariser --run RUN --translator FOLDER

A Marian model of the translator's shape, started from the translator's weights: its encoder
already reads Vietnamese, its embeddings are shared. It rewrites: input is the headline (or not)
and the one or two sentences that a summary sentence rests on, output the sentence a newspaper's
own abstract has for them. Numbers, dates and names are symbols on both sides, one symbol for
equal wordings, so that the model copies facts and never spells them.
"""

import argparse
import dataclasses
import itertools
import json
import lzma
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import torch
from safetensors.torch import load_file
from transformers import MarianConfig, MarianMTModel

from summarize.facts.protect import Fixed, find_fixed, mask
from training.config import load_config
from training.data import Corpus, Pair, digest_of
from training.groups import examples
from training.trainer import Trainer, TrainerSettings
from training.translator import export
from training.vocabulary import END, UNKNOWN, Vocabulary

#: Kinds of symbols an abstract must take from its article; a pair where it does not would teach
#: the model to invent.
_MUST_STAND = frozenset("ndmyt")


@dataclass(frozen=True)
class DataSettings:
    """Articles with abstracts, one JSON object a line: title, abstract, body."""

    folder: str = "../shared/data"
    """Folder of the data; --data overrides it."""
    train: str = "summaries/train-60k.jsonl.xz"
    """Training articles."""
    development: str = "summaries/dev.jsonl"
    """Development articles."""
    development_lines: int = 400
    """Development articles whose loss is measured."""
    longest_source: int = 150
    """Most tokens of what is shown."""
    shortest: int = 8
    """Fewest tokens of a summary sentence."""
    longest: int = 80
    """Most tokens of a summary sentence."""


@dataclass(frozen=True)
class SummariserConfig:
    """All settings of a run, as in summariser.toml."""

    data: DataSettings = DataSettings()
    training: TrainerSettings = field(default_factory=TrainerSettings)


def read_articles(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """(title, abstract, sentences of the body) of each line of a .jsonl or .jsonl.xz file."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["title"], row["abstract"], row["body"].split("\n")


def in_source_words(text: str) -> list[Fixed]:
    """The fixed spans of ``text`` with their own wording as target: a summary keeps it."""
    return [dataclasses.replace(f, target=f.span.of(text)) for f in find_fixed(text)]


def prepare(shown: str, wanted: str) -> tuple[str, str] | None:
    """Both texts with shared symbols; None where the second states a number or a date that the
    first does not."""
    masked = mask(shown, in_source_words(shown), shared=True)
    symbols = {(f.kind, f.target.casefold()): s for s, f in masked.fixed.items()}
    pieces: list[str] = []
    at = 0
    for item in in_source_words(wanted):
        symbol = symbols.get((item.kind, item.target.casefold()))
        if symbol is None:
            if item.kind in _MUST_STAND:
                return None
            continue
        pieces += (wanted[at : item.span.start], symbol)
        at = item.span.end
    return masked.text, "".join((*pieces, wanted[at:]))


def load_pairs(path: Path, most: int = 0) -> list[Pair]:
    """Prepared examples of a file, of its first ``most`` articles (0: all)."""
    pairs: list[Pair] = []
    for title, abstract, body in itertools.islice(read_articles(path), most or None):
        for example in examples(title, abstract, body):
            prepared = prepare(example.source, example.target)
            if prepared is not None:
                pairs.append(Pair(*prepared))
    return pairs


def load_corpus(
    path: Path, config: SummariserConfig, vocabulary: Vocabulary, cached: Path | None
) -> Corpus:
    """The tokenised examples of a file; kept in ``cached`` between runs."""
    if cached is not None and cached.exists():
        return Corpus.load(cached)
    settings = config.data
    pairs = load_pairs(path, 0 if cached is not None else settings.development_lines)
    corpus = Corpus.encode(
        pairs,
        vocabulary.encode,
        end=END,
        shortest=settings.shortest,
        longest=settings.longest_source,
        longest_target=settings.longest,
        digest=digest_of(pairs, vocabulary.digest),
    )
    if cached is not None:
        corpus.save(cached)
    return corpus


def with_guide(settings: TrainerSettings, size: int, run: Path) -> TrainerSettings:
    """The settings with guide "same" turned into a file: a token is written while reading the same
    token, which is nearly all a rewriter does and not what the translator's attention has learnt."""
    if settings.guide != "same":
        return settings
    path = run / "guide.pt"
    torch.save(torch.eye(size, dtype=torch.float16), path)
    return dataclasses.replace(settings, guide=str(path))


def start_from(folder: Path) -> MarianMTModel:
    """A fresh fp32 model with the weights of the translator in ``folder``."""
    model = MarianMTModel(MarianConfig.from_pretrained(folder))
    state = {name: value.float() for name, value in load_file(folder / "model.safetensors").items()}
    model.load_state_dict(state, strict=False)
    model.tie_weights()
    return model


def main() -> None:
    """Train and export RUN/model; an interrupted run goes on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("summariser.toml"))
    parser.add_argument("--run", type=Path, required=True, help="folder of this run")
    parser.add_argument(
        "--translator", type=Path, required=True, help="trained translator to start from"
    )
    parser.add_argument("--data", type=Path, help="folder of the data")
    parser.add_argument(
        "--set", action="append", default=[], metavar="TABLE.KEY=VALUE", help="change a setting"
    )
    arguments = parser.parse_args()
    config = load_config(SummariserConfig, arguments.config, arguments.set)
    data = arguments.data or Path(config.data.folder)
    run: Path = arguments.run
    run.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(config.training.threads)
    begun = time.monotonic()
    vocabulary = Vocabulary(arguments.translator)
    corpus = load_corpus(data / config.data.train, config, vocabulary, run / "corpus.npz")
    development = load_corpus(data / config.data.development, config, vocabulary, None)
    print(
        f"data ready after {time.monotonic() - begun:.0f} s: {len(corpus)} articles",
        file=sys.stderr,
    )
    model = start_from(arguments.translator)
    note = {
        "data_sha256": corpus.digest,
        "vocabulary_sha256": vocabulary.digest,
        "articles": len(corpus),
        "source_tokens_per_epoch": int(corpus.source.lengths.sum()),
        "target_tokens_per_epoch": int(corpus.target.lengths.sum()),
        "parameters": model.num_parameters(),
        "config": dataclasses.asdict(config),
    }
    (run / "run.json").write_text(json.dumps(note, indent=1) + "\n", encoding="utf-8")
    trainer = Trainer(
        model, corpus, {"summaries": development},
        with_guide(config.training, vocabulary.size, run), run,
        unknown=UNKNOWN, never_dropped=(END, *vocabulary.symbol_ids()),
    )  # fmt: skip
    trainer.run()
    weights = {name: value.cpu() for name, value in trainer.best_weights().items()}
    export(start_from(arguments.translator), weights, vocabulary, run / "model")


if __name__ == "__main__":
    main()
