"""One hash for a model's weights and tokenizer: what pins a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from summarize.engines.checkpoint import Checkpoint
from summarize.engines.shortlist import SHORTLIST

#: Files besides the weights that shape an output.
_SHAPING = (
    "config.json",
    "generation_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "source.spm",
    "target.spm",
    "vocab.json",
    "target_vocab.json",
    "merges.txt",
    "spiece.model",
    "sentencepiece.bpe.model",
    SHORTLIST,
)


def weights_hash(checkpoint: Checkpoint, hash_of: Callable[[Path], str]) -> str:
    """Hex SHA-256 over the names and hashes of all files that shape an output."""
    digest = hashlib.sha256()
    shaping = [path for name in _SHAPING if (path := checkpoint.folder / name).is_file()]
    for path in [*checkpoint.weights, *shaping]:
        digest.update(f"{path.name}\0{hash_of(path)}\n".encode())
    return digest.hexdigest()
