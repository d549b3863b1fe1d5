"""``summarize translate``: lines, or one article as aligned text."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import click

from summarize import dates, pipeline, segment
from summarize.cli.job import glossary_of
from summarize.cli.options import (
    config_option,
    engine_options,
    make_engine_options,
    setting,
    verbose_option,
)
from summarize.engines.catalog import load_summarizer, load_translator
from summarize.options import BriefOptions, TranslateOptions
from summarize.readers import read_articles
from summarize.translate import nothing_remembered, translate_texts
from summarize.writers import render

#: Lines held before the model is asked: enough for full batches, few enough for flat memory.
_LINES_AT_ONCE = 2_000


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
    source = sys.stdin.buffer if file is None or str(file) == "-" else file
    options = TranslateOptions(glossary=flags["glossary"], batch_tokens=flags["batch_tokens"])
    if lines:
        stream = source.open("rb") if isinstance(source, Path) else source
        _translate_lines(stream, flags, options)
        return
    tools = pipeline.Tools(
        translator=load_translator(options=make_engine_options(flags)),
        summarizer=load_summarizer("lead"),
        glossary=glossary_of(options.glossary),
    )
    for raw in read_articles(source, name=None if isinstance(source, Path) else "-"):
        brief = pipeline.make_brief(raw, tools, BriefOptions(translate=options))
        if to in ("xliff", "tmx"):
            sys.stdout.buffer.write(render(brief, to))
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


def _translate_lines(stream: Any, flags: dict[str, Any], options: TranslateOptions) -> None:
    """Stream lines; blank ones stay blank, and the count never changes."""
    translator = load_translator(options=make_engine_options(flags))
    glossary = glossary_of(options.glossary)
    waiting: list[str] = []

    def flush() -> None:
        texts = [line for line in waiting if line.strip()]
        done = iter(
            translate_texts(
                texts,
                translator,
                options,
                glossary=glossary,
                memory=nothing_remembered,
                split=segment.split_clauses,
                distances=dates.distances,
            )
        )
        for line in waiting:
            click.echo(" ".join(next(done).text.split()) if line.strip() else "")
        waiting.clear()

    for data in stream:
        waiting.append(data.decode("utf-8", errors="replace").rstrip("\r\n"))
        if len(waiting) >= _LINES_AT_ONCE:
            flush()
    flush()
