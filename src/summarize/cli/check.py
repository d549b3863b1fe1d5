"""``summarize check``: every output of a folder against its recorded hash."""

from __future__ import annotations

from pathlib import Path

import click

from summarize.cli.folder import prove_briefs, prove_folder
from summarize.cli.options import verbose_option
from summarize.errors import counted
from summarize.store.check import check
from summarize.store.lock import STATE_FOLDER


@click.command("check")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@verbose_option
@click.pass_context
def command(ctx: click.Context, folder: Path, verbose: bool) -> None:
    """Check every output of a folder against its recorded hash.

    Prints one line a problem: kind (missing, cut, edited, unreadable, foreign, unfinished), file,
    what to do. Exit 0 when there is none, 1 when there is one, 2 when DIR is no folder of briefs.
    """
    prove_folder(folder)
    problems = 0
    for problem in check(folder):
        problems += 1
        click.echo(f"{problem.kind}\t{problem.file}\t{problem.message}")
    if not problems and not (folder / STATE_FOLDER).is_dir():
        prove_briefs(folder)  # "all outputs are whole" would please whoever mistyped the folder
    click.echo(counted(problems, "problem") if problems else "all outputs are whole", err=True)
    ctx.exit(1 if problems else 0)
