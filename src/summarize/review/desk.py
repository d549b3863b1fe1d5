"""The desk: one folder of briefs, its decisions, memory and index, opened for editors."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from summarize.document import Brief
from summarize.errors import DamagedError, SummarizeError, UnreadableError
from summarize.review.article import Desked, desked
from summarize.store.database import open_failure
from summarize.store.decisions import DECISIONS_NAME, Decisions
from summarize.store.files import make_writable, printable
from summarize.store.index import INDEX_NAME, Index
from summarize.store.lock import STATE_FOLDER
from summarize.store.memory import MEMORY_NAME, Memory
from summarize.store.names import STEM
from summarize.store.records import RECORD_SUFFIX, is_sealed
from summarize.writers import json_read

_T = TypeVar("_T")
#: Articles kept in memory, so that an edit does not read its brief again. An editor has one or
#: two open; a brief of the largest size takes some 20 MB.
_KEPT = 4


class NoSuchBriefError(SummarizeError):
    """There is no brief, or no sentence, of that name."""

    code = "no-such-brief"


class Desk:
    """Everything the page reads and writes; used by all server threads at once.

    SQLite connections are one a thread: a transaction belongs to a connection, and two threads
    on one would be in each other's.

    Args:
        folder: the output folder.
        memory: the translation memory; by default the folder's own.
        now: the clock, for the time of a decision.

    Raises:
        UnreadableError: there is no such folder.
        OutputError: it cannot be written: an edit could not be kept.
    """

    def __init__(
        self,
        folder: Path,
        *,
        memory: Path | None = None,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        if not folder.is_dir():
            raise UnreadableError(
                f"{printable(folder)} is no folder", "name the folder `summarize brief` wrote to"
            )
        self.folder = folder
        self.now = now
        self._memory_path = memory or folder / MEMORY_NAME
        self._local = threading.local()
        self._open: list[Decisions | Memory | Index] = []
        self._lock = threading.Lock()
        self._generation = 0
        self._briefs: OrderedDict[tuple[str, int, int], Brief] = OrderedDict()
        self._shown: OrderedDict[str, tuple[Brief, Desked]] = OrderedDict()
        #: Held while outputs are written: one brief at a time.
        self.writing = threading.RLock()
        make_writable(folder)
        self._prove()

    def _prove(self) -> None:
        """Open everything once, so that what cannot be opened is told before the page is."""
        for path in (self.folder / DECISIONS_NAME, self._memory_path):
            if path.exists() and not path.is_file():
                raise open_failure(path, sqlite3.OperationalError("it is no file"))
        try:
            _ = self.decisions, self.memory, self.index
            for handle in (self.decisions, self.memory):
                _prove_writable(handle.path)
        except sqlite3.Error as error:
            raise open_failure(self.folder / STATE_FOLDER, error) from error

    @property
    def decisions(self) -> Decisions:
        """This thread's connection to the decisions."""
        return self._mine("decisions", lambda: Decisions(self.folder))

    @property
    def memory(self) -> Memory:
        """This thread's connection to the translation memory."""
        return self._mine("memory", lambda: Memory(self._memory_path))

    @property
    def index(self) -> Index:
        """This thread's connection to the index; a new one after the index was made again."""
        return self._mine(f"index{self._generation}", lambda: Index(self.folder))

    def _mine(self, name: str, make: Callable[[], _T]) -> _T:
        found: _T | None = getattr(self._local, name, None)
        if found is None:
            found = make()
            setattr(self._local, name, found)
            with self._lock:
                self._open.append(found)  # type: ignore[arg-type]
        return found

    def drop_index(self) -> None:
        """Put an empty index in the place of a damaged one; every thread opens the new one."""
        with self._lock:
            path = self.folder / STATE_FOLDER / INDEX_NAME
            for suffix in ("", "-wal", "-shm"):
                path.with_name(INDEX_NAME + suffix).unlink(missing_ok=True)
            self._generation += 1

    def path(self, stem: str) -> Path:
        """The commit record of a brief.

        Raises:
            NoSuchBriefError: the name is none that a brief can have; no path is made of it.
        """
        if not STEM.fullmatch(stem):
            raise NoSuchBriefError(f"no brief is called {printable(stem)[:80]}", "go to the queue")
        return self.folder / (stem + RECORD_SUFFIX)

    def recorded(self, stem: str) -> Brief:
        """The brief as its commit record has it.

        Raises:
            NoSuchBriefError: there is none.
            DamagedError: the record is not what was written.
        """
        path = self.path(stem)
        try:
            status = path.stat()
            key = (stem, status.st_mtime_ns, status.st_size)
            with self._lock:
                known = self._briefs.get(key)
                if known is not None:
                    self._briefs.move_to_end(key)
                    return known
            data = path.read_bytes()
        except FileNotFoundError as error:
            raise NoSuchBriefError(f"there is no brief {stem}", "go to the queue") from error
        except OSError as error:
            raise UnreadableError(
                f"cannot read {printable(path)}: {error.strerror or error}", "check the disk"
            ) from error
        brief = json_read.load(data, path.name)
        if not is_sealed(data, path.name):
            raise _edited(path)
        with self._lock:
            self._briefs[key] = brief
            while len(self._briefs) > _KEPT:
                self._briefs.popitem(last=False)
        return brief

    def article(self, stem: str) -> Desked:
        """The brief with all decisions in it.

        Raises:
            NoSuchBriefError, DamagedError, UnreadableError: as ``recorded``.
        """
        recorded = self.recorded(stem)
        decisions = self.decisions
        number = decisions.last_number(recorded.article.id)
        with self._lock:
            known = self._shown.get(stem)
        if known is not None and known[0] is recorded and known[1].number == number:
            return known[1]
        shown = desked(stem, recorded, decisions.standing(recorded.article.id))
        with self._lock:
            self._shown[stem] = (recorded, shown)
            self._shown.move_to_end(stem)
            while len(self._shown) > _KEPT:
                self._shown.popitem(last=False)
        return shown

    def stem_of(self, article_id: str) -> str | None:
        """The brief of an article, by the index."""
        row = self.index.database.execute(
            "SELECT stem FROM briefs WHERE article_id = ?", (article_id,)
        ).fetchone()
        return None if row is None else str(row[0])

    def close(self) -> None:
        """Give all files back."""
        with self._lock:
            handles, self._open = self._open, []
        for handle in handles:
            handle.close()


def _prove_writable(path: Path) -> None:
    """Begin a write and take it back.

    Raises:
        OutputError: the file is read-only, or on a disk that is.
    """
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.execute("BEGIN IMMEDIATE")
        database.execute("PRAGMA user_version = 0")
        database.execute("ROLLBACK")
    except sqlite3.Error as error:
        raise open_failure(path, error) from error
    finally:
        database.close()


def _edited(path: Path) -> SummarizeError:
    return DamagedError(
        f"{printable(path.name)} was changed since it was written",
        "run `summarize brief` again to make it new (decisions are kept)",
    )
