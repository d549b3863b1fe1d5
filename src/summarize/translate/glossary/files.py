"""Reading glossaries: CSV here, TBX in ``tbx``."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from summarize.translate.glossary.entry import GUARDS, KINDS, Entry, GlossaryError, guess_kind
from summarize.translate.glossary.tbx import read_tbx

#: A hundred times the shipped glossary; a larger file is not a glossary.
MAX_BYTES: Final = 20_000_000
_COLUMNS: Final = ("source", "target", "pos", "domain", "kind", "note", "also", "guard")
_HEADER_HINT: Final = "Make the first line: source,target"


def read_entries(path: Path) -> tuple[Entry, ...]:
    """The entries of a CSV or TBX file, told apart by content; see ``load_glossary``."""
    data = _read(path)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" or data[:4] in (
        b"\xff\xfe<\x00",
        b"\xfe\xff\x00<",
    ):
        return read_tbx(path, data)
    return parse_csv(path, data)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise GlossaryError(
            f"{path}: the glossary cannot be read: {error.strerror}",
            "Give an existing CSV or TBX file: --glossary FILE",
        ) from error
    if len(data) > MAX_BYTES:
        raise GlossaryError(
            f"{path}: the glossary is larger than {MAX_BYTES:,} bytes",
            "Split the file, and give the part you need: --glossary FILE",
        )
    return data


def _decode(path: Path, data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise GlossaryError(
            f"{path}, line {line}: not {encoding.removesuffix('-sig').upper()} text",
            'Save the file as "CSV UTF-8"',
        ) from error
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise GlossaryError(
            f"{path}, line {line}: a NUL character; this is not a text file",
            'Save the file as "CSV UTF-8"',
        )
    return unicodedata.normalize("NFC", text)


def parse_csv(path: Path, data: bytes) -> tuple[Entry, ...]:
    """The entries of CSV ``data``; ``path`` is for messages.

    Raises:
        GlossaryError: as ``load_glossary``.
    """
    text = _decode(path, data)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    entries: dict[Entry, None] = {}
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    header: list[str] = []
    try:
        for row in rows:
            if not header:
                header = _header(path, row)
            elif any(row):
                entry = _entry(path, rows.line_num, header, row)
                key = (entry.source, entry.domain)
                target, line = seen.setdefault(key, (entry.target, rows.line_num))
                if target != entry.target:
                    raise GlossaryError(
                        f'{path}, line {rows.line_num}: "{entry.source}" is "{entry.target}" '
                        f'here and "{target}" on line {line}',
                        "Keep one of the two lines, or give them different domains",
                    )
                entries[entry] = None
    except csv.Error as error:
        raise GlossaryError(
            f"{path}, line {rows.line_num}: not valid CSV: {error}",
            'Put the field in double quotes, and write a double quote inside it twice: ""',
        ) from error
    if not header:
        raise GlossaryError(f"{path}, line 1: the glossary is empty", _HEADER_HINT)
    return tuple(entries)


def _header(path: Path, row: list[str]) -> list[str]:
    header = [name.strip().lower() for name in row]
    for needed in ("source", "target"):
        if needed not in header:
            raise GlossaryError(f'{path}, line 1: no column "{needed}"', _HEADER_HINT)
    for name in _COLUMNS:
        if header.count(name) > 1:
            raise GlossaryError(
                f'{path}, line 1: two columns are named "{name}"', "Rename or delete one of them"
            )
    return header


def _entry(path: Path, line: int, header: list[str], row: list[str]) -> Entry:
    if len(row) > len(header):
        raise GlossaryError(
            f"{path}, line {line}: {len(row)} fields under {len(header)} column names",
            "Put a field that contains the separator in double quotes",
        )
    fields = {name: " ".join(value.split()) for name, value in zip(header, row, strict=False)}
    for needed in ("source", "target"):
        if not fields.get(needed):
            raise GlossaryError(
                f"{path}, line {line}: the {needed} is empty", "Fill it in, or delete the line"
            )
    _check_word(path, line, fields, "kind", KINDS)
    _check_word(path, line, fields, "guard", GUARDS)
    source = fields["source"]
    return Entry(
        source=source,
        target=fields["target"],
        pos=fields.get("pos", ""),
        domain=fields.get("domain", ""),
        kind=fields.get("kind") or guess_kind(source),
        note=fields.get("note", ""),
        also=tuple(word.strip() for word in fields.get("also", "").split("|") if word.strip()),
        guard=fields.get("guard", ""),
    )


def _check_word(
    path: Path, line: int, fields: Mapping[str, str], column: str, known: frozenset[str]
) -> None:
    word = fields.get(column, "")
    if word and word not in known:
        raise GlossaryError(
            f'{path}, line {line}: unknown {column} "{word}"',
            f"Use one of {', '.join(sorted(known - {''}))}, or leave it empty",
        )
