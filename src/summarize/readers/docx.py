"""Word documents: the body in order, as an editor sees it with all changes accepted."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from summarize.document import RawArticle
from summarize.errors import DamagedError, EmptyError, UnknownFormatError
from summarize.options import ReadOptions
from summarize.readers.authors import real_author
from summarize.readers.characters import Note, neutralise
from summarize.readers.docx_body import BodyReader, hidden_styles, style_names
from summarize.readers.lines import Line, all_text, collapse, join
from summarize.readers.mojibake import repair_lines
from summarize.readers.source import Source
from summarize.readers.xml_tree import parse_xml
from summarize.readers.zip_container import Container

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DOCUMENT = "word/document.xml"
_MAIN_PART = "/officeDocument"
#: Telling members of other containers that are zip files too.
_OTHERS = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("META-INF/container.xml", "an EPUB book"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/MANIFEST.MF", "a Java archive"),
)
#: Titles that programs write themselves and that name no article.
_MACHINE_TITLES = ("microsoft word", "document", "untitled", "word document", "normal.dot")


def _main_part(container: Container, source: Source, options: ReadOptions) -> str:
    """The member that holds the text (ECMA-376 part 2: the package's relationships say)."""
    if "_rels/.rels" in container.names:
        root = parse_xml(source, container.read("_rels/.rels"), "_rels/.rels", options)
        for relation in root.iter("{*}Relationship"):
            if (relation.get("Type") or "").endswith(_MAIN_PART):
                target = posixpath.normpath((relation.get("Target") or "").lstrip("/"))
                if target in container.names:
                    if target.startswith("word/"):
                        return target
                    break
    if _DOCUMENT in container.names:
        return _DOCUMENT
    for member, what in _OTHERS:
        if member in container.names:
            raise UnknownFormatError(f"{source.shown}: {what}, not an article", "save it as DOCX")
    if source.suffix == ".docx":
        raise DamagedError(
            f"{source.shown}: damaged: the document's text is missing", "save the document again"
        )
    raise UnknownFormatError(f"{source.shown}: a zip archive, not an article", "unpack it first")


def _core(container: Container, source: Source, options: ReadOptions) -> dict[str, str]:
    """Core properties by local name (ECMA-376 part 2, 11): title, creator, created, …"""
    name = "docProps/core.xml"
    if name not in container.names:
        return {}
    root = parse_xml(source, container.read(name), name, options)
    found: dict[str, str] = {}
    for child in root.iterchildren(etree.Element):
        text = collapse(all_text(child))
        if text:
            found[etree.QName(child).localname] = text
    return found


def _stated_title(core: dict[str, str], lines: list[Line]) -> str | None:
    """The title property, unless a program wrote it or the text has its own headline."""
    title = core.get("title")
    if not title or title.lower().startswith(_MACHINE_TITLES):
        return None
    if title.lower().endswith((".doc", ".docx")):
        return None
    top = [line.text for line in lines[:5]]
    if title in top:
        return title
    # A property left over from a template must not replace the headline that is there.
    return None if top and top[0][-1:] not in '.!?…"”:' else title


def from_docx(source: Source, options: ReadOptions) -> Iterator[RawArticle]:
    """The article of a .docx document.

    Paragraphs, table rows, text boxes and tracked insertions, in order; deleted and hidden text
    not. Core properties are the metadata. ``zones`` marks paragraphs styled as Title or Caption.

    Raises:
        UnknownFormatError: a zip of another kind.
        DamagedError: damaged, encrypted, or with a document type declaration.
        LimitError: too many members, inflated bytes or levels.
        EmptyError: no visible text.
    """
    container = Container(source, options)
    part = _main_part(container, source, options)
    styles_name = posixpath.join(posixpath.dirname(part), "styles.xml")
    styles = None
    if styles_name in container.names:
        styles = parse_xml(source, container.read(styles_name), styles_name, options)
    root = parse_xml(source, container.read(part), part, options)
    reader = BodyReader(hidden=hidden_styles(styles), names=style_names(styles))
    lines = [line for line in reader.lines(root) if line.text.strip()]
    if not lines:
        raise EmptyError(f"{source.shown}: the document has no visible text", "give one with text")
    core = _core(container, source, options)
    texts, repairs = repair_lines([line.text for line in lines])
    notes: list[Note] = [*repairs, *reader.notes()]
    cleaned: list[Line] = []
    for line, text in zip(lines, texts, strict=True):
        clean, found = neutralise(text)
        notes += [note for note in found if note not in notes]
        if clean.strip():
            cleaned.append(Line(text=clean.strip(), zone=line.zone, glued=line.glued))
    heading = next((line.text for line in cleaned if line.zone == "headline"), None)
    title = heading or _stated_title(core, cleaned)
    if title and title not in [line.text for line in cleaned]:
        cleaned.insert(0, Line(text=title, zone="headline"))
    content, zones = join(cleaned)
    yield RawArticle(
        id=source.name,
        content=content,
        media_type=MEDIA_TYPE,
        sha256=source.sha256,
        title=title,
        date_published=core.get("issued"),
        author=real_author(core.get("creator"), person=True),
        notes=tuple(notes),
        zones=zones,
    )
