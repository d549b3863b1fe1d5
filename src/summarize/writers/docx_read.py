"""An edited Word document -> edited units, matched by id: bilingual tables, or English alone.

People move rows and columns, paste, delete and track changes. Each row is found by its hidden
bookmarks and by the number people see; where the two disagree, or neither is left, the row is
listed and nothing is guessed. The file is read as untrusted: counted while it is inflated, its
XML without entities. Tracked insertions count, tracked deletions do not.

In English text alone a sentence reaches from its bookmarks to those of the next one.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from summarize.document import State
from summarize.errors import DamagedError, LimitError
from summarize.writers.anchors import ID
from summarize.writers.characters import clipped, one_line, stripped
from summarize.writers.edited import EditedFile, EditedUnit, unique
from summarize.writers.xml_read import MAX_BYTES, local, parse

#: Roles of the columns, in their order, and the headings people see.
HEADINGS = {"id": "No.", "vi": "Vietnamese", "en": "English", "st": "State and notes"}
#: Bookmark of the paragraph that names the article.
ARTICLE = "_article"
#: First character of the warnings this program wrote among the notes.
FINDING_SIGN = "⚠"
#: Most members of the container.
MAX_MEMBERS = 2_000
_STATES: tuple[State, ...] = ("initial", "translated", "reviewed", "final")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BOOKMARK = re.compile(r"_(id|vi|en|st)_([A-Za-z][A-Za-z0-9_]{0,31})")
_SEAL = re.compile(r"_as_([A-Za-z][A-Za-z0-9_]{0,23})_([0-9a-f]{12})")
_SOURCE_SEAL = re.compile(r"_of_([A-Za-z][A-Za-z0-9_]{0,23})_([0-9a-f]{12})")
# What was deleted or moved away under change tracking; tables inside a cell are not its text.
_GONE = frozenset({"del", "moveFrom", "tbl", "pPr", "rPr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """One cell: its paragraphs, the roles and the ids its bookmarks name, ids with their seals."""

    paragraphs: tuple[str, ...]
    marks: tuple[tuple[str, str], ...]
    seals: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


def bookmark_name(role: str, identifier: str) -> str:
    """The hidden bookmark of a cell; empty where Word allows no such name."""
    name = f"_{role}_{identifier}"
    return name if _BOOKMARK.fullmatch(name) else ""


def seal_name(identifier: str, seal: str) -> str:
    """The hidden bookmark that keeps a row's seal (``edited.seal``), of at most 40 characters."""
    name = f"_as_{identifier}_{seal}"
    return name if _SEAL.fullmatch(name) else ""


def source_name(identifier: str, seal: str) -> str:
    """The hidden bookmark that keeps the seal of a source that is not shown."""
    name = f"_of_{identifier}_{seal}"
    return name if _SOURCE_SEAL.fullmatch(name) else ""


def read_edited(data: bytes, name: str = "the Word document") -> EditedFile:
    """The units of an edited document.

    Args:
        name: what to call the file in errors.

    Raises:
        DamagedError: no Word document, damaged, encrypted, or with a DTD.
        LimitError: it inflates to too much.
    """
    root = parse(_document_xml(data, name), f"{name}: word/document.xml")
    if any(_SOURCE_SEAL.fullmatch(mark) for mark in _marks(root)):
        return _running(root)
    rows = [row for table in _tables(root) for row in _rows(table)]
    columns = _columns(rows)
    problems: list[str] = []
    units = []
    for number, row in enumerate(rows, start=1):
        if not _is_heading(row) and any(one_line(cell.text) for cell in row):
            unit = _unit(row, columns, f"row {number}", problems)
            units += [unit] if unit else []
    if not rows:
        problems.append("there is no table in this document")
    found, listed = unique(units, problems)
    return EditedFile(article_id=_article(root), units=found, problems=listed)


def _running(root: Element) -> EditedFile:
    """The sentences of English text alone, each from its marks to those of the next one.

    Text before the first mark of a paragraph belongs to that sentence where it opened its paragraph
    when the file went out, else to the one before it: somebody pressed Enter inside of it. So does
    a paragraph of the same style without a mark.
    """
    running = _Running()
    style = ""
    for found in root.iter(f"{_WORD}p"):
        own = next((one.get(f"{_WORD}val") or "" for one in found.iter(f"{_WORD}pStyle")), "Normal")
        pieces = list(_pieces(found))
        if any(role == "mark" and _BOOKMARK.fullmatch(what) for role, what in pieces):
            style = own
        elif own != style or not one_line("".join(t for role, t in pieces if role == "text")):
            style = ""
            running.pause()
            continue
        running.read(pieces)
    return running.result(_article(root))


