"""One hostile input and what a careful editor expects of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

#: Outcomes of an article besides the codes of errors: a brief, and one with a warning.
BRIEF, WARNING = "brief", "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One hostile input.

    Attributes:
        family: the family of bad input it belongs to.
        name: file name it is written under.
        data: its bytes, made when asked for (some have 20 MB).
        outcomes: what the whole program may make of it, each a word of BRIEF, WARNING or an
            error's code; the first is the one expected.
        reader: what the reader alone makes of it: ``ok``, or an error's code.
        note: a note the reader must leave, or empty.
        place: writes something other than a regular file (a pipe, a folder, a loop).
    """

    family: str
    name: str
    outcomes: tuple[str, ...]
    reader: str
    data: Callable[[], bytes] = bytes
    note: str = ""
    place: Callable[[Path], None] | None = None

    def write(self, folder: Path) -> Path:
        """Create the input in ``folder``; its path."""
        path = folder / self.name
        if self.place is not None:
            self.place(path)
        else:
            path.write_bytes(self.data())
        return path


def case(
    family: str,
    name: str,
    data: bytes | str | Callable[[], bytes],
    *outcomes: str,
    note: str = "",
    reader: str = "",
) -> Case:
    """A case over a regular file; the reader's outcome follows from the first outcome."""
    made = data if callable(data) else _constant(data)
    first = outcomes[0] if outcomes else BRIEF
    if not reader:
        reader = "ok" if first in (BRIEF, WARNING, "not-vietnamese") else first
    return Case(
        family=family,
        name=name,
        data=made,
        outcomes=outcomes or (BRIEF,),
        reader=reader,
        note=note,
    )


def _constant(data: bytes | str) -> Callable[[], bytes]:
    fixed = data.encode("utf-8") if isinstance(data, str) else data
    return lambda: fixed
