"""``summarize translate --lines``: one source line in, one target line out."""

from __future__ import annotations

from typing import Any, BinaryIO

import click

from summarize import dates, segment
from summarize.cli.glossary import glossary_of
from summarize.cli.options import make_engine_options
from summarize.engines.catalog import load_translator
from summarize.options import TranslateOptions
from summarize.translate import nothing_remembered, translate_texts

#: Lines held before the model is asked: enough for full batches, few enough for flat memory.
_LINES_AT_ONCE = 2_000


def translate_lines(stream: BinaryIO, flags: dict[str, Any], options: TranslateOptions) -> None:
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
