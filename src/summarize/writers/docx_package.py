"""What both Word documents share: styles, languages, and a package without a clock in it."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from summarize.document import Brief
from summarize.writers.characters import clipped, one_line, stripped

#: Longest value of a core property that Word takes.
_MAX_PROPERTY = 255
# Zip cannot say less than a date; this is its first one.
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
#: Width and height of the page, upright.
A4 = (Cm(21), Cm(29.7))
_NO_DATE = datetime(2000, 1, 1)
_GREY = RGBColor(0x59, 0x59, 0x59)
_ACCENT = RGBColor(0x0A, 0x3D, 0x66)
_WARNING = RGBColor(0x98, 0x30, 0x0A)


def new_document(brief: Brief) -> Any:
    """An empty python-docx document with this project's styles and the brief's properties."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = A4
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2)
    styles = document.styles
    _font(styles["Normal"], "Calibri", 11)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    _font(styles["Title"], "Calibri", 22, _ACCENT, bold=True)
    _font(styles["Subtitle"], "Calibri", 11, _GREY)
    _font(styles["Heading 1"], "Calibri", 14, _ACCENT, bold=True)
    # The template's heading fonts come from its theme, which would win over the names above.
    for name in ("Title", "Subtitle", "Heading 1"):
        fonts = styles[name].element.rPr.rFonts
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{attribute}"), None)
    styles["Subtitle"].font.italic = False
    _add(styles, "Reference", 9, _GREY)
    _add(styles, "Finding", 9, _WARNING)
    _add(styles, "Remark", 9, None)
    _add(styles, "Cell", 10, None)
    vietnamese = styles.add_style("Vietnamese", WD_STYLE_TYPE.CHARACTER)
    _language(vietnamese.element.get_or_add_rPr(), "vi-VN")
    _language(styles["Normal"].element.get_or_add_rPr(), "en-US")
    _properties(document, brief)
    return document


def save(document: Any) -> bytes:
    """The document's bytes; the same document gives the same bytes at any time."""
    written = io.BytesIO()
    document.save(written)
    out = io.BytesIO()
    with zipfile.ZipFile(written) as package, zipfile.ZipFile(out, "w") as fixed:
        for member in package.infolist():
            info = zipfile.ZipInfo(member.filename, _ZIP_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            # The same on every system; 3 is Unix.
            info.create_system = 3
            fixed.writestr(info, package.read(member))
    return out.getvalue()


def paragraph(parent: Any, text: str, style: str, *, vietnamese: bool = False) -> Any:
    """A paragraph of plain text in one of the styles, marked as Vietnamese if it is."""
    made = parent.add_paragraph(style=style)
    made.add_run(stripped(text), style="Vietnamese" if vietnamese else None)
    return made


def bookmark(made: Any, name: str, number: int) -> None:
    """An empty, hidden bookmark at the start of a paragraph."""
    position = 1 if made._p.pPr is not None else 0
    for offset, element in enumerate(_bookmark(name, number)):
        made._p.insert(position + offset, element)


def bookmark_at_end(made: Any, name: str, number: int) -> None:
    """One behind what the paragraph says so far."""
    for element in _bookmark(name, number):
        made._p.append(element)


def _bookmark(name: str, number: int) -> tuple[Any, Any]:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    return start, end


def page_number(document: Any) -> None:
    """The page's number in the footer."""
    footer = document.sections[0].footer.paragraphs[0]
    footer.style = document.styles["Reference"]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    footer._p.append(field)


def _properties(document: Any, brief: Brief) -> None:
    title = brief.headline.target or brief.headline.source
    properties = document.core_properties
    properties.title = clipped(stripped(title), _MAX_PROPERTY)
    properties.author = clipped(stripped(brief.article.author or ""), _MAX_PROPERTY)
    properties.identifier = one_line(stripped(brief.article.id))[:_MAX_PROPERTY]
    properties.comments = ""
    properties.language = "en"
    properties.last_modified_by = ""
    properties.created = properties.modified = _moment(brief.article.date_published)


def _moment(published: str | None) -> datetime:
    """The publication date in place of the clock; Word demands some date."""
    try:
        moment = datetime.fromisoformat(published or "")
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return _NO_DATE


def _add(styles: Any, name: str, size: int, color: RGBColor | None) -> None:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.font.size = Pt(size)
    style.paragraph_format.space_after = Pt(2)
    if color is not None:
        style.font.color.rgb = color


def _font(
    style: Any, name: str, size: int, color: RGBColor | None = None, *, bold: bool = False
) -> None:
    style.font.name, style.font.size, style.font.bold = name, Pt(size), bold
    if color is not None:
        style.font.color.rgb = color


def _language(properties: Any, tag: str) -> None:
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), tag)
