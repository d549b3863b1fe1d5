"""Parquet: each row is an article, its columns named as the fields of JSON Lines.

Needs pyarrow, which comes with the ``ray`` extra. Only columns that a reader understands are
read, a few rows at a time, and nothing is inflated before the headers of its pages were looked
at: a file of some kilobytes can hold a cell of gigabytes. A row group that cannot be read costs
its own rows.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

import pyarrow
import pyarrow.compute
import pyarrow.parquet

from summarize.errors import (
    DamagedError,
    DecodingError,
    EmptyError,
    InputError,
    LimitError,
    first_line,
)
from summarize.options import ReadOptions
from summarize.readers.decoding import Decoded
from summarize.readers.jsonl import Outcome, ReadFailure, outcome
from summarize.readers.mojibake import repair
from summarize.readers.parquet_pages import Chunk, Group, Pages, groups_of, pages_of
from summarize.readers.records import Row, is_field, is_text
from summarize.readers.source import show, too_large

#: Rows decoded at once; fewer where pages are large.
_ROWS = 256
#: Bytes of a column chunk held at once, compressed.
_BUFFER = 1_048_576
#: What the place of a list's element takes while it is read: an index and two levels.
_ELEMENT_BYTES = 8
_BROKEN = (pyarrow.ArrowException, OSError, ValueError, OverflowError, IndexError)
_AGAIN = "write the file again"


def rows(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Row]:
    """The rows of a Parquet file, in its order.

    Args:
        stream: the file, which can be read in any order.

    Raises:
        DamagedError: it is no Parquet file, or has no column with a text.
        LimitError: it has more rows than bytes.
    """
    try:
        yield from _Table(stream, name, options).rows()
    except _BROKEN as error:
        raise DamagedError(f"{show(name)}: damaged Parquet ({first_line(error)})", _AGAIN) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leaf:
    """One physical column of those that are read."""

    number: int
    path: str
    repeated: bool


class _Table:
    """An open file and what is read of it."""

    def __init__(self, stream: BinaryIO, name: str, options: ReadOptions) -> None:
        self._stream = stream
        self._groups = groups_of(stream)
        self._file = file = _opened(stream)
        self._name = name
        self._options = options
        names = [str(one) for one in file.schema_arrow.names]
        self._columns = list(
            dict.fromkeys(
                one.name
                for one in file.schema_arrow
                if is_field(one.name) and not _has_map(one.type)
            )
        )
        if not any(is_text(one) for one in self._columns):
            found = ", ".join(map(repr, names[:8])) or "none"
            raise DamagedError(
                f"{show(name)}: no column with the article's text (columns: {found})",
                "name it text, body or content",
            )
        schema = file.schema
        columns = [schema.column(number) for number in range(len(schema))]
        self._leaves = [
            _Leaf(number=number, path=one.path, repeated=one.max_repetition_level > 0)
            for number, one in enumerate(columns)
            if one.path.partition(".")[0] in self._columns or one.path in self._columns
        ]
        size = stream.seek(0, os.SEEK_END)
        told = sum(group.rows for group in self._groups)
        if told > size:
            # Articles are not all one text, so each leaves at least a byte of itself.
            raise LimitError(
                f"{show(name)}: says that it holds {told:,} rows in {size:,} bytes",
                "write the table again with the articles alone",
            )

    def rows(self) -> Iterator[Row]:
        number = 1
        for index, group in enumerate(self._groups):
            last = number + group.rows - 1
            where = f"{show(self._name)}, row group {index + 1:,} (rows {number:,} to {last:,})"
            try:
                yield from self._group(index, group, number, where)
            except InputError as error:
                yield number, error
            except _BROKEN as error:
                yield (
                    number,
                    DamagedError(f"{where}: damaged Parquet ({first_line(error)})", _AGAIN),
                )
            number += group.rows

    def _group(self, index: int, group: Group, first: int, where: str) -> Iterator[Row]:
        compact: list[str] = []
        flat = lists = 0
        for leaf in self._leaves:
            chunk = group.columns[leaf.number]
            pages = pages_of(self._stream, chunk)
            if not leaf.repeated:
                flat += pages.largest
                continue
            lists += _held(chunk, pages)
            # A value said a million times over in a list stays one value.
            if chunk.is_binary and not chunk.has_deltas:
                compact.append(leaf.path)
        limit = self._options.max_inflated_bytes
        if flat + lists > limit:
            raise LimitError(
                f"{where}: inflates to more than {limit:,} bytes at once (max_inflated_bytes)",
                "write it with smaller pages and row groups, or raise it with --max-inflated-bytes",
            )
        at_once = max(1, min(_ROWS, limit // max(1, flat)))
        yield from self._read(index, first, at_once, compact)

    def _read(self, index: int, first: int, at_once: int, compact: Sequence[str]) -> Iterator[Row]:
        file = _opened(self._stream, compact) if compact else self._file
        number = first
        for batch in file.iter_batches(
            batch_size=at_once, row_groups=[index], columns=self._columns, use_threads=False
        ):
            readable = _readable(batch)
            for at in range(len(readable)):
                yield number, self._row(readable.slice(at, 1), number)
                number += 1

    def _row(self, row: Any, number: int) -> bytes | InputError:
        """One row as JSON."""
        shown = f"{self._name}#{number}"
        try:
            # A list may say one long value many times over, so it is measured before it is made.
            if sum(_size(column) for column in row.columns) > self._options.max_bytes:
                return too_large(shown, self._options)
            [fields] = row.to_pylist()
        except UnicodeDecodeError:
            return DecodingError(
                f"{show(self._name)}, row {number:,}: text that is not valid UTF-8",
                "write the table with its text as UTF-8",
            )
        kept = {key: value for key, value in fields.items() if value is not None}
        text = json.dumps(kept, ensure_ascii=False, default=_plain)
        return text.encode("utf-8", "surrogatepass")


def _opened(stream: BinaryIO, compact: Sequence[str] = ()) -> Any:
    """The file, its columns read in pieces; of those in ``compact`` each value is held once.

    Nothing is fetched ahead: that would hold all columns of a row group whole, and read them in
    threads of Arrow's own. One of those that lets go of the stream while the interpreter ends
    aborts the process.
    """
    return pyarrow.parquet.ParquetFile(
        stream, buffer_size=_BUFFER, read_dictionary=list(compact) or None, pre_buffer=False
    )


def _held(chunk: Chunk, pages: Pages) -> int:
    """Bytes that the longest row of a list column may take; it may be the whole row group.

    A delta-encoded value may repeat all of the one before it in a byte.
    """
    longest = pages.largest * pages.values if chunk.has_deltas else pages.total
    return longest + _ELEMENT_BYTES * pages.values


def _has_map(kind: Any) -> bool:
    """Whether a column's type has a map in it, which is no field of an article."""
    if pyarrow.types.is_map(kind):
        return True
    return any(_has_map(kind.field(number).type) for number in range(kind.num_fields))


