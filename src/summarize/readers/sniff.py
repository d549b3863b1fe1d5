"""What a file is, by its bytes first and its suffix second.

Signatures are those of the formats' own specifications. What is no article is named in the
error, so that the user knows what to convert.
"""

from __future__ import annotations

import re
from typing import Literal

from summarize.errors import DamagedError, InputError, UnknownFormatError
from summarize.readers.records import parse_json, to_record
from summarize.readers.source import HEAD, Source

Format = Literal["text", "html", "docx", "json", "parquet"]

#: Suffixes read in a folder scan; a file without suffix is read as text.
SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    "": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".parquet": "parquet",
}

TO_TEXT = "save it as text, HTML or DOCX"
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", TO_TEXT),
    (b"{\\rtf", "an RTF document", "save it as DOCX"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "give the article's text"),
    (b"\xff\xd8\xff", "a JPEG image", "give the article's text"),
    (b"GIF87a", "a GIF image", "give the article's text"),
    (b"GIF89a", "a GIF image", "give the article's text"),
    (b"II*\x00", "a TIFF image", "give the article's text"),
    (b"MM\x00*", "a TIFF image", "give the article's text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "unpack it first"),
    (b"WARC/", "a web archive (WARC)", "take its pages out as HTML first"),
    (b"SQLite format 3\x00", "an SQLite database", TO_TEXT),
    (b"\x7fELF", "a program", "give the article's text"),
    (b"MZ\x90\x00", "a program", "give the article's text"),
    (b"OggS", "a sound file", "give the article's text"),
    (b"ID3", "a sound file", "give the article's text"),
    (b"\xff\xfb", "a sound file", "give the article's text"),
)
#: Suffixes of text that is no article, so that a table or a program is not read as one.
_NO_ARTICLES_LIST = """
    .csv .tsv .py .js .css .c .h .sh .log .srt .vtt .yaml .yml .toml .ini .tex .rtf .ics
"""
_NO_ARTICLES = frozenset(_NO_ARTICLES_LIST.split())
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
#: Begins a Parquet file.
PARQUET = b"PAR1"
#: Headers of a mail, of a box of them, or of a page that a browser saved with its images; within
#: what they encode no word is to be read.
_MIME = re.compile(rb"\s*(?:From .+\n)?(?:[\w-]+:.*\n(?:.+\n)*?)?MIME-Version:", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>\[]", re.IGNORECASE)
_XML = re.compile(r"\s*<(?:\?xml\s|!DOCTYPE\s)")
_JSON = re.compile(r"\s*\{\s*\"")
#: Blanks that may stand before a tag.
_BLANKS = 2_000


def binary_format(source: Source) -> Format | None:
    """The format of a binary container, or None when the bytes may be text.

    Raises:
        UnknownFormatError: the bytes are of a format this program does not read.
        DamagedError: an encrypted Word document, or a .docx that is none.
    """
    data = source.data
    if data.startswith(_ZIP):
        return "docx"
    if data.startswith(_OLE2):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise DamagedError(
                f"{source.shown}: the document is encrypted",
                "open it with its password and save it without one",
            )
        raise UnknownFormatError(
            f"{source.shown}: an old Office document (.doc, .xls, .ppt)", "save it as DOCX"
        )
    for signature, what, hint in _SIGNATURES:
        if data.startswith(signature):
            raise UnknownFormatError(f"{source.shown}: {what}, not an article", hint)
    if _MIME.match(data[:HEAD].replace(b"\r\n", b"\n")):
        raise UnknownFormatError(
            f"{source.shown}: a mail, or a page saved in one file (.mht), not an article",
            "open it and save the page as HTML, or its text",
        )
    if data[:4] == b"RIFF" or data[4:8] == b"ftyp":
        raise UnknownFormatError(
            f"{source.shown}: an image, sound or film, not an article", "give the article's text"
        )
    return None


def text_format(source: Source, text: str) -> Format:
    """The format of decoded text: HTML, JSON or plain.

    Raises:
        UnknownFormatError: XML that is no HTML, or a suffix that says it is no article.
    """
    opening = _first_tag(text)
    if _HTML.match(text, opening):
        return "html"
    wanted = SUFFIXES.get(source.suffix, "text")
    if wanted == "html":
        return "html"
    if _XML.match(text):
        raise UnknownFormatError(f"{source.shown}: XML, but not HTML", TO_TEXT)
    if source.suffix in _NO_ARTICLES:
        raise UnknownFormatError(
            f"{source.shown}: {source.suffix} files are not read as articles", TO_TEXT
        )
    return "json" if wanted == "json" or _is_json(text) else "text"


def _first_tag(text: str) -> int:
    """Where the first tag stands: behind blanks, comments and an XML declaration."""
    at = 0
    while True:
        at += len(text[at : at + _BLANKS]) - len(text[at : at + _BLANKS].lstrip())
        if text.startswith("<!--", at):
            end = text.find("-->", at)
            closing = 3
        elif text.startswith("<?xml", at):
            end = text.find("?>", at)
            closing = 2
        else:
            return at
        if end < 0:
            return at
        at = end + closing


def _is_json(text: str) -> bool:
    """Whether the text is an article as JSON, whatever its suffix."""
    if not _JSON.match(text):
        return False
    try:
        to_record(parse_json(text))
    except InputError:
        return False
    return True
