"""A token's id from a checkpoint's own files, without loading a tokenizer."""

from __future__ import annotations

import json
from pathlib import Path


def token_ids(folder: Path) -> dict[str, int]:
    """Ids of the added and special tokens of ``tokenizer.json``, or all of ``vocab.json``.

    Language codes are added tokens in every family that has them. Empty when the folder has
    neither file.
    """
    path = folder / "tokenizer.json"
    if path.is_file():
        value = json.loads(path.read_text(encoding="utf-8"))
        return {token["content"]: int(token["id"]) for token in value.get("added_tokens", ())}
    path = folder / "vocab.json"
    if path.is_file():
        return {
            token: int(number)
            for token, number in json.loads(path.read_text(encoding="utf-8")).items()
        }
    return {}