def _size(array: Any) -> int:
    """Bytes of the values in a column, each counted as often as it is said."""
    kind = array.type
    if pyarrow.types.is_dictionary(kind) and _is_text(kind.value_type):
        lengths = pyarrow.compute.binary_length(array.dictionary)
        return int(pyarrow.compute.sum(lengths.take(array.indices)).as_py() or 0)
    if pyarrow.types.is_struct(kind):
        return sum(_size(child) for child in array.flatten())
    if pyarrow.types.is_list(kind) or pyarrow.types.is_large_list(kind):
        return _size(array.flatten())
    return int(array.nbytes)


def _is_text(kind: Any) -> bool:
    return bool(
        pyarrow.types.is_string(kind)
        or pyarrow.types.is_large_string(kind)
        or pyarrow.types.is_binary(kind)
        or pyarrow.types.is_large_binary(kind)
    )


def _readable(batch: Any) -> Any:
    """The batch with moments as text: Python's own are too short for a table's range and grain."""
    for number, field in enumerate(batch.schema):
        if pyarrow.types.is_timestamp(field.type) or pyarrow.types.is_date(field.type):
            column = batch.column(number).cast(pyarrow.string())
            batch = batch.set_column(number, field.name, column)
    return batch


def _plain(value: object) -> str | None:
    """What JSON has no word for. Many programs store text as plain bytes; others are no text."""
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return None
    return str(value)


def from_parquet(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Outcome]:
    """The articles of a Parquet file; ids are ``NAME#n``, hashes of the row as JSON.

    Raises:
        DamagedError, LimitError: as ``rows``.
        EmptyError: it has no row.
    """
    number = 0
    for number, row in rows(stream, name, options):
        identity = f"{name}#{number}"
        if isinstance(row, InputError):
            yield ReadFailure(id=identity, sha256="", error=row)
            continue
        digest = hashlib.sha256(row).hexdigest()
        if len(row) > options.max_bytes:
            yield ReadFailure(id=identity, sha256=digest, error=too_large(identity, options))
            continue
        text = row.decode("utf-8", errors="surrogatepass")
        repaired = repair(text)
        notes = () if repaired is None else (repaired.note,)
        decoded = Decoded(text=repaired.text if repaired else text, encoding="utf-8", notes=notes)
        yield outcome(decoded, identity, f"{show(name)}, row {number:,}", digest, options)
    if not number:
        raise EmptyError(f"{show(name)}: the table has no row", "give a table with articles in it")
