"""One batch run on this machine, from its options; and what a run would do."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from summarize.batch.committer import Committer
from summarize.batch.job import Job
from summarize.batch.local import LocalRun
from summarize.batch.place import decisions_of, opened
from summarize.batch.plan import Planner
from summarize.batch.report import REPORT_NAME, Line
from summarize.batch.sources import STDIN, Refusal, RowReader, Source, expand
from summarize.batch.stopping import Interrupts
from summarize.errors import SummarizeError, UnreadableError
from summarize.options import RunOptions
from summarize.store.files import DISK, Disk

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
    rows: RowReader | None = None,
    disk: Disk = DISK,
    sync_threads: int | None = None,
) -> RunResult:
    """Brief every input under ``paths`` on this machine.

    Args:
        tell: called with each line of the report.
        rows: reads the rows of a table file; None refuses such files.
        disk, sync_threads: for fault tests; see ``Committer``.

    Raises:
        OutputError, LockedError: before anything is loaded.
        ModelError, StartError: the models or workers do not start.
        StoppedError: disk full, or the user asked; a re-run goes on.
    """
    start = time.monotonic()
    if options.dry_run:
        return explain(options, paths, job, tell=tell, rows=rows)
    with opened(options, job, disk) as place:
        threads = {} if sync_threads is None else {"threads": sync_threads}
        committer = Committer(place.folder, disk, **threads)
        try:
            with Interrupts() as interrupts:
                LocalRun(
                    job=job,
                    inputs=inputs(paths, options, job, rows),
                    place=place,
                    committer=committer,
                    interrupts=interrupts,
                    workers=options.workers or _default_workers(),
                    fail_fast=options.fail_fast,
                    tell=tell,
                ).go()
        finally:
            committer.close()
    return RunResult(
        counts=dict(place.report.counts),
        seconds=time.monotonic() - start,
        report=options.report or options.output / REPORT_NAME,
    )


def _default_workers() -> int:
    """Half the cores, as the models use them too; at least one, at most eight."""
    return max(1, min(_MOST_WORKERS, (os.cpu_count() or 1) // 2))


def inputs(
    paths: Iterable[Path | str], options: RunOptions, job: Job, rows: RowReader | None
) -> Iterator[Source | Refusal]:
    """All inputs; standard input is read when its turn comes, at most a byte too much of it."""
    for one in expand(paths, options.output, rows, job.max_bytes):
        if isinstance(one, Source) and one.name == STDIN and one.data is None:
            yield _piped(job.max_bytes)
        else:
            yield one


def _piped(limit: int) -> Source | Refusal:
    """Standard input, or why there is none.

    It is called by its content, so that the next article that is piped into the same folder does
    not take its place.
    """
    try:
        if sys.stdin is None:
            raise OSError("it is closed")
        data = sys.stdin.buffer.read(limit + 1)
        return Source(name=f"stdin-{hashlib.sha256(data).hexdigest()[:12]}", data=data)
    except OSError as error:
        hint = "pipe an article in, or name a file"
        return Refusal(
            name=STDIN, error=UnreadableError(f"cannot read standard input: {error}", hint)
        )


def explain(
    options: RunOptions,
    paths: Iterable[Path | str],
    job: Job,
    *,
    tell: Callable[[Line], None],
    rows: RowReader | None = None,
) -> RunResult:
    """What a run would do and why; nothing is written, not even the index."""
    start = time.monotonic()
    counts: dict[str, int] = {}
    with ExitStack() as stack:
        planner = Planner(
            options.output,
            job.signature,
            job.suffixes.values(),
            force=options.force,
            decisions=decisions_of(options.output, stack),
            limit=job.max_bytes,
        )
        for one in inputs(paths, options, job, rows):
            line = Line.refused(one) if isinstance(one, Refusal) else _planned(planner, one)
            counts[line.code] = counts.get(line.code, 0) + 1
            tell(line)
    return RunResult(counts=counts, seconds=time.monotonic() - start)


def _planned(planner: Planner, source: Source) -> Line:
    try:
        step = planner.decide(source)
    except SummarizeError as error:
        return Line.failed(source.id, error)
    planner.release(step)
    return Line(source=source.id, status="skipped", code=step.reason, message=step.detail)
