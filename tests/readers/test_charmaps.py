"""The tables of the legacy encodings."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from summarize.readers.charmaps import (
    CP1258,
    LETTERS,
    TCVN1,
    TCVN3,
    VISCII,
    decode_bytes,
    decode_vni,
)
from summarize.readers.legacy import CODECS
from tests.hostile.legacy_bytes import ENCODINGS, encode

DECODERS = {codec.name: codec.decode for codec in CODECS}


def test_letters() -> None:
    """Vietnamese has 134 accented letters, upper and lower case."""
    assert len(LETTERS) == len(set(LETTERS)) == 134
    assert LETTERS.isalpha()


@pytest.mark.parametrize("encoding", [e for e in ENCODINGS if e != "tcvn3"])
def test_every_letter_comes_back(encoding: str) -> None:
    """All letters in both cases survive the way to bytes and back, alone and together."""
    assert DECODERS[encoding](encode(LETTERS, encoding)) == LETTERS
    for letter in LETTERS:
        assert DECODERS[encoding](encode(letter, encoding)) == letter


def test_every_tcvn3_letter_comes_back() -> None:
    """TCVN3 has no toned capitals; all else survives."""
    for letter in LETTERS:
        back = decode_bytes(encode(letter, "tcvn3"), TCVN3)
        assert back == letter or back == letter.lower()
    assert decode_bytes(encode("ĂÂÊÔƠƯĐ", "tcvn3"), TCVN3) == "ĂÂÊÔƠƯĐ"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Vieät Nam, ñaát nöôùc hoøa bình", "Việt Nam, đất nước hòa bình"),
        ("THUÛ TÖÔÙNG CHÍNH PHUÛ", "THỦ TƯỚNG CHÍNH PHỦ"),
        ("Quyõ Hoã trôï Kyõ thuaät", "Quỹ Hỗ trợ Kỹ thuật"),
        ("nhöõng ngöôøi ñeïp", "những người đẹp"),
    ],
)
def test_vni_as_it_is_seen(data: str, text: str) -> None:
    """VNI text as a Western program shows it."""
    assert decode_vni(data.encode("cp1252")) == text


def test_tcvn3_as_it_is_seen() -> None:
    """TCVN3 text as a Western program shows it."""
    assert decode_bytes("C«ng ty cæ phÇn ®Çu t­".encode("cp1252"), TCVN3) == "Công ty cổ phần đầu tư"


def test_cp1258_is_composed() -> None:
    """The tone marks of windows-1258 stand behind the letter; dots below sort before hats."""
    assert decode_bytes(b"Vi\xea\xf2t", CP1258) == "Việt"


def test_meaningless_bytes_show() -> None:
    """A byte the encoding does not know is shown, not dropped."""
    assert decode_bytes(b"a\x81b", TCVN3) == "a\ufffdb"


@pytest.mark.skipif(shutil.which("iconv") is None, reason="needs the iconv program")
@pytest.mark.parametrize(("name", "table"), [("TCVN5712-1", TCVN1), ("VISCII", VISCII)])
def test_agrees_with_iconv(name: str, table: str) -> None:
    """All 256 bytes are what the C library makes of them, where it knows the encoding."""
    known = subprocess.run(["iconv", "-f", name, "-t", "UTF-8"], input=b"a", capture_output=True)
    if known.returncode:
        pytest.skip(f"this iconv does not know {name}")
    for code in range(256):
        made = subprocess.run(
            ["iconv", "-f", name, "-t", "UTF-8"], input=bytes([code]), capture_output=True
        )
        assert made.stdout.decode("utf-8") == table[code], hex(code)
