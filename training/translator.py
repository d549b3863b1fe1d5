"""Train the built-in translator: python -m training.translator --config training/translator.toml"""

import argparse
import dataclasses
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from transformers import GenerationConfig, MarianConfig, MarianMTModel

from training.alignment import lexical_table
from training.config import load_config
from training.data import Corpus, Pair, digest_of, read_pairs
from training.embeddings import bilingual_start
from training.evaluate import score
from training.protect_pairs import SYMBOLS, prepare_pair
from training.trainer import CHECKPOINT, LOG, Trainer, TrainerSettings, use_threads
from training.vocabulary import END, UNKNOWN, Vocabulary, VocabularySettings, train_vocabulary


@dataclass(frozen=True)
class DataSettings:
    """What is trained on and measured with. Paths are relative to the folder of the data."""

    folder: str = "../shared/data"
    """Folder of the data; --data overrides it."""
    files: tuple[str, ...] = ("parallel/train.vi-en.tsv.xz",)
    """TSV files with columns vi, en, source, licence_class."""
    licences: str = "ABD"
    """Licence classes that are used; rows without one are always used."""
    without: tuple[str, ...] = ()
    """Sources left out."""
    repeats: dict[str, float] = field(default_factory=dict)
    """Source -> how often an epoch shows its pairs (1 for those not named)."""
    shortest: int = 3
    """Fewest tokens of a side."""
    longest: int = 80
    """Most tokens of a side."""
    synthetic: dict[str, float] = field(default_factory=dict)
    """Pairs that a model made (training.back_translate, .forward_translate, .copies; paths of .npz
    files) -> the share of an epoch's target tokens that each shall be."""
    development: tuple[str, ...] = ("dev/flores-dev.vi-en.tsv", "dev/alt-dev.vi-en.tsv")
    """TSV files with columns vi, en."""
    development_lines: int = 300
    """Lines of each that are used."""

    def has(self, pair: Pair) -> bool:
        """Whether licence and source of a pair are among those used."""
        licensed = not pair.licence or pair.licence in self.licences
        return licensed and pair.domain not in self.without


@dataclass(frozen=True)
class ModelSettings:
    """Shape of the Marian model."""

    width: int = 384
    encoder_layers: int = 6
    decoder_layers: int = 2
    feed_forward: int = 1536
    heads: int = 6
    activation: str = "relu"
    dropout: float = 0.1
    bilingual_start: bool = True
    """Start the tied embeddings from co-occurrence in the pairs instead of at random."""
    embeddings: str = ""
    """File with the embeddings of an earlier run over the same vocabulary, to start from."""
    start: str = ""
    """Folder of an exported model of this shape and vocabulary whose weights training goes on from."""


@dataclass(frozen=True)
class TranslatorConfig:
    """All settings of a run, as in translator.toml."""

    data: DataSettings = DataSettings()
    vocabulary: VocabularySettings = VocabularySettings()
    model: ModelSettings = ModelSettings()
    training: TrainerSettings = TrainerSettings()


def load_pairs(files: list[Path], settings: DataSettings) -> list[Pair]:
    """The chosen pairs, Vietnamese and English, with symbols where both sides state the same."""
    pairs = []
    for path in files:
        for pair in read_pairs(path):
            if settings.has(pair):
                source, target = prepare_pair(pair.source, pair.target)
                pairs.append(dataclasses.replace(pair, source=source, target=target))
    return pairs


@dataclass(frozen=True)
class Corpora:
    """What a run is trained on and measured with."""

    vocabulary: Vocabulary
    training: Corpus
    development: dict[str, Corpus]

    def swapped(self) -> "Corpora":
        """The same for a model of the other direction."""
        development = {name: corpus.swapped() for name, corpus in self.development.items()}
        return Corpora(self.vocabulary, self.training.swapped(), development)


