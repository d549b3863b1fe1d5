"""``summarize translate --lines``: one source line in, one target line out."""

from __future__ import annotations

import codecs
import io
import itertools
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

import click

from summarize import dates, facts, segment
from summarize.cli.glossary import glossary_of
from summarize.cli.options import make_engine_options
from summarize.engines.catalog import load_translator
from summarize.errors import DecodingError, UnreadableError
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
#: Marks of encodings whose lines do not end at the byte of a line feed; UTF-32's first, since it
#: begins with that of UTF-16.
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Half of the bytes of Latin text in UTF-16 are zero; in UTF-8 none is, but for a stray control.
_NULS = 0.1


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
        DecodingError: a line is in no encoding that could be established; those before it are
            answered.
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

    try:
        for line in _decoded(stream):
            waiting.append(line.rstrip("\r\n"))
            if len(waiting) >= _LINES_AT_ONCE:
                flush()
    except DecodingError:
        flush()  # what stands before the line that cannot be read
        raise
    flush()


def _decoded(stream: BinaryIO) -> Iterator[str]:
    """The lines of a stream in UTF-8, or in what its byte order mark says.

    Raises:
        DecodingError: a line is in neither; nothing is replaced silently.
    """
    head = stream.readline()
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            rest = io.BytesIO(head + stream.read())
            try:
                yield from io.TextIOWrapper(rest, encoding=encoding, newline="\n")
            except UnicodeError as error:
                raise DecodingError(
                    f"the lines are no {encoding.upper()}, as their byte order mark says: {error}",
                    "save the file as UTF-8",
                ) from error
            return
    lines = itertools.chain([head.removeprefix(codecs.BOM_UTF8)], stream) if head else ()
    for number, data in enumerate(lines, 1):
        if data.count(0) > _NULS * len(data):
            raise DecodingError(
                f"line {number} is no UTF-8: it looks like UTF-16 without its mark",
                "save the file as UTF-8",
            )
        try:
            yield data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise DecodingError(
                f"line {number} is no UTF-8: byte 0x{data[error.start]:02x} at {error.start}",
                "save the file as UTF-8; without --lines, other encodings are found out",
            ) from error
