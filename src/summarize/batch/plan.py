"""What is to do, and why: each input against the commit record of its brief.

A brief is finished when its record holds this input's sha256 and this run's signature and all
its files are what the record says. No state of an earlier run is asked but the records (the
index only spares reading them).
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summarize.batch.sources import LIMIT, Source
from summarize.document import Decision
from summarize.errors import DamagedError, UnreadableError
from summarize.store.amend import follows, reflects
from summarize.store.files import printable
from summarize.store.index import Index
from summarize.store.listing import Listing
from summarize.store.names import stem
from summarize.store.records import (
    RECORD_SUFFIX,
    Record,
    damaged_files,
    is_sealed,
    parse_record,
)

Reason = Literal[
    "done",
    "new",
    "forced",
    "input-changed",
    "signature-changed",
    "output-missing",
    "output-damaged",
    "decision-waiting",
]
#: Digits that set the second of two paths apart whose names met (see ``names.stem``).
_MORE_DIGITS = (0, 8, 24)
_PIECE = 1_048_576


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One input and what the plan says of it.

    Attributes:
        stem: what its files are called.
        reason: why it is done again, or ``done``.
        detail: the reason in words, for ``--dry-run`` and the report.
        obsolete: files of its present brief, which a new one may not have.
        record: the bytes of a whole record that needs no model, only to be rendered again.
    """

    source: Source
    stem: str
    reason: Reason
    detail: str = ""
    obsolete: tuple[str, ...] = ()
    record: bytes | None = None

    @property
    def is_done(self) -> bool:
        """Whether there is nothing to do."""
        return self.reason == "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A whole record; ``trusted`` when its files need no look."""

    record: Record
    trusted: bool
    data: bytes = b""


class Planner:
    """Decides for one run.

    Args:
        folder: the output folder; it need not exist.
        signature: the run's; a brief of another is stale.
        suffixes: of the files the run writes, ``.json`` included.
        index: None reads every record itself and writes nothing (``--dry-run``).
        decisions: the editors' decisions on an article, by its id.
        taken: holds the names of articles on their way; None is a dictionary.
        limit: longest input, bytes; a longer one is not what a brief was made of.
    """

    def __init__(
        self,
        folder: Path,
        signature: str,
        suffixes: Iterable[str],
        *,
        force: bool = False,
        index: Index | None = None,
        decisions: Callable[[str], Sequence[Decision]] = lambda _: (),
        taken: MutableMapping[str, str] | None = None,
        limit: int = LIMIT,
    ) -> None:
        self._folder = folder
        self._signature = signature
        self._suffixes = tuple(suffixes)
        self._force = force
        self._index = index
        self._decisions = decisions
        self._limit = limit
        self._taken: MutableMapping[str, str] = {} if taken is None else taken

    def decide(self, source: Source) -> Step:
        """What to do with one input.

        Raises:
            UnreadableError: it has to be compared with its brief and cannot be read.
        """
        name, found, fault = self._find(source)
        if found is None:
            reason: Reason = "output-damaged" if fault else "new"
            return Step(source=source, stem=name, reason=reason, detail=fault)
        record = found.record
        files = tuple(record.files)

        def step(reason: Reason, detail: str = "", record: bytes | None = None) -> Step:
            return Step(
                source=source,
                stem=name,
                reason=reason,
                detail=detail,
                obsolete=files,
                record=record,
            )

        if self._force:
            return step("forced", "--force")
        if record.signature != self._signature:
            return step("signature-changed", changes(record.signature, self._signature))
        if record.used != input_hash(source, self._limit):
            return step("input-changed", "the input is not what the brief was made from")
        decisions = self._decisions(source.id)
        if decisions and not follows(self._bytes_of(found), decisions):
            return step("decision-waiting", "an editor decided on the article since it was made")
        missing = [name + suffix for suffix in self._suffixes if name + suffix not in record.files]
        if missing:
            detail = f"not written yet: {', '.join(missing)}"
            return step("output-missing", detail, self._bytes_of(found))
        if not found.trusted:
            damaged = damaged_files(self._folder, record)
            if damaged:
                detail = f"missing or changed: {', '.join(damaged)}"
                return step("output-damaged", detail, self._bytes_of(found))
            if self._index is not None:
                self._index.put([(record, Listing.from_bytes(found.data))])
        if decisions and not reflects(data := self._bytes_of(found), decisions):
            return step("decision-waiting", "an editor's decision is not in the outputs yet", data)
        return step("done")

    def _bytes_of(self, found: _Found) -> bytes:
        """The whole record's bytes; empty if it vanished meanwhile."""
        if found.data:
            return found.data
        try:
            return (self._folder / (found.record.stem + RECORD_SUFFIX)).read_bytes()
        except OSError:
            return b""

    def release(self, step: Step) -> None:
        """The step is over: its name no longer needs guarding, its record does that."""
        self._taken.pop(step.stem, None)

    def _find(self, source: Source) -> tuple[str, _Found | None, str]:
        """The name for this input, what is finished under it, and what is wrong with that.

        The names of two paths may meet; then the one that came first keeps the short name.
        """
        name, fault = "", ""
        for digits in _MORE_DIGITS:
            name = stem(source.name, digits)
            if self._taken.get(name, source.id) != source.id:
                continue
            found, fault = self._found(name)
            if found is None or found.record.article_id == source.id:
                self._taken[name] = source.id
                return name, found, fault
        raise AssertionError(f"two paths with one SHA-256: {source.id}")

    def _found(self, name: str) -> tuple[_Found | None, str]:
        path = self._folder / (name + RECORD_SUFFIX)
        known = self._index.get(name) if self._index else None
        if known and known.is_untouched(self._folder):
            return _Found(record=known.record, trusted=True), ""
        try:
            data = path.read_bytes()
            record = parse_record(data, path.name)
        except FileNotFoundError:
            return None, f"missing: {path.name}" if known else ""
        except (OSError, DamagedError):
            return None, f"damaged: {path.name}"
        if not is_sealed(data, path.name):
            return None, f"cut or edited: {path.name}"
        return _Found(record=record, trusted=False, data=data), ""


