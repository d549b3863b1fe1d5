"""What is on the shelf: known models, where their files are, which of them are here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from summarize.engines.cards import Card, Task, cards
from summarize.engines.manifest import MANIFEST
from summarize.errors import ModelError

BUILTIN = Path(__file__).with_name("builtin")
TASKS: tuple[Task, ...] = ("translate", "summarise")


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


def list_models(cache: Path | None = None) -> list[ModelStatus]:
    """Every card: translators first, in the order of the file."""
    cache = cache or default_cache()
    found = []
    for task in TASKS:
        best = best_installed(task, cache)
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
    tasks = TASKS if task is None else (task,)
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


def best_installed(task: Task, cache: Path) -> Card | None:
    """The card that ``auto`` takes: the highest rank among those installed; None without one."""
    ready = [
        card
        for card in cards(task).values()
        if card.rank and (card.home == "none" or is_installed(card, cache))
    ]
    return max(ready, key=lambda card: card.rank, default=None)


def not_installed(card: Card, folder: Path) -> ModelError:
    """The error for a card whose files are not here."""
    if card.home == "package":
        return ModelError(
            f"{folder}: this installation came without the built-in weights",
            "install summarize again, or take another model: summarize models list",
        )
    return ModelError(
        f"model {card.name} is not installed", f"run: summarize models fetch {card.name}"
    )


def next_step(card: Card) -> str:
    """What to type when the card's files are damaged; empty for a folder that the user named."""
    if card.home == "hub":
        return f"run: summarize models fetch {card.name} --force"
    return "install summarize again" if card.home == "package" else ""
