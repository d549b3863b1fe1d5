"""What a Parquet file says of itself, read without inflating anything.

A page is inflated whole, and no value lies in two of them, so the largest page bounds a cell. The
footer tells only of whole row groups, which are large in honest files too; so the headers of the
pages are read. Both are Thrift structs in the compact protocol (parquet-format, ``parquet.thrift``
and README, "Metadata" and "Data Pages"; Apache Thrift, "thrift-compact-protocol"). pyarrow would
give the footer, but ends the whole process on some damaged ones (26.0, size statistics).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, BinaryIO

#: A header is some dozen bytes, and statistics of a long text more.
_HEADER = 4_096
_LONGEST_HEADER = 16 * 1024 * 1024
#: Field numbers of ``PageHeader``, and of the page's own header within it.
_INFLATED, _STORED = 2, 3
_DATA, _DATA_V2 = 5, 8
_VALUES = 1
#: Of ``FileMetaData``, ``RowGroup``, ``ColumnChunk`` and ``ColumnMetaData``.
_GROUPS = 4
_COLUMNS, _ROWS = 1, 3
_METADATA = 3
_KIND, _ENCODINGS, _CHUNK_VALUES, _LENGTH, _DATA_PAGE, _DICTIONARY_PAGE = 1, 2, 5, 7, 9, 11
_BYTE_ARRAY = 6
#: ``DELTA_BINARY_PACKED``, ``DELTA_LENGTH_BYTE_ARRAY``, ``DELTA_BYTE_ARRAY``.
_DELTAS = frozenset({5, 6, 7})
#: The footer's length and the magic word, at the end of the file.
_TAIL, _MAGIC = 8, b"PAR1"
#: Types of the compact protocol.
_TRUE, _BINARY, _LIST, _SET, _STRUCT = 1, 8, 9, 10, 12
#: A truth value is its own type as a field, and a byte in a list.
_TRUTHS = (1, 2)
_INTEGERS = (4, 5, 6)
#: Byte, double, UUID.
_SIZES = {1: 1, 2: 1, 3: 1, 7: 8, 13: 16}
#: ``FileMetaData`` nests eight deep.
_DEPTH = 16


class PageError(ValueError):
    """The pages are not what the footer says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """One column of one row group.

    Attributes:
        start, end: where its pages lie in the file, bytes.
        values: nulls and the elements of lists included.
        is_binary: its values are byte strings.
        has_deltas: values may be stored as what tells them from the one before.
    """

    start: int
    end: int
    values: int
    is_binary: bool
    has_deltas: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One row group; ``columns`` in the order of the schema's leaves."""

    rows: int
    columns: tuple[Chunk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The pages of one column in one row group.

    Attributes:
        largest: bytes the largest page inflates to.
        total: bytes all pages inflate to.
        values: in all data pages.
    """

    largest: int
    total: int
    values: int


def groups_of(stream: BinaryIO) -> list[Group]:
    """The row groups of a file, as its footer tells of them.

    Raises:
        PageError: the footer cannot be read.
        OSError: the file cannot be read.
    """
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    length = int.from_bytes(tail[:4], "little")
    if tail[4:] != _MAGIC or length > size - _TAIL:
        raise PageError("no footer")
    stream.seek(size - _TAIL - length)
    try:
        fields = _Compact(stream.read(length)).struct(_DEPTH)
    except IndexError:
        raise PageError("a footer that does not end") from None
    return [_group(one) for one in _list(fields, _GROUPS)]


def _group(fields: Any) -> Group:
    return Group(
        rows=_count(fields, _ROWS),
        columns=tuple(_chunk(_fields(one, _METADATA)) for one in _list(fields, _COLUMNS)),
    )


def _chunk(fields: dict[int, Any]) -> Chunk:
    start = _count(fields, _DATA_PAGE)
    dictionary = fields.get(_DICTIONARY_PAGE)
    if isinstance(dictionary, int) and 0 < dictionary < start:
        start = dictionary
    return Chunk(
        start=start,
        end=start + _count(fields, _LENGTH),
        values=_count(fields, _CHUNK_VALUES),
        is_binary=fields.get(_KIND) == _BYTE_ARRAY,
        has_deltas=not _DELTAS.isdisjoint(_list(fields, _ENCODINGS)),
    )


def pages_of(stream: BinaryIO, chunk: Chunk) -> Pages:
    """Walk the page headers of a column chunk.

    Raises:
        PageError: a header cannot be read.
        OSError: the file cannot be read.
    """
    at, largest, total, values = chunk.start, 0, 0, 0
    # As Arrow reads them: to the last value the footer tells of, or to the chunk's end.
    while values < chunk.values and at < chunk.end:
        header, length = _header(stream, at)
        inflated, stored = _count(header, _INFLATED), _count(header, _STORED)
        page = header.get(_DATA) or header.get(_DATA_V2)
        if page is not None:
            values += _count(page, _VALUES)
        largest, total = max(largest, inflated), total + inflated
        at += length + stored
    return Pages(largest=largest, total=total, values=values)


def _count(fields: Any, number: int) -> int:
    value = fields.get(number) if isinstance(fields, dict) else None
    if not isinstance(value, int) or value < 0:
        raise PageError("a header without its sizes")
    return value


def _list(fields: Any, number: int) -> list[Any]:
    value = fields.get(number, []) if isinstance(fields, dict) else None
    if not isinstance(value, list):
        raise PageError("a header without its lists")
    return value


def _fields(fields: Any, number: int) -> dict[int, Any]:
    value = fields.get(number) if isinstance(fields, dict) else None
    if not isinstance(value, dict):
        raise PageError("a header without its fields")
    return value


def _header(stream: BinaryIO, at: int) -> tuple[dict[int, Any], int]:
    """A page header and its length, bytes."""
    size = _HEADER
    while True:
        stream.seek(at)
        data = stream.read(size)
        reader = _Compact(data)
        try:
            return reader.struct(_DEPTH), reader.at
        except IndexError:
            if len(data) < size or size >= _LONGEST_HEADER:
                raise PageError("a header that does not end") from None
            size *= 8


class _Compact:
    """As much of the compact protocol as headers need: numbers, lists and structs of them; byte
    strings and fractions are passed over (None).

    Reading behind the end of the data raises ``IndexError``.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def struct(self, depth: int) -> dict[int, Any]:
        """Field number -> value, of a struct that begins here."""
        if not depth:
            raise PageError("a header nested too deep")
        fields: dict[int, Any] = {}
        number = 0
        while head := self._byte():
            delta, kind = head >> 4, head & 15
            number = number + delta if delta else self._zigzag()
            fields[number] = kind == _TRUE if kind in _TRUTHS else self._value(kind, depth)
        return fields

    def _value(self, kind: int, depth: int) -> Any:
        if kind in _INTEGERS:
            return self._zigzag()
        if kind == _STRUCT:
            return self.struct(depth - 1)
        if kind in (_LIST, _SET):
            return self._list(depth - 1)
        if kind == _BINARY:
            self._skip(self._varint())
        elif kind in _SIZES:
            self._skip(_SIZES[kind])
        else:  # no struct of the format has a map
            raise PageError("a header of unknown fields")
        return None

    def _list(self, depth: int) -> list[Any]:
        if not depth:
            raise PageError("a header nested too deep")
        head = self._byte()
        count = head >> 4 if head >> 4 < 15 else self._varint()
        return [self._value(head & 15, depth) for _ in range(count)]

    def _byte(self) -> int:
        self.at += 1
        return self._data[self.at - 1]

    def _varint(self) -> int:
        value = shift = 0
        while shift < 70:
            byte = self._byte()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7
        raise PageError("an endless number")

    def _zigzag(self) -> int:
        value = self._varint()
        return (value >> 1) ^ -(value & 1)

    def _skip(self, count: int) -> None:
        self.at += count
        if self.at > len(self._data):
            raise IndexError
