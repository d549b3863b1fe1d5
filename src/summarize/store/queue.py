"""The review queue over the index: pages by risk, counts, and search that folds marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summarize.document import State
from summarize.errors import DamagedError
from summarize.store.index import Index, record_paths
from summarize.store.listing import Listing, folded
from summarize.store.records import Record, is_sealed, parse_record

Order = Literal["risk", "name"]
_COLUMNS = (
    "stem, article_id, title, title_target, date_published, risk, critical, major, minor, "
    "segments, state"
)
#: Briefs put into the index in one transaction when it is made again.
_AT_ONCE = 500
#: Words of a search that are looked up; more find nothing else.
_MOST_WORDS = 12
#: Briefs up to which a search is counted; "more than that" is all an editor needs to know.
MOST_COUNTED = 10_000
#: Where at least this share of all briefs match, each in turn is asked, in the order of the page.
_NEARLY_ALL = 0.5
_AMONG = "row IN (SELECT rowid FROM words WHERE words MATCH ?)"
_EACH = "EXISTS (SELECT 1 FROM words WHERE rowid = briefs.row AND words MATCH ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One brief in the queue. ``state`` is that of its least finished segment."""

    stem: str
    article_id: str
    title: str
    title_target: str
    date_published: str | None
    risk: float
    critical: int
    major: int
    minor: int
    segments: int
    state: State


def page(
    index: Index,
    *,
    state: State | None = None,
    search: str = "",
    order: Order = "risk",
    after: Row | None = None,
    limit: int = 50,
) -> list[Row]:
    """The next ``limit`` briefs behind ``after`` (key-set paging: page 4,000 is as fast as 1).

    Args:
        search: words that must all occur in title or text, the last one perhaps unfinished;
            marks and case do not matter (``da nang`` finds ``Đà Nẵng``).
    """
    where: list[str] = []
    values: list[str | float] = []
    if state is not None:
        where.append("state = ?")
        values.append(state)
    query = query_of(search)
    if query:
        where.append(_EACH if _is_common(index, query) else _AMONG)
        values.append(query)
    if after is not None and order == "risk":
        where.append("(risk < ? OR (risk = ? AND stem > ?))")
        values += [after.risk, after.risk, after.stem]
    elif after is not None:
        where.append("stem > ?")
        values.append(after.stem)
    condition = f"WHERE {' AND '.join(where)} " if where else ""
    by = "risk DESC, stem" if order == "risk" else "stem"
    rows = index.database.execute(
        f"SELECT {_COLUMNS} FROM briefs {condition}ORDER BY {by} LIMIT ?", (*values, limit)
    )
    return [_row(values) for values in rows]


def find(index: Index, stem: str) -> Row | None:
    """The queue's row of one brief."""
    rows = index.database.execute(f"SELECT {_COLUMNS} FROM briefs WHERE stem = ?", (stem,))
    return next((_row(values) for values in rows), None)


def counts(index: Index) -> Mapping[str, int]:
    """state -> briefs."""
    return dict(index.database.execute("SELECT state, count(*) FROM briefs GROUP BY state"))


def found(index: Index, search: str) -> int:
    """How many briefs a search finds; ``MOST_COUNTED + 1`` stands for more than that."""
    query = query_of(search)
    if not query:
        return sum(counts(index).values())
    row = index.database.execute(
        "SELECT count(*) FROM (SELECT 1 FROM words JOIN briefs ON briefs.row = words.rowid"
        " WHERE words MATCH ? LIMIT ?)",
        (query, MOST_COUNTED + 1),
    )
    return int(row.fetchone()[0])


def query_of(search: str) -> str:
    """A user's words as one FTS5 query: quoted, so that no character is an operator.

    A single letter is not taken for a beginning: it is one of nearly everything.
    """
    words = re.findall(r"\w+", folded(search))[:_MOST_WORDS]
    if not words:
        return ""
    begun = " *" if len(words[-1]) > 1 else ""
    return " AND ".join(f'"{word}"' for word in words) + begun


def _is_common(index: Index, query: str) -> bool:
    """Whether nearly every brief matches: then a list of the matches is the slower way.

    Counting matches reads no brief and takes a tenth of listing them.
    """
    asked = "SELECT (SELECT count(*) FROM words WHERE words MATCH ?), (SELECT max(row) FROM briefs)"
    matching, rows = index.database.execute(asked, (query,)).fetchone()
    return bool(matching > _NEARLY_ALL * (rows or 0))


def refresh(index: Index, folder: Path) -> int:
    """Bring the index in step with the commit records; records that are damaged are left out.

    Reads only records the index does not know or that changed; drops what is gone.

    Returns:
        How many were read.
    """
    read, waiting = 0, list[tuple[Record, Listing]]()
    gone = set(index.stems())
    for path in record_paths(folder):
        stem = path.name.removesuffix(".json")
        gone.discard(stem)
        known = index.get(stem)
        if known is not None and known.is_untouched(folder):
            continue
        brief = _whole(path)
        if brief is None:
            gone.add(stem)
            continue
        read += 1
        waiting.append(brief)
        if len(waiting) >= _AT_ONCE:
            index.put(waiting)
            waiting = []
    index.put(waiting)
    for stem in gone:
        index.forget(stem)
    return read


def _whole(path: Path) -> tuple[Record, Listing] | None:
    try:
        data = path.read_bytes()
        record = parse_record(data, path.name)
        return (record, Listing.from_bytes(data)) if is_sealed(data, path.name) else None
    except (OSError, ValueError, DamagedError):
        return None


def _row(values: tuple[str | float | int | None, ...]) -> Row:
    return Row(**dict(zip(_COLUMNS.split(", "), values, strict=True)))  # type: ignore[arg-type]
