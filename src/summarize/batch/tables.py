"""Parquet in and out; the file of the batch that imports pyarrow besides ``ray``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from summarize.errors import DamagedError
from summarize.store.files import printable

#: Rows decoded at once, so that a file of any size is read in the memory of a few.
_ROWS = 256


def rows(path: Path) -> Iterator[bytes]:
    """Each row as a JSON record, its columns as keys; empty columns are left out.

    Raises:
        DamagedError: it is no Parquet file, or a damaged one.
    """
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_ROWS):
                for row in batch.to_pylist():
                    kept = {key: value for key, value in row.items() if value is not None}
                    yield json.dumps(kept, ensure_ascii=False, default=str).encode("utf-8")
    except (pa.ArrowException, OSError, ValueError) as error:
        raise DamagedError(
            f"{printable(path)}: cannot be read as Parquet: {error}", "write the file again"
        ) from error
