"""Word documents, and what pretends to be one."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from tests.hostile.article import CAPTION, LEAD, PARAGRAPHS, TEXT, TITLE
from tests.hostile.case import BRIEF, WARNING, Case, case
from tests.hostile.word import CONTENT_TYPES, RELATIONS, core, document, docx, p, pack, r, table

FAMILY = "docx"
BODY = p(r(TITLE), style="Title") + "".join(p(r(text)) for text in (LEAD, *PARAGRAPHS))
_INSERTED = '<w:ins w:id="1" w:author="a">' + r("Câu được chèn thêm vào bài. ") + "</w:ins>"
_DELETED = (
    '<w:del w:id="2" w:author="a"><w:r><w:delText>Câu đã bị xóa khỏi bài.</w:delText></w:r></w:del>'
)
_HIDDEN = r("Câu ẩn không ai thấy.", "<w:vanish/>")
_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>"
    f"{p(r(CAPTION))}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
    f"{p(r(CAPTION))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
_DTD = '<!DOCTYPE w:document [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _bomb() -> bytes:
    filler = "<w:p><w:r><w:t>" + "xe buýt " * 9_000_000 + "</w:t></w:r></w:p>"
    return docx(BODY + filler)


def _flagged() -> bytes:
    """A document whose members all say that they are encrypted."""
    data = bytearray(docx(BODY))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def _twins() -> bytes:
    first = docx(BODY)
    second = docx(BODY, extra={"word/document.xm_": document(p(r("Bài khác.")))})
    assert len(first) < len(second)
    return second.replace(b"word/document.xm_", b"word/document.xml")


def _crc() -> bytes:
    data = bytearray(docx(BODY))
    at = data.index(b"word/document.xml")
    data[at + 400] ^= 0x55
    return bytes(data)


def cases() -> Iterator[Case]:
    """The family's cases."""
    fine = {
        "plain.docx": docx(BODY),
        "core.docx": docx(BODY, extra={"docProps/core.xml": core("Tài liệu khác")}),
        "table.docx": docx(BODY + table(("Tuyến", "Số xe"), ("D1", "12"), ("D2", "14"))),
        "text-box.docx": docx(BODY + p(_BOX)),
        "sections.docx": docx(f"<w:sdt><w:sdtContent>{BODY}</w:sdtContent></w:sdt><w:sectPr/>"),
        "document-as.txt": docx(BODY),
    }
    for name, data in fine.items():
        yield case(FAMILY, name, data, BRIEF, WARNING)
    changed = docx(BODY + p(_INSERTED, _DELETED, r("Hết.")))
    yield case(FAMILY, "tracked.docx", changed, WARNING, BRIEF, note="tracked-changes")
    hidden = docx(BODY + p(_HIDDEN, r("Câu cuối.")))
    yield case(FAMILY, "hidden.docx", hidden, WARNING, BRIEF, note="hidden-text")
    yield case(FAMILY, "text.docx", TEXT, WARNING, BRIEF, note="format-by-content")
    empty = {
        "no-text.docx": docx("<w:p/>"),
        "all-hidden.docx": docx(p(_HIDDEN)),
        "all-deleted.docx": docx(p(_DELETED)),
    }
    for name, data in empty.items():
        yield case(FAMILY, name, data, "empty")
    whole = docx(BODY)
    damaged = {
        "cut.docx": whole[: len(whole) // 2],
        "no-directory.docx": whole[:-30],
        "head-only.docx": b"PK\x03\x04",
        "crc.docx": _crc(),
        "twins.docx": _twins(),
        "encrypted-members.docx": _flagged(),
        "encrypted.docx": _OLE2 + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600),
        "lzma.docx": pack(
            {"_rels/.rels": RELATIONS, "word/document.xml": document(BODY)},
            method=zipfile.ZIP_LZMA,
        ),
        "not-xml.docx": pack({"word/document.xml": "<w:document>"}),
        "no-document.docx": pack({"[Content_Types].xml": CONTENT_TYPES}),
        "dtd.docx": docx(BODY + p(r("&e;")), prolog=_DTD),
        "noise.docx": bytes(range(256)) * 20,
    }
    for name, data in damaged.items():
        yield case(FAMILY, name, data, "damaged")
    yield case(FAMILY, "bomb.docx", _bomb, "limit")
    many = {f"word/media/{n}.xml": "" for n in range(2_100)}
    yield case(FAMILY, "members.docx", lambda: docx(BODY, extra=many), "limit")
    deep = "<w:sdt>" * 2_000 + BODY + "</w:sdt>" * 2_000
    yield case(FAMILY, "deep.docx", docx(deep), "limit")
    other = {
        "sheet.xlsx": pack({"xl/workbook.xml": "<workbook/>"}),
        "book.epub": pack({"META-INF/container.xml": "<container/>"}),
        "text.odt": pack({"content.xml": "<office/>"}),
        "archive.zip": pack({"bai.txt": TEXT}),
        "old.doc": _OLE2 + bytes(2_000),
        "page.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(300),
        "image.png": b"\x89PNG\r\n\x1a\n" + bytes(300),
        "image.txt": b"\xff\xd8\xff\xe0" + bytes(300),
        "rich.rtf": b"{\\rtf1\\ansi Xin ch\\'e0o}",
        "packed.txt": b"\x1f\x8b\x08" + bytes(100),
        "film.txt": b"\x00\x00\x00\x18ftypmp42" + bytes(100),
        "program": b"\x7fELF" + bytes(100),
        "table.csv": "a,b\n1,2\n",
    }
    for name, data in other.items():
        yield case("formats", name, data, "unknown-format")
