"""From a model's name to a loaded engine. The one file here that imports inside functions:

``load_translator`` and ``load_summarizer`` import a model library only when its model is asked
for, so importing this file costs nothing.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import platformdirs

from summarize.engines.cards import Card, Task, cards
from summarize.engines.checkpoint import Checkpoint, open_checkpoint
from summarize.engines.fingerprint import weights_hash
from summarize.engines.manifest import MANIFEST, Hashes, check_manifest, read_manifest
from summarize.engines.roles import DecodingOptions, Generator, ModelSummarizer, ModelTranslator
from summarize.errors import ModelError
from summarize.options import EngineOptions
from summarize.protocols import Summarizer, Translator

if TYPE_CHECKING:
    from summarize.engines.start import Start

logger = logging.getLogger(__name__)

BUILTIN = Path(__file__).with_name("builtin")
#: Families with a large range, which overflow in float16.
_WIDE = frozenset({"t5", "mt5", "umt5"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelStatus:
    """One line of ``models list``.

    Attributes:
        card: what is known of the model.
        installed: whether its files are here.
        folder: where they are or would be; None for engines without a model.
        default: whether ``auto`` takes it now.
    """

    card: Card
    installed: bool
    folder: Path | None
    default: bool


def default_cache() -> Path:
    """The user's cache folder of this program (``~/.cache/summarize`` on Linux)."""
    return Path(platformdirs.user_cache_dir("summarize"))


def load_translator(
    name: str = "auto", *, options: EngineOptions | None = None, cache: Path | None = None
) -> Translator:
    """Load a translator.

    Args:
        name: a card's name, a local folder in Hugging Face layout, or ``auto`` (the best one
            installed). ``auto`` here and a name in ``options.translator`` means that name.
        options: engine, device, beam, batch, threads; the defaults without.
        cache: folder of fetched and converted models; the user's cache without.

    Raises:
        ModelError: unknown (the message lists the known), not installed, damaged, or refused
            by the engine asked for.
    """
    options = options or EngineOptions()
    return _load("translate", options.translator if name == "auto" else name, options, cache)


def load_summarizer(
    name: str = "auto", *, options: EngineOptions | None = None, cache: Path | None = None
) -> Summarizer:
    """Load a summariser; arguments and errors as for ``load_translator``."""
    options = options or EngineOptions()
    return _load_summarizer(options.summarizer if name == "auto" else name, options, cache)


def list_models(cache: Path | None = None) -> list[ModelStatus]:
    """Every card: translators first, in the order of the file."""
    cache = cache or default_cache()
    found = []
    tasks: tuple[Task, ...] = ("translate", "summarise")
    for task in tasks:
        best = _best(task, cache)
        for card in cards(task).values():
            found.append(
                ModelStatus(
                    card=card,
                    installed=card.home == "none" or is_installed(card, cache),
                    folder=folder_of(card, cache),
                    default=best is not None and card.name == best.name,
                )
            )
    return found


def find_card(name: str, task: Task | None = None) -> Card:
    """The card of a name.

    Raises:
        ModelError: there is none; the message lists the known names.
    """
    tasks: tuple[Task, ...] = ("translate", "summarise") if task is None else (task,)
    for known in tasks:
        if name in cards(known):
            return cards(known)[name]
    names = ", ".join(known_name for known in tasks for known_name in cards(known))
    what = {"translate": "translator", "summarise": "summarizer", None: "model"}[task]
    raise ModelError(
        f"unknown {what} {name!r}; known: {names}",
        "give one of these names, or a folder that holds a model in Hugging Face layout",
    )


def folder_of(card: Card, cache: Path) -> Path | None:
    """Where the card's files are or would be; None for engines without a model."""
    if card.home == "package":
        return BUILTIN / card.folder
    return cache / "models" / card.name if card.home == "hub" else None


def is_installed(card: Card, cache: Path) -> bool:
    """Whether the card's files are here. They may still be damaged; loading says so."""
    folder = folder_of(card, cache)
    return folder is not None and (folder / MANIFEST).is_file()


def _best(task: Task, cache: Path) -> Card | None:
    ready = [card for card in cards(task).values() if card.rank and is_installed(card, cache)]
    return max(ready, key=lambda card: card.rank, default=None)


def resolve(task: Task, name: str, cache: Path) -> tuple[Card, Path | None]:
    """The card of a name and its folder; the folder exists."""
    if name == "auto":
        best = _best(task, cache)
        if best is None:
            rival = "echo" if task == "translate" else "lead"
            raise ModelError(
                f"no model that can {task} is installed",
                f"see: summarize models list; or use {rival!r}, which needs no model",
            )
        return best, folder_of(best, cache)
    path = Path(name).expanduser()
    if name not in cards(task) and path.is_dir():
        return _card_of_folder(task, path), path
    card = find_card(name, task)
    folder = folder_of(card, cache)
    if folder is not None and not is_installed(card, cache):
        if card.home == "package":
            raise ModelError(
                f"{folder}: this installation came without the built-in weights",
                "install summarize again, or take another model: summarize models list",
            )
        raise ModelError(f"model {name} is not installed", f"run: summarize models fetch {name}")
    return card, folder


