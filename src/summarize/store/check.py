"""Every file of an output folder against its commit record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from summarize.errors import DamagedError, UnreadableError
from summarize.store.decisions import DECISIONS_NAME
from summarize.store.files import TEMPORARY_PREFIX, printable
from summarize.store.index import Index
from summarize.store.lock import STATE_FOLDER
from summarize.store.memory import MEMORY_NAME
from summarize.store.names import stem_of
from summarize.store.records import RECORD_SUFFIX, Record, file_hash, is_sealed, parse_record

Kind = Literal["missing", "cut", "edited", "unreadable", "foreign", "unfinished"]
#: Files of this program that are no outputs, besides SQLite's companions.
_OWN = frozenset(
    {
        STATE_FOLDER,
        "report.jsonl",
        DECISIONS_NAME,
        MEMORY_NAME,
        "README.md",
        "glossary.csv",
        # what `digest` and `export` write there unless they are told another place
        "digest.html",
        "digest.md",
        "export",
    }
)
_COMPANIONS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One file that is not what a record says, or that no record knows.

    Attributes:
        kind: ``unfinished``: files of a brief whose record was never written, or a temporary
            file; the next run removes or replaces them.
        file: name within the folder.
        message: what is wrong and what to do, in one line.
    """

    kind: Kind
    file: str
    message: str


def check(folder: Path, own: Iterable[str] = ()) -> Iterator[Problem]:
    """All problems of a folder, in the order of names; none means every output is whole.

    Args:
        own: other files that belong there (a report under another name).

    Raises:
        UnreadableError: there is no such folder.
    """
    try:
        names = sorted((path.name for path in folder.iterdir()), key=_by_stem)
    except OSError as error:
        raise UnreadableError(
            f"cannot read {printable(folder)}: {error.strerror or error}", "check the name"
        ) from error
    index = Index.if_any(folder)
    known = _OWN | frozenset(own)
    try:
        for stem, group in groupby(names, stem_of):
            if stem is None:
                yield from _strangers(group, known)
            else:
                yield from _brief(folder, stem, set(group), index)
    finally:
        if index is not None:
            index.close()


def _by_stem(name: str) -> tuple[str, str]:
    """Sorts the files of a brief next to each other (``a.b`` and ``a-b`` would interleave)."""
    return stem_of(name) or name, name


def _strangers(names: Iterable[str], known: frozenset[str]) -> Iterator[Problem]:
    for name in names:
        base = name
        for companion in _COMPANIONS:
            base = base.removesuffix(companion)
        if name.startswith(TEMPORARY_PREFIX):
            yield _problem("unfinished", name, "left by a run that was killed; run again")
        elif base not in known:
            yield _problem("foreign", name, "no record knows it; move it elsewhere")


def _brief(folder: Path, stem: str, present: set[str], index: Index | None) -> Iterator[Problem]:
    record_name = stem + RECORD_SUFFIX
    if record_name not in present:
        was_there = index is not None and index.get(stem) is not None
        if was_there:
            yield _problem("missing", record_name, "run the same command again to make it")
        for name in sorted(present):
            yield _problem("unfinished", name, "its record was not written; run again")
        return
    try:
        data = (folder / record_name).read_bytes()
    except OSError as error:
        yield _problem("unreadable", record_name, error.strerror or str(error))
        return
    record = _record_of(data, record_name)
    if record is None or not is_sealed(data, record_name):
        kind: Kind = "cut" if not data.rstrip().endswith(b"}") else "edited"
        yield _problem(kind, record_name, _REDO)
        if record is None:
            return
    entry = index.get(stem) if index is not None else None
    for name, digest in sorted(record.files.items()):
        if name == record_name:
            continue
        if name not in present:
            yield _problem("missing", name, "run the same command again to make it")
            continue
        actual = file_hash(folder / name)
        if actual is None:
            yield _problem("unreadable", name, "check its permissions and the disk")
        elif actual != digest:
            size = (folder / name).stat().st_size
            whole = entry.files[name].size if entry and name in entry.files else 0
            yield _problem("cut" if size == 0 or size < whole else "edited", name, _REDO)
    for name in sorted(present - set(record.files)):
        yield _problem("foreign", name, "its brief's record does not know it; move it elsewhere")


_REDO = "not what was written; run the same command again to make it new (decisions are kept)"


def _record_of(data: bytes, name: str) -> Record | None:
    try:
        return parse_record(data, name)
    except DamagedError:
        return None


def _problem(kind: Kind, name: str, message: str) -> Problem:
    return Problem(kind=kind, file=printable(name), message=message)
