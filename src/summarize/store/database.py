"""SQLite connections of this room: one way to open, wait and fail."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from summarize.errors import OutputError
from summarize.store.files import DiskFullError, free_space, printable

#: Longest wait for another writer, seconds. Twenty writers that sync each save on a slow disk
#: (30 ms) are through in well under a second each.
BUSY_SECONDS = 60.0
_FULL = frozenset({"SQLITE_FULL"})


def connect(
    path: Path, synchronous: Literal["FULL", "NORMAL"], schema: str = ""
) -> sqlite3.Connection:
    """A connection in WAL mode, in autocommit: transactions are begun by ``writing``.

    Args:
        synchronous: ``FULL``: what was committed survives a power cut; ``NORMAL``: the file
            stays sound, the last commits may be lost (enough for a cache).
        schema: statements that make what is missing; may be run again and again.

    Raises:
        sqlite3.Error: the file cannot be opened or is no database.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        connection = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA synchronous = {synchronous}")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.executescript(schema)
        except BaseException as error:
            connection.close()
            # Changing to WAL, or reading before writing, fails at once where another opens the
            # same new file: SQLite calls no busy handler where waiting could be a deadlock.
            busy = getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY")
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """One write transaction, begun as a writer so that waiting happens before reading.

    A transaction that reads first and writes later fails at once with "database is locked"
    when another writer came between; ``BEGIN IMMEDIATE`` waits instead.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def open_failure(path: Path, error: sqlite3.Error) -> OutputError:
    """The error of this program for a database that cannot be opened."""
    return OutputError(
        f"cannot open {printable(path)}: {error}",
        "check the permissions and the disk; if the file is damaged, restore it from a copy",
    )


def save_failure(path: Path, error: sqlite3.Error) -> OutputError | DiskFullError:
    """The error of this program for a save that did not happen."""
    if getattr(error, "sqlite_errorname", "") in _FULL:
        return DiskFullError(
            f"disk full: cannot save to {printable(path)} ({free_space(path.parent)} free)",
            "free some space and save again",
        )
    return OutputError(
        f"cannot save to {printable(path)}: {error}", "check the disk, then save again"
    )
