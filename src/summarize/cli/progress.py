"""Progress on standard error: one line that counts on a terminal, errors elsewhere."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from summarize.batch import Line, RunResult
from summarize.errors import counted

#: Statuses that take a plural; the others, and the reasons of a dry run, are no nouns.
_NOUNS = frozenset({"error", "warning"})
#: Seconds between two showings of the count.
_PAUSE = 0.1


class Progress:
    """Tells each finished input; errors always, the rest only on a terminal."""

    def __init__(self, *, quiet: bool, dry: bool = False) -> None:
        self._quiet = quiet
        self._dry = dry
        self._counts = not quiet and not dry and sys.stderr.isatty()
        self._done = 0
        self._begun = time.monotonic()
        self._next = 0.0
        self._shown = ""

    def __enter__(self) -> Progress:
        self._show("reading, and loading the models")
        return self

    def __exit__(self, *_: object) -> None:
        self._show("")

    def tell(self, line: Line) -> None:
        """One input is done."""
        self._done += 1
        if self._dry:
            click.echo(f"{line.code}\t{line.source}\t{' '.join(line.message.split())}".rstrip())
            return
        if line.status == "error":
            self._show("")
            click.echo(f"{line.code}: {line.message}", err=True)
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _PAUSE
            seconds = max(_PAUSE, now - self._begun)
            clock = f"{seconds // 60:.0f}:{seconds % 60:02.0f}"
            self._show(f"{self._done} done, {self._done / seconds:.1f}/s, {clock}")

    def _show(self, text: str) -> None:
        """Write over what was shown."""
        if self._counts:
            click.echo(f"\r{text:{len(self._shown)}}" + ("" if text else "\r"), nl=False, err=True)
            self._shown = text

    def summary(self, result: RunResult, folder: Path) -> None:
        """One closing line, unless quiet."""
        if self._quiet:
            return
        counts = ", ".join(
            counted(n, status) if status in _NOUNS else f"{n:,} {status}"
            for status, n in sorted(result.counts.items())
        )
        closing = f"{counts or 'nothing to do'} in {result.seconds:.1f} s"
        if result.report is not None:
            closing += f"; briefs in {folder}, report in {result.report}"
        click.echo(closing, err=True)