class _Running:
    """Sentences of running text, as they are met."""

    def __init__(self) -> None:
        self._texts: dict[str, list[str]] = {}
        self._seals: dict[str, str] = {}
        self._sources: dict[str, str] = {}
        self._twice = False
        self._current = ""

    def read(self, pieces: Sequence[tuple[str, str]]) -> None:
        """One paragraph."""
        names = (what for role, what in pieces if role == "mark")
        opening = {m[2] for m in map(_BOOKMARK.fullmatch, names) if m and m[1] == "st"}
        self._say(" ")
        waiting = ""
        met = False
        for role, what in pieces:
            mark = _BOOKMARK.fullmatch(what) if role == "mark" else None
            if role == "text" and met:
                self._say(what)
            elif role == "text":
                waiting += what
            elif mark and mark[1] == "en":
                if not met and mark[2] not in opening:
                    self._say(waiting)
                    waiting = ""
                self._begin(mark[2])
                self._say(waiting)
                waiting, met = "", True
            elif seal := _SEAL.fullmatch(what):
                self._seals[seal[1]] = seal[2]
            elif seal := _SOURCE_SEAL.fullmatch(what):
                self._sources[seal[1]] = seal[2]
        self._say(waiting)

    def pause(self) -> None:
        """A heading, or what else is no sentence: what comes next goes on with none."""
        self._current = ""

    def _begin(self, identifier: str) -> None:
        self._twice = self._twice or identifier in self._texts
        self._texts[identifier] = []
        self._current = identifier

    def _say(self, text: str) -> None:
        if self._current:
            self._texts[self._current].append(text)

    def result(self, article_id: str) -> EditedFile:
        """What was read; of two briefs in one file nothing."""
        if self._twice:
            problem = "a sentence stands twice: give one brief at a time"
            return EditedFile(article_id=article_id, units=(), problems=(problem,))
        units = tuple(
            EditedUnit(
                segment_id=identifier,
                source="",
                target=" ".join(stripped("".join(parts)).split()),
                state="translated",
                sent=self._seals.get(identifier, ""),
                source_sent=self._sources.get(identifier, ""),
            )
            for identifier, parts in self._texts.items()
        )
        return EditedFile(article_id=article_id, units=units, running=True)


def _pieces(element: Element) -> Iterator[tuple[str, str]]:
    """The text of a paragraph and the names of the bookmarks in it, in order."""
    for child in element:
        kind = local(child)
        if kind == "bookmarkStart":
            yield "mark", child.get(f"{_WORD}name") or ""
        elif kind == "r":
            yield "text", _text(child)
        elif kind not in _GONE:
            yield from _pieces(child)


def _marks(root: Element) -> Iterator[str]:
    for found in root.iter(f"{_WORD}bookmarkStart"):
        yield found.get(f"{_WORD}name") or ""


def _document_xml(data: bytes, name: str) -> bytes:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DamagedError(
            f"{name}: an encrypted document or an old .doc", "save it as .docx without a password"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if len(package.infolist()) > MAX_MEMBERS:
                raise LimitError(f"{name}: more than {MAX_MEMBERS:,} members", "save it again")
            with package.open("word/document.xml") as member:
                content = member.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError) as error:
        raise DamagedError(
            f"{name}: no whole Word document: {error}", "save it again as .docx"
        ) from error
    except RuntimeError as error:
        # zipfile's word for an encrypted member.
        raise DamagedError(f"{name}: encrypted", "save it without a password") from error
    if len(content) > MAX_BYTES:
        raise LimitError(f"{name}: inflates to more than {MAX_BYTES:,} bytes", "save it again")
    return content


def _tables(root: Element) -> Iterator[Element]:
    """Tables that are in no other table."""
    for child in root:
        if local(child) == "tbl":
            yield child
        else:
            yield from _tables(child)


def _rows(table: Element) -> Iterator[tuple[_Cell, ...]]:
    for row in _below(table, "tr"):
        yield tuple(_cell(cell) for cell in _below(row, "tc"))


