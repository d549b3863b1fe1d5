"""Parquet: each row is an article, its columns named as the fields of JSON Lines.

Needs pyarrow, which comes with the ``ray`` extra. Rows are read in small batches, so that the
size of the file does not matter; ``max_bytes`` holds for each row.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow
import pyarrow.parquet

from summarize.errors import DamagedError, EmptyError, InputError
from summarize.options import ReadOptions
from summarize.readers.decoding import Decoded
from summarize.readers.jsonl import Outcome, ReadFailure, outcome
from summarize.readers.mojibake import repair
from summarize.readers.source import show, too_large

#: Rows held at a time: a few MB of articles.
_BATCH = 256


def _rows(stream: BinaryIO, shown: str) -> Iterator[dict[str, Any]]:
    try:
        table = pyarrow.parquet.ParquetFile(stream)
        for batch in table.iter_batches(batch_size=_BATCH):
            yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise DamagedError(f"{shown}: damaged Parquet ({reason})", "write the file again") from None


def from_parquet(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Outcome]:
    """The articles of a Parquet file; ids are ``NAME#n``, hashes of the row as JSON.

    Raises:
        DamagedError: it is no Parquet that can be read.
        EmptyError: it has no row.
    """
    number = 0
    for number, row in enumerate(_rows(stream, show(name)), start=1):
        identity = f"{name}#{number}"
        text = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
        data = text.encode("utf-8", errors="surrogatepass")
        digest = hashlib.sha256(data).hexdigest()
        if len(data) > options.max_bytes:
            error: InputError = too_large(identity, options)
            yield ReadFailure(id=identity, sha256=digest, error=error)
            continue
        repaired = repair(text)
        notes = () if repaired is None else (repaired.note,)
        decoded = Decoded(text=repaired.text if repaired else text, encoding="utf-8", notes=notes)
        yield outcome(decoded, identity, f"{show(name)}, row {number:,}", digest, options)
    if not number:
        raise EmptyError(f"{show(name)}: the table has no row", "give a table with articles in it")
