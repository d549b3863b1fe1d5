"""Commit records: a brief's json is written last and says what belongs to the brief.

It holds the sha256 of the input, the signature, and under ``siblings`` the sha256 of every
file of the brief. Its own name stands there too, with the hash of itself as it was when that
hash was 64 zeros (the seal), so an edited or cut record shows like an edited sibling.
Nothing but these records is needed to resume a run.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summarize.errors import DamagedError, SummarizeError
from summarize.store.files import (
    DISK,
    Disk,
    DiskFullError,
    discard,
    printable,
    stage,
    write_failure,
)

RECORD_SUFFIX = ".json"
_UNSEALED = "0" * 64
#: Only a key can look like this: within a JSON string its quotes would be escaped.
_OBJECT = rb'"%s"\s*:\s*(?=\{)'
_ID = re.compile(rb'"article"\s*:\s*\{\s*"id"\s*:\s*(?=")')
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one commit record says.

    Attributes:
        stem: file name of the brief without suffix.
        article_id: the input's name.
        used: hex sha256 of the input.
        signature: what made the brief.
        files: file name -> hex sha256, the record's own name (sealed) included.
    """

    stem: str
    article_id: str
    used: str
    signature: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One brief, rendered: all its files, the record among them (``<stem>.json``)."""

    stem: str
    files: Mapping[str, bytes]

    @property
    def record_name(self) -> str:
        """File name of the commit record."""
        return self.stem + RECORD_SUFFIX


def assemble(
    stem: str,
    siblings: Mapping[str, bytes],
    render_record: Callable[[Mapping[str, str]], bytes],
) -> Output:
    """An output whose record holds the hashes of all its files.

    Args:
        siblings: suffix (``.md``) -> content, the record left out.
        render_record: gives the record's bytes for a table of file name -> hex sha256.
    """
    name = stem + RECORD_SUFFIX
    files = {stem + suffix: data for suffix, data in siblings.items()}
    hashes = {file: hashlib.sha256(data).hexdigest() for file, data in files.items()}
    return Output(
        stem=stem, files={**files, name: seal(render_record({**hashes, name: _UNSEALED}), name)}
    )


def seal(data: bytes, name: str) -> bytes:
    """The record with its own hash where 64 zeros stood.

    Raises:
        ValueError: the record does not name itself with 64 zeros.
    """
    blank = f'"{name}": "{_UNSEALED}"'.encode()
    if data.count(blank) != 1:
        raise ValueError(f"record {name} does not hold the place of its own hash")
    digest = hashlib.sha256(data).hexdigest()
    return data.replace(blank, f'"{name}": "{digest}"'.encode())


def is_sealed(data: bytes, name: str) -> bool:
    """Whether the record is byte for byte what was sealed."""
    own = re.compile(rb'("%s": ")([0-9a-f]{64})"' % re.escape(name.encode()))
    found = own.findall(data)
    if len(found) != 1:
        return False
    blank = own.sub(rb"\g<1>" + _UNSEALED.encode() + b'"', data)
    return hashlib.sha256(blank).hexdigest().encode() == bytes(found[0][1])


def parse_record(data: bytes, name: str) -> Record:
    """Read the key and the hashes from a record's bytes without parsing the brief.

    Raises:
        DamagedError: they are not there, or a file's name leads out of the folder: files that a
            new brief does not have are removed by these names.
    """
    try:
        provenance = _value_at(data, re.compile(_OBJECT % b"provenance"))
        siblings = _value_at(data, re.compile(_OBJECT % b"siblings"))
        # The cut may go through a character; the id stands far before it.
        head = data[:65_536].decode("utf-8", "ignore").encode("utf-8")
        article_id = _value_at(head, _ID)
        record = Record(
            stem=name.removesuffix(RECORD_SUFFIX),
            article_id=article_id,
            used=provenance["used"],
            signature=provenance["signature"],
            files=dict(siblings),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(name) from error
    values = (record.article_id, record.used, record.signature, *record.files.values())
    if not all(isinstance(value, str) for value in values):
        raise _damaged(name)
    if any("/" in file or "\\" in file for file in record.files):
        raise _damaged(name)
    return record


def _value_at(data: bytes, key: re.Pattern[bytes]) -> Any:
    """The JSON value after the last match of ``key``."""
    ends = [match.end() for match in key.finditer(data)]
    if not ends:
        raise ValueError("no such key")
    return _DECODER.raw_decode(data[ends[-1] :].decode("utf-8"))[0]


def _damaged(name: str) -> DamagedError:
    return DamagedError(
        f"{printable(name)} is no commit record, or a damaged one",
        "run the same command again to make this brief again",
    )


def damaged_files(folder: Path, record: Record) -> list[str]:
    """Names of the record's siblings that are missing or not what was written."""
    own = record.stem + RECORD_SUFFIX
    return [
        name
        for name, digest in record.files.items()
        if name != own and file_hash(folder / name) != digest
    ]


