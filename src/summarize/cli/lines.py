"""``summarize translate --lines``: one source line in, one target line out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

import click

from summarize import dates, facts, segment
from summarize.cli.glossary import glossary_of
from summarize.cli.options import make_engine_options
from summarize.engines.catalog import load_translator
from summarize.errors import UnreadableError
from summarize.options import TranslateOptions
from summarize.protocols import Translator
from summarize.translate import (
    Glossary,
    Memory,
    Translation,
    nothing_remembered,
    translate_texts,
)

#: Lines held before the model is asked: enough for full batches, few enough for flat memory.
_LINES_AT_ONCE = 2_000


def translated(
    lines: Sequence[str],
    translator: Translator,
    options: TranslateOptions,
    *,
    glossary: Glossary,
    memory: Memory = nothing_remembered,
) -> list[Translation]:
    """Sentences that belong to no article, translated as those of one: what is scored and
    measured is what ``--lines`` gives."""
    return translate_texts(
        lines,
        translator,
        options,
        glossary=glossary,
        memory=memory,
        split=segment.split_clauses,
        distances=dates.distances,
    )


def translate_lines(
    source: Path | BinaryIO, flags: dict[str, Any], options: TranslateOptions
) -> None:
    """Stream lines; blank ones stay blank, and the count never changes.

    Raises:
        UnreadableError: the file cannot be opened; no model is loaded.
    """
    with _opened(source) as stream:
        _translate(stream, flags, options)


def _opened(source: Path | BinaryIO) -> AbstractContextManager[BinaryIO]:
    if not isinstance(source, Path):
        return nullcontext(source)
    try:
        return source.open("rb")
    except OSError as error:
        raise UnreadableError(
            f"cannot read {source}: {error.strerror or error}", "check the name"
        ) from error


def _translate(stream: BinaryIO, flags: dict[str, Any], options: TranslateOptions) -> None:
    translator = load_translator(options=make_engine_options(flags))
    glossary = glossary_of(options.glossary)
    waiting: list[str] = []

    def flush() -> None:
        texts = [line for line in waiting if line.strip()]
        done = iter(translated(texts, translator, options, glossary=glossary))
        for line in waiting:
            click.echo(" ".join(next(done).text.split()) if line.strip() else "")
        waiting.clear()
        facts.forget()

    for data in stream:
        waiting.append(data.decode("utf-8", errors="replace").rstrip("\r\n"))
        if len(waiting) >= _LINES_AT_ONCE:
            flush()
    flush()
