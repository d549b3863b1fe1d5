"""Both languages side by side in a Word table that can be edited and imported again.

Each row carries its sentence's id twice: in the first column, where people see it, and as hidden
bookmarks in its cells, which stay with a cell when rows or columns are moved about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from summarize.document import Brief, Finding
from summarize.writers.anchors import anchor
from summarize.writers.characters import one_line, stripped
from summarize.writers.docx_package import A4, bookmark, new_document, page_number, paragraph, save
from summarize.writers.docx_read import ARTICLE, FINDING_SIGN, HEADINGS, bookmark_name, read_edited
from summarize.writers.edited import Sentence, sentences
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
    for finding in brief.findings:
        if not finding.segment_ids:
            paragraph(document, _warning(finding), "Finding")
    every = sentences(brief)
    end = 1 + len(brief.segments)
    parts = {"Headline": every[:1], "Summary": every[end:], "Sentences": every[1:end]}
    for heading, part in parts.items():
        if part:
            paragraph(document, heading, "Heading 1")
            table = _table(document)
            for sentence in part:
                found = [f for f in brief.findings if sentence.id in f.segment_ids]
                _row(table, sentence, found, (notes or {}).get(sentence.id, ()), numbers)
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
    _row_property(table.rows[0], "w:tblHeader")
    return table


def _row(
    table: Any, sentence: Sentence, found: list[Finding], remarks: Sequence[str], numbers: Any
) -> None:
    row = table.add_row()
    # A sentence is read with its translation: a row stays on one page.
    _row_property(row, "w:cantSplit")
    texts = dict(zip(HEADINGS, (sentence.id, sentence.source, sentence.target, sentence.state)))
    for cell, width, (role, text) in zip(row.cells, WIDTHS, texts.items(), strict=True):
        cell.width = width
        made = cell.paragraphs[0]
        made.style = table.part.document.styles["Cell"]
        made.add_run(stripped(text), style="Vietnamese" if role == "vi" else None)
        name = bookmark_name(role, anchor(sentence.id))
        if name:
            bookmark(made, name, next(numbers))
    last = row.cells[-1]
    for remark in remarks:
        if stripped(remark).strip():
            paragraph(last, one_line(stripped(remark)), "Remark")
    for finding in found:
        paragraph(last, _warning(finding), "Finding")


def _warning(finding: Finding) -> str:
    return one_line(
        stripped(f"{FINDING_SIGN} {finding.check} ({finding.severity}): {finding.message}")
    )


def _row_property(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
    row._tr.trPr[-1].set(qn("w:val"), "true")
