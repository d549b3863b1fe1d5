"""``summarize translate``: an article as aligned text."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any, BinaryIO

import click

from summarize import pipeline
from summarize.cli.glossary import glossary_of
from summarize.cli.options import make_engine_options
from summarize.engines.catalog import load_summarizer, load_translator
from summarize.options import BriefOptions, TranslateOptions
from summarize.readers import read_articles
from summarize.writers import render


def translate_article(
    source: Path | BinaryIO, to: str, flags: dict[str, Any], options: TranslateOptions
) -> None:
    """Write the articles of a file, or of standard input, in the form ``to``."""
    tools = pipeline.Tools(
        translator=load_translator(options=make_engine_options(flags)),
        summarizer=load_summarizer("lead"),
        glossary=glossary_of(options.glossary),
    )
    for raw in read_articles(source, name=None if isinstance(source, Path) else "-"):
        brief = pipeline.make_brief(raw, tools, BriefOptions(translate=options))
        if to in ("xliff", "tmx"):
            click.echo(render(brief, to), nl=False)
            continue
        units = [brief.headline, *brief.segments]
        if to == "text":
            for unit in units:
                click.echo(f"{unit.source}\n{unit.target}\n")
        elif to == "jsonl":
            for unit in units:
                row = {"id": unit.id, "source": unit.source, "target": unit.target}
                click.echo(json.dumps(row, ensure_ascii=False))
        else:
            table = io.StringIO()
            writer = csv.writer(table, delimiter="\t", lineterminator="\n")
            writer.writerows((u.id, u.source, u.target) for u in units)
            click.echo(table.getvalue(), nl=False)
