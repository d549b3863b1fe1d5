"""``summarize import``: an edited XLIFF or DOCX comes back as decisions."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from summarize.cli.folder import briefs_of
from summarize.cli.options import setting, verbose_option
from summarize.document import Brief, Decision
from summarize.errors import UnknownFormatError, UnreadableError, UsageError
from summarize.store.decisions import Decisions
from summarize.writers import docx_read, xliff_read
from summarize.writers.edited import EditedFile, EditedUnit, match


@click.command("import")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@setting("--reviewer", default="import", help="Who edited the file.")
@verbose_option
@click.pass_context
def command(ctx: click.Context, folder: Path, file: Path, reviewer: str, verbose: bool) -> None:
    """Take an edited XLIFF or DOCX back as decisions.

    Changed sentences of FILE become decisions on the brief it came from; the next
    `summarize brief` or `export` writes them. Exit 1 when something could not be matched.
    """
    edited = _read(file)
    brief = _brief_of(folder, edited, file)
    found = match(edited, brief, file.name)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with Decisions(folder) as decisions:
        latest = decisions.latest(brief.article.id)
        decisions.save_all(
            [
                (
                    _decision(brief, unit, reviewer, now),
                    latest[unit.segment_id].version if unit.segment_id in latest else 0,
                )
                for unit in found.changed
            ]
        )
    for unit in found.conflicts:
        click.echo(f"conflict\t{unit.segment_id}\tthe source changed since the file was sent out")
    for problem in found.problems:
        click.echo(f"problem\t\t{problem}")
    click.echo(
        f"{len(found.changed)} decisions taken, {found.unchanged} sentences unchanged, "
        f"{len(found.conflicts)} conflicts, {len(found.problems)} problems",
        err=True,
    )
    ctx.exit(1 if found.conflicts or found.problems else 0)


def _read(file: Path) -> EditedFile:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot read {file}: {error.strerror}", "check the name") from error
    if data.startswith(b"PK"):
        return docx_read.read_edited(data, file.name)
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return xliff_read.read(data, file.name)
    raise UnknownFormatError(
        f"{file}: neither XLIFF nor DOCX", "export with --to xliff or --to docx-bilingual"
    )


def _brief_of(folder: Path, edited: EditedFile, file: Path) -> Brief:
    for _, brief in briefs_of(folder):
        if brief.article.id == edited.article_id:
            return brief
    raise UsageError(
        f"{file} belongs to the article {edited.article_id or '(not named)'!r}, "
        f"which has no brief in {folder}.",
        "Give the folder the file was exported from.",
    )


def _decision(brief: Brief, unit: EditedUnit, reviewer: str, now: str) -> Decision:
    return Decision(
        article_id=brief.article.id,
        segment_id=unit.segment_id,
        state=unit.state,
        target=unit.target,
        reviewer=reviewer,
        decided_at=now,
        note="\n".join(unit.notes),
        source=unit.source,
    )