def load_corpora(
    config: TranslatorConfig, data: Path, folder: Path, vocabulary_folder: Path
) -> Corpora:
    """Vocabulary, training corpus and development corpora, which are left in the run's folder.

    A run's folder that holds them needs no data: it can be made on one machine and trained on
    another.
    """
    settings = config.data
    if not (data / settings.files[0]).exists() and (folder / "corpus.npz").exists():
        return kept_corpora(folder, vocabulary_folder)
    cached = folder / "corpus.npz"
    pairs = load_pairs([data / name for name in settings.files], settings)
    vocabulary = find_vocabulary(config, vocabulary_folder, pairs)
    digest = digest_of(
        pairs, vocabulary.digest, settings.shortest, settings.longest, settings.repeats
    )
    if not cached.exists() or (corpus := Corpus.load(cached)).digest != digest:
        corpus = Corpus.encode(
            pairs,
            vocabulary.encode,
            end=END,
            shortest=settings.shortest,
            longest=settings.longest,
            repeats=settings.repeats,
            digest=digest,
        )
        corpus.save(cached)
    development = {}
    for name in settings.development:
        dev = load_pairs([data / name], settings)[: settings.development_lines]
        stem = Path(name).name.split(".")[0]
        development[stem] = Corpus.encode(dev, vocabulary.encode, end=END, digest=digest_of(dev))
        development[stem].save(folder / f"dev.{stem}.npz")
    return Corpora(vocabulary, corpus, development)


def kept_corpora(folder: Path, vocabulary_folder: Path) -> Corpora:
    """What `load_corpora` left in a folder."""
    return Corpora(
        Vocabulary(vocabulary_folder),
        Corpus.load(folder / "corpus.npz"),
        {
            path.stem.removeprefix("dev."): Corpus.load(path)
            for path in sorted(folder.glob("dev.*.npz"))
        },
    )


def find_vocabulary(config: TranslatorConfig, folder: Path, pairs: list[Pair]) -> Vocabulary:
    """The vocabulary in ``folder``, trained on the pairs if there is none."""
    if (folder / "tokenizer_config.json").exists():
        return Vocabulary(folder)
    symbols = tuple(dict.fromkeys((*config.vocabulary.user_symbols, *SYMBOLS)))
    return train_vocabulary(
        (text for pair in pairs for text in (pair.source, pair.target)),
        folder,
        dataclasses.replace(config.vocabulary, user_symbols=symbols),
        ("vi", "en"),
    )


def with_made(corpus: Corpus, settings: DataSettings) -> Corpus:
    """The corpus, mixed with what ``data.synthetic`` names."""
    if not settings.synthetic:
        return corpus
    return corpus.mixed(
        [(Corpus.load(Path(name)), share) for name, share in settings.synthetic.items()]
    )


def make_model(
    settings: ModelSettings, vocabulary: Vocabulary, corpus: Corpus | None, seed: int
) -> MarianMTModel:
    """A fresh fp32 model; with a corpus, its embeddings start from it."""
    torch.manual_seed(seed)
    deviation = settings.width**-0.5
    model = MarianMTModel(
        MarianConfig(
            vocab_size=vocabulary.size,
            d_model=settings.width,
            encoder_layers=settings.encoder_layers,
            decoder_layers=settings.decoder_layers,
            encoder_ffn_dim=settings.feed_forward,
            decoder_ffn_dim=settings.feed_forward,
            encoder_attention_heads=settings.heads,
            decoder_attention_heads=settings.heads,
            activation_function=settings.activation,
            dropout=settings.dropout,
            max_position_embeddings=512,
            scale_embedding=True,
            init_std=deviation,
            pad_token_id=vocabulary.pad,
            decoder_start_token_id=vocabulary.pad,
            eos_token_id=END,
            forced_eos_token_id=END,
        )
    )
    for module in model.modules():
        if isinstance(module, nn.Linear) and module is not model.lm_head:
            nn.init.xavier_uniform_(module.weight)
    if corpus is not None and settings.bilingual_start:
        with torch.no_grad():
            table = (
                torch.load(settings.embeddings, weights_only=True)
                if settings.embeddings
                else bilingual_start(corpus, vocabulary.size, settings.width, deviation=deviation)
            )
            embeddings = model.get_input_embeddings()
            assert isinstance(embeddings, nn.Embedding)
            embeddings.weight.copy_(table)
    return model


