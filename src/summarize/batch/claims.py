"""Which output names are taken by articles not yet written, kept on disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, MutableMapping


class DiskClaims(MutableMapping[str, str]):
    """stem -> article id, in a temporary file of SQLite's own that goes with the object.

    A cluster plans all inputs before the first is finished; ten million names would take
    two gigabytes as a dictionary.
    """

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("BEGIN")
        self._database.execute("CREATE TABLE claims (stem TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID")

    def __getitem__(self, stem: str) -> str:
        row = self._database.execute("SELECT id FROM claims WHERE stem = ?", (stem,)).fetchone()
        if row is None:
            raise KeyError(stem)
        return str(row[0])

    def __setitem__(self, stem: str, article_id: str) -> None:
        self._database.execute("INSERT OR REPLACE INTO claims VALUES (?, ?)", (stem, article_id))

    def __delitem__(self, stem: str) -> None:
        if not self._database.execute("DELETE FROM claims WHERE stem = ?", (stem,)).rowcount:
            raise KeyError(stem)

    def __iter__(self) -> Iterator[str]:
        return (stem for (stem,) in self._database.execute("SELECT stem FROM claims"))

    def __len__(self) -> int:
        return int(self._database.execute("SELECT count(*) FROM claims").fetchone()[0])