def file_hash(path: Path) -> str | None:
    """Hex sha256 of a file; None if it is missing or cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def commit(
    folder: Path,
    outputs: Sequence[Output],
    *,
    disk: Disk = DISK,
    pool: Executor | None = None,
    obsolete: Mapping[str, Iterable[str]] | None = None,
) -> list[SummarizeError | None]:
    """Write a group of briefs: all siblings, one folder sync, then all records, another sync.

    A group shares its two folder syncs; the promise for each brief is as if it were alone.

    Args:
        pool: threads to fsync in; a journalling file system merges concurrent syncs.
        obsolete: stem -> files of an earlier brief that the new one does not have.

    Returns:
        For each output None if it is finished and on the medium, else why not. A brief that
        fails leaves its earlier version whole or visibly damaged, never a mixture that passes.
    """
    full = threading.Event()
    group = list(
        (pool.map if pool else map)(lambda output: _staged(folder, output, disk, full), outputs)
    )
    for one in group:
        one.publish([name for name in one.output.files if name != one.output.record_name])
        for name in (obsolete or {}).get(one.output.stem, ()):
            if one.failure is None and name not in one.output.files:
                discard(folder / name, disk)
    _sync(folder, group, disk)
    for one in group:
        one.publish([one.output.record_name])
    _sync(folder, group, disk)
    return [one.failure for one in group]


@dataclass(slots=True)
class _Staged:
    """A brief on its way.

    Attributes:
        waiting: its files under temporary names; none once it failed.
        failure: why it is not finished.
    """

    folder: Path
    output: Output
    disk: Disk
    waiting: dict[str, Path] = field(default_factory=dict)
    failure: SummarizeError | None = None

    def publish(self, names: Iterable[str]) -> None:
        """Give files their own names, unless the brief failed."""
        for name in names if self.failure is None else ():
            try:
                self.disk.replace(self.waiting[name], self.folder / name)
            except OSError as error:
                self.fail(write_failure(self.folder / name, error))
                return
            del self.waiting[name]

    def fail(self, failure: SummarizeError) -> None:
        """Leave no temporary file."""
        self.failure = failure
        for temporary in self.waiting.values():
            discard(temporary, self.disk)
        self.waiting.clear()


def _sync(folder: Path, group: Iterable[_Staged], disk: Disk) -> None:
    try:
        disk.sync_folder(folder)
    except OSError as error:
        for one in group:
            if one.failure is None:
                one.fail(write_failure(folder, error))


def _staged(folder: Path, output: Output, disk: Disk, full: threading.Event) -> _Staged:
    """Every file of the output under a temporary name, or none and the reason.

    Once the disk is ``full`` no further write is tried.
    """
    one = _Staged(folder, output, disk)
    for name, data in output.files.items():
        try:
            if full.is_set():
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            one.waiting[name] = stage(folder, data, disk)
        except OSError as error:
            one.fail(write_failure(folder / name, error))
            if isinstance(one.failure, DiskFullError):
                full.set()
            break
    return one
