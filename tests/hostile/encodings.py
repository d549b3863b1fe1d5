"""Encodings: right ones, old ones, wrong ones, broken ones, none."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator

from tests.hostile.article import CHINESE, FRENCH, PARAGRAPHS, RUSSIAN, TEXT, TITLE
from tests.hostile.case import BRIEF, WARNING, Case, case
from tests.hostile.legacy_bytes import ENCODINGS, encode

FAMILY = "encodings"
_UTF8 = TEXT.encode("utf-8")


def mojibake(text: str, times: int = 1) -> str:
    """UTF-8 read as windows-1252 (the undefined bytes pass through), so many times."""
    for _ in range(times):
        text = "".join(
            bytes([b]).decode("cp1252") if b not in _UNDEFINED else chr(b)
            for b in text.encode("utf-8")
        )
    return text


_UNDEFINED = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})


def _noise(size: int) -> bytes:
    return random.Random(20230314).randbytes(size)


def _inside(insert: str, every: int = 90) -> str:
    return insert.join(TEXT[at : at + every] for at in range(0, len(TEXT), every))


def cases() -> Iterator[Case]:
    """The family's cases."""
    unicode = {
        "utf8.txt": _UTF8,
        "utf8-bom.txt": b"\xef\xbb\xbf" + _UTF8,
        "utf16-le-bom.txt": b"\xff\xfe" + TEXT.encode("utf-16-le"),
        "utf16-be-bom.txt": b"\xfe\xff" + TEXT.encode("utf-16-be"),
        "utf16-le.txt": TEXT.encode("utf-16-le"),
        "utf16-be.txt": TEXT.encode("utf-16-be"),
        "utf32-bom.txt": b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"),
        "nfd.txt": unicodedata.normalize("NFD", TEXT).encode("utf-8"),
        "nfd-utf16.txt": b"\xff\xfe" + unicodedata.normalize("NFD", TEXT).encode("utf-16-le"),
        "crlf.txt": TEXT.replace("\n", "\r\n").encode("utf-8"),
        "cr.txt": TEXT.replace("\n", "\r").encode("utf-8"),
        "line-separators.txt": TEXT.replace("\n", "\u2028").encode("utf-8"),
        "dos-end.txt": _UTF8 + b"\x1a",
    }
    for name, data in unicode.items():
        yield case(FAMILY, name, data, BRIEF, WARNING)
    for encoding in ENCODINGS:
        name = f"{encoding}.txt"
        yield case(FAMILY, name, encode(TEXT, encoding), WARNING, BRIEF, note="legacy-encoding")
    capitals = encode(f"{TITLE.upper()}\n\n{TEXT}", "tcvn3")
    yield case(FAMILY, "tcvn3-capitals.txt", capitals, WARNING, BRIEF, note="legacy-encoding")
    repaired = {
        "mojibake.txt": mojibake(TEXT),
        "mojibake-twice.txt": mojibake(TEXT, 2),
        "mojibake-in-part.txt": f"{TEXT}\n{mojibake(PARAGRAPHS[0])}\n{mojibake(PARAGRAPHS[1])}",
        "tcvn3-as-latin.txt": encode(TEXT, "tcvn3").decode("cp1252"),
        "vni-as-latin.txt": encode(TEXT, "vni").decode("cp1252"),
    }
    for name, text in repaired.items():
        yield case(FAMILY, name, text, WARNING, note="mojibake-repaired")
    for encoding in ("tcvn3", "vni", "windows-1258"):
        data = _UTF8 + b"\n" + encode(TEXT, encoding)
        yield case(FAMILY, f"mixed-{encoding}.txt", data, WARNING, note="mixed-encodings")
    yield case(FAMILY, "nuls.txt", _inside("\x00", 400), WARNING, note="control-characters")
    yield case(FAMILY, "escapes.txt", _inside("\x1b[31m"), WARNING, note="control-characters")
    yield case(FAMILY, "c1.txt", _inside("\x9b"), WARNING, note="control-characters")
    yield case(FAMILY, "bidi.txt", _inside("\u202e"), WARNING, note="bidi-characters")
    yield case(FAMILY, "zero-width.txt", _inside("\u200b"), WARNING, BRIEF, note="zero-width")
    yield case(FAMILY, "inner-bom.txt", _inside("\ufeff"), WARNING, BRIEF, note="zero-width")
    yield case(FAMILY, "soft-hyphens.txt", _inside("\u00ad"), WARNING, BRIEF, note="zero-width")
    yield case(FAMILY, "tags.txt", _inside("\U000e0041"), WARNING, BRIEF, note="zero-width")
    zalgo = TEXT + "a" + "\u0301\u0316" * 100_000
    yield case(FAMILY, "stacked-marks.txt", zalgo, WARNING, note="stacked-marks")
    for name, data in {
        "one-bad-byte.txt": _UTF8[:300] + b"\xff" + _UTF8[300:],
        "cut-letter.txt": _UTF8.rstrip()[:-1] + "đ".encode()[:1],
        "overlong.txt": _UTF8 + b"\xc0\xaf",
        "surrogate.txt": _UTF8 + b"\xed\xa0\x80",
    }.items():
        yield case(FAMILY, name, data, WARNING, note="damaged-characters")
    odd = b"\xff\xfe" + TEXT.encode("utf-16-le") + b"x"
    yield case(FAMILY, "utf16-odd.txt", odd, WARNING, note="damaged-characters")
    yield case(FAMILY, "half-bad.txt", bytes(b ^ 0x80 for b in _UTF8), "unknown-format", "encoding")
    yield case(FAMILY, "noise.txt", _noise(4_000), "unknown-format", "encoding")
    yield case(FAMILY, "noise", _noise(200), "unknown-format", "encoding")
    yield case(FAMILY, "zeros.txt", bytes(5_000), "unknown-format", "empty", "encoding")
    yield case(FAMILY, "russian-1251.txt", RUSSIAN.encode("cp1251"), "encoding", "not-vietnamese")
    yield case(FAMILY, "chinese-gbk.txt", CHINESE.encode("gb18030"), "encoding", "not-vietnamese")
    yield case(FAMILY, "french-1252.txt", FRENCH.encode("cp1252"), "not-vietnamese", "encoding", "empty")  # fmt: skip