def input_hash(source: Source, limit: int = LIMIT) -> str:
    """Hex sha256 of an input's bytes; of one longer than ``limit``, of a little more than that.

    A log that came to an article's name may grow faster than it is read.

    Raises:
        UnreadableError: it cannot be read.
    """
    if source.data is not None:
        return hashlib.sha256(source.data).hexdigest()
    digest = hashlib.sha256()
    try:
        descriptor = open_input(source)
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            read = 0
            while read <= limit and (piece := file.read(_PIECE)):
                digest.update(piece)
                read += len(piece)
    except OSError as error:
        raise unreadable(source, error) from error
    return digest.hexdigest()


def open_input(source: Source) -> int:
    """A descriptor of the source's file, which is a regular file even if it was swapped.

    Raises:
        OSError: it cannot be opened.
        UnreadableError: it is no regular file any more.
    """
    assert source.path is not None
    # Without O_NONBLOCK, opening a pipe that took the file's place would wait for ever.
    descriptor = os.open(source.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadableError(f"{source.id} is no longer a file", "check the folder")
    return descriptor


def read_input(source: Source, limit: int) -> bytes:
    """The input's bytes, at most ``limit + 1`` of them, so that a reader sees it is too long.

    Raises:
        UnreadableError: it cannot be read.
    """
    if source.data is not None:
        return source.data
    try:
        with os.fdopen(open_input(source), "rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise unreadable(source, error) from error


def unreadable(source: Source, error: OSError) -> UnreadableError:
    """The error for an input the system does not give out."""
    return UnreadableError(
        f"cannot read {printable(source.name)}: {error.strerror or error}",
        "check the file and its permissions, then run the same command again",
    )


def changes(before: str, now: str) -> str:
    """The fields in which two signatures differ: ``mt: a@1 -> b@2; v: 0.1 -> 0.2``."""
    old, new = _fields(before), _fields(now)
    return "; ".join(
        f"{key}: {old.get(key, 'none')} -> {new.get(key, 'none')}"
        for key in dict.fromkeys((*old, *new))
        if old.get(key) != new.get(key)
    )


def _fields(signature: str) -> dict[str, str]:
    return {key: value for key, _, value in (part.partition(":") for part in signature.split("|"))}
