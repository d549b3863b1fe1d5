"""Many articles: the plan, this machine, a cluster.

Ray and pyarrow (the extra ``[ray]``) are imported only when they are asked for.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from summarize.batch.collect import collect
from summarize.batch.job import Job
from summarize.batch.report import Line
from summarize.batch.run import RunResult, run_here
from summarize.batch.sources import STDIN
from summarize.errors import StartError, UsageError
from summarize.options import ReadOptions, RunOptions
from summarize.readers.records import Row
from summarize.readers.source import opened
from summarize.store.files import printable

__all__ = ["Job", "Line", "RunResult", "collected", "run"]


def run(
    options: RunOptions,
    paths: Iterable[Path | str],
    job: Job,
    *,
    tell: Callable[[Line], None] = lambda _: None,
) -> RunResult:
    """Brief every input under ``paths``, on this machine or on a cluster (``options.on``).

    Raises:
        UsageError: a folder among ``paths`` is the output folder.
        StartError: it cannot begin (output, lock, models, cluster).
        StoppedError: it had to end early; the same call goes on.
    """
    paths = _apart(paths, options.output)
    rows = partial(_rows, options.read) if find_spec("pyarrow") else None
    if options.on == "local":
        return run_here(options, paths, job, tell=tell, rows=rows)
    if not (find_spec("ray") and rows):
        raise StartError(
            "--on ray needs Ray, which is not installed", "pip install 'summarize[ray]'"
        )
    _guard(options)
    from summarize.batch.ray import run_on_ray

    return run_on_ray(options, paths, job, tell=tell, rows=rows)


def collected(records: Iterable[dict[str, Any]], target: Path) -> int:
    """The records of briefs as one file: Parquet by the suffix, else JSON Lines.

    Returns:
        The number of briefs.

    Raises:
        StartError: Parquet needs pyarrow, which is not installed.
        DiskFullError, WriteError: ``target`` is as it was.
    """
    if target.suffix != ".parquet":
        return collect(records, target)
    if not find_spec("pyarrow"):
        raise StartError("Parquet needs pyarrow, which is not installed", "pip install pyarrow")
    from summarize.batch.tables import write_table

    return collect(records, target, write_table)


def _apart(paths: Iterable[Path | str], output: Path) -> list[Path | str]:
    """The paths, none of which is the folder that is written.

    A run would make briefs of the briefs of the run before, and the next one of those.
    """
    given = list(paths)
    for path in given:
        try:
            is_same = path != STDIN and Path(path).samefile(output)
        except (OSError, ValueError):
            continue  # it is told when its turn comes
        if is_same:
            raise UsageError(
                f"{printable(path)} is the folder to read and the folder to write",
                f"write into another one, or into one within it: -o {printable(output / 'briefs')}",
            )
    return given


def _guard(options: RunOptions) -> None:
    """Settings that Ray reads while it is imported, unless the user made them.

    No usage statistics leave the machine. A cluster of our own stays on the loopback interface,
    which Ray leaves to Windows and macOS unless it is told (it takes 127.0.0.1 for the machine's
    other address), and asks each of its processes for a token made for this run (Ray 2.52 and
    later; earlier versions do not know the variable).
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if options.address is None:
        os.environ.setdefault("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
    if options.address is None and "RAY_AUTH_MODE" not in os.environ and "ray" not in sys.modules:
        os.environ["RAY_AUTH_MODE"] = "token"
        if "RAY_AUTH_TOKEN_PATH" not in os.environ:
            os.environ.setdefault("RAY_AUTH_TOKEN", os.urandom(32).hex())


def _rows(options: ReadOptions, path: Path) -> Iterator[Row]:
    from summarize.readers.parquet import rows

    with opened(path) as stream:
        yield from rows(stream, str(path), options)
