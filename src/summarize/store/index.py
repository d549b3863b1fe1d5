"""The index of an output folder: a cache of its commit records, in SQLite.

It answers two questions fast: is this article finished (for a run), and which briefs need an
editor (for the review queue). Everything in it can be read again from the records, so a damaged
index is thrown away and made anew. An entry is trusted while size and modification time of
every file are what they were when the file was last verified.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarize.store.database import connect, writing
from summarize.store.listing import Listing, folded
from summarize.store.lock import STATE_FOLDER
from summarize.store.records import RECORD_SUFFIX, Record

INDEX_NAME = "index.sqlite"
#: Raised with every change of the tables; an index of another version is made anew.
_VERSION = 1
_SCHEMA = f"""
CREATE TABLE briefs (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  stem TEXT NOT NULL UNIQUE,
  article_id TEXT NOT NULL,
  used TEXT NOT NULL,
  signature TEXT NOT NULL,
  files TEXT NOT NULL,
  title TEXT NOT NULL,
  title_target TEXT NOT NULL,
  date_published TEXT,
  risk REAL NOT NULL,
  critical INTEGER NOT NULL,
  major INTEGER NOT NULL,
  minor INTEGER NOT NULL,
  segments INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;
CREATE INDEX briefs_by_risk ON briefs (risk DESC, stem);
CREATE INDEX briefs_by_state ON briefs (state, risk DESC, stem);
CREATE INDEX briefs_by_article ON briefs (article_id);
CREATE VIRTUAL TABLE words USING fts5(
  title, body, content = '', detail = 'none', prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);
PRAGMA user_version = {_VERSION};
"""
"""``words`` stores no text and no positions: about a fifth of the text's size. Its rows cannot be
deleted without the text they were made of, so a new version of a brief takes a new row number,
and rows that no brief points to find nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """A file when it was last seen whole: hash, size in bytes, modification time in ns."""

    sha256: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One finished brief as the index knows it."""

    record: Record
    files: Mapping[str, FileState]

    def is_untouched(self, folder: Path) -> bool:
        """Whether every file is there with the size and time it had when it was verified."""
        prefix = f"{folder}{os.sep}"
        for name, known in self.files.items():
            try:
                status = os.stat(prefix + name)  # noqa: PTH116 (half the time of Path.stat)
            except OSError:
                return False
            if (status.st_size, status.st_mtime_ns) != (known.size, known.modified):
                return False
        return bool(self.files)


class Index:
    """The index of one output folder; one object for one thread.

    A damaged, foreign or older index is replaced by an empty one on opening, and on any later
    sign of damage: what it held is read from the records again when it is asked for.

    Raises:
        sqlite3.Error: the folder cannot be written, or the disk is full.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / STATE_FOLDER / INDEX_NAME
        self._database = self._open()

    @classmethod
    def if_any(cls, folder: Path) -> Index | None:
        """The folder's index if it has one and it can be used; makes no file."""
        if not (folder / STATE_FOLDER / INDEX_NAME).exists():
            return None
        try:
            return cls(folder)
        except sqlite3.Error:
            return None

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(exist_ok=True)
        if self.path.exists() and not _is_whole(self.path):
            self._remove()
        try:
            return self._prepare(connect(self.path, "NORMAL"))
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not _is_damage(error):
                raise
            self._remove()
            return self._prepare(connect(self.path, "NORMAL"))

    def _prepare(self, database: sqlite3.Connection) -> sqlite3.Connection:
        try:
            version = database.execute("PRAGMA user_version").fetchone()[0]
            tables = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
            if version != _VERSION:
                if tables:
                    raise sqlite3.DatabaseError("index of another version")
                database.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
            database.execute("SELECT count(*) FROM (SELECT 1 FROM briefs LIMIT 1)")
        except BaseException:
            database.close()
            raise
        return database

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(INDEX_NAME + suffix).unlink(missing_ok=True)

    def _start_again(self) -> None:
        self._database.close()
        self._remove()
        self._database = self._open()

    def get(self, stem: str) -> Entry | None:
        """What is known of a brief; None when nothing is."""
        try:
            row = self._database.execute(
                "SELECT article_id, used, signature, files FROM briefs WHERE stem = ?", (stem,)
            ).fetchone()
            if row is None:
                return None
            article_id, used, signature, packed = row
            files = {
                name: FileState(sha256=digest, size=size, modified=modified)
                for name, (digest, size, modified) in json.loads(packed).items()
            }
        except (sqlite3.DatabaseError, ValueError, TypeError, AttributeError):
            self._start_again()
            return None
        record = Record(
            stem=stem,
            article_id=article_id,
            used=used,
            signature=signature,
            files={name: state.sha256 for name, state in files.items()},
        )
        return Entry(record=record, files=files)

    def put(self, briefs: Sequence[tuple[Record, Listing]]) -> None:
        """Remember briefs whose files were just written or verified.

        A disk that is full or read-only is not reported: the outputs are on it, the index can
        be made again, and the next output meets the same disk.
        """
        try:
            with writing(self._database) as database:
                for record, listing in briefs:
                    _insert(database, self.folder, record, listing)
        except sqlite3.OperationalError as error:
            if _is_damage(error):
                self._start_again()
        except sqlite3.DatabaseError:
            self._start_again()

    def forget(self, stem: str) -> None:
        """Drop a brief from the queue."""
        with contextlib.suppress(sqlite3.DatabaseError), writing(self._database) as database:
            database.execute("DELETE FROM briefs WHERE stem = ?", (stem,))

    def stems(self) -> Iterator[str]:
        """All stems, in order."""
        for (stem,) in self._database.execute("SELECT stem FROM briefs ORDER BY stem"):
            yield stem

    @property
    def database(self) -> sqlite3.Connection:
        """The connection, for reading (``store.queue``)."""
        return self._database

    def close(self) -> None:
        """Give the file back."""
        self._database.close()


def _insert(database: sqlite3.Connection, folder: Path, record: Record, listing: Listing) -> None:
    files: dict[str, tuple[str, int, int]] = {}
    for name, digest in record.files.items():
        try:
            status = (folder / name).stat()
        except OSError:
            files[name] = (digest, -1, 0)  # never taken for untouched
            continue
        files[name] = (digest, status.st_size, status.st_mtime_ns)
    database.execute("DELETE FROM briefs WHERE stem = ?", (record.stem,))
    added = database.execute(
        "INSERT INTO briefs VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            record.stem,
            record.article_id,
            record.used,
            record.signature,
            json.dumps(files),
            listing.title,
            listing.title_target,
            listing.date_published,
            listing.risk,
            listing.critical,
            listing.major,
            listing.minor,
            listing.segments,
            listing.state,
        ),
    )
    database.execute(
        "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
        (
            added.lastrowid,
            folded(f"{listing.title}\n{listing.title_target}"),
            folded(listing.words),
        ),
    )


def _is_damage(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def _is_whole(path: Path) -> bool:
    """Whether the file is as long as its header says (SQLite file format, section 1.3).

    SQLite itself notices a cut only when it reads a page that is gone.
    """
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        return True
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        return False
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return path.stat().st_size >= pages * (65_536 if page == 1 else page)


def record_paths(folder: Path) -> Iterator[Path]:
    """All files of the folder that may be commit records, in no order."""
    for path in folder.iterdir():
        if path.name.endswith(RECORD_SUFFIX) and not path.name.startswith("."):
            yield path
