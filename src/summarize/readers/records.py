"""JSON and JSON Lines: each object is an article, its fields named in the usual ways."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Any, TypeAlias

from summarize.errors import DamagedError, EmptyError, InputError
from summarize.readers.authors import real_author

#: Names a field goes by, best first; compared without case, ``_``, ``-`` and blanks.
_TEXT_LIST = """
    text body content articlebody article fulltext maintext noidung nộidung document
"""
TEXT = _TEXT_LIST.split()
_TITLE_LIST = "title headline titlevi tieude tiêuđề name"
TITLE = _TITLE_LIST.split()
LEAD = ["sapo", "lead"]
_DATE_LIST = """
    datepublished published publisheddate publishdate publishedat publishtime pubdate date
    ngaydang ngàyđăng createdat created time timestamp
"""
DATE = _DATE_LIST.split()
_URL_LIST = "url link sourceurl canonicalurl href"
URL = _URL_LIST.split()
_AUTHOR_LIST = "author authors byline creator tacgia tácgiả"
AUTHOR = _AUTHOR_LIST.split()
_SITE_LIST = "site sitename publisher source hostname domain newspaper"
SITE = _SITE_LIST.split()
_MEND = "mend it there, or write the record again with a program's own JSON"
_FIELDS = frozenset([*TEXT, *TITLE, *LEAD, *DATE, *URL, *AUTHOR, *SITE])

#: Seconds since 1970 above this are milliseconds (the year 5138).
_MILLISECONDS = 10**11
#: Where the newspapers are.
_HERE = timezone(timedelta(hours=7))
_FIGURES = re.compile(r"\d{9,14}(?:\.\d{1,6})?")
#: Lengths of dates without marks; ten figures are seconds, thirteen milliseconds.
_COMPACT = {12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
_MAIL_DATE = re.compile(r"(?:[A-Z][a-z]{2},\s*)?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")


#: A table's row by its number, from 1, as a JSON record of its columns that are not empty; or the
#: first of the rows that cannot be read, and why.
Row: TypeAlias = tuple[int, bytes | InputError]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The fields of one article object; None where the object has none."""

    text: str
    title: str | None
    lead: str | None
    date_published: str | None
    url: str | None
    author: str | None
    sitename: str | None


def _key(name: str) -> str:
    return "".join(c for c in name.lower() if c not in "_- ")


def is_text(name: str) -> bool:
    """Whether a field of this name holds an article's text."""
    return _key(name) in TEXT


def is_field(name: str) -> bool:
    """Whether anything of an article is read from a field of this name."""
    return _key(name) in _FIELDS


def _plain(value: Any) -> str | None:
    """A field as text: strings, numbers, lists of them, objects with a name."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return _plain(value.get("name") or value.get("text"))
    if isinstance(value, list):
        parts = [p for p in map(_plain, value) if p]
        return ", ".join(parts) or None
    return None


def _paragraphs(value: Any) -> str | None:
    if isinstance(value, list):
        parts = [p for p in map(_plain, value) if p]
        return "\n\n".join(parts) or None
    return _plain(value)


def _moment(value: Any) -> str | None:
    """A date field; numbers, also as text, are seconds or milliseconds since 1970, as databases
    give them, or days and times without their marks ("20230314080000")."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return _plain(value)
    if isinstance(value, str):
        text = value.strip()
        if not _FIGURES.fullmatch(text):
            return _from_mail(text)
        if len(text) in _COMPACT:
            return _compact(text)
        value = float(text)
    try:
        seconds = value / 1000 if abs(value) > _MILLISECONDS else value
        return datetime.fromtimestamp(seconds, tz=_HERE).isoformat()
    except (OverflowError, ValueError, OSError):
        return None


def _compact(text: str) -> str | None:
    try:
        return datetime.strptime(text, _COMPACT[len(text)]).isoformat()
    except ValueError:
        return text


