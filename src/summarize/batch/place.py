"""The output folder of a run: proved writable, locked, tidied, with its index and report."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from summarize.batch.job import Job
from summarize.batch.plan import Planner
from summarize.batch.report import REPORT_NAME, Report
from summarize.document import Decision
from summarize.errors import OutputError
from summarize.options import RunOptions
from summarize.store.decisions import Decisions
from summarize.store.files import DISK, Disk, make_writable, printable, remove_temporaries
from summarize.store.index import Index
from summarize.store.lock import FolderLock


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What every engine of a batch works on.

    Attributes:
        decisions: the editors' decisions on an article, by its id, oldest first.
    """

    folder: Path
    planner: Planner
    index: Index
    report: Report
    decisions: Callable[[str], Sequence[Decision]]


@contextmanager
def opened(
    options: RunOptions,
    job: Job,
    disk: Disk = DISK,
    taken: MutableMapping[str, str] | None = None,
) -> Iterator[Place]:
    """Take the folder for this run; refuses before anything is loaded.

    Args:
        taken: see ``Planner``.

    Raises:
        OutputError, LockedError: it cannot be written, or another run has it.
        DiskFullError: there is no room.
    """
    folder = options.output
    with ExitStack() as stack:
        make_writable(folder, disk)
        stack.enter_context(FolderLock(folder, "summarize brief"))
        remove_temporaries(folder, disk)
        index = _open_index(folder)
        stack.callback(index.close)
        report = Report(options.report or folder / REPORT_NAME)
        stack.callback(report.close)
        decisions = decisions_of(folder, stack)
        yield Place(
            folder=folder,
            planner=Planner(
                folder,
                job.signature,
                job.suffixes.values(),
                force=options.force,
                index=index,
                decisions=decisions,
                taken=taken,
                limit=job.max_bytes,
            ),
            index=index,
            report=report,
            decisions=decisions,
        )
        report.ended = True


def _open_index(folder: Path) -> Index:
    try:
        return Index(folder)
    except (sqlite3.Error, OSError) as error:
        raise OutputError(
            f"cannot write the index in {printable(folder)}: {error}",
            "check the disk and the folder's permissions",
        ) from error


def decisions_of(folder: Path, stack: ExitStack) -> Callable[[str], Sequence[Decision]]:
    """Looks up the editors' decisions on an article.

    A folder in which none was made is asked again each time: the first may come while the run
    goes on. One whose decisions cannot be read is refused at once, not article by article.

    Raises:
        OutputError: there are decisions, and they cannot be read.
    """
    opened: list[Decisions] = []

    def standing(article_id: str) -> Sequence[Decision]:
        if not opened:
            decisions = Decisions.if_any(folder)
            if decisions is None:
                return ()
            stack.callback(decisions.close)
            opened.append(decisions)
        return [saved.decision for saved in opened[0].standing(article_id)]

    standing("")
    return standing
