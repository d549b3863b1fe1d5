"""Train the built-in summariser: python -m training.summariser --run RUN --start FOLDER

A Marian model of the translator's shape and vocabulary, started from a translator that reads
Vietnamese and attends to what it writes; its decoder learns Vietnamese. It is shown the headline
and the sentences of the article that `summarize.summary` would show it, and learns to write the
newspaper's own abstract. Numbers, dates and names are symbols on both sides, one symbol for equal
wordings, so that the model copies facts and never spells them.
"""

import argparse
import dataclasses
import itertools
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from summarize.document import Segment, Span
from summarize.facts.protect import Fixed, find_fixed, mask
from summarize.summary.evidence import Evidence, words
from summarize.summary.stage import BAR, select
from training.config import load_config
from training.data import Corpus, Pair, digest_of
from training.files import opened
from training.trainer import TrainerSettings
from training.translator import export, make_trainer, note_run, start_from
from training.vocabulary import END, Vocabulary

#: Share of an abstract's words that what is shown must hold; below, the example would teach the
#: model to add what it was not told. Three in five articles pass both this and the facts.
LEAST_WORDS = 0.65
#: Symbols and newlines can make what is shown a little longer than the sentences by themselves.
WIDER = 40


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
    window: int = 300
    """Most tokens of what is shown; the card's `limit_in` says the same."""
    shortest: int = 8
    """Fewest tokens of an abstract."""
    longest: int = 90
    """Most tokens of an abstract."""


@dataclass(frozen=True)
class SummariserConfig:
    """All settings of a run, as in summariser.toml."""

    data: DataSettings = DataSettings()
    dropout: float = 0.15
    """In training; articles are few."""
    training: TrainerSettings = field(default_factory=TrainerSettings)


def read_articles(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """(title, abstract, sentences of the body) of each line of a .jsonl or .jsonl.xz file."""
    with opened(path) as lines:
        for line in lines:
            row = json.loads(line)
            yield row["title"], row["abstract"], row["body"].split("\n")


def in_source_words(text: str) -> list[Fixed]:
    """The fixed spans of ``text`` with their own wording as target: a summary keeps it."""
    return [dataclasses.replace(f, target=f.span.of(text)) for f in find_fixed(text)]


def as_segments(lines: list[str]) -> list[Segment]:
    """One segment a line; empty lines are skipped."""
    return [
        Segment(id=f"s{n}", span=Span(start=0, end=len(line)), source=line)
        for n, line in enumerate((line.strip() for line in lines), 1)
        if line
    ]


def prepare(shown: str, wanted: str) -> tuple[str, str] | None:
    """Both texts with shared symbols; None where the second states a number, a date or a name that
    the first does not: it would teach the model to invent."""
    masked = mask(shown, in_source_words(shown), shared=True)
    symbols = {(f.kind, f.target.casefold()): s for s, f in masked.fixed.items()}
    pieces: list[str] = []
    at = 0
    for item in in_source_words(wanted):
        symbol = symbols.get((item.kind, item.target.casefold()))
        if symbol is None:
            return None
        pieces += (wanted[at : item.span.start], symbol)
        at = item.span.end
    return masked.text, "".join((*pieces, wanted[at:]))


def example(
    title: str, abstract: str, body: list[str], vocabulary: Vocabulary, window: int
) -> Pair | None:
    """What the model is shown of an article, as at run time, and its abstract; None where the
    abstract says what is not shown."""
    segments = as_segments(body)
    if not segments:
        return None
    opening, *lengths = (len(ids) for ids in vocabulary.encode(
        [f"{title}{BAR}", *(s.source for s in segments)]
    ))  # fmt: skip
    chosen = select(Evidence(segments), title, window - opening, lengths)
    shown = f"{title}{BAR}" + "\n".join(segments[i].source for i in chosen)
    prepared = prepare(shown, abstract)
    if prepared is None or not _borne_out(abstract, shown):
        return None
    return Pair(*prepared)


def _borne_out(abstract: str, shown: str) -> bool:
    wanted, seen = words(abstract), set(words(shown))
    return sum(word in seen for word in wanted) >= LEAST_WORDS * len(wanted)


def load_pairs(path: Path, vocabulary: Vocabulary, window: int, most: int = 0) -> list[Pair]:
    """Prepared examples of a file, of its first ``most`` articles (0: all)."""
    articles = itertools.islice(read_articles(path), most or None)
    made = (example(*article, vocabulary, window) for article in articles)
    return [pair for pair in made if pair is not None]


def load_corpus(
    path: Path, config: SummariserConfig, vocabulary: Vocabulary, cached: Path, most: int = 0
) -> Corpus:
    """The tokenised examples of a file; kept in ``cached`` between runs."""
    if cached.exists():
        return Corpus.load(cached)
    settings = config.data
    pairs = load_pairs(path, vocabulary, settings.window, most)
    corpus = Corpus.encode(
        pairs,
        vocabulary.encode,
        end=END,
        shortest=settings.shortest,
        longest=settings.window + WIDER,
        longest_target=settings.longest,
        digest=digest_of(pairs, vocabulary.digest),
    )
    corpus.save(cached)
    return corpus


def command_line() -> argparse.ArgumentParser:
    """What can be asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("summariser.toml"))
    parser.add_argument("--run", type=Path, required=True, help="folder of this run")
    parser.add_argument(
        "--start",
        type=Path,
        required=True,
        help="model to start from; its vocabulary is enough to --prepare",
    )
    parser.add_argument("--prepare", action="store_true", help="make the examples and stop")
    parser.add_argument("--data", type=Path, help="folder of the data")
    parser.add_argument(
        "--set", action="append", default=[], metavar="TABLE.KEY=VALUE", help="change a setting"
    )
    return parser


def main() -> None:
    """Train and export RUN/model; an interrupted run goes on."""
    arguments = command_line().parse_args()
    config = load_config(SummariserConfig, arguments.config, arguments.set)
    data = arguments.data or Path(config.data.folder)
    run: Path = arguments.run
    run.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    vocabulary = Vocabulary(arguments.start)
    corpus = load_corpus(data / config.data.train, config, vocabulary, run / "corpus.npz")
    development = load_corpus(
        data / config.data.development, config, vocabulary,
        run / "development.npz", config.data.development_lines,
    )  # fmt: skip
    print(
        f"data ready after {time.monotonic() - begun:.0f} s: {len(corpus)} articles",
        file=sys.stderr,
    )
    if arguments.prepare:
        return
    model = start_from(arguments.start, dropout=config.dropout)
    note_run(run, model, vocabulary, corpus, {"config": dataclasses.asdict(config)})
    trainer = make_trainer(
        model, vocabulary, corpus, {"summaries": development}, config.training, run
    )
    trainer.run()
    export(start_from(arguments.start), trainer.best_weights(), vocabulary, run / "model")


if __name__ == "__main__":
    main()
