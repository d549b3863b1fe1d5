"""``summarize export``: the briefs of a folder in another format."""

from __future__ import annotations

from pathlib import Path

import click

from summarize.cli.folder import briefs_of
from summarize.cli.options import verbose_option
from summarize.review.article import desked
from summarize.store.decisions import Decisions
from summarize.store.files import write_atomic
from summarize.writers import FORMATS, render, suffix


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--to", "fmt", type=click.Choice(list(FORMATS)), required=True, help="The format.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder the files go to; default DIR/export.",
)
@verbose_option
def command(folder: Path, fmt: str, output: Path | None, verbose: bool) -> None:
    """Write the briefs of a folder in another format.

    The editors' decisions and notes are in what is written.
    """
    target = output or folder / "export"
    decisions = Decisions.if_any(folder)
    count = 0
    for stem, brief in briefs_of(folder):
        latest = decisions.latest(brief.article.id) if decisions is not None else {}
        shown = desked(stem, brief, latest, whole=True)
        target.mkdir(parents=True, exist_ok=True)
        path = target / f"{stem}{suffix(fmt)}"
        write_atomic(path, render(shown.brief, fmt, shown.notes))
        click.echo(str(path))
        count += 1
    click.echo(f"{count} files in {target}", err=True)
