"""Reading the briefs of an output folder, for the commands that work on finished briefs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from summarize.document import Brief
from summarize.errors import UsageError
from summarize.store.index import record_paths
from summarize.writers.json import load


def prove_briefs(folder: Path) -> None:
    """See that there is something to work on.

    Raises:
        UsageError: there is no such folder, or no brief in it.
    """
    if not folder.is_dir():
        raise UsageError(f"No folder {folder}.", "Make briefs first: summarize brief PATH -o DIR")
    if next(record_paths(folder), None) is None:
        raise UsageError(
            f"{folder} holds no briefs.", f"Make some: summarize brief PATH -o {folder}"
        )


def briefs_of(folder: Path) -> Iterator[tuple[str, Brief]]:
    """(file stem, brief) of every finished brief, in the order of names.

    Raises:
        UsageError: there is no such folder, or no brief in it.
        DamagedError: a brief cannot be read; the message names it.
    """
    prove_briefs(folder)
    for path in sorted(record_paths(folder)):
        yield path.stem, load(path.read_bytes(), path.name)
