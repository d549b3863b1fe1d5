"""Progress on standard error: a bar with rate and estimate on a terminal, lines elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from summarize.batch import Line, RunResult


class Progress:
    """Tells each finished input; errors always, the rest only on a terminal."""

    def __init__(self, *, quiet: bool, dry: bool = False) -> None:
        self._quiet = quiet
        self._dry = dry
        self._bar: Bar | None = None
        self._done = 0
        if not quiet and not dry and sys.stderr.isatty():
            self._bar = Bar(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._bar.start()
            self._task = self._bar.add_task("briefs", total=None, rate="")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tell(self, line: Line) -> None:
        """One input is done."""
        self._done += 1
        if self._dry:
            click.echo(f"{line.code}\t{line.source}\t{' '.join(line.message.split())}".rstrip())
            return
        if line.status == "error":
            self._say(f"{line.code}: {line.message}")
        if self._bar is not None:
            elapsed = self._bar.tasks[0].elapsed or 0.0
            rate = f"{self._done / elapsed:.1f}/s" if elapsed else ""
            self._bar.update(self._task, completed=self._done, rate=rate)

    def _say(self, text: str) -> None:
        if self._bar is not None:
            self._bar.console.print(text, markup=False, highlight=False)
        else:
            click.echo(text, err=True)

    def summary(self, result: RunResult, folder: Path) -> None:
        """One closing line, unless quiet."""
        if self._quiet:
            return
        counts = ", ".join(f"{n} {status}" for status, n in sorted(result.counts.items()))
        closing = f"{counts or 'nothing to do'} in {result.seconds:.1f} s"
        if result.report is not None:
            closing += f"; briefs in {folder}, report in {result.report}"
        click.echo(closing, err=True)
