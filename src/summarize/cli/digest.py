"""``summarize digest``: one page over a whole folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from summarize.checks import Across
from summarize.cli.folder import Briefs
from summarize.cli.options import verbose_option
from summarize.errors import UsageError, counted
from summarize.store.files import printable, write_atomic
from summarize.translate import Glossary, glossary_terms
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
@click.option(
    "--compare/--no-compare",
    default=True,
    show_default=True,
    help="Compare the briefs with each other: some 15 ms a brief.",
)
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    fmt: str,
    output: Path | None,
    compare: bool,
    verbose: bool,
) -> None:
    """One page over a whole folder of briefs.

    Headlines, briefs in the order of risk, names and terms that the briefs render in several
    ways, stories told more than once, the key dates of all articles on one timeline.
    Exit 1 when a brief could not be read.
    """
    briefs = Briefs(folder)
    compared = Across(partial(glossary_terms, glossary=Glossary.shipped()))

    def entries() -> Iterator[digest.Entry]:
        for stem, brief in briefs:
            if compare:
                compared.add(stem, brief)
            yield digest.entry(brief, stem)

    page = replace(digest.collect(entries()), consistency=compared.result())
    data = digest.render_html(page) if fmt == "html" else digest.render_markdown(page)
    if output is not None and str(output) == "-":
        click.echo(data, nl=False)
    else:
        target = (output or folder / f"digest.{fmt}").resolve()  # a link stays one
        if target.exists() and not target.is_file():
            raise UsageError(
                f"{printable(target)} is no file.", "Name a file, or - for standard output."
            )
        write_atomic(target, data)
        click.echo(f"{counted(page.total, 'brief')} in {target}", err=True)
    ctx.exit(briefs.exit_code())