def _from_mail(text: str) -> str | None:
    """ "Wed, 12 May 2021 10:00:00 GMT", as feeds and servers write it (RFC 5322); else as it is."""
    if not _MAIL_DATE.match(text):
        return text or None
    try:
        return parsedate_to_datetime(text).isoformat()
    except ValueError:
        return text


def to_record(value: Any) -> Record:
    """The article in one JSON value.

    Raises:
        DamagedError: it is no object, or has no field for the text; the message has no file name.
        EmptyError: the field has no text.
    """
    if not isinstance(value, dict):
        raise DamagedError("not a JSON object", "give one object with title and text an article")
    fields = {_key(name): content for name, content in value.items()}

    def first(names: list[str]) -> Any:
        return next((fields[n] for n in names if fields.get(n) not in (None, "", [])), None)

    text = _paragraphs(first(TEXT))
    if text is None and not fields.keys().isdisjoint(TEXT):
        raise EmptyError("the record's text is empty", "give it a text, or leave the record out")
    if text is None:
        names = ", ".join(sorted(map(repr, list(value)[:8]))) or "none"
        raise DamagedError(
            f"no field with the article's text (fields: {names})",
            "name it text, body or content",
        )
    return Record(
        text=text,
        title=_plain(first(TITLE)),
        lead=_plain(first(LEAD)),
        date_published=_moment(first(DATE)),
        url=_plain(first(URL)),
        author=real_author(_plain(first(AUTHOR))),
        sitename=_plain(first(SITE)),
    )


def parse_json(text: str) -> Any:
    """A JSON value, control characters in strings allowed.

    Raises:
        DamagedError: it is no JSON, or nested beyond reason; no file name yet.
    """
    try:
        return json.loads(text, strict=False, parse_int=_parse_int)
    except (RecursionError, ValueError) as error:
        raise _damaged(error) from None


def _damaged(error: RecursionError | ValueError) -> DamagedError:
    """What is wrong with a JSON text; its place is told within the text, which may be a line."""
    if isinstance(error, RecursionError):
        return DamagedError("JSON nested too deep", "give one flat object an article")
    reason = str(error)
    if isinstance(error, json.JSONDecodeError):
        line = f"line {error.lineno}, " if error.lineno > 1 else ""
        reason = f"{error.msg}: {line}character {error.colno}"
    return DamagedError(f"not valid JSON ({reason})", _MEND)


def _parse_int(digits: str) -> int | str:
    return int(digits) if len(digits) < 20 else digits  # int() of a million digits takes minutes


def opens_document(line: bytes) -> bool:
    """Whether a file's first line opens one JSON document laid out over many lines.

    A record of JSON Lines is an object, and whole; an array that is whole is a line by itself.
    """
    start = line.removeprefix(codecs.BOM_UTF8).strip()
    if not start.startswith(b"["):
        return start == b"{"
    try:
        parse_json(start.decode("utf-8", "replace"))
    except DamagedError:
        return True
    return False


def split_array(text: str) -> Iterator[str]:
    """The source text of each element of a JSON array.

    Raises:
        DamagedError: as ``parse_json``, when the broken place is reached.
    """
    decoder = json.JSONDecoder(strict=False, parse_int=_parse_int)
    at = _skip(text, text.index("[") + 1)
    while at < len(text) and text[at] != "]":
        try:
            _, end = decoder.raw_decode(text, at)
        except (RecursionError, ValueError) as error:
            raise _damaged(error) from None
        yield text[at:end]
        at = _skip(text, end)
        if at < len(text) and text[at] == ",":
            at = _skip(text, at + 1)
        elif at >= len(text) or text[at] != "]":
            break
    if at >= len(text) or text[at] != "]":
        raise DamagedError(
            "the JSON array is not closed", "see whether the file was cut, and write it again"
        )
    if text[at + 1 :].strip():
        raise DamagedError(
            "there is more behind the end of the JSON array", "put each array into its own file"
        )


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at
