"""Reading the briefs of an output folder, for the commands that work on finished briefs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from summarize.document import Brief
from summarize.errors import DamagedError, UsageError, escaped
from summarize.store.files import printable
from summarize.store.index import record_paths
from summarize.writers.json import load

Read = TypeVar("Read")


def prove_folder(folder: Path) -> None:
    """See that there is such a folder.

    Raises:
        UsageError: there is none.
    """
    if not folder.is_dir():
        raise UsageError(
            f"No folder {printable(folder)}.", "Make briefs first: summarize brief PATH -o DIR"
        )


def prove_briefs(folder: Path) -> None:
    """See that there is something to work on.

    Raises:
        UsageError: there is no such folder, or no brief in it.
    """
    prove_folder(folder)
    if next(record_paths(folder), None) is None:
        raise UsageError(
            f"{printable(folder)} holds no briefs.",
            f"Make some: summarize brief PATH -o {printable(folder)}",
        )


class Briefs:
    """The finished briefs of a folder: (file stem, brief), in the order of names.

    A file that is no whole brief is told on standard error and costs none of the others.

    Attributes:
        faults: how many of those there were so far.

    Raises:
        UsageError: there is no such folder, or no brief in it.
    """

    def __init__(self, folder: Path) -> None:
        prove_briefs(folder)
        self._folder = folder
        self.faults = 0

    def __iter__(self) -> Iterator[tuple[str, Brief]]:
        return self.each(load)

    def each(self, read: Callable[[bytes, str], Read]) -> Iterator[tuple[str, Read]]:
        """The same with ``read`` of each record's bytes and name in the brief's place.

        ``read`` raises ``DamagedError`` for what is to be left out.
        """
        for path in sorted(record_paths(self._folder)):
            try:
                record = read(path.read_bytes(), path.name)
            except (DamagedError, OSError) as error:
                self.faults += 1
                reason = (
                    error.message
                    if isinstance(error, DamagedError)
                    else f"cannot read {path.name}: {error.strerror}"
                )
                click.echo(f"Left out: {escaped(reason)}", err=True)
                continue
            yield path.stem, record

    def exit_code(self) -> int:
        """0, or 1 when something was left out; then what to type is told."""
        if not self.faults:
            return 0
        check = f"`summarize check {printable(self._folder)}`"
        click.echo(f"{self.faults} left out: {check} says what to do with each", err=True)
        return 1
