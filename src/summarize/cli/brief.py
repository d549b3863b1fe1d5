"""``summarize brief``: the main job."""

from __future__ import annotations

import logging
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from summarize.cli.ahead import start_server
from summarize.cli.options import (
    config_option,
    engine_options,
    quiet_option,
    setting,
    summarizer_option,
    verbose_option,
)
from summarize.errors import UsageError

#: Names of the formats. They stand here so that the program is loaded while the workers load it
#: too, not before; a test holds them to the writers' own.
FORMATS = ("json", "md", "html", "docx", "docx-bilingual", "xliff", "xliff12", "tmx", "csv", "ics")


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
@summarizer_option
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
    "--patience",
    type=click.IntRange(1),
    default=60,
    metavar="MINUTES",
    help="A cluster silent for so long is asked again for what is left.",
)
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
    if "" in paths:
        raise UsageError(
            "A PATH is empty: it would mean the current folder.",
            "Write . for that, or see whether a variable of your script is unset.",
        )
    logging.basicConfig(level=logging.INFO if flags["verbose"] else logging.ERROR)
    if flags["on"] == "local" and not flags["dry_run"]:
        start_server()
    # Only now: this process loads the program while that one does.
    ctx.exit(import_module("summarize.cli.briefing").brief(paths, flags))
