"""``summarize brief``: the main job."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import click

from summarize import batch
from summarize.cli.job import make_job
from summarize.cli.options import (
    config_option,
    engine_options,
    make_engine_options,
    quiet_option,
    setting,
    verbose_option,
)
from summarize.cli.progress import Progress
from summarize.errors import UsageError
from summarize.options import (
    BriefOptions,
    CleanOptions,
    DateOptions,
    ReadOptions,
    RunOptions,
    SummaryOptions,
    TranslateOptions,
)
from summarize.writers import FORMATS, known


@click.command("brief")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@setting(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Folder the briefs go to.",
)
@setting(
    "--format",
    "formats",
    default="json,md,html",
    metavar="LIST",
    help="Comma-separated: " + ", ".join(FORMATS) + ".",
)
@engine_options
@setting("--workers", type=click.IntRange(0, 256), default=0, help="Reading ahead; 0: by cores.")
@setting("--published", metavar="DATE", help="Publication date of all inputs, ISO 8601.")
@setting("--keep", multiple=True, metavar="RULE", help="Restore what a rule of cleaning removes.")
@setting(
    "--glossary",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Your glossary: CSV with source,target, or TBX.",
)
@setting(
    "--memory",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Translation memory whose exact matches are used; default: the folder's own.",
)
@setting("--sentences", type=click.IntRange(2, 8), default=2, help="Summary sentences wanted.")
@setting(
    "--route",
    type=click.Choice(["summarize-first", "translate-first"]),
    default="summarize-first",
    help="Which comes first.",
)
@setting(
    "--prefer",
    type=click.Choice(["news", "future", "past"]),
    default="news",
    help="Reading of a date that nothing decides.",
)
@setting("--max-bytes", type=click.IntRange(1), default=20_000_000, help="Largest input, bytes.")
@setting(
    "--max-inflated-bytes",
    type=click.IntRange(1),
    default=64_000_000,
    help="Most bytes a document, or a piece of a table, inflates to.",
)
@setting("--max-zip-members", type=click.IntRange(1), default=2_000, help="Most parts of a .docx.")
@setting("--max-xml-depth", type=click.IntRange(1), default=256, help="Deepest nesting of markup.")
@setting(
    "--max-html-elements", type=click.IntRange(1), default=100_000, help="Most elements of a page."
)
@setting("--max-segments", type=click.IntRange(1), default=20_000, help="Most sentences.")
@setting("--on", type=click.Choice(["local", "ray"]), default="local", help="Where it runs.")
@setting("--address", metavar="ADDRESS", help="Ray cluster; without, one on this machine.")
@setting(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Run report; default DIR/report.jsonl.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and why; write nothing.")
@click.option("--force", is_flag=True, help="Do every article again.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first article that fails.")
@config_option
@verbose_option
@quiet_option
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[str, ...], **flags: Any) -> None:
    """Make an English brief of each Vietnamese article.

    PATH is a file (text, HTML, Word, JSON Lines), a folder, searched with its subfolders, or -
    for standard input. A brief that is there already, made by the same models, rules and
    options from the same bytes, is not made again.
    """
    logging.basicConfig(level=logging.INFO if flags["verbose"] else logging.ERROR)
    options = run_options(flags)
    job = make_job(options)
    with Progress(quiet=flags["quiet"], dry=options.dry_run) as progress:
        result = batch.run(options, paths, job, tell=progress.tell)
    progress.summary(result, options.output)
    ctx.exit(result.exit_code)


def run_options(flags: dict[str, Any]) -> RunOptions:
    """The flags as options.

    Raises:
        UsageError: a format is unknown.
    """
    formats = tuple(f.strip() for f in flags["formats"].split(",") if f.strip())
    if not formats:
        raise UsageError("--format names no format.", f"Choose from: {', '.join(FORMATS)}.")
    for fmt in formats:
        known(fmt)
    memory = flags["memory"] or folder_memory(flags["output"])
    return RunOptions(
        output=flags["output"],
        formats=formats,
        workers=flags["workers"],
        on=flags["on"],
        address=flags["address"],
        report=flags["report"],
        dry_run=flags["dry_run"],
        force=flags["force"],
        fail_fast=flags["fail_fast"],
        read=ReadOptions(
            max_bytes=flags["max_bytes"],
            max_inflated_bytes=flags["max_inflated_bytes"],
            max_zip_members=flags["max_zip_members"],
            max_xml_depth=flags["max_xml_depth"],
            max_html_elements=flags["max_html_elements"],
        ),
        brief=BriefOptions(
            clean=CleanOptions(
                keep=frozenset(flags["keep"]),
                published=flags["published"],
                max_segments=flags["max_segments"],
            ),
            translate=TranslateOptions(
                glossary=flags["glossary"],
                memory=memory,
                batch_tokens=flags["batch_tokens"],
            ),
            summary=SummaryOptions(sentences=flags["sentences"], route=flags["route"]),
            dates=DateOptions(prefer=flags["prefer"]),
        ),
        engines=make_engine_options(flags),
    )


def folder_memory(output: Path) -> Path | None:
    """The memory the editors of a folder have filled, where there is one."""
    path = output / "memory.sqlite"
    return path if path.is_file() else None
