"""Translation memory: what editors approved, offered for the same sentence again.

Matches in the words of the trade: ``context`` (the sentence and its neighbours are the same),
``exact`` (the sentence is), ``fuzzy`` (it nearly is; the ratio is of the Levenshtein distance to
the longer length, in characters, as in most tools).
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from summarize.errors import OutputError
from summarize.store.database import connect, open_failure, save_failure, writing
from summarize.store.files import printable

MEMORY_NAME = "memory.sqlite"
#: Below this ratio a match costs an editor more than it saves (the industry's usual threshold).
FUZZY_THRESHOLD = 0.75
#: Similar sentences that an editor is shown.
_SIMILAR = 3
#: Candidates that share words, measured exactly; keeps a look-up fast in a memory of millions.
_CANDIDATES = 300
#: Most words of a sentence put to the word index.
_WORDS = 40
_HEADER = b"SQLite format 3\0"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS units (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  article_id TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  approved_at TEXT NOT NULL,
  machine TEXT NOT NULL,
  model TEXT NOT NULL,
  UNIQUE (key, before, after)
) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS sources USING fts5(
  key, content = '', detail = 'none', tokenize = 'unicode61 remove_diacritics 0'
);
"""
_COLUMNS = (
    "number, source, target, before, after, article_id, reviewer, approved_at, machine, model"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One approved pair (TMX ``tu``).

    Attributes:
        before, after: the neighbouring source sentences; empty at an end or when unknown.
        approved_at: ISO 8601 with zone.
        machine: what the model had said, for post-edit effort; empty when unknown.
        model: the model that had said it.
        number: order of approval; 0 before it is kept.
    """

    source: str
    target: str
    before: str = ""
    after: str = ""
    article_id: str = ""
    reviewer: str = ""
    approved_at: str = ""
    machine: str = ""
    model: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A unit offered for a sentence; ``ratio`` is 1.0 unless it is fuzzy."""

    unit: Unit
    kind: Literal["context", "exact", "fuzzy"]
    ratio: float


def _refuse_others(path: Path) -> None:
    """Leave a file alone that is no memory: making the tables in it would change it.

    Raises:
        OutputError: it is none.
    """
    if not path.is_file() or not path.stat().st_size:
        return  # made now
    try:
        with path.open("rb") as file:
            tables = set() if file.read(len(_HEADER)) == _HEADER else {"no database"}
        if not tables:
            reading = f"{path.absolute().as_uri()}?mode=ro"
            with closing(sqlite3.connect(reading, uri=True)) as database:
                rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                tables = {name for (name,) in rows}
    except (OSError, sqlite3.Error):
        return  # not to be read, locked or damaged: told when it is opened
    if tables and "units" not in tables:
        raise OutputError(
            f"{printable(path)} is no translation memory",
            f"give the {MEMORY_NAME} of a reviewed folder; TMX is written from one, not read",
        )


def key_of(sentence: str) -> str:
    """What makes two sentences the same: Unicode form and white space do not differ."""
    return " ".join(unicodedata.normalize("NFC", sentence).split())


class Memory:
    """A translation memory in one SQLite file; several threads and processes may use it.

    Raises:
        OutputError: the file cannot be opened or written, or is something else, which stays as it
            is.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        _refuse_others(path)
        try:
            self._database = connect(path, "FULL", _SCHEMA)
        except sqlite3.Error as error:
            raise open_failure(path, error) from error

    def add(self, units: Iterable[Unit]) -> None:
        """Keep approved units; one with the same source and neighbours replaces the earlier.

        Raises:
            OutputError, DiskFullError: none of them was kept.
        """
        try:
            with writing(self._database) as database:
                for unit in units:
                    _insert(database, unit)
        except sqlite3.Error as error:
            raise save_failure(self.path, error) from error

    def withdraw(self, units: Iterable[Unit]) -> None:
        """Forget units by source and neighbours, where they came from the same article; their
        translation does not matter.

        Raises:
            OutputError, DiskFullError: none of them was forgotten.
        """
        try:
            with writing(self._database) as database:
                for unit in units:
                    database.execute(
                        "DELETE FROM units WHERE (key, before, after, article_id) = (?, ?, ?, ?)",
                        (*_place(unit), unit.article_id),
                    )
        except sqlite3.Error as error:
            raise save_failure(self.path, error) from error

    def exact(self, sentence: str, before: str = "", after: str = "") -> Match | None:
        """The unit of this very sentence: in the same context first, else the latest."""
        units = list(self._select("WHERE key = ? ORDER BY number DESC", (key_of(sentence),)))
        context = (key_of(before), key_of(after))
        for unit in units:
            if (unit.before, unit.after) == context and any(context):
                return Match(unit=unit, kind="context", ratio=1.0)
        return Match(unit=units[0], kind="exact", ratio=1.0) if units else None

    def fuzzy(self, sentence: str) -> list[Match]:
        """Units of the most similar sentences, best first; equal ones are ``exact``'s."""
        key = key_of(sentence)
        units = {unit.number: unit for unit in self._candidates(key)}
        found = process.extract(
            key,
            {number: key_of(unit.source) for number, unit in units.items()},
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=FUZZY_THRESHOLD,
            limit=None,
        )
        best: dict[str, Match] = {}
        for text, ratio, number in sorted(found, key=lambda one: (-one[1], -one[2])):
            if text != key:
                best.setdefault(text, Match(unit=units[number], kind="fuzzy", ratio=ratio))
        return list(best.values())[:_SIMILAR]

    def _candidates(self, key: str) -> list[Unit]:
        words = list(dict.fromkeys(re.findall(r"\w+", key.lower())))[:_WORDS]
        if not words:
            return []
        query = " OR ".join(f'"{word}"' for word in words)
        rows = self._database.execute(
            "SELECT rowid FROM sources WHERE sources MATCH ? ORDER BY rank LIMIT ?",
            (query, _CANDIDATES),
        ).fetchall()
        marks = ", ".join("?" * len(rows))
        return list(self._select(f"WHERE number IN ({marks})", tuple(number for (number,) in rows)))

    def units(self) -> Iterator[Unit]:
        """All units, in the order of approval (for export)."""
        yield from self._select("ORDER BY number", ())

    def digest(self) -> str:
        """Hex sha256 of all that exact matches can give: changes when an answer may.

        An empty memory gives the empty string, like no memory.
        """
        digest, any_unit = hashlib.sha256(), False
        for row in self._database.execute(
            "SELECT key, before, after, target FROM units ORDER BY key, number"
        ):
            any_unit = True
            digest.update("\0".join(row).encode("utf-8") + b"\n")
        return digest.hexdigest() if any_unit else ""

    def _select(self, where: str, values: tuple[str | int, ...]) -> Iterator[Unit]:
        for row in self._database.execute(f"SELECT {_COLUMNS} FROM units {where}", values):
            yield Unit(**dict(zip(_COLUMNS.split(", "), row, strict=True)))

    def close(self) -> None:
        """Give the file back."""
        self._database.close()

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _place(unit: Unit) -> tuple[str, str, str]:
    return key_of(unit.source), key_of(unit.before), key_of(unit.after)


def _insert(database: sqlite3.Connection, unit: Unit) -> None:
    key, *context = _place(unit)
    database.execute("DELETE FROM units WHERE (key, before, after) = (?, ?, ?)", (key, *context))
    row = database.execute(
        "INSERT INTO units (key, before, after, source, target, article_id, reviewer,"
        " approved_at, machine, model) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key,
            *context,
            unit.source,
            unit.target,
            unit.article_id,
            unit.reviewer,
            unit.approved_at,
            unit.machine,
            unit.model,
        ),
    )
    database.execute("INSERT INTO sources (rowid, key) VALUES (?, ?)", (row.lastrowid, key))
