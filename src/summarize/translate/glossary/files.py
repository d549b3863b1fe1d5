"""Reading glossaries: CSV here, TBX in ``tbx``."""

from __future__ import annotations

import csv
import io
import unicodedata
from importlib import import_module
from pathlib import Path
from typing import Final

from summarize.translate.glossary.entry import GUARDS, KINDS, Entry, GlossaryError

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
        # Loads an XML parser, which no other glossary needs.
        tbx = import_module("summarize.translate.glossary.tbx")
        entries: tuple[Entry, ...] = tbx.read_tbx(path, data)
        return entries
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


def delimiter_of(text: str) -> str:
    """What stands between the fields of a glossary: spreadsheets of half the world save ``;``."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def parse_csv(path: Path, data: bytes) -> tuple[Entry, ...]:
    """The entries of CSV ``data``; ``path`` is for messages.

    Raises:
        GlossaryError: as ``load_glossary``.
    """
    text = _decode(path, data)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    entries: list[Entry] = []
    seen: dict[tuple[str, str], tuple[Entry, int]] = {}
    try:
        names = next(rows, None)
        if names is None:
            raise GlossaryError(f"{path}, line 1: the glossary is empty", _HEADER_HINT)
        columns = _columns(path, names)
        for row in rows:
            if not any(row):
                continue
            line = rows.line_num
            entry = _entry(path, line, columns, len(names), row)
            known, known_line = seen.setdefault((entry.source, entry.domain), (entry, line))
            if known is entry:
                entries.append(entry)
            elif known.target != entry.target:
                raise GlossaryError(
                    f'{path}, line {line}: "{entry.source}" is "{entry.target}" here and '
                    f'"{known.target}" on line {known_line}',
                    "Keep one of the two lines, or give them different domains",
                )
    except csv.Error as error:
        raise GlossaryError(
            f"{path}, line {rows.line_num}: not valid CSV: {error}",
            'Put the field in double quotes, and write a double quote inside it twice: ""',
        ) from error
    return tuple(entries)


def _columns(path: Path, names: list[str]) -> list[int]:
    """Where each of ``_COLUMNS`` stands in a row; -1 for one the file does not have."""
    header = [name.strip().lower() for name in names]
    for needed in ("source", "target"):
        if needed not in header:
            raise GlossaryError(f'{path}, line 1: no column "{needed}"', _HEADER_HINT)
    for name in _COLUMNS:
        if header.count(name) > 1:
            raise GlossaryError(
                f'{path}, line 1: two columns are named "{name}"', "Rename or delete one of them"
            )
    return [header.index(name) if name in header else -1 for name in _COLUMNS]


def _entry(path: Path, line: int, columns: list[int], width: int, row: list[str]) -> Entry:
    if len(row) > width:
        raise GlossaryError(
            f"{path}, line {line}: {len(row)} fields under {width} column names",
            "Put a field that contains the separator in double quotes",
        )
    missing = len(row)
    source, target, pos, domain, kind, note, also, guard = [
        " ".join(row[place].split()) if 0 <= place < missing else "" for place in columns
    ]
    if not (source and target):
        raise GlossaryError(
            f"{path}, line {line}: the {'target' if source else 'source'} is empty",
            "Fill it in, or delete the line",
        )
    if not kind:
        kind = "user"
    elif kind not in KINDS:
        raise _unknown(path, line, "kind", kind, KINDS)
    if guard not in GUARDS:
        raise _unknown(path, line, "guard", guard, GUARDS)
    return Entry(
        source=source,
        target=target,
        pos=pos,
        domain=domain,
        kind=kind,
        note=note,
        also=tuple(filter(None, map(str.strip, also.split("|")))) if also else (),
        guard=guard,
    )


def _unknown(path: Path, line: int, column: str, word: str, known: frozenset[str]) -> GlossaryError:
    return GlossaryError(
        f'{path}, line {line}: unknown {column} "{word}"',
        f"Use one of {', '.join(sorted(known - {''}))}, or leave it empty",
    )