def start_from(
    folder: Path, *, feed_forward: int = 0, dropout: float | None = None
) -> MarianMTModel:
    """A fresh fp32 model with the weights that were exported to ``folder``.

    Args:
        folder: config.json and model.safetensors.
        feed_forward: a larger width of the feed-forward layers; the new units come out as nothing
            until they are trained (Net2Net, Chen et al. 2016), so the model computes what it did.
        dropout: another rate than the one it was trained with.
    """
    config = MarianConfig.from_pretrained(folder)
    state = {name: value.float() for name, value in load_file(folder / "model.safetensors").items()}
    if feed_forward > config.encoder_ffn_dim:
        config.encoder_ffn_dim = config.decoder_ffn_dim = feed_forward
        state = {name: _widened(name, value, feed_forward) for name, value in state.items()}
    if dropout is not None:
        config.dropout = dropout
    model = MarianMTModel(config)
    model.load_state_dict(state, strict=False)
    model.tie_weights()
    return model


def _widened(name: str, value: torch.Tensor, size: int) -> torch.Tensor:
    if name.endswith("fc1.weight"):
        more = torch.empty(size - value.size(0), value.size(1))
        return torch.cat([value, nn.init.xavier_uniform_(more)])
    if name.endswith("fc1.bias"):
        return torch.cat([value, torch.zeros(size - value.size(0))])
    if name.endswith("fc2.weight"):
        return torch.cat([value, torch.zeros(value.size(0), size - value.size(1))], 1)
    return value


def export(
    model: MarianMTModel, weights: dict[str, torch.Tensor], vocabulary: Vocabulary, folder: Path
) -> None:
    """Write a transformers folder in fp16; `model` is a fresh one, so that its fixed positions are exact."""
    with torch.no_grad():
        for name, param in model.named_parameters():
            if name in weights:
                param.copy_(weights[name])
    model.generation_config = GenerationConfig(
        max_length=200,
        num_beams=4,
        pad_token_id=vocabulary.pad,
        eos_token_id=END,
        forced_eos_token_id=END,
        decoder_start_token_id=vocabulary.pad,
        bad_words_ids=[[vocabulary.pad]],
    )
    model.half().save_pretrained(folder)
    vocabulary.copy_to(folder)


def with_guide(settings: TrainerSettings, corpus: Corpus, size: int, run: Path) -> TrainerSettings:
    """The settings with guide "auto" turned into a file, made once for the run."""
    if settings.guide != "auto":
        return settings
    path = run / "guide.pt"
    if not path.exists():
        torch.save(lexical_table(corpus, size), path)
    return dataclasses.replace(settings, guide=str(path))


