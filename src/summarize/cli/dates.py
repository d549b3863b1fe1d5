"""``summarize dates``: find and resolve the dates of a text or an article; no model is loaded."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import click

from summarize import pipeline
from summarize.cli.options import config_option, setting, standard_input, verbose_option
from summarize.dates import find_dates, target_text
from summarize.document import BriefDate, RawArticle
from summarize.errors import InputError, UsageError
from summarize.options import BriefOptions, CleanOptions, DateOptions
from summarize.readers import read_articles


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

    Reads FILE, or standard input when FILE is - or absent and no --text is given. A Vietnamese
    article is cleaned and dated as for a brief: captions and teasers stand by themselves, its
    own dateline is the reference unless --reference is given, key dates are told. --text is
    taken as it stands. A reference of another zone is turned to Vietnam's clock: 18:30Z is half
    past one of its next day.
    """
    if text is not None and file is not None:
        raise UsageError("Both a file and --text were given.", "Give one of the two.")
    written = _reference(reference)
    if text is not None:
        plain = find_dates(text, written, prefer=prefer, language=language)
        found = [{**asdict(t), "target_text": target_text(t)} for t in plain]
    else:
        options = BriefOptions(
            clean=CleanOptions(published=written.isoformat() if written else None),
            dates=DateOptions(prefer=prefer),
        )
        if file is None or str(file) == "-":
            raws = list(read_articles(standard_input(), name="-"))
        else:
            raws = list(read_articles(file))
        found = []
        for raw in raws:
            dates = _of_article(raw, options, language)
            found += [{"article": raw.id, **d} if len(raws) > 1 else d for d in dates]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for date in found:
        shown = " ".join(date["text"].split())
        key = "\tkey" if date.get("key") else ""
        click.echo(
            f"{date['span']['start']}\t{date['type']}\t{date['value']}\t{date['target_text']}"
            f"\t{shown}{key}"
        )


def _of_article(
    raw: RawArticle, options: BriefOptions, language: Literal["vi", "en"]
) -> list[dict[str, Any]]:
    """The dates of an article as a brief has them; of any other text, as they stand."""
    if language == "vi":
        try:
            dates = pipeline.prepare(raw, options).dates
        except InputError as error:
            reason = str(error).split("\n", 1)[0]
            click.echo(f"{reason}; its dates are read as those of plain text.", err=True)
        else:
            return [{**asdict(date.timex), **_told(date)} for date in dates]
    published = options.clean.published
    found = find_dates(raw.content, published, prefer=options.dates.prefer, language=language)
    return [{**asdict(t), "target_text": target_text(t)} for t in found]


def _told(date: BriefDate) -> dict[str, Any]:
    names = ("target_text", "zone", "role", "key", "rank")
    return {name: getattr(date, name) for name in names}


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
