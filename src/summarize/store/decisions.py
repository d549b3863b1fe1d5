"""Editors' decisions: append-only, each save on the medium before it is answered.

A decision is never changed or removed; the latest version of a segment is what counts, and
undo is a new decision with an older text. A save names the version its editor saw, so that two
editors at one segment never overwrite each other unseen (optimistic locking; Gray & Reuter,
"Transaction Processing", section 7.7).
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summarize.document import Decision
from summarize.errors import SummarizeError
from summarize.store.database import connect, open_failure, save_failure, writing

DECISIONS_NAME = "decisions.sqlite"
_SURROGATE = re.compile("[\ud800-\udfff]")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS decisions (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id TEXT NOT NULL,
  segment_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  target TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  note TEXT NOT NULL,
  source TEXT NOT NULL,
  extra TEXT NOT NULL,
  UNIQUE (article_id, segment_id, version)
) STRICT;
CREATE TRIGGER IF NOT EXISTS decisions_stay BEFORE UPDATE ON decisions
BEGIN SELECT raise(ABORT, 'a decision is never changed'); END;
CREATE TRIGGER IF NOT EXISTS decisions_remain BEFORE DELETE ON decisions
BEGIN SELECT raise(ABORT, 'a decision is never removed'); END;
"""
_COLUMNS = (
    "number, version, article_id, segment_id, state, target, reviewer, decided_at, note, source, "
    "extra"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A decision as it stands in the history.

    Attributes:
        number: counts all decisions of the folder, in the order they were saved.
        version: counts the decisions on this segment, from 1; 0 stands for none yet.
    """

    number: int
    version: int
    decision: Decision


class StaleDecisionError(SummarizeError):
    """Another decision came between; nothing was saved.

    Attributes:
        mine: what was to be saved.
        theirs: the latest decision, with the version to name when saving again.
    """

    code = "stale"

    def __init__(self, mine: Decision, theirs: Saved | None) -> None:
        who = theirs.decision.reviewer if theirs else "nobody"
        super().__init__(
            f"segment {mine.segment_id} of {mine.article_id} was changed by {who} meanwhile",
            "compare both texts and save again",
        )
        self.mine = mine
        self.theirs = theirs

    def __reduce__(self) -> tuple[type[StaleDecisionError], tuple[Decision, Saved | None]]:  # type: ignore[override]
        return (type(self), (self.mine, self.theirs))


class Decisions:
    """The decisions of one output folder; may be used by several threads and processes at once.

    Raises:
        OutputError: the file cannot be opened or written; raised on opening.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / DECISIONS_NAME
        try:
            self._database = connect(self.path, "FULL", _SCHEMA)
        except sqlite3.Error as error:
            raise open_failure(self.path, error) from error

    @classmethod
    def if_any(cls, folder: Path) -> Decisions | None:
        """The folder's decisions, or None when no editor was there; makes no file."""
        return cls(folder) if (folder / DECISIONS_NAME).exists() else None

    def save(self, decision: Decision, expected_version: int) -> Saved:
        """Append a decision; on the medium when this returns.

        Lone surrogates, which no file can hold, become U+FFFD.

        Args:
            expected_version: the version the editor saw; 0 when there was none.

        Raises:
            StaleDecisionError: there is a later one.
            OutputError, DiskFullError: it was not saved.
        """
        return self.save_all([(decision, expected_version)])[0]

    def save_all(self, decisions: Sequence[tuple[Decision, int]]) -> list[Saved]:
        """Append several decisions, all or none.

        Raises:
            StaleDecisionError, OutputError, DiskFullError: as ``save``; none was saved.
        """
        saved: list[Saved] = []
        try:
            with writing(self._database) as database:
                for decision, expected in decisions:
                    clean = _storable(decision)
                    latest = self._latest(clean.article_id, clean.segment_id)
                    if (latest.version if latest else 0) != expected:
                        raise StaleDecisionError(decision, latest)
                    row = database.execute(
                        f"INSERT INTO decisions ({_COLUMNS}) VALUES (NULL{', ?' * 10})",
                        (expected + 1, *_values(clean)),
                    )
                    saved.append(
                        Saved(number=row.lastrowid or 0, version=expected + 1, decision=clean)
                    )
        except sqlite3.Error as error:
            raise save_failure(self.path, error) from error
        return saved

    def latest(self, article_id: str) -> dict[str, Saved]:
        """segment id -> its latest decision."""
        return {
            saved.decision.segment_id: saved
            for saved in self._select("WHERE article_id = ? ORDER BY number", (article_id,))
        }

    def standing(self, article_id: str) -> list[Saved]:
        """The decisions on an article that may count, oldest first (``standing``)."""
        return standing(self._select("WHERE article_id = ? ORDER BY number", (article_id,)))

    def history(self, article_id: str, segment_id: str) -> list[Saved]:
        """All decisions on one segment, oldest first."""
        return list(
            self._select(
                "WHERE article_id = ? AND segment_id = ? ORDER BY version",
                (article_id, segment_id),
            )
        )

    def since(self, number: int = 0) -> Iterator[Saved]:
        """All decisions after one, in the order they were saved."""
        yield from self._select("WHERE number > ? ORDER BY number", (number,))

    def last_number(self, article_id: str) -> int:
        """Number of the article's latest decision, 0 for none: changes when one is added."""
        row = self._database.execute(
            "SELECT max(number) FROM decisions WHERE article_id = ?", (article_id,)
        ).fetchone()
        return int(row[0] or 0)

    def _latest(self, article_id: str, segment_id: str) -> Saved | None:
        return next(
            self._select(
                "WHERE article_id = ? AND segment_id = ? ORDER BY version DESC LIMIT 1",
                (article_id, segment_id),
            ),
            None,
        )

    def _select(self, where: str, values: tuple[str | int, ...]) -> Iterator[Saved]:
        for row in self._database.execute(f"SELECT {_COLUMNS} FROM decisions {where}", values):
            number, version, article_id, segment_id, state, target, *rest = row
            reviewer, decided_at, note, source, extra = rest
            yield Saved(
                number=number,
                version=version,
                decision=Decision(
                    article_id=article_id,
                    segment_id=segment_id,
                    state=state,
                    target=target,
                    reviewer=reviewer,
                    decided_at=decided_at,
                    note=note,
                    source=source,
                    extra=json.loads(extra),
                ),
            )

    def close(self) -> None:
        """Give the file back."""
        self._database.close()

    def __enter__(self) -> Decisions:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def standing(history: Iterable[Saved]) -> list[Saved]:
    """The latest decision under each number on each text, oldest first.

    Sentences move when an article is updated, so that several can have had one number. A
    decision that names no text is overtaken by any later one under its number.

    Args:
        history: decisions on one article in the order they were saved.
    """
    latest: dict[tuple[str, str], Saved] = {}
    newest: dict[str, int] = {}
    for saved in history:
        decision = saved.decision
        latest[decision.segment_id, decision.source] = saved
        newest[decision.segment_id] = saved.number
    return sorted(
        (
            saved
            for (segment_id, source), saved in latest.items()
            if source or newest[segment_id] == saved.number
        ),
        key=lambda saved: saved.number,
    )


def _values(decision: Decision) -> tuple[str, ...]:
    return (
        decision.article_id,
        decision.segment_id,
        decision.state,
        decision.target,
        decision.reviewer,
        decision.decided_at,
        decision.note,
        decision.source,
        json.dumps(decision.extra, sort_keys=True),
    )


def _storable(decision: Decision) -> Decision:
    def text(value: str) -> str:
        return _SURROGATE.sub("\ufffd", value)

    return replace(
        decision,
        target=text(decision.target),
        reviewer=text(decision.reviewer),
        note=text(decision.note),
        source=text(decision.source),
    )
