"""``summarize digest``: one page over a whole folder."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from summarize.cli.folder import briefs_of
from summarize.cli.options import verbose_option
from summarize.store.files import write_atomic
from summarize.writers import digest


@click.command("digest")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--format",
    "fmt",
    type=click.Choice(["html", "md"]),
    default="html",
    show_default=True,
    help="Format of the page.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Where it goes; default digest.html (or .md) in DIR; - for standard output.",
)
@verbose_option
def command(folder: Path, fmt: str, output: Path | None, verbose: bool) -> None:
    """One page over a whole folder of briefs.

    Headlines, the key dates of all articles on one timeline, briefs in the order of risk.
    """
    page = digest.collect(digest.entry(brief, stem) for stem, brief in briefs_of(folder))
    data = digest.render_html(page) if fmt == "html" else digest.render_markdown(page)
    if output is not None and str(output) == "-":
        sys.stdout.buffer.write(data)
        return
    target = output or folder / f"digest.{fmt}"
    write_atomic(target, data)
    click.echo(f"{page.total} briefs in {target}", err=True)
