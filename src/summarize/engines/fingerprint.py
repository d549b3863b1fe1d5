"""One hash for a model's weights and tokenizer: what pins a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from summarize.engines.checkpoint import SHAPING, Checkpoint
from summarize.engines.shortlist import SHORTLIST


def weights_hash(checkpoint: Checkpoint, hash_of: Callable[[Path], str]) -> str:
    """Hex SHA-256 over the names and hashes of all files that shape an output."""
    digest = hashlib.sha256()
    shaping = [checkpoint.folder / name for name in (*SHAPING, SHORTLIST)]
    for path in [*checkpoint.weights, *filter(Path.is_file, shaping)]:
        digest.update(f"{path.name}\0{hash_of(path)}\n".encode())
    return digest.hexdigest()
