"""Word documents to articles."""

from __future__ import annotations

import io

import docx as python_docx
import pytest

from summarize.document import RawArticle
from summarize.errors import DamagedError, LimitError
from summarize.options import ReadOptions
from summarize.readers import read_articles
from tests.hostile.article import CAPTION, LEAD, PARAGRAPHS, TITLE
from tests.hostile.documents import BODY
from tests.hostile.word import core, docx, p, r, table


def read(data: bytes, options: ReadOptions | None = None) -> RawArticle:
    """The article of a document."""
    (article,) = read_articles(io.BytesIO(data), name="a.docx", options=options or ReadOptions())
    return article


def lines(body: str) -> list[str]:
    """Lines of a document with this body."""
    return [line for line in read(docx(body)).content.split("\n") if line]


def test_a_document_of_another_program() -> None:
    """What python-docx writes, with headings, a table and core properties."""
    document = python_docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(LEAD)
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "Tuyến D1", "12 xe"
    document.add_paragraph(PARAGRAPHS[0])
    document.core_properties.author = "Lê Minh"
    buffer = io.BytesIO()
    document.save(buffer)
    article = read(buffer.getvalue())
    assert article.content == "\n\n".join([TITLE, LEAD, "Tuyến D1 | 12 xe", PARAGRAPHS[0]])
    assert article.title == TITLE
    assert article.author == "Lê Minh"


@pytest.mark.parametrize(
    ("creator", "author"),
    [
        ("Lê Minh", "Lê Minh"),
        ("Lê Minh; Trần Thu Hà", "Lê Minh, Trần Thu Hà"),
        ("python-docx", None),
        ("Admin", None),
        ("Microsoft Office User", None),
        ("Windows User", None),
        ("DELL", None),
        ("Dell Vostro", None),
        ("Quản trị viên", None),
        ("Hoa", None),
        ("Báo Sông Hương", None),
    ],
)
def test_only_a_person_is_the_author(creator: str, author: str | None) -> None:
    """The property says who set the program up; only a person's whole name is taken from it."""
    document = python_docx.Document()
    document.add_paragraph(LEAD)
    document.core_properties.author = creator
    buffer = io.BytesIO()
    document.save(buffer)
    assert read(buffer.getvalue()).author == author


def test_a_table_in_a_cell() -> None:
    """The row around it stays one, and the rows of the inner table follow."""
    document = python_docx.Document()
    document.add_paragraph(LEAD)
    outer = document.add_table(rows=2, cols=2)
    for cell, text in zip(outer._cells, ["Huyện", "Số hộ", "Tuyến D1", "12 xe"], strict=True):
        cell.text = text
    inner = outer.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Trong đó", "3 xe mới"
    buffer = io.BytesIO()
    document.save(buffer)
    lines = read(buffer.getvalue()).content.split("\n")
    assert [line for line in lines if line][1:] == [
        "Huyện | Số hộ", "Tuyến D1 | 12 xe", "Trong đó | 3 xe mới",
    ]  # fmt: skip


def test_tracked_changes_read_as_accepted() -> None:
    """Insertions and moves are kept, deletions not; the note counts them."""
    body = p(
        r("Giá "),
        '<w:del w:id="1"><w:r><w:delText>giảm</w:delText></w:r></w:del>',
        '<w:ins w:id="2">' + r("tăng") + "</w:ins>",
        '<w:moveFrom w:id="3">' + r(" cũ") + "</w:moveFrom>",
        '<w:moveTo w:id="4">' + r(" mới") + "</w:moveTo>",
    )
    article = read(docx(body))
    assert article.content == "Giá tăng mới"
    assert dict(article.notes)["tracked-changes"].startswith("2 insertions")


def test_deleted_paragraph_mark_joins() -> None:
    """Deleting a paragraph's end joins it to the next."""
    first = f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{r('Một ')}</w:p>"
    assert lines(first + p(r("câu."))) == ["Một câu."]


