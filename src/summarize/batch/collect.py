"""The records of many briefs as one file: JSON Lines, or Parquet where pyarrow is installed."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from summarize.store.files import TEMPORARY_PREFIX, write_failure

#: Writes records to a path; for Parquet it comes from ``tables``.
Write = Callable[[Iterator[dict[str, Any]], Path], None]


def write_lines(records: Iterator[dict[str, Any]], path: Path) -> None:
    """One record a line, UTF-8, in the record's own order of keys."""
    with path.open("xb") as file:
        for record in records:
            line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
            file.write(line.encode("utf-8") + b"\n")


def collect(records: Iterable[dict[str, Any]], target: Path, write: Write = write_lines) -> int:
    """Put records into ``target``, in their order; whole or absent.

    Returns:
        How many there were.

    Raises:
        DiskFullError, WriteError: ``target`` is as it was.
    """
    count = 0

    def counted() -> Iterator[dict[str, Any]]:
        nonlocal count
        for record in records:
            yield record
            count += 1

    temporary = target.parent / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}"
    try:
        write(counted(), temporary)
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
    return count
