"""``summarize import``: an edited XLIFF or DOCX comes back as decisions."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from summarize.cli.folder import prove_briefs
from summarize.cli.options import setting, verbose_option
from summarize.errors import UnknownFormatError, UnreadableError, UsageError, counted
from summarize.review.desk import Desk
from summarize.review.importing import take
from summarize.store.queue import refresh
from summarize.writers import docx_read, xliff_read
from summarize.writers.characters import one_line
from summarize.writers.edited import EditedFile


@click.command("import")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@setting("--reviewer", default="import", help="Who edited the file.")
@verbose_option
@click.pass_context
def command(ctx: click.Context, folder: Path, file: Path, reviewer: str, verbose: bool) -> None:
    """Take an edited XLIFF or DOCX back as decisions.

    Changed sentences of FILE become decisions on the brief it came from; the next
    `summarize brief` or `export` writes them. A sentence that was changed in DIR since FILE
    was sent out stays as it is and is listed. Exit 1 when something could not be matched, or was
    changed in both.
    """
    edited = _read(file)
    prove_briefs(folder)
    with closing(Desk(folder)) as desk:
        found = take(desk, _stem_of(desk, edited, file), edited, file.name, reviewer)
    for unit in found.older:
        click.echo(
            f"older\t{unit.segment_id}\tchanged in the folder since the file was sent out, and "
            "stays; to have the file's text again, undo the change in `summarize review`"
        )
    for unit in found.both:
        click.echo(
            f"both\t{unit.segment_id}\tedited in the file and changed in the folder since it was "
            "sent out; the folder's stays, type the file's in `summarize review` if it is better: "
            f"{one_line(unit.target)}"
        )
    for unit in found.conflicts:
        click.echo(f"conflict\t{unit.segment_id}\tthe source changed since the file was sent out")
    for problem in found.problems:
        click.echo(f"problem\t\t{problem}")
    click.echo(
        f"{counted(len(found.changed), 'decision')} taken, "
        f"{counted(found.unchanged + len(found.older), 'sentence')} unchanged, "
        f"{counted(len(found.both) + len(found.conflicts), 'conflict')}, "
        f"{counted(len(found.problems), 'problem')}",
        err=True,
    )
    ctx.exit(1 if found.both or found.conflicts or found.problems else 0)


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
        f"{file}: neither XLIFF nor DOCX", "export with --to xliff, docx or docx-bilingual"
    )


def _stem_of(desk: Desk, edited: EditedFile, file: Path) -> str:
    stem = desk.stem_of(edited.article_id)
    if stem is None or not desk.path(stem).exists():
        refresh(desk.index, desk.folder)  # the records were copied here, or the index is gone
        stem = desk.stem_of(edited.article_id)
    if stem is None:
        if not edited.article_id:
            raise UsageError(
                f"{file} does not say which article it is of.",
                "Give a file that `summarize export` wrote, edited where it stands.",
            )
        raise UsageError(
            f"{file} belongs to the article {edited.article_id!r}, "
            f"which has no brief in {desk.folder}.",
            "Give the folder the file was exported from.",
        )
    return stem
