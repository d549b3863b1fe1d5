"""``summarize models verify``: a folder against its manifest and its card, every byte read."""

from __future__ import annotations

from pathlib import Path

from summarize.engines.cards import Card
from summarize.engines.checkpoint import problems
from summarize.engines.manifest import MANIFEST, read_manifest, sha256_of


def verify_folder(folder: Path, card: Card | None) -> list[str]:
    """What is wrong with a fetched or shipped folder, one line each; every byte is read.

    Args:
        card: the card the folder should hold; None for a folder that the user named.
    """
    found = problems(folder)
    if not folder.is_dir():
        return found
    try:
        manifest = read_manifest(folder)
    except ValueError as error:
        return [*found, str(error)]
    if manifest is None:
        if card is not None:
            found.append(f"{folder / MANIFEST}: the file is missing")
        return found
    for name, entry in manifest.files.items():
        path = folder / name
        if not path.is_file():
            found.append(f"{path}: the file is missing")
        elif path.stat().st_size != entry.size:
            found.append(f"{path}: {path.stat().st_size} bytes instead of {entry.size}")
        elif sha256_of(path) != entry.sha256:
            found.append(f"{path}: its content has changed (SHA-256 differs from the manifest)")
    if card is not None and card.home == "hub":
        wrong = manifest.asked != card.revision or (
            card.pinned and manifest.revision != card.revision
        )
        if wrong:
            found.append(
                f"{folder}: revision {manifest.asked or manifest.revision}, "
                f"not {card.revision} as the card says"
            )
    return list(dict.fromkeys(found))
