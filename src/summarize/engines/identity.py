"""What an engine will be, known without loading it twice.

A run must know its signature before it plans, and the models themselves are loaded in other
processes. The first time, the model is loaded here to ask it; what it said is remembered under
the hash of its weights, its card and the options, so later runs and dry runs load nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path

from summarize.engines.cards import Task
from summarize.engines.catalog import load_summarizer, load_translator, resolve
from summarize.engines.checkpoint import open_checkpoint
from summarize.engines.fingerprint import weights_hash
from summarize.engines.manifest import Hashes, write_whole
from summarize.engines.shelf import default_cache, next_step
from summarize.options import EngineOptions
from summarize.protocols import EngineInfo
from summarize.provenance import package_version


@cache
def _version(name: str) -> str:
    return version(name)


def surroundings() -> tuple[str, ...]:
    """What decides, beside the options, which engine ``auto`` takes and what it computes in:
    the libraries' versions, and the GPUs this process may see. Told without loading any."""
    driver = Path("/proc/driver/nvidia/version")
    return (
        *(f"{name} {_version(name)}" for name in ("ctranslate2", "transformers", "torch")),
        f"driver {driver.exists()}",
        f"visible {os.environ.get('CUDA_VISIBLE_DEVICES', 'all')}",
    )


def describe(task: Task, options: EngineOptions, cache: Path | None = None) -> EngineInfo:
    """The ``info`` of the engine that ``options`` name.

    Raises:
        ModelError: unknown, not installed, damaged, or refused by the library asked for.
    """
    cache = cache or options.cache or default_cache()
    name = options.translator if task == "translate" else options.summarizer
    card, folder = resolve(task, name, cache)
    load = load_translator if task == "translate" else load_summarizer
    if folder is None:
        return load(options=options, cache=cache).info
    checkpoint = open_checkpoint(folder, next_step=next_step(card))
    revision = weights_hash(checkpoint, Hashes(cache / "hashes").of)
    asked = (asdict(card), revision, options.engine, options.device, options.beam)
    key = hashlib.sha256(repr((asked, package_version(), surroundings())).encode()).hexdigest()
    remembered = cache / "identities" / f"{key[:32]}.json"
    try:
        return EngineInfo(**json.loads(remembered.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        # Not there, cut or from another version: the engine itself says it anew.
        info = load(options=options, cache=cache).info
    remembered.parent.mkdir(parents=True, exist_ok=True)
    write_whole(remembered, json.dumps(asdict(info)))
    return info