def _below(element: Element, name: str) -> Iterator[Element]:
    """The nearest elements of that name; content controls may stand in between."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) not in ("tbl", "p"):
            yield from _below(child, name)


def _cell(cell: Element) -> _Cell:
    names = [mark.get(f"{_WORD}name") or "" for mark in cell.iter(f"{_WORD}bookmarkStart")]
    marks = [(match[1], match[2]) for match in map(_BOOKMARK.fullmatch, names) if match]
    seals = [(match[1], match[2]) for match in map(_SEAL.fullmatch, names) if match]
    paragraphs = tuple(stripped(_text(found)) for found in _below(cell, "p"))
    return _Cell(paragraphs=paragraphs, marks=tuple(dict.fromkeys(marks)), seals=tuple(seals))


def _text(element: Element) -> str:
    parts = []
    for child in element:
        kind = local(child)
        if kind == "t":
            parts.append(child.text or "")
        elif kind == "tab":
            parts.append("\t")
        elif kind in ("br", "cr"):
            parts.append("\n")
        elif kind == "noBreakHyphen":
            parts.append("\u2011")
        elif kind not in _GONE:
            parts.append(_text(child))
    return "".join(parts)


def _is_heading(row: tuple[_Cell, ...]) -> bool:
    words = {one_line(cell.text) for cell in row}
    return not any(cell.marks for cell in row) and {HEADINGS["vi"], HEADINGS["en"]} <= words


def _columns(rows: list[tuple[_Cell, ...]]) -> dict[int, str]:
    """Which role a column has: what most of its bookmarks say, else its heading."""
    votes: dict[int, Counter[str]] = {}
    for row in rows:
        for index, cell in enumerate(row):
            for role, _ in cell.marks:
                votes.setdefault(index, Counter())[role] += 1
    columns = {index: count.most_common(1)[0][0] for index, count in votes.items()}
    by_heading = {heading: role for role, heading in HEADINGS.items()}
    for row in filter(_is_heading, rows):
        for index, cell in enumerate(row):
            named = by_heading.get(one_line(cell.text))
            if named and named not in columns.values():
                columns.setdefault(index, named)
    return columns


def _unit(
    row: tuple[_Cell, ...], columns: dict[int, str], place: str, problems: list[str]
) -> EditedUnit | None:
    cells: dict[str, list[_Cell]] = {}
    for index, cell in enumerate(row):
        roles = {role for role, _ in cell.marks} or {columns.get(index, "")}
        for role in roles:
            cells.setdefault(role, []).append(cell)
    identifier = _identifier(row, cells, place, problems)
    if identifier is None:
        return None
    if len(cells.get("vi", ())) != 1 or len(cells.get("en", ())) != 1:
        problems.append(f"{place} ({identifier}): cannot tell its Vietnamese and English cells")
        return None
    source, target = cells["vi"][0], cells["en"][0]
    if source is target:
        problems.append(f"{place} ({identifier}): its cells were merged")
        return None
    state, notes = _state_and_notes(cells.get("st", []), f"{place} ({identifier})", problems)
    return EditedUnit(
        segment_id=identifier,
        source=source.text,
        target=target.text,
        state=state,
        notes=notes,
        sent=dict(pair for cell in row for pair in cell.seals).get(identifier, ""),
    )


def _identifier(
    row: tuple[_Cell, ...], cells: dict[str, list[_Cell]], place: str, problems: list[str]
) -> str | None:
    hidden = {identifier for cell in row for _, identifier in cell.marks}
    visible = {one_line(cell.text) for cell in cells.get("id", ())} - {""}
    names = hidden | {name for name in visible if ID.fullmatch(name)}
    if len(names) == 1 and len(visible) <= 1:
        return names.pop()
    text = clipped(" | ".join(one_line(cell.text) for cell in row), 60)
    if names:
        problems.append(f"{place}: belongs to {' and '.join(sorted(names))} at once: {text!r}")
    else:
        problems.append(f"{place}: has no sentence number: {text!r}")
    return None


def _state_and_notes(
    cells: list[_Cell], place: str, problems: list[str]
) -> tuple[State, tuple[str, ...]]:
    lines = [one_line(line) for cell in cells for line in cell.paragraphs]
    lines = [line for line in lines if line and not line.startswith(FINDING_SIGN)]
    for state in _STATES:
        if lines and lines[0].lower() == state:
            return state, tuple(lines[1:])
    problems.append(f"{place}: no state in its last column, taken as translated")
    return "translated", tuple(lines)


def _article(root: Element) -> str:
    for found in root.iter(f"{_WORD}p"):
        names = {m.get(f"{_WORD}name") for m in found.iter(f"{_WORD}bookmarkStart")}
        if ARTICLE in names:
            return one_line(stripped(_text(found)).partition(":")[2])
    return ""
