"""Parquet in and out; the file of the batch that imports pyarrow besides ``ray``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from summarize.errors import DamagedError
from summarize.store.files import printable

#: Rows decoded at once, so that a file of any size is read in the memory of a few.
_ROWS = 256
_SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("title", pa.string()),
        ("title_target", pa.string()),
        ("date_published", pa.string()),
        ("summary", pa.list_(pa.string())),
        ("risk", pa.float64()),
        ("used", pa.string()),
        ("signature", pa.string()),
        ("json", pa.string()),
    ]
)


def rows(path: Path) -> Iterator[bytes]:
    """Each row as a JSON record, its columns as keys; empty columns are left out.

    Raises:
        DamagedError: it is no Parquet file, or a damaged one.
    """
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_ROWS):
                for row in _readable(batch).to_pylist():
                    kept = {key: value for key, value in row.items() if value is not None}
                    text = json.dumps(kept, ensure_ascii=False, default=_plain)
                    yield text.encode("utf-8", "surrogatepass")
    except (pa.ArrowException, OSError, ValueError) as error:
        raise DamagedError(
            f"{printable(path)}: cannot be read as Parquet: {error}", "write the file again"
        ) from error


def _readable(batch: Any) -> Any:
    """The batch with moments as text: Python's own are too short for a table's range and grain."""
    for number, field in enumerate(batch.schema):
        if pa.types.is_timestamp(field.type) or pa.types.is_date(field.type):
            batch = batch.set_column(number, field.name, batch.column(number).cast(pa.string()))
    return batch


def _plain(value: object) -> str | None:
    """What JSON has no word for. Many programs store text as plain bytes; others are no text."""
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return None
    return str(value)


def write_table(records: Iterator[dict[str, Any]], path: Path) -> None:
    """Briefs as rows: what one filters by as columns, the whole record as ``json``."""
    with pq.ParquetWriter(path, _SCHEMA, compression="zstd") as writer:
        while batch := list(islice(records, _ROWS)):
            writer.write_table(pa.Table.from_pylist([_row(one) for one in batch], _SCHEMA))


def _row(record: dict[str, Any]) -> dict[str, Any]:
    article, provenance = record["article"], record["provenance"]
    return {
        "id": article["id"],
        "title": article.get("title"),
        "title_target": article.get("title_target"),
        "date_published": article.get("date_published"),
        "summary": [one.get("target") for one in record.get("summary", ())],
        "risk": record.get("risk"),
        "used": provenance["used"],
        "signature": provenance["signature"],
        "json": json.dumps(record, ensure_ascii=False, separators=(",", ":")),
    }
