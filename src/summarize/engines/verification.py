"""``summarize models verify``: a folder against its manifest and its card, every byte read."""

from __future__ import annotations

from pathlib import Path

from summarize.engines.cards import Card, cards
from summarize.engines.checkpoint import problems
from summarize.engines.manifest import MANIFEST, check_manifest, read_manifest, sha256_of
from summarize.engines.shelf import TASKS, find_card, folder_of, not_installed
from summarize.errors import ModelError


def verify(name: str, cache: Path) -> list[str]:
    """What is wrong with a model, one line each; empty when it is whole.

    Args:
        name: a card's name, of whichever tasks; or a local folder.
        cache: folder of fetched models.

    Raises:
        ModelError: the name is unknown, or its files are not here.
    """
    named = [card for task in TASKS if (card := cards(task).get(name))]
    path = Path(name).expanduser()
    if not named and path.is_dir():
        return verify_folder(path, None)
    found = []
    for card in named or [find_card(name)]:
        folder = folder_of(card, cache)
        if folder is None:
            raise ModelError(f"{name} has no files: it is no model", "see: summarize models list")
        if not folder.is_dir():
            raise not_installed(card, folder)
        found += verify_folder(folder, card)
    return found


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
    found += check_manifest(folder, manifest, sha256_of)
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
