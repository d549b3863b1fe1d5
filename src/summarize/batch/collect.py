"""A folder of briefs as one file: JSON Lines, or Parquet where pyarrow is installed."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from summarize.errors import DamagedError
from summarize.store.files import TEMPORARY_PREFIX, printable, write_failure
from summarize.store.index import record_paths
from summarize.store.records import is_sealed

#: Writes records to a path; for Parquet it comes from ``tables``.
Write = Callable[[Iterator[dict[str, Any]], Path], None]
#: A commit record's bytes -> the brief as it is to be collected.
Read = Callable[[bytes], dict[str, Any]]


def collect(folder: Path, target: Path, write: Write | None = None, read: Read = json.loads) -> int:
    """Put every brief's record into ``target``, ordered by file name; whole or absent.

    Args:
        write: what writes the records; None writes JSON Lines.
        read: what is done with each record on the way, for example bringing decisions in.

    Returns:
        The number of briefs.

    Raises:
        DamagedError: a record is cut or edited (``summarize check`` names all of them).
        DiskFullError, WriteError: ``target`` is as it was.
    """
    names = sorted(path.name for path in record_paths(folder))
    temporary = target.parent / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}"
    try:
        (write or write_lines)(_records(folder, names, read), temporary)
        descriptor = os.open(temporary, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        temporary.replace(target)
    except OSError as error:
        raise write_failure(target, error) from error
    finally:
        temporary.unlink(missing_ok=True)
    return len(names)


def _records(folder: Path, names: list[str], read: Read) -> Iterator[dict[str, Any]]:
    for name in names:
        data = (folder / name).read_bytes()
        if not is_sealed(data, name):
            raise DamagedError(
                f"{printable(folder / name)} is cut or edited",
                "run the same `summarize brief` command again, then export",
            )
        yield read(data)


def write_lines(records: Iterator[dict[str, Any]], path: Path) -> None:
    """One record a line, UTF-8, in the record's own order of keys."""
    with path.open("xb") as file:
        for record in records:
            line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
            file.write(line.encode("utf-8") + b"\n")