def test_deleted_rows() -> None:
    """A deleted table row is left out."""
    rows = table(("A", "1"), ("B", "2")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    assert lines(rows) == ["B | 2"]


@pytest.mark.parametrize(
    ("properties", "seen"),
    [
        ("<w:vanish/>", False),
        ('<w:vanish w:val="true"/>', False),
        ('<w:vanish w:val="0"/>', True),
        ('<w:rStyle w:val="Secret"/>', False),
        ('<w:rStyle w:val="Derived"/>', False),
        ('<w:rStyle w:val="Circle"/>', True),
        ('<w:rStyle w:val="Secret"/><w:vanish w:val="false"/>', True),
    ],
)
def test_hidden_text(properties: str, seen: bool) -> None:
    """Hidden by the run, by its style, by the style's base; stated properties win."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    styles = (
        f'<w:styles xmlns:w="{w}">'
        '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Derived"><w:basedOn w:val="Secret"/></w:style>'
        '<w:style w:styleId="Circle"><w:basedOn w:val="Circle"/></w:style></w:styles>'
    )
    body = p(r("Câu thấy được. "), r("Câu ẩn.", properties))
    article = read(docx(body, extra={"word/styles.xml": styles}))
    assert ("Câu ẩn." in article.content) is seen
    assert ("hidden-text" in dict(article.notes)) is not seen


def test_text_boxes_once() -> None:
    """A text box is there twice, for new and for old programs; it is read once."""
    inner = f"<w:txbxContent>{p(r(CAPTION))}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice>{inner}</mc:Choice>"
        f"<mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(p(r("Một câu."), box)) == ["Một câu.", CAPTION]


def test_fields_links_and_breaks() -> None:
    """Field codes are not text, their results are; breaks and tabs are kept."""
    field = "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
    link = f"<w:hyperlink>{r('kết quả')}</w:hyperlink>"
    broken = "<w:r><w:t>một</w:t><w:br/><w:t>hai</w:t><w:tab/><w:t>ba</w:t></w:r>"
    assert lines(p(field, link) + p(broken)) == ["kết quả", "một", "hai\tba"]


def test_a_layout_table_gives_paragraphs() -> None:
    """A page laid out in a table is no table of values."""
    cell = f"<w:tc>{''.join(p(r(text)) for text in PARAGRAPHS)}</w:tc>"
    assert lines(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>") == list(PARAGRAPHS)


def test_zones_from_styles() -> None:
    """Title and Caption styles say what their paragraphs are."""
    article = read(docx(BODY + p(r(CAPTION), style="Caption")))
    found = {zone.name: zone.span.of(article.content) for zone in article.zones}
    assert found == {"headline": TITLE, "caption": CAPTION}


@pytest.mark.parametrize(
    ("stated", "title"),
    [("Tựa đề trong thuộc tính", "Tựa đề trong thuộc tính"), ("Microsoft Word - a.doc", None)],
)
def test_title_property(stated: str, title: str | None) -> None:
    """The title property counts where the text has no headline, unless a program wrote it."""
    article = read(docx(p(r(LEAD)), extra={"docProps/core.xml": core(stated)}))
    assert article.title == title
    assert (article.content.split("\n")[0] == stated) is (title is not None)


def test_a_template_title_does_not_replace_the_headline() -> None:
    """The first line of the text looks like a headline: the property is left over."""
    article = read(docx(p(r(TITLE)) + p(r(LEAD)), extra={"docProps/core.xml": core("Mẫu 12")}))
    assert article.title is None
    assert article.content.startswith(TITLE)


def test_limits_are_counted_while_inflating() -> None:
    """What the zip says of its sizes is not believed."""
    big = docx(p(r("xe buýt " * 100_000)))
    with pytest.raises(LimitError, match="max_inflated_bytes"):
        read(big, ReadOptions(max_inflated_bytes=500_000))
    with pytest.raises(LimitError, match="max_zip_members"):
        read(docx(BODY), ReadOptions(max_zip_members=2))
    with pytest.raises(LimitError, match="max_xml_depth"):
        read(docx(BODY), ReadOptions(max_xml_depth=3))


def test_dtd_in_utf16_is_refused() -> None:
    """A document type is found in UTF-16 too."""
    xml = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'
    with pytest.raises(DamagedError, match="document type"):
        read(docx(BODY, extra={"docProps/core.xml": xml.encode("utf-16")}))
