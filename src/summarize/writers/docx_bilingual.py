"""Both languages side by side in a Word table that can be edited and imported again.

Each row carries its sentence's id twice: in the first column, where people see it, and as hidden
bookmarks in its cells, which stay with a cell when rows or columns are moved about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any
from xml.sax.saxutils import escape

from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from summarize.document import Brief, Finding
from summarize.writers.anchors import anchor
from summarize.writers.characters import one_line, stripped
from summarize.writers.docx_package import A4, bookmark, new_document, page_number, paragraph, save
from summarize.writers.docx_read import (
    ARTICLE,
    FINDING_SIGN,
    HEADINGS,
    bookmark_name,
    read_edited,
    seal_name,
)
from summarize.writers.edited import Sentence, findings_by_id, seal, sentences
from summarize.writers.timeline import in_words

__all__ = ["read_edited", "render"]

#: Widths of the columns on a landscape A4 page with 2 cm margins (25.7 cm between them).
WIDTHS = (Cm(1.4), Cm(9.9), Cm(9.9), Cm(4.5))


def render(brief: Brief, notes: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """Tables for headline, summary and sentences: number, Vietnamese, English, state and notes.

    Args:
        notes: editors' remarks by segment id.
    """
    document = new_document(brief)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_height, section.page_width = A4
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    paragraph(document, brief.headline.target or brief.headline.source, "Title")
    paragraph(document, brief.headline.source, "Subtitle", vietnamese=True)
    numbers = count(1)
    reference = paragraph(document, f"Article: {one_line(stripped(brief.article.id))}", "Reference")
    bookmark(reference, ARTICLE, next(numbers))
    paragraph(document, f"Published: {in_words(brief.article.date_published)}", "Reference")
    paragraph(document, f"Signature: {brief.provenance.signature}", "Reference")
    paragraph(
        document,
        "Edit the English column. The state is one of: initial, translated, reviewed, final. Write "
        f"remarks below it; lines that begin with {FINDING_SIGN} are warnings and are not read.",
        "Reference",
    )
    findings = findings_by_id(brief)
    for finding in findings.get("", []):
        paragraph(document, _warning(finding), "Finding")
    every = sentences(brief)
    end = 1 + len(brief.segments)
    parts = {"Headline": every[:1], "Summary": every[end:], "Sentences": every[1:end]}
    for heading, part in parts.items():
        if part:
            paragraph(document, heading, "Heading 1")
            table = _table(document)
            for sentence in part:
                remarks = (notes or {}).get(sentence.id, ())
                row = _row(sentence, findings.get(sentence.id, []), remarks, numbers)
                table._tbl.append(row)
    page_number(document)
    return save(document)


def _table(document: Any) -> Any:
    table = document.add_table(rows=1, cols=len(HEADINGS), style="Table Grid")
    table.autofit = False
    for cell, heading, width in zip(table.rows[0].cells, HEADINGS.values(), WIDTHS, strict=True):
        cell.width = width
        cell.paragraphs[0].style = document.styles["Cell"]
        cell.paragraphs[0].add_run(heading).bold = True
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    header = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(header)
    return table


def _row(
    sentence: Sentence, found: list[Finding], remarks: Sequence[str], numbers: Iterator[int]
) -> Any:
    """One row as XML: python-docx lays out the whole table anew for each cell it is asked for."""
    texts = dict(zip(HEADINGS, (sentence.id, sentence.source, sentence.target, sentence.state)))
    cells = []
    name = anchor(sentence.id)
    sent = seal_name(name, seal(sentence.target, sentence.state, remarks))
    for width, (role, text) in zip(WIDTHS, texts.items(), strict=True):
        names = [bookmark_name(role, name), sent if role == "id" else ""]
        mark = "".join(_mark(one, next(numbers)) for one in names if one)
        run = '<w:rPr><w:rStyle w:val="Vietnamese"/></w:rPr>' if role == "vi" else ""
        content = _paragraph("Cell", text, mark, run)
        if role == "st":
            content += "".join(
                _paragraph("Remark", one_line(stripped(remark)))
                for remark in remarks
                if stripped(remark).strip()
            )
            content += "".join(_paragraph("Finding", _warning(finding)) for finding in found)
        width_xml = f'<w:tcPr><w:tcW w:w="{round(width.twips)}" w:type="dxa"/></w:tcPr>'
        cells.append(f"<w:tc>{width_xml}{content}</w:tc>")
    # A sentence is read with its translation: a row stays on one page.
    split = "<w:trPr><w:cantSplit/></w:trPr>"
    return parse_xml(f"<w:tr {nsdecls('w')}>{split}{''.join(cells)}</w:tr>")


def _mark(name: str, number: int) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def _paragraph(style: str, text: str, mark: str = "", run: str = "") -> str:
    words = escape(stripped(text))
    for character, element in (("\n", "<w:br/>"), ("\t", "<w:tab/>")):
        words = words.replace(character, f'</w:t>{element}<w:t xml:space="preserve">')
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{mark}'
        f'<w:r>{run}<w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    )


def _warning(finding: Finding) -> str:
    return one_line(
        stripped(f"{FINDING_SIGN} {finding.check} ({finding.severity}): {finding.message}")
    )
