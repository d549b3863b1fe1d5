"""``summarize dates``: find and resolve the dates of a text; no model is loaded."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Literal

import click

from summarize.cli.options import config_option, setting, verbose_option
from summarize.dates import find_dates, render
from summarize.errors import UsageError
from summarize.readers import read_article, read_articles


@click.command("dates")
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--text", help="The text itself, in place of a file.")
@setting("--reference", metavar="ISO-DATETIME", help="When the text was written; no zone: UTC+7.")
@setting(
    "--prefer",
    type=click.Choice(["news", "future", "past"]),
    default="news",
    help="Reading of a date that neither year, cue nor tense decides.",
)
@setting("--language", type=click.Choice(["vi", "en"]), default="vi", help="Language of the text.")
@click.option("--json", "as_json", is_flag=True, help="JSON, with TIMEX3 attributes and offsets.")
@config_option
@verbose_option
def command(
    file: Path | None,
    text: str | None,
    reference: str | None,
    prefer: Literal["news", "future", "past"],
    language: Literal["vi", "en"],
    as_json: bool,
    verbose: bool,
) -> None:
    """Find and resolve the dates of a text.

    Reads FILE, or standard input when FILE is - or absent and no --text is given.
    """
    if text is None:
        if file is None or str(file) == "-":
            text = "\n".join(a.content for a in read_articles(sys.stdin.buffer, name="-"))
        else:
            text = read_article(file).content
    found = find_dates(text, _reference(reference), prefer=prefer, language=language)
    if as_json:
        click.echo(json.dumps([asdict(t) for t in found], ensure_ascii=False, indent=2))
        return
    for timex in found:
        shown = " ".join(timex.text.split())
        click.echo(
            f"{timex.span.start}\t{timex.type}\t{timex.value}\t{render(timex, 'en')}\t{shown}"
        )


def _reference(value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError as error:
        raise UsageError(
            f"--reference {value!r} is not an ISO 8601 date or time.",
            "Write it like 2021-06-22 or 2021-06-22T08:00:00+07:00.",
        ) from error
