"""From a model's name to a loaded engine. The one file here that imports inside functions:

``load_translator`` and ``load_summarizer`` import a model library only when its model is asked
for, so importing this file costs nothing.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from summarize.engines.cards import Card, Task, cards
from summarize.engines.checkpoint import Checkpoint, open_checkpoint
from summarize.engines.fingerprint import weights_hash
from summarize.engines.folder_card import card_of_folder, manifest_of
from summarize.engines.manifest import Hashes, check_manifest
from summarize.engines.roles import DecodingOptions, Generator, ModelSummarizer, ModelTranslator
from summarize.engines.shelf import (
    ModelStatus,
    best_installed,
    default_cache,
    find_card,
    folder_of,
    is_installed,
    list_models,
    next_step,
    not_installed,
)
from summarize.errors import ModelError
from summarize.options import EngineOptions
from summarize.protocols import Summarizer, Translator

if TYPE_CHECKING:
    from summarize.engines.start import Start

__all__ = [
    "ModelStatus",
    "default_cache",
    "list_models",
    "load_summarizer",
    "load_translator",
]
logger = logging.getLogger(__name__)


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
    name = options.translator if name == "auto" else name
    card, model = _model("translate", name, options, cache)
    if model is None:
        from summarize.engines.echo import EchoTranslator

        return EchoTranslator()
    return ModelTranslator(model, card)


def load_summarizer(
    name: str = "auto", *, options: EngineOptions | None = None, cache: Path | None = None
) -> Summarizer:
    """Load a summariser; arguments and errors as for ``load_translator``."""
    options = options or EngineOptions()
    name = options.summarizer if name == "auto" else name
    card, model = _model("summarise", name, options, cache)
    if model is None:
        from summarize.engines.echo import LeadSummarizer, SalienceSummarizer

        return LeadSummarizer() if card.name == "lead" else SalienceSummarizer()
    return ModelSummarizer(model, card)


def resolve(task: Task, name: str, cache: Path) -> tuple[Card, Path | None]:
    """The card of a name and its folder; the folder exists."""
    if name == "auto":
        best = best_installed(task, cache)
        if best is None:
            rival = "echo" if task == "translate" else "lead"
            raise ModelError(
                f"no model that can {task} is installed",
                f"see: summarize models list; or use {rival!r}, which needs no model",
            )
        return best, folder_of(best, cache)
    path = Path(name).expanduser()
    if name not in cards(task) and path.is_dir():
        return card_of_folder(task, path), path
    card = find_card(name, task)
    folder = folder_of(card, cache)
    if folder is not None and not is_installed(card, cache):
        raise not_installed(card, folder)
    return card, folder


def _model(
    task: Task, name: str, options: EngineOptions, cache: Path | None
) -> tuple[Card, Generator | None]:
    """The card and the loaded model; None for engines without one."""
    cache = cache or options.cache or default_cache()
    card, folder = resolve(task, name, cache)
    if folder is None:
        return card, None
    checkpoint = open_checkpoint(folder, next_step=next_step(card))
    hashes = Hashes(cache / "hashes")
    manifest = manifest_of(folder)
    if manifest is not None and (found := check_manifest(folder, manifest, hashes.of)):
        raise ModelError(found[0], next_step(card) or f"run: summarize models verify {folder}")
    if options.engine == "transformers":
        return card, _transformers(checkpoint, card, options, hashes)
    try:
        return card, _ctranslate2(checkpoint, card, options, cache, hashes)
    except ModelError as error:
        if options.engine == "ctranslate2" or error.code != "not-convertible":
            raise
        logger.warning("%s; transformers runs it, more slowly", error.message)
        return card, _transformers(checkpoint, card, options, hashes)


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
    from summarize.engines.probes import probe_texts
    from summarize.engines.threads import Setting, cores, measured, usual

    cuda = ctranslate2.get_cuda_device_count() > 0
    if options.device == "cuda" and not cuda:
        raise ModelError("CTranslate2 finds no CUDA device", "use --device cpu")
    device: Literal["cpu", "cuda"] = "cuda" if cuda and options.device != "cpu" else "cpu"
    start = _start(checkpoint, card)
    converted = convert(checkpoint, card, start, cache, hashes)
    forced = None if start.forced is None else vocabularies(converted.folder)[1][start.forced]
    pieces = pieces_of(checkpoint, converted.folder)

    def load(setting: Setting) -> CTranslate2Model:
        return CTranslate2Model(
            converted.folder,
            pieces=pieces,
            card=card,
            options=_decoding(options, device),
            quantisation=converted.quantisation,
            revision=converted.weights[:12],
            forced=forced,
            threads=setting,
        )

    count = options.threads or cores()
    if device == "cuda":
        return load(usual(count))
    probes = [card.source_prefix + text for text in probe_texts(card)]
    model = f"{converted.folder.name} beam {options.beam}"
    return load(
        measured(count, model, cache / "threads", lambda setting: load(setting).seconds(probes))
    )


def _start(checkpoint: Checkpoint, card: Card) -> Start:
    """Where decoding starts; languages are looked up in the tokenizer's own files."""
    from summarize.engines.start import start_of
    from summarize.engines.tokens import token_ids

    return start_of(checkpoint, card, lambda token: token_ids(checkpoint.folder).get(token))