def command_line() -> argparse.ArgumentParser:
    """What can be asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("translator.toml"))
    parser.add_argument(
        "--run", type=Path, required=True, help="folder of this run; an interrupted one goes on"
    )
    parser.add_argument("--data", type=Path, help="folder of the data")
    parser.add_argument(
        "--vocabulary",
        type=Path,
        help="folder of the vocabulary (RUN/vocabulary), trained if not there",
    )
    parser.add_argument("--licence", choices=["A", "AB", "ABD"], help="licence classes to train on")
    parser.add_argument(
        "--reverse", action="store_true", help="English to Vietnamese, for back-translation"
    )
    parser.add_argument("--prepare", action="store_true", help="make the corpora and stop")
    parser.add_argument("--evaluate", action="store_true", help="only measure RUN/model")
    parser.add_argument(
        "--set", action="append", default=[], metavar="TABLE.KEY=VALUE", help="change a setting"
    )
    return parser


def main() -> None:
    """Train, export and measure; or with --evaluate only measure what was exported."""
    arguments = command_line().parse_args()
    changes = list(arguments.set)
    if arguments.licence:
        changes.append(f'data.licences="{arguments.licence}"')
    config = load_config(TranslatorConfig, arguments.config, changes)
    data = arguments.data or Path(config.data.folder)
    run: Path = arguments.run
    run.mkdir(parents=True, exist_ok=True)
    if not arguments.evaluate:
        begun = time.monotonic()
        corpora = load_corpora(config, data, run, arguments.vocabulary or run / "vocabulary")
        print(
            f"data ready after {time.monotonic() - begun:.0f} s: {len(corpora.training)} pairs",
            file=sys.stderr,
        )
        if arguments.prepare:
            return
        train(config, corpora, run, reverse=arguments.reverse)
    if not data.is_dir():
        return  # trained away from the data; --evaluate measures the model where they are
    development = [data / name for name in config.data.development]
    scores = score(
        run / "model", development, reverse=arguments.reverse, lines=config.data.development_lines
    )
    (run / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(scores, indent=1))


def train(
    config: TranslatorConfig,
    corpora: Corpora,
    run: Path,
    *,
    reverse: bool,
    minutes: Callable[[], float] | None = None,
) -> None:
    """Train into `run` and write RUN/model; what it was made from is noted in RUN/run.json.

    `minutes`, asked when all is loaded, is the time budget in place of the settings'.
    """
    use_threads(config.training.threads)
    run.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    if reverse:
        corpora = corpora.swapped()
    vocabulary = corpora.vocabulary
    corpus = with_made(corpora.training, config.data)
    fresh = not (run / CHECKPOINT).exists()
    model = first_model(config, vocabulary, corpus if fresh else None)
    shape = model.config
    print(
        f"model ready after {time.monotonic() - begun:.0f} s: {model.num_parameters()} parameters",
        file=sys.stderr,
    )
    own = {"reverse": reverse, "genuine_pairs": len(corpora.training)}
    note_run(run, model, vocabulary, corpus, own | {"config": dataclasses.asdict(config)})
    settings = with_guide(config.training, corpus, vocabulary.size, run)
    if minutes is not None:
        settings = dataclasses.replace(settings, minutes=minutes())
    trainer = make_trainer(model, vocabulary, corpus, corpora.development, settings, run)
    if fresh:  # an earlier process may have ended before its first checkpoint
        (run / LOG).unlink(missing_ok=True)
    if fresh and config.model.start:
        trainer.log(**trainer.evaluate(), start=True)  # what there is to better
    trainer.run()
    export(MarianMTModel(shape), trainer.best_weights(), vocabulary, run / "model")


def first_model(
    config: TranslatorConfig, vocabulary: Vocabulary, corpus: Corpus | None
) -> MarianMTModel:
    """What training begins with: an export that the settings name, or a fresh model."""
    settings, seed = config.model, config.training.seed
    torch.manual_seed(seed)
    if settings.start:
        return start_from(
            Path(settings.start), feed_forward=settings.feed_forward, dropout=settings.dropout
        )
    return make_model(settings, vocabulary, corpus, seed)


def note_run(
    run: Path,
    model: MarianMTModel,
    vocabulary: Vocabulary,
    corpus: Corpus,
    own: dict[str, object],
) -> None:
    """Write RUN/run.json: what the run is made from, with what is the recipe's own."""
    note = {
        "data_sha256": corpus.digest,
        "vocabulary_sha256": vocabulary.digest,
        "pairs": len(corpus),
        "source_tokens_per_epoch": int((corpus.source.lengths * corpus.repeats).sum()),
        "target_tokens_per_epoch": int((corpus.target.lengths * corpus.repeats).sum()),
        "parameters": model.num_parameters(),
        "threads": torch.get_num_threads(),
        **own,
    }
    (run / "run.json").write_text(json.dumps(note, indent=1) + "\n", encoding="utf-8")


def make_trainer(
    model: MarianMTModel,
    vocabulary: Vocabulary,
    corpus: Corpus,
    development: dict[str, Corpus],
    settings: TrainerSettings,
    run: Path,
) -> Trainer:
    """A trainer that drops neither the end nor the symbols of protected spans."""
    return Trainer(
        model, corpus, development, settings, run,
        unknown=UNKNOWN, never_dropped=(END, *vocabulary.symbol_ids()),
    )  # fmt: skip


if __name__ == "__main__":
    main()
