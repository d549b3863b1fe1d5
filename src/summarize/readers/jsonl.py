"""JSON and JSON Lines to articles: one broken record never costs its neighbours."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from summarize.document import RawArticle, Span, Zone
from summarize.errors import EmptyError, InputError
from summarize.options import ReadOptions
from summarize.readers.characters import Note, neutralise
from summarize.readers.decoding import Decoded, decode
from summarize.readers.formats import reader
from summarize.readers.records import Record, parse_json, split_array, to_record
from summarize.readers.source import Source, show, too_large, unreadable

#: Tags that make a field markup; a text may well have a "<" in it.
_MARKUP = re.compile(
    r"</?(?:p|br|div|h[1-6]|li|ul|table|b|i|u|a|em|strong|span|font|sup|sub|img|figure)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
#: A character reference: "&amp;", "&#8230;".
_REFERENCE = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")
_MEDIA_TYPE = "application/jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFailure:
    """One article of an input that could not be read; the others go on.

    Attributes:
        id: as ``RawArticle.id``.
        sha256: hash of the record's bytes; empty when they were not read to the end.
    """

    id: str
    sha256: str
    error: InputError


Outcome = RawArticle | ReadFailure


def _named(error: InputError, where: str) -> InputError:
    """The error with the place in front; records do not know their file."""
    return type(error)(f"{where}: {error.message}", error.hint)


def _article(
    record: Record, name: str, digest: str, decoded: Decoded, options: ReadOptions
) -> RawArticle:
    notes: list[Note] = list(decoded.notes)

    def plain(value: str | None) -> str | None:
        """A field of one line, its markup read."""
        return _line(_read(value, name, options)) if value else None

    title = plain(record.title)
    text, found = neutralise(_read(record.text, name, options))  # escapes bring in what bytes lack
    notes += found
    if not text.strip():
        raise EmptyError("the record's text is empty", "give it a text, or leave the record out")
    head: list[str] = []
    if title and not text.lstrip().startswith(title):
        head.append(title)
    lead = neutralise(_read(record.lead or "", name, options))[0].strip()
    if lead and lead not in text:
        head.append(lead)
    content = "\n\n".join([*head, text])
    zones: tuple[Zone, ...] = ()
    if head and head[0] == title:
        zones = (Zone(name="headline", span=Span(start=0, end=len(title))),)
    return RawArticle(
        id=name,
        content=content,
        media_type=_MEDIA_TYPE,
        sha256=digest,
        url=_line(record.url),
        title=title,
        date_published=_line(record.date_published),
        author=plain(record.author),
        sitename=plain(record.sitename),
        encoding=decoded.encoding,
        notes=tuple(notes),
        zones=zones,
    )


def _read(text: str, name: str, options: ReadOptions) -> str:
    """A field as text, where it is markup or has character references."""
    if _MARKUP.search(text):
        read: str = reader("fragment")(Source(name=name, data=b""), text, options)
        return read
    return html.unescape(text) if _REFERENCE.search(text) else text


def _line(value: str | None) -> str | None:
    return " ".join(neutralise(value)[0].split()) or None if value else None


def outcome(decoded: Decoded, name: str, shown: str, digest: str, options: ReadOptions) -> Outcome:
    try:
        record = to_record(parse_json(decoded.text))
        return _article(record, name, digest, decoded, options)
    except InputError as error:
        return ReadFailure(id=name, sha256=digest, error=_named(error, shown))


def from_json(source: Source, decoded: Decoded, options: ReadOptions) -> Iterator[Outcome]:
    """The articles of a whole JSON file: one object, an array of them, or a line each.

    The ids of an array's articles are ``NAME#1``, ``NAME#2``, …; their hashes are of the
    record's own text, so that changing one article leaves the others as they are.
    """
    text = decoded.text.strip()
    if text.startswith("["):
        yield from _from_array(source, decoded, text, options)
        return
    whole = outcome(
        Decoded(text=text, encoding=decoded.encoding, notes=decoded.notes),
        source.name,
        source.shown,
        source.sha256,
        options,
    )
    lines = [line for line in text.split("\n") if line.strip()]
    if isinstance(whole, RawArticle) or len(lines) < 2 or not _is_value(lines[0]):
        yield whole
        return
    for number, line in enumerate(lines, start=1):
        yield _from_text(source, decoded, line, number, options)


def _is_value(line: str) -> bool:
    try:
        parse_json(line)
    except InputError:
        return False
    return True


def _from_text(
    source: Source, decoded: Decoded, text: str, number: int, options: ReadOptions
) -> Outcome:
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    part = Decoded(text=text, encoding=decoded.encoding, notes=decoded.notes)
    name = f"{source.name}#{number}"
    return outcome(part, name, f"{source.shown}, article {number:,}", digest, options)


def _from_array(
    source: Source, decoded: Decoded, text: str, options: ReadOptions
) -> Iterator[Outcome]:
    number = 0
    try:
        for number, element in enumerate(split_array(text), start=1):
            yield _from_text(source, decoded, element, number, options)
    except InputError as error:
        where = f"{source.shown}, after article {number:,}"
        yield ReadFailure(id=f"{source.name}#{number + 1}", sha256="", error=_named(error, where))
    if not number and text.rstrip("] \n\t") == "[":
        raise EmptyError(
            f"{source.shown}: the array has no article", "give a file with articles in it"
        )


def from_lines(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Outcome]:
    """The articles of a JSON Lines stream, in constant memory; blank lines are skipped.

    Ids are ``NAME#n`` with n the line's number among those that are not blank; the hash is of
    the line's bytes. ``options.max_bytes`` holds for each line.
    """
    number = 0
    while True:
        try:
            line = stream.readline(options.max_bytes + 1)
        except (OSError, ValueError) as error:
            raise unreadable(name, error) from None
        if not line:
            break
        if not line.strip():
            continue
        number += 1
        yield _from_line(
            stream, line, f"{name}#{number}", f"{show(name)}, line {number:,}", options
        )
    if not number:
        raise EmptyError(f"{show(name)}: the file is empty", "give a file with an article in it")


def _from_line(
    stream: BinaryIO, line: bytes, name: str, shown: str, options: ReadOptions
) -> Outcome:
    if len(line) > options.max_bytes and not line.endswith(b"\n"):
        while line and not line.endswith(b"\n"):  # the next record begins after this one's end
            line = stream.readline(options.max_bytes)
        return ReadFailure(id=name, sha256="", error=too_large(name, options))
    digest = hashlib.sha256(line.strip()).hexdigest()
    try:
        decoded = decode(line)
    except InputError as error:
        return ReadFailure(id=name, sha256=digest, error=_named(error, shown))
    return outcome(decoded, name, shown, digest, options)
