"""From one input to its articles: open, sniff, decode, hand to the format's own reader."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from summarize.document import RawArticle
from summarize.errors import (
    DamagedError,
    DecodingError,
    EmptyError,
    InputError,
    LimitError,
    UnknownFormatError,
)
from summarize.options import ReadOptions
from summarize.readers.characters import Note
from summarize.readers.decoding import Decoded, decode, looks_binary
from summarize.readers.formats import reader
from summarize.readers.html_charset import declared_charset
from summarize.readers.jsonl import Outcome, ReadFailure, from_json, from_lines
from summarize.readers.records import opens_document, parse_json, to_record
from summarize.readers.sniff import PARQUET, SUFFIXES, TO_TEXT, Format, binary_format, text_format
from summarize.readers.source import Source, opened, read_head, read_whole, rejoin, show
from summarize.readers.text import from_text

_LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})


def outcomes(
    source: Path | str | BinaryIO, *, name: str | None = None, options: ReadOptions | None = None
) -> Iterator[Outcome]:
    """Every article of one input, or the reason why it could not be read.

    Unlike ``read_articles`` it goes on behind a record that cannot be read: a batch takes this.
    Never raises an ``InputError``.
    """
    options = options or ReadOptions()
    if isinstance(source, Path | str):
        identity = name or str(source)
        try:
            with opened(Path(source)) as stream:
                yield from _guarded(stream, identity, options)
        except InputError as error:
            yield ReadFailure(id=identity, sha256="", error=error)
    else:
        yield from _guarded(source, name or "stdin", options)


def _guarded(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Outcome]:
    digest = ""
    try:
        head = read_head(stream, name)
        joined = rejoin(head, stream)
        if _is_json_lines(head, name):
            yield from from_lines(joined, name, options)
            return
        if head.startswith(PARQUET):
            yield from reader("parquet")(_seekable(stream, joined, name, options), name, options)
            return
        source = read_whole(joined, name, options)
        digest = source.sha256
        yield from _articles(source, options)
    except InputError as error:
        yield ReadFailure(id=name, sha256=digest, error=error)
    except RecursionError:
        deep = LimitError(
            f"{show(name)}: nested too deep to be read", "leave --max-xml-depth at its default"
        )
        yield ReadFailure(id=name, sha256=digest, error=deep)


def _seekable(stream: BinaryIO, joined: BinaryIO, name: str, options: ReadOptions) -> BinaryIO:
    """A stream from its beginning that can be read in any order; a pipe is held in memory."""
    if not stream.seekable():
        return io.BytesIO(read_whole(joined, name, options).data)
    stream.seek(0)
    return stream


def _is_json_lines(head: bytes, name: str) -> bool:
    """Whether the input is one record a line, so that it can be read without end."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"{"):
        return False
    line, newline, _ = start.partition(b"\n")
    if Path(name).suffix.lower() in _LINE_SUFFIXES:
        return not opens_document(line)
    return bool(newline) and _is_record(line)


def _is_record(line: bytes) -> bool:
    try:
        to_record(parse_json(line.decode("utf-8")))
    except (InputError, UnicodeDecodeError):
        return False
    return True


def _articles(source: Source, options: ReadOptions) -> Iterator[Outcome]:
    if not source.data.strip():
        raise EmptyError(f"{source.shown}: the file is empty", "give a file with an article in it")
    form = binary_format(source)
    if form is not None:
        for article in reader(form)(source, options):
            yield replace(article, notes=(*_by_content(source, form), *article.notes))
        return
    decoded = _decoded(source)
    form = text_format(source, decoded.text)
    decoded = replace(decoded, notes=(*_by_content(source, form), *decoded.notes))
    if form == "html":
        yield from reader(form)(source, decoded, options)
    elif form == "json":
        yield from from_json(source, decoded, options)
    else:
        yield from from_text(source, decoded)


def _by_content(source: Source, form: Format) -> tuple[Note, ...]:
    """The note of a file that is not what its suffix says."""
    if not source.suffix or SUFFIXES.get(source.suffix) == form:
        return ()
    return (("format-by-content", f"read as {form}, which its bytes are, not its name"),)


def _decoded(source: Source) -> Decoded:
    try:
        return decode(source.data, declared_charset(source.data))
    except DecodingError as error:
        if source.suffix == ".docx":
            raise DamagedError(
                f"{source.shown}: damaged: no zip container, so no Word document",
                "save the document again",
            ) from None
        if looks_binary(source.data):
            raise UnknownFormatError(
                f"{source.shown}: binary data of an unknown kind", TO_TEXT
            ) from None
        raise DecodingError(f"{source.shown}: {error.message}", error.hint) from None


def read_articles(
    source: Path | str | BinaryIO, *, name: str | None = None, options: ReadOptions | None = None
) -> Iterator[RawArticle]:
    """The articles of one input: many of JSON Lines, one of everything else.

    Args:
        source: a path, or an open binary stream (standard input).
        name: the input's name in ids and messages; default the path as given, or ``stdin``.
        options: limits; default ``ReadOptions()``.

    Raises:
        UnreadableError, UnknownFormatError, DecodingError, DamagedError, LimitError, EmptyError:
            at the first article that cannot be read; ``outcomes`` goes on behind it.
    """
    for outcome in outcomes(source, name=name, options=options):
        if isinstance(outcome, ReadFailure):
            raise outcome.error
        yield outcome


def read_article(path: Path | str, *, options: ReadOptions | None = None) -> RawArticle:
    """The one article of a file.

    Raises:
        InputError: it cannot be read (see ``read_articles``).
        UnknownFormatError: the file holds several articles.
    """
    articles = read_articles(path, options=options)
    first = next(articles)
    if next(articles, None) is not None:
        raise UnknownFormatError(
            f"{show(str(path))}: holds several articles",
            "take summarize.readers.read_articles instead",
        )
    return first
