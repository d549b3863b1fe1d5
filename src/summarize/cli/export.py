"""``summarize export``: the briefs of a folder in another format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from summarize import batch
from summarize.cli.folder import Briefs
from summarize.cli.options import verbose_option
from summarize.document import Brief
from summarize.errors import DamagedError, UsageError, counted
from summarize.review.article import Desked, desked
from summarize.store.decisions import Decisions
from summarize.store.files import make_writable, printable, write_atomic
from summarize.store.records import is_sealed
from summarize.writers import FORMATS, render, suffix
from summarize.writers.json import load as load_json
from summarize.writers.json import render as render_json

#: Formats that hold all briefs of a folder in one file.
COLLECTIONS = ("jsonl", "parquet")


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--to",
    "fmt",
    type=click.Choice([*FORMATS, *COLLECTIONS]),
    required=True,
    help="The format; jsonl and parquet put all briefs into one file.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder the files go to; default DIR/export.",
)
@verbose_option
@click.pass_context
def command(ctx: click.Context, folder: Path, fmt: str, output: Path | None, verbose: bool) -> None:
    """Write the briefs of a folder in another format.

    The editors' decisions and notes are in what is written. Exit 1 when a brief could not be
    read.
    """
    target = output or folder / "export"
    decisions = Decisions.if_any(folder)

    def shown(stem: str, brief: Brief) -> Desked:
        standing = decisions.standing(brief.article.id) if decisions is not None else ()
        return desked(stem, brief, standing, whole=True)

    def recorded(data: bytes, name: str) -> dict[str, Any]:
        if not is_sealed(data, name):
            raise DamagedError(f"{name} is cut or edited")
        document: dict[str, Any] = json.loads(data)
        if decisions is not None and decisions.last_number(document["article"]["id"]):
            brief = shown(document["article"]["id"], load_json(data)).brief
            document = json.loads(render_json(brief, document["siblings"]))
        return document

    briefs = Briefs(folder)  # refuses a folder without briefs before anything is made
    make_writable(target)
    if target.samefile(folder):
        raise UsageError(
            f"{printable(folder)} holds the briefs: exported files would take their places.",
            "Leave -o out for DIR/export, or name another folder.",
        )
    if fmt in COLLECTIONS:
        path = target / f"briefs.{fmt}"
        count = batch.collected((record for _, record in briefs.each(recorded)), path)
        click.echo(str(path))
        click.echo(f"{counted(count, 'brief')} in {path}", err=True)
        ctx.exit(briefs.exit_code())
    count = 0
    for stem, brief in briefs:
        path = target / f"{stem}{suffix(fmt)}"
        desk = shown(stem, brief)
        write_atomic(path, render(desk.brief, fmt, desk.notes))
        click.echo(str(path))
        count += 1
    click.echo(f"{counted(count, 'file')} in {target}", err=True)
    ctx.exit(briefs.exit_code())
