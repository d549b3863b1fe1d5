"""Briefs as Parquet; imports pyarrow, as ``ray`` and ``parcels`` do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

#: Rows written at once, so that a table of any size takes the memory of a few.
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