def _card_of_folder(task: Task, folder: Path) -> Card:
    """A card for a folder that the user named: its own config says the conventions it can.

    A folder written by ``models fetch`` or by the training recipes has a manifest that names
    its card; the card's conventions then hold.
    """
    checkpoint = open_checkpoint(folder)
    manifest = _manifest(folder)
    if manifest is not None and manifest.name in cards(task):
        return replace(cards(task)[manifest.name], home="folder")
    positions = checkpoint.config.get("max_position_embeddings")
    return Card(
        name=folder.resolve().name,
        task=task,
        home="folder",
        target_language="en" if task == "translate" else "vi",
        source_code=_known_code(checkpoint, "vi"),
        target_code=_known_code(checkpoint, "en") if task == "translate" else "",
        limit_in=min(512, int(positions)) if positions else 512,
        limit_out=min(int(checkpoint.setting("max_length") or 256), int(positions or 512)),
        no_repeat=int(checkpoint.setting("no_repeat_ngram_size") or 0),
        length_penalty=float(checkpoint.setting("length_penalty") or 1.0),
        wide=checkpoint.family in _WIDE,
    )


def _known_code(checkpoint: Checkpoint, language: str) -> str:
    """The model's code of a language: NLLB's and mBART's are fixed by their papers."""
    codes = {
        "m2m_100": {"vi": "vie_Latn", "en": "eng_Latn"},
        "mbart": {"vi": "vi_VN", "en": "en_XX"},
    }
    return codes.get(checkpoint.family, {}).get(language, "")


def _manifest(folder: Path):  # type: ignore[no-untyped-def]
    try:
        return read_manifest(folder)
    except ValueError as error:
        raise ModelError(str(error), f"run: summarize models verify {folder}") from error


def _load(task: Task, name: str, options: EngineOptions, cache: Path | None) -> Translator:
    card, model = _model(task, name, options, cache or default_cache())
    if model is None:
        from summarize.engines.echo import EchoTranslator

        return EchoTranslator()
    return ModelTranslator(model, card)


def _load_summarizer(name: str, options: EngineOptions, cache: Path | None) -> Summarizer:
    card, model = _model("summarise", name, options, cache or default_cache())
    if model is None:
        from summarize.engines.echo import LeadSummarizer

        return LeadSummarizer()
    return ModelSummarizer(model, card)


def _model(
    task: Task, name: str, options: EngineOptions, cache: Path
) -> tuple[Card, Generator | None]:
    """The card and the loaded model; None for engines without one."""
    card, folder = resolve(task, name, cache)
    if folder is None:
        return card, None
    checkpoint = open_checkpoint(folder, next_step=_next_step(card, folder))
    hashes = Hashes(cache / "hashes")
    manifest = _manifest(folder)
    if manifest is not None and (found := check_manifest(folder, manifest, hashes)):
        raise ModelError(
            found[0], _next_step(card, folder) or f"run: summarize models verify {folder}"
        )
    if options.engine == "transformers":
        return card, _transformers(checkpoint, card, options, hashes)
    try:
        return card, _ctranslate2(checkpoint, card, options, cache, hashes)
    except ModelError as error:
        if options.engine == "ctranslate2" or error.code != "not-convertible":
            raise
        logger.warning("%s; transformers runs it, more slowly", error.message)
        return card, _transformers(checkpoint, card, options, hashes)


def _next_step(card: Card, folder: Path) -> str:
    if card.home == "hub":
        return f"run: summarize models fetch {card.name} --force"
    if card.home == "package":
        return "install summarize again"
    return ""


def _decoding(options: EngineOptions, device: Literal["cpu", "cuda"]) -> DecodingOptions:
    return DecodingOptions(
        beam=options.beam, batch_tokens=options.batch_tokens, threads=options.threads, device=device
    )


def _transformers(
    checkpoint: Checkpoint, card: Card, options: EngineOptions, hashes: Hashes
) -> Generator:
    import torch

    from summarize.engines.transformers import TransformersModel

    cuda = torch.cuda.is_available()
    if options.device == "cuda" and not cuda:
        raise ModelError("torch finds no CUDA device", "use --device cpu")
    device: Literal["cpu", "cuda"] = "cuda" if cuda and options.device != "cpu" else "cpu"
    revision = weights_hash(checkpoint, hashes.of)[:12]
    return TransformersModel(checkpoint, card, _decoding(options, device), revision)


def _ctranslate2(
    checkpoint: Checkpoint, card: Card, options: EngineOptions, cache: Path, hashes: Hashes
) -> Generator:
    import ctranslate2

    from summarize.engines.conversion import convert, pieces_of
    from summarize.engines.ctranslate2 import CTranslate2Model
    from summarize.engines.parity import vocabularies

    cuda = ctranslate2.get_cuda_device_count() > 0
    if options.device == "cuda" and not cuda:
        raise ModelError("CTranslate2 finds no CUDA device", "use --device cpu")
    device: Literal["cpu", "cuda"] = "cuda" if cuda and options.device != "cpu" else "cpu"
    start = _start(checkpoint, card)
    converted = convert(checkpoint, card, start, cache, hashes)
    forced = None if start.forced is None else vocabularies(converted.folder)[1][start.forced]
    return CTranslate2Model(
        converted.folder,
        pieces=pieces_of(checkpoint, converted.folder),
        card=card,
        options=_decoding(options, device),
        quantisation=converted.quantisation,
        revision=converted.weights[:12],
        forced=forced,
    )


def _start(checkpoint: Checkpoint, card: Card) -> Start:
    """Where decoding starts; languages are looked up in the tokenizer's own files."""
    from summarize.engines.start import start_of
    from summarize.engines.tokens import token_ids

    return start_of(checkpoint, card, lambda token: token_ids(checkpoint.folder).get(token))
