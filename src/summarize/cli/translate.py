"""``summarize translate``: lines, or one article as aligned text."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from summarize.cli.options import (
    config_option,
    engine_options,
    setting,
    standard_input,
    verbose_option,
)
from summarize.options import TranslateOptions


@click.command("translate")
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--lines", is_flag=True, help="One source line in, one target line out, same count.")
@setting(
    "--to",
    type=click.Choice(["text", "tsv", "jsonl", "xliff", "tmx"]),
    default="text",
    help="Form of an article's output.",
)
@engine_options
@setting(
    "--glossary",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Your glossary: CSV with source,target, or TBX.",
)
@config_option
@verbose_option
def command(file: Path | None, lines: bool, to: str, **flags: Any) -> None:
    """Translate lines, or one article as aligned text.

    Reads FILE, or standard input when FILE is - or absent.
    """
    source = standard_input() if file is None or str(file) == "-" else file
    options = TranslateOptions(glossary=flags["glossary"], batch_tokens=flags["batch_tokens"])
    if lines:
        # A line needs little of what an article needs: neither loads the other's.
        import_module("summarize.cli.lines").translate_lines(source, flags, options)
    else:
        import_module("summarize.cli.aligned").translate_article(source, to, flags, options)
