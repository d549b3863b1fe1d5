"""What turns up in real archives beside articles, and shapes made to cost time."""

from __future__ import annotations

import base64
import gzip
import io
import quopri
import zipfile
from collections.abc import Iterator

from tests.hostile.article import LEAD, PARAGRAPHS, TEXT, TITLE, page, paragraphs
from tests.hostile.case import BRIEF, WARNING, Case, case
from tests.hostile.documents import BODY
from tests.hostile.word import docx, p, r

FAMILY = "odd"
#: An answer that a program which follows nothing never gives.
SECRET = "bí mật của toà soạn"


def _wrapped() -> Iterator[Case]:
    """Articles inside something else; guessing at the inside would falsify them."""
    letter = (
        "From: toasoan@example.vn\nSubject: =?utf-8?b?VGlu?=\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
    )
    encoded = base64.encodebytes(TEXT.encode()).decode()
    yield case(FAMILY, "base64.txt", encoded, "not-vietnamese", "empty")
    yield case(FAMILY, "letter-base64.eml", f"{letter}base64\n\n{encoded}", "unknown-format")
    quoted = quopri.encodestring(TEXT.encode()).decode()
    yield case(FAMILY, "quoted.eml", f"{letter}quoted-printable\n\n{quoted}", "unknown-format")
    yield case(FAMILY, "packed.txt", gzip.compress(TEXT.encode(), mtime=0), "unknown-format")
    escapes = "".join(f"\\u{ord(c)}?" if ord(c) > 127 else c for c in TEXT)
    yield case(FAMILY, "word.rtf", r"{\rtf1\ansi " + escapes + "}", "unknown-format")
    yield case(FAMILY, "page.mht", letter + "quoted-printable\n\n" + quoted, "unknown-format")
    yield case(FAMILY, "letters.mbox", f"From a@example.vn Tue Mar  5 2024\n{letter}8bit\n\n{TEXT}", "unknown-format")  # fmt: skip
    crawled = f"WARC/1.1\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{page(paragraphs())}"
    yield case(FAMILY, "crawl.warc", crawled, "unknown-format")
    yield case(FAMILY, "utf-7.txt", TEXT.encode("utf-7"), "not-vietnamese", "encoding", WARNING)
    yield case(FAMILY, "ebcdic.txt", TITLE.encode("cp037", "replace") * 9, "encoding", "unknown-format")  # fmt: skip
    yield case(FAMILY, "paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + TEXT.encode(), "unknown-format")  # fmt: skip


def _lines() -> Iterator[Case]:
    """Line ends and spaces of every age."""
    ends = {
        "old-mac.txt": TEXT.replace("\n", "\r"),
        "windows.txt": TEXT.replace("\n", "\r\n"),
        "both.txt": TEXT.replace("\n\n", "\r\n\n\r"),
        "separators.txt": TEXT.replace("\n\n", "\u2029"),
        "next-line.txt": TEXT.replace("\n\n", "\x85\x85"),
        "no-break.txt": TEXT.replace(" ", "\u00a0"),
        "ideographic.txt": TEXT.replace(" ", "\u3000"),
        "tabs.txt": TEXT.replace(" ", "\t"),
        "form-feeds.txt": TEXT.replace("\n\n", "\f"),
        "hard-wrapped.txt": "\n".join(
            line[i : i + 60] for line in TEXT.split("\n") for i in range(0, len(line) or 1, 60)
        ),
    }
    for name, text in ends.items():
        yield case(FAMILY, name, text.encode("utf-8"), BRIEF, WARNING)
    yield case(FAMILY, "utf-32.txt", TEXT.encode("utf-32"), BRIEF, WARNING)


def _costly() -> Iterator[Case]:
    """Shapes on which a careless pattern takes minutes; each is at most 200 kB."""
    shapes = {
        "spaces.txt": " " * 150_000 + "x",
        "dots.txt": "." * 150_000,
        "dashes.txt": "- " * 60_000,
        "digits.txt": "1" * 120_000,
        "digit-groups.txt": "1.000" * 25_000,
        "slashes.txt": "1/2/" * 30_000,
        "dates.txt": "ngày 1/4/2023, " * 4_000,
        "quotes.txt": '"' * 60_000,
        "brackets.txt": "(" * 40_000 + ")" * 40_000,
        "capitals.txt": "Nguyễn Văn An " * 4_000,
        "one-word.txt": "nghiêng" * 20_000,
        "colons.txt": "Theo: " * 15_000,
        "links.txt": "http://a.vn/" * 8_000,
        "addresses.txt": "a@" * 50_000,
        "entities.txt": "&amp;" * 25_000,
        "marks.txt": "?!" * 60_000,
    }
    outcomes = (BRIEF, WARNING, "limit", "empty", "not-vietnamese")
    for name, shape in shapes.items():
        text = f"{TITLE}\n\n{LEAD}\n\n{PARAGRAPHS[0]}\n\n{shape}\n\n{PARAGRAPHS[1]}\n"
        yield case("costly", name, text, *outcomes, reader="ok")


def _markup() -> Iterator[Case]:
    tricks = {
        "plaintext.html": "<plaintext>" + paragraphs(),
        "open-comment.html": paragraphs() + "<!-- <p>Không có đoạn này.",
        "null-tags.html": paragraphs().replace("<p>", "<p\x00>", 1),
        "attributes.html": "<div " + " ".join(f"a{n}=1" for n in range(5_000)) + ">" + paragraphs(),
        "svg.html": f"<svg><title>{SECRET}</title><foreignObject>x</foreignObject></svg>"
        + paragraphs(),
        "template.html": f"<template><p>{SECRET}</p></template>" + paragraphs(),
        "far-reference.html": paragraphs(extra="<p>Giá &#x110000; và &#0; &#xD800; đồng.</p>"),
        "base.html": "<base href='http://192.0.2.1/'><link rel=stylesheet href=x>" + paragraphs(),
    }
    for name, body in tricks.items():
        yield case(FAMILY, name, page(body), BRIEF, WARNING, reader="ok")


def _containers() -> Iterator[Case]:
    whole = docx(BODY)
    yield case(FAMILY, "before.docx", b"#!/bin/sh\n" + whole, "damaged", BRIEF, WARNING)  # fmt: skip
    yield case(FAMILY, "behind.docx", whole + b"\x00" * 5_000, BRIEF, WARNING, "damaged", reader="ok")  # fmt: skip
    yield case(FAMILY, "twice.docx", _twice, "damaged", BRIEF, WARNING)
    outside = docx(BODY, extra={"../../evil.txt": SECRET, "/etc/evil": SECRET})
    yield case(FAMILY, "outside.docx", outside, BRIEF, WARNING, "damaged", reader="ok")
    spaces = lambda: docx(BODY + p(r(" " * 70_000_000)))  # noqa: E731
    yield case(FAMILY, "spaces.docx", spaces, "limit")
    yield case(FAMILY, "lies.docx", lambda: _lying(docx(BODY + p(r("a" * 70_000_000)))), "damaged", "limit")  # fmt: skip
    nested = docx(BODY, extra={f"word/embeddings/{n}.docx": whole for n in range(50)})
    yield case(FAMILY, "nested.docx", nested, BRIEF, WARNING)


def _twice() -> bytes:
    """Two members of one name: which of them is the article?"""
    data = io.BytesIO(docx(BODY))
    with zipfile.ZipFile(data, "a") as archive:
        other = zipfile.ZipInfo("word/document.xml", (2023, 3, 14, 8, 0, 0))
        archive.writestr(other, docx(p(r(SECRET))))
    return data.getvalue()


def _lying(data: bytes) -> bytes:
    """The directory says that every member inflates to 100 bytes."""
    out = bytearray(data)
    at = out.find(b"PK\x01\x02")
    while at >= 0:
        out[at + 24 : at + 28] = (100).to_bytes(4, "little")
        at = out.find(b"PK\x01\x02", at + 4)
    return bytes(out)


def cases() -> Iterator[Case]:
    """The family's cases."""
    for family in (_wrapped, _lines, _costly, _markup, _containers):
        yield from family()
