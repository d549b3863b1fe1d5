"""One batch run from its options: lock, plan, do, report."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from summarize.batch.committer import Committer
from summarize.batch.job import Job
from summarize.batch.local import LocalRun
from summarize.batch.plan import Planner
from summarize.batch.report import REPORT_NAME, Line, Report
from summarize.batch.sources import STDIN, Refusal, Source, expand
from summarize.batch.stopping import Interrupts
from summarize.document import Decision
from summarize.errors import OutputError, SummarizeError
from summarize.options import RunOptions
from summarize.store.decisions import Decisions
from summarize.store.files import DISK, Disk, make_writable, printable, remove_temporaries
from summarize.store.index import Index
from summarize.store.lock import FolderLock

#: Workers chosen at most: they read ahead of one model and soon wait for it.
_MOST_WORKERS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """What became of a run.

    Attributes:
        counts: status -> inputs; in a dry run, reason -> inputs.
        seconds: wall clock.
        report: the report's path; None in a dry run.
    """

    counts: dict[str, int]
    seconds: float
    report: Path | None = None

    @property
    def exit_code(self) -> int:
        """0, or 1 when articles failed."""
        return 1 if self.counts.get("error") else 0


def run_here(
    options: RunOptions,
    paths: Iterable[Path | str],
    job: Job,
    *,
    tell: Callable[[Line], None] = lambda _: None,
    disk: Disk = DISK,
    sync_threads: int | None = None,
) -> RunResult:
    """Brief every input under ``paths`` on this machine.

    Raises:
        OutputError, LockedError: before anything is loaded.
        ModelError, StartError: the models or workers do not start.
        StoppedError: disk full, or the user asked; a re-run goes on.
    """
    start = time.monotonic()
    folder = options.output
    inputs = _with_stdin(expand(paths, output=folder), job.max_bytes)
    if options.dry_run:
        return RunResult(
            counts=_explain(options, inputs, job, tell), seconds=time.monotonic() - start
        )
    with ExitStack() as stack:
        make_writable(folder, disk)
        stack.enter_context(FolderLock(folder, "summarize brief"))
        remove_temporaries(folder, disk)
        index = _open_index(folder)
        stack.callback(index.close)
        report = Report(options.report or folder / REPORT_NAME)
        stack.callback(report.close)
        committer = (
            Committer(folder, disk)
            if sync_threads is None
            else Committer(folder, disk, sync_threads)
        )
        stack.callback(committer.close)
        decisions = _decisions_of(folder, stack)
        LocalRun(
            job=job,
            inputs=inputs,
            planner=Planner(
                folder,
                job.signature,
                job.suffixes.values(),
                force=options.force,
                index=index,
                decisions=decisions,
            ),
            report=report,
            index=index,
            committer=committer,
            interrupts=stack.enter_context(Interrupts()),
            workers=options.workers or _default_workers(),
            fail_fast=options.fail_fast,
            decisions=decisions,
            tell=tell,
        ).go()
        report.ended = True
    return RunResult(
        counts=dict(report.counts),
        seconds=time.monotonic() - start,
        report=options.report or folder / REPORT_NAME,
    )


def _default_workers() -> int:
    """Half the cores, as the models use them too; at least one, at most eight."""
    return max(1, min(_MOST_WORKERS, (os.cpu_count() or 1) // 2))


def _decisions_of(folder: Path, stack: ExitStack) -> Callable[[str], Sequence[Decision]]:
    """Looks up the editors' latest decisions on an article.

    A folder in which none was made is asked again each time: the first may come while the run
    goes on.
    """
    opened: list[Decisions] = []

    def latest(article_id: str) -> Sequence[Decision]:
        if not opened:
            decisions = Decisions.if_any(folder)
            if decisions is None:
                return ()
            stack.callback(decisions.close)
            opened.append(decisions)
        return [saved.decision for saved in opened[0].latest(article_id).values()]

    return latest


def _open_index(folder: Path) -> Index:
    try:
        return Index(folder)
    except sqlite3.Error as error:
        raise OutputError(
            f"cannot write the index in {printable(folder)}: {error}",
            "check the disk and the folder's permissions",
        ) from error


def _with_stdin(inputs: Iterator[Source | Refusal], limit: int) -> Iterator[Source | Refusal]:
    """Standard input read when its turn comes, at most ``limit + 1`` bytes of it."""
    for one in inputs:
        if isinstance(one, Source) and one.name == STDIN and one.data is None:
            yield Source(name=STDIN, data=sys.stdin.buffer.read(limit + 1))
        else:
            yield one


def _explain(
    options: RunOptions,
    inputs: Iterator[Source | Refusal],
    job: Job,
    tell: Callable[[Line], None],
) -> dict[str, int]:
    """What a run would do and why; nothing is written, not even the index."""
    planner = Planner(options.output, job.signature, job.suffixes.values(), force=options.force)
    counts: dict[str, int] = {}
    for one in inputs:
        if isinstance(one, Refusal):
            line = Line.failed(one.id, one.error)
        else:
            try:
                step = planner.decide(one)
                planner.release(step)
                line = Line(source=one.id, status="skipped", code=step.reason, message=step.detail)
            except SummarizeError as error:
                line = Line.failed(one.id, error)
        counts[line.code] = counts.get(line.code, 0) + 1
        tell(line)
    return counts
