"""Finish a folder of weights that ships with the package.

``python -m summarize.engines.ship FOLDER translate|summarise SOURCE`` writes ``parity.json``
(what transformers makes of the probes, so that no user's run needs transformers to trust the
conversion) and then ``manifest.json`` over all files. SOURCE is one line on how the weights
were made.
"""

from __future__ import annotations

import sys
from pathlib import Path

from summarize.engines.cards import cards
from summarize.engines.checkpoint import open_checkpoint
from summarize.engines.fingerprint import weights_hash
from summarize.engines.manifest import make_manifest, sha256_of, write_manifest
from summarize.engines.parity import REFERENCE, write_reference
from summarize.engines.reference import make_reference


def ship(folder: Path, task: str, source: str) -> None:
    """Write the two files.

    Raises:
        ModelError: the folder is no whole model.
        ValueError: the task is neither of the two.
    """
    if task not in ("translate", "summarise"):
        raise ValueError(f"unknown task {task!r}; known: translate, summarise")
    card = cards(task)["builtin"]
    checkpoint = open_checkpoint(folder)
    write_reference(folder / REFERENCE, make_reference(folder, card))
    manifest = make_manifest(
        folder,
        name=card.name,
        source=source,
        asked="",
        revision=weights_hash(checkpoint, sha256_of)[:40],
        licence=card.licence,
    )
    write_manifest(folder, manifest)


if __name__ == "__main__":
    ship(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
