"""Many articles: the plan, this machine, a cluster. Ray is imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from summarize.batch.job import Job
from summarize.batch.report import Line
from summarize.batch.run import RunResult, run_here
from summarize.options import RunOptions

__all__ = ["Job", "Line", "RunResult", "run"]


def run(
    options: RunOptions,
    paths: Iterable[Path | str],
    job: Job,
    *,
    tell: Callable[[Line], None] = lambda _: None,
) -> RunResult:
    """Brief every input under ``paths``; see ``run_here`` and ``ray.run_on_ray``."""
    return run_here(options, paths, job, tell=tell)
