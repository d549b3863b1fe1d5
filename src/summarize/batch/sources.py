"""From PATHs to inputs: lazily, in one fixed order, each input once, nothing opened.

A folder is listed when the walk reaches it, so the first article does not wait for the last
folder. Names are sorted within each folder, through a temporary file when there are very many,
so that memory stays flat.
"""

from __future__ import annotations

import codecs
import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TypeAlias

from summarize.batch.sorting import sorted_names
from summarize.errors import (
    DecodingError,
    EmptyError,
    InputError,
    UnknownFormatError,
    UnreadableError,
)
from summarize.readers.records import Row, opens_document
from summarize.readers.source import dangling_link
from summarize.store.files import printable
from summarize.store.lock import STATE_FOLDER

#: Files that hold one article a line.
LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
#: Files that hold one article a row; read with pyarrow.
TABLE_SUFFIXES = frozenset({".parquet"})
STDIN = "-"
#: Longest line read whole unless ``expand`` is told otherwise, bytes.
LIMIT = 20_000_000
_PIECE = 1_048_576
#: Byte order marks of UTF-16, which is what a Windows shell redirects into a file.
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: What may stand before the first bracket of a JSON file.
_BLANK = b"\xef\xbb\xbf \t\r\n"
#: What lies beside articles in an archive. In a folder such a file is passed over with a line;
#: every other file is tried, because old articles carry any suffix or none.
BESIDE_ARTICLES = frozenset(
    ".jpg .jpeg .png .gif .webp .svg .ico .bmp .tif .tiff .mp3 .mp4 .wav .ogg .avi .mov .webm"
    " .css .js .map .woff .woff2 .ttf .otf .eot .zip .gz .tgz .7z .rar .exe .dll .pdf".split()
)
#: Names of files that are passed over without a line: hidden ones, and Word's own locks.
_LEFTOVERS = (".", "~$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input.

    Attributes:
        name: the path as given (foreign bytes as surrogates), with ``#n`` for the n-th article
            of a file that holds several; what the output is named after.
        path: where to read it; None when ``data`` is the input.
        data: the input itself.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None

    @property
    def id(self) -> str:
        """``name`` in printable text: the article's id."""
        return printable(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A path that is no input, and why; it gets its line in the report.

    Attributes:
        skipped: nothing is wrong with it, it is only not done, and the report calls it so.
    """

    name: str
    error: InputError
    skipped: str = ""

    @property
    def id(self) -> str:
        """``name`` in printable text."""
        return printable(self.name)


#: Gives the rows of a table file.
RowReader: TypeAlias = Callable[[Path], Iterator[Row]]


def expand(
    paths: Iterable[Path | str],
    output: Path | None = None,
    rows: RowReader | None = None,
    limit: int = LIMIT,
) -> Iterator[Source | Refusal]:
    """The inputs under ``paths``, in the order given, folders depth first and sorted.

    Hidden files and folders, the output folder, links to folders and output folders of other
    runs are passed over (the last two get a line that says so), so every file of a tree comes
    once, no loop of links is entered, and no briefs are read that are met on the way. A file
    named twice among ``paths`` comes once.

    Args:
        paths: files, folders, or ``-`` for standard input (given as a ``Source`` without path
            and data: the caller reads it).
        output: the run's own folder, not to be read.
        rows: reads table files; None refuses them.
        limit: longest article, bytes; of a longer line one byte more is kept, which is enough for
            a reader to refuse it.
    """
    own = _identity(output) if output is not None else None
    before: set[str] = set()
    for given in paths:
        name = os.fspath(given)
        if name == STDIN:
            if STDIN not in before:
                before.add(STDIN)
                yield Source(name=STDIN)
            continue
        path = Path(name)
        if str(path) in before or any(str(parent) in before for parent in _walked_from(path)):
            continue
        try:
            status = path.stat()
        except (OSError, ValueError) as error:
            yield _unreadable(str(path), error)
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _walk(path, before, own, rows, limit)
        else:
            yield from _file(path, status.st_mode, rows, limit)
        before.add(str(path))


def _walked_from(path: Path) -> Iterator[Path]:
    """The folders whose walk reaches ``path``: its parents, up to a hidden name."""
    for step, parent in zip(path.parts[::-1], path.parents):
        if step.startswith("."):
            return
        yield parent


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _walk(
    folder: Path,
    before: set[str],
    own: tuple[int, int] | None,
    rows: RowReader | None,
    limit: int,
) -> Iterator[Source | Refusal]:
    """The tree under ``folder``; a stack of listings, so that depth is no recursion."""
    stack = [_names(folder)]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
            continue
        if isinstance(entry, Refusal):
            yield entry
            continue
        path = Path(entry)
        if path.name.startswith(_LEFTOVERS) or str(path) in before:
            continue
        try:
            status = path.lstat()
            if stat.S_ISLNK(status.st_mode):
                status = path.stat()
                if stat.S_ISDIR(status.st_mode):
                    why = "is a link to a folder and was not followed"
                    yield _not_read(str(path), why, "not-followed")
                    continue
        except (OSError, ValueError) as error:
            yield _unreadable(str(path), error)
            continue
        if stat.S_ISREG(status.st_mode) and path.suffix.lower() in BESIDE_ARTICLES:
            yield _passed_over(str(path))
        elif not stat.S_ISDIR(status.st_mode):
            yield from _file(path, status.st_mode, rows, limit)
        elif (status.st_dev, status.st_ino) == own:
            continue
        elif _holds_briefs(path):
            why = "holds the briefs of another run and was not read"
            yield _not_read(str(path), why, "briefs")
        else:
            stack.append(_names(path))


def _holds_briefs(folder: Path) -> bool:
    try:
        return (folder / STATE_FOLDER).is_dir()
    except OSError:
        return False  # it cannot be entered: its listing tells


def _file(path: Path, mode: int, rows: RowReader | None, limit: int) -> Iterator[Source | Refusal]:
    """One file: an input, several inputs, or a thing that must not be opened."""
    if not stat.S_ISREG(mode):
        yield Refusal(
            name=str(path),
            error=UnreadableError(
                f"{printable(path)} is not a file but a {_kind(mode)}",
                "give its content as a file, or pipe it in with -",
            ),
        )
    elif path.suffix.lower() in LINE_SUFFIXES:
        yield from _lines(path, limit)
    elif path.suffix.lower() == ".json":
        yield from _array(path, limit)
    elif path.suffix.lower() in TABLE_SUFFIXES:
        yield from _rows(path, rows)
    else:
        yield Source(name=str(path), path=path)


def _lines(path: Path, limit: int) -> Iterator[Source | Refusal]:
    """One input for each line that is not blank, numbered from 1 like the lines.

    A JSON document that only has the name of JSON Lines is read as one.
    """
    found = False
    try:
        with path.open("rb") as file:
            for number in count(1):
                line = file.readline(limit + 1)
                if not line:
                    break
                if number == 1 and line.startswith(_WIDE_MARKS):
                    message = f"{printable(str(path))} is UTF-16, in which its lines are not found"
                    error = DecodingError(message, "save it as UTF-8, as JSON Lines are")
                    yield Refusal(name=str(path), error=error)
                    return
                if not found and opens_document(line):
                    yield from _array(path, limit)
                    return
                rest = line
                while len(rest) > 1 and not rest.endswith(b"\n"):
                    # A line of any length passes through the memory of a piece.
                    rest = file.readline(_PIECE)
                if line.strip():
                    found = True
                    yield Source(name=f"{path}#{number}", data=line.rstrip(b"\r\n"))
    except OSError as error:
        yield _unreadable(str(path), error)
        return
    if not found:
        yield _nothing_in(path, "line")


def _array(path: Path, limit: int) -> Iterator[Source | Refusal]:
    """One input for each article of a JSON array; any other JSON is an input of its own."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
        articles = (
            json.loads(data) if len(data) <= limit and data.lstrip(_BLANK)[:1] == b"[" else None
        )
    except OSError as error:
        yield _unreadable(str(path), error)
        return
    except (ValueError, RecursionError):
        articles = None  # the reader says what is wrong with it
    if not isinstance(articles, list) or not articles:
        yield Source(name=str(path), path=path)
        return
    for number, article in enumerate(articles, 1):
        text = json.dumps(article, ensure_ascii=False)
        yield Source(name=f"{path}#{number}", data=text.encode("utf-8", "surrogatepass"))


def _rows(path: Path, rows: RowReader | None) -> Iterator[Source | Refusal]:
    """One input for each row, numbered from 1."""
    if rows is None:
        hint = "pip install 'summarize[ray]', or give JSON Lines"
        error: InputError = UnknownFormatError(
            f"{printable(path)}: reading Parquet needs pyarrow", hint
        )
        yield Refusal(name=str(path), error=error)
        return
    number = 0
    try:
        for number, row in rows(path):
            name = f"{path}#{number}"
            if isinstance(row, InputError):
                yield Refusal(name=name, error=row)
            else:
                yield Source(name=name, data=row)
    except InputError as error:
        yield Refusal(name=str(path), error=error)
        return
    if not number:
        yield _nothing_in(path, "row")


def _nothing_in(path: Path, what: str) -> Refusal:
    return Refusal(
        name=str(path),
        error=EmptyError(
            f"{printable(path)} has no {what} with an article", "give a file with articles in it"
        ),
    )


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "pipe"
    if stat.S_ISSOCK(mode):
        return "socket"
    return "device"


def _unreadable(name: str, error: OSError | ValueError) -> Refusal:
    if (dangling := dangling_link(name, error, printable)) is not None:
        return Refusal(name=name, error=dangling)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Refusal(
        name=name,
        error=UnreadableError(
            f"cannot read {printable(name)}: {reason}", "check the name and the permissions"
        ),
    )


def _not_read(name: str, why: str, skipped: str) -> Refusal:
    """A folder that the walk leaves out: as a PATH of its own it would be read."""
    return Refusal(
        name=name,
        error=UnreadableError(
            f"{printable(name)} {why}", "give the folder itself as a PATH to include it"
        ),
        skipped=skipped,
    )


def _passed_over(name: str) -> Refusal:
    return Refusal(
        name=name,
        error=UnknownFormatError(
            f"{printable(name)} is no article by its suffix",
            "give the file itself as a PATH to try it",
        ),
        skipped="no-article",
    )


def _names(folder: Path) -> Iterator[str | Refusal]:
    """Paths of the folder's entries, sorted by their bytes; a line if it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            yield from sorted_names(entry.path for entry in entries)
    except OSError as error:
        yield _unreadable(str(folder), error)
