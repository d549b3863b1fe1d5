"""A card for a local folder: what its own files say of how it wants to be spoken to."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from summarize.engines.cards import Card, Task, cards
from summarize.engines.checkpoint import Checkpoint, open_checkpoint
from summarize.engines.manifest import Manifest, read_manifest
from summarize.errors import ModelError

#: Source tokens taken where a config states no limit: what translation models are trained on.
_POSITIONS = 512
#: Families with a large range, which overflow in float16.
_WIDE = frozenset({"t5", "mt5", "umt5"})


def card_of_folder(task: Task, folder: Path) -> Card:
    """A card for a folder that the user named: its own config says the conventions it can.

    A folder written by ``models fetch`` or by the training recipes has a manifest that names
    its card; the card's conventions then hold.
    """
    checkpoint = open_checkpoint(folder)
    manifest = manifest_of(folder)
    if manifest is not None and manifest.name in cards(task):
        return replace(cards(task)[manifest.name], home="folder")
    positions = int(checkpoint.config.get("max_position_embeddings") or _POSITIONS)
    longest = int(checkpoint.setting("max_length") or 0)
    return Card(
        # The name stands in signatures, where these characters part the fields.
        name=re.sub(r"[|:@\s]+", "-", folder.resolve().name) or "model",
        task=task,
        home="folder",
        target_language="en" if task == "translate" else "vi",
        source_code=_known_code(checkpoint, "vi"),
        target_code=_known_code(checkpoint, "en") if task == "translate" else "",
        start="target_code" if _starts_with_code(folder) and task == "translate" else "config",
        limit_in=min(_POSITIONS, positions),
        # The library's default of 20 is no statement about the model.
        limit_out=min(longest if longest > 20 else 256, positions),
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


def _starts_with_code(folder: Path) -> bool:
    """mBART-25 starts the decoder with the language code; mBART-50 and NLLB force it second."""
    path = folder / "tokenizer_config.json"
    if not path.is_file():
        return False
    value = json.loads(path.read_text(encoding="utf-8"))
    return str(value.get("tokenizer_class", "")).startswith(("MBartTokenizer", "BartphoTokenizer"))


def manifest_of(folder: Path) -> Manifest | None:
    """The folder's manifest; None without one.

    Raises:
        ModelError: it is damaged.
    """
    try:
        return read_manifest(folder)
    except ValueError as error:
        raise ModelError(str(error), f"run: summarize models verify {folder}") from error
