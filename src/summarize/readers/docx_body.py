"""WordprocessingML to lines (ECMA-376 part 1, 17): what is seen, in the order it is seen.

Elements are matched by local name, so that transitional and strict documents read alike.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml.etree import QName, _Element

from summarize.document import ZoneName
from summarize.readers.characters import Note
from summarize.readers.lines import CELLS, Line, all_text

#: Not the article: deleted or moved away, field codes, remarks, running heads.
_SKIPPED_LIST = """
    del moveFrom delText delInstrText instrText commentReference annotationRef footnoteReference
    endnoteReference footnoteRef endnoteRef rPr pPr tblPr trPr tcPr sectPr sdtPr sdtEndPr tblGrid
    rt
"""
_SKIPPED = frozenset(_SKIPPED_LIST.split())
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_OFF = frozenset({"0", "false", "off", "none"})
_CAPTIONS = ("caption", "chú thích")
_TITLES = ("title", "heading 1", "tiêu đề")
#: A table cell longer than this is a column of text, not a value.
_CELL_LENGTH = 160


def _name(element: _Element) -> str:
    return QName(element).localname if isinstance(element.tag, str) else ""


def _value(element: _Element, attribute: str = "val") -> str | None:
    for name, value in element.attrib.items():
        if QName(name).localname == attribute:
            return str(value)
    return None


def _child(element: _Element | None, *path: str) -> _Element | None:
    for step in path:
        if element is None:
            return None
        element = next((c for c in element if _name(c) == step), None)
    return element


def _is_on(toggle: _Element | None) -> bool | None:
    """A toggle property: True, False, or None when it is not stated (17.17.4)."""
    if toggle is None:
        return None
    return (_value(toggle) or "true").lower() not in _OFF


def _styles(styles: _Element | None) -> Iterator[tuple[str, _Element]]:
    if styles is not None:
        for style in styles:
            if _name(style) == "style" and (identity := _value(style, "styleId")):
                yield identity, style


def hidden_styles(styles: _Element | None) -> frozenset[str]:
    """Ids of the styles that hide their text, inheritance followed (17.3.2.41, vanish)."""
    own: dict[str, bool | None] = {}
    base: dict[str, str] = {}
    for identity, style in _styles(styles):
        own[identity] = _is_on(_child(style, "rPr", "vanish"))
        based_on = _child(style, "basedOn")
        if based_on is not None and (parent := _value(based_on)):
            base[identity] = parent
    hidden: set[str] = set()
    for identity in own:
        current, seen = identity, set[str]()
        while own.get(current) is None and current in base and current not in seen:
            seen.add(current)  # damaged files inherit in circles
            current = base[current]
        if own.get(current):
            hidden.add(identity)
    return frozenset(hidden)


def style_names(styles: _Element | None) -> dict[str, str]:
    """Style id to the name shown, lower case."""
    return {
        identity: (_value(name) or "").lower()
        for identity, style in _styles(styles)
        if (name := _child(style, "name")) is not None
    }


class BodyReader:
    """Walks one document; keeps count of what it left out."""

    def __init__(self, *, hidden: frozenset[str], names: dict[str, str]) -> None:
        self._hidden = hidden
        self._names = names
        self._left_out = {"deleted": 0, "hidden": 0}
        self._inserted = 0
        self._titled = False

    def notes(self) -> tuple[Note, ...]:
        """What an editor should know: tracked changes and hidden text."""
        notes: list[Note] = []
        if self._inserted or self._left_out["deleted"]:
            deleted = self._left_out["deleted"]
            message = (
                f"{self._inserted:,} insertions read as accepted, {deleted:,} deletions left out"
            )
            notes.append(("tracked-changes", message))
        if self._left_out["hidden"]:
            notes.append(("hidden-text", f"{self._left_out['hidden']:,} hidden stretches left out"))
        return tuple(notes)

    def lines(self, root: _Element) -> Iterator[Line]:
        """The lines of ``w:document``."""
        body = _child(root, "body")
        if body is not None:
            yield from self._blocks(body)

    def _blocks(self, parent: Iterable[_Element]) -> Iterator[Line]:
        carried = ""  # a deleted paragraph mark joins a paragraph to the next
        for child in parent:
            name = _name(child)
            if name == "p":
                text, boxes = self._paragraph(child)
                text = carried + text
                carried = ""
                if _child(child, "pPr", "rPr", "del") is not None:
                    carried = text
                else:
                    yield Line(text=text, zone=self._zone(child, text))
                yield from boxes
            elif name == "tbl":
                yield from self._table(child)
            elif name == "AlternateContent":
                yield from self._blocks(_choice(child))
            elif name not in _SKIPPED:  # sdt, sdtContent, customXml, ins, moveTo
                yield from self._blocks(child)
            elif name in ("del", "moveFrom"):
                self._left_out["deleted"] += 1
        if carried:
            yield Line(text=carried)

    def _zone(self, paragraph: _Element, text: str) -> ZoneName | None:
        style = _child(paragraph, "pPr", "pStyle")
        if style is None or not text.strip():
            return None
        identity = _value(style) or ""
        name = self._names.get(identity, identity.lower())
        if name.startswith(_CAPTIONS):
            return "caption"
        if name.startswith(_TITLES) and not self._titled:
            self._titled = True
            return "headline"
        return None

    def _paragraph(self, paragraph: _Element) -> tuple[str, list[Line]]:
        parts: list[str] = []
        boxes: list[Line] = []
        style = _child(paragraph, "pPr", "pStyle")
        hidden = style is not None and (_value(style) or "") in self._hidden
        self._inline(paragraph, parts, boxes, hidden)
        return "".join(parts), boxes

    def _inline(self, parent: _Element, parts: list[str], boxes: list[Line], hidden: bool) -> None:
        for child in parent:
            name = _name(child)
            if name in ("del", "moveFrom"):
                self._left_out["deleted"] += 1
            elif name in _SKIPPED:
                continue
            elif name == "r":
                if self._is_hidden(child, hidden):
                    self._left_out["hidden"] += any(_name(c) == "t" for c in child)
                else:
                    self._inline(child, parts, boxes, hidden)
            elif name == "t":
                parts.append(all_text(child))
            elif name in _BREAKS:
                parts.append(_BREAKS[name])
            elif name == "sym":
                parts.append(_symbol(child))
            elif name == "AlternateContent":
                self._inline(_choice(child), parts, boxes, hidden)
            elif name == "txbxContent":
                boxes += self._blocks(child)
            else:  # hyperlink, ins, moveTo, smartTag, sdt, fldSimple, drawing, …
                self._inserted += name in ("ins", "moveTo")
                self._inline(child, parts, boxes, hidden)

    def _is_hidden(self, run: _Element, inherited: bool) -> bool:
        properties = _child(run, "rPr")
        if properties is None:
            return inherited
        stated = _is_on(_child(properties, "vanish"))
        if stated is not None:
            return stated
        style = _child(properties, "rStyle")
        return inherited or (style is not None and (_value(style) or "") in self._hidden)

    def _table(self, table: _Element) -> Iterator[Line]:
        first = True
        for row in _parts(table, "tr"):
            if _child(row, "trPr", "del") is not None:
                self._left_out["deleted"] += 1
                continue
            cells = [
                list(self._cell(cell))
                for cell in _parts(row, "tc")
                if _child(cell, "tcPr", "cellDel") is None
            ]
            values = [[line for line, nested in cell if not nested] for cell in cells]
            if any(len(cell) > 1 or len(_value_of(cell)) > _CELL_LENGTH for cell in values):
                for cell in cells:  # a table that lays out the page
                    yield from (line for line, _ in cell)
                first = True
                continue
            if any(values):
                yield Line(
                    text=CELLS.join(_value_of(cell) for cell in values if cell), glued=not first
                )
                first = False
            for cell in cells:
                for line in (line for line, nested in cell if nested):
                    yield line
                    first = True

    def _cell(self, cell: _Element) -> Iterator[tuple[Line, bool]]:
        """The lines of a cell that have text, and whether they are rows of a table within it."""
        for nested, children in groupby(cell, key=lambda child: _name(child) == "tbl"):
            for line in self._blocks(children):
                if line.text.strip():
                    yield line, nested


def _value_of(lines: list[Line]) -> str:
    """A cell's lines as one."""
    return " ".join(" ".join(line.text.split()) for line in lines)


def _parts(parent: _Element, wanted: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, content controls and insertions looked into."""
    for child in parent:
        name = _name(child)
        if name == wanted:
            yield child
        elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _parts(child, wanted)


def _choice(alternate: _Element) -> _Element:
    """The first alternative: the others say the same for older programs."""
    return next((c for c in alternate if _name(c) in ("Choice", "Fallback")), alternate)


def _symbol(element: _Element) -> str:
    """A character of a symbol font; only those of Unicode mean something outside of it."""
    try:
        character = chr(int(_value(element, "char") or "", 16))
    except (ValueError, OverflowError):
        return ""
    return "" if unicodedata.category(character) in ("Co", "Cs", "Cc", "Cn") else character
