"""The order of decoding, and how well legacy encodings are told apart."""

from __future__ import annotations

import random
import unicodedata

import pytest

from summarize.errors import DecodingError
from summarize.readers import decode
from tests.hostile.article import CHINESE, FRENCH, RUSSIAN, TEXT
from tests.hostile.encodings import mojibake
from tests.hostile.legacy_bytes import ENCODINGS, encode
from tests.readers.news import ENGLISH, NEWS


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
        (b"", "utf-8"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_unicode(mark: bytes, encoding: str) -> None:
    """Unicode with and without a byte order mark, without a note."""
    decoded = decode(mark + TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.notes) == (TEXT, encoding, ())


def test_nfd_is_composed() -> None:
    """Decomposed text comes out in NFC, line ends as \\n."""
    apart = unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n")
    assert decode(apart.encode("utf-8")).text == TEXT


def _slices(length: int, count: int) -> list[str]:
    """Stretches of news that begin and end at words and have accents."""
    draw = random.Random(length)
    found: list[str] = []
    while len(found) < count:
        at = NEWS.find(" ", draw.randrange(len(NEWS) - length)) + 1
        part = NEWS[at : NEWS.rfind(" ", at, at + length + 1)].strip()
        if not part.isascii():
            found.append(part)
    return found


def _share_right(length: int, encoding: str, extra: str = "") -> tuple[float, float]:
    """Shares of texts read right, and refused; TCVN3 is compared without case."""
    right = refused = 0
    texts = _slices(length, 60)
    for text in texts:
        try:
            found = decode(encode(extra + text + extra, encoding)).text
        except DecodingError:
            refused += 1
            continue
        same = found == extra + text + extra
        if "tcvn" in encoding:  # a stretch that begins inside a sentence gets a capital
            same = found.lower() == (extra + text + extra).lower()
        right += same
    return right / len(texts), refused / len(texts)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    ("length", "floor"), [(20, 0.85), (40, 0.98), (80, 1.0), (200, 1.0), (500, 1.0), (1500, 1.0)]
)
def test_accuracy(length: int, floor: float, encoding: str) -> None:
    """From 80 characters on every text is read right; short ones are refused, seldom wrong."""
    right, refused = _share_right(length, encoding)
    assert right >= floor
    assert right + refused >= 0.98


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_accuracy_among_english(encoding: str) -> None:
    """English before and after does not hide the Vietnamese between."""
    right, _ = _share_right(80, encoding, ENGLISH)
    assert right == 1.0


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_encoding_is_named(encoding: str) -> None:
    """The note and the encoding say how the bytes were read."""
    decoded = decode(encode(TEXT, encoding))
    assert decoded.encoding in {encoding, "tcvn3"}
    assert [code for code, _ in decoded.notes] == ["legacy-encoding"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (CHINESE, "gb18030"), (CHINESE, "big5")],
)
def test_foreign_text_is_refused(text: str, encoding: str) -> None:
    """Other scripts are never made into Vietnamese."""
    with pytest.raises(DecodingError):
        decode(text.encode(encoding, errors="ignore"))


@pytest.mark.parametrize("text", [FRENCH, "The mayor said “no” – twice.\n" + ENGLISH])
def test_western_text(text: str) -> None:
    """French and typographic English stay what they are."""
    decoded = decode(text.encode("cp1252"))
    assert decoded.text == text
    assert decoded.encoding == "windows-1252"


def test_declared_charset() -> None:
    """A declared charset is taken where every byte is valid in it and it means something."""
    assert decode(CHINESE.encode("gb18030"), "gb18030").text == CHINESE
    assert decode(CHINESE.encode("gb18030"), "GBK").text == CHINESE
    assert decode(encode(TEXT, "viscii"), "viscii").encoding == "viscii"


@pytest.mark.parametrize("label", ["iso-8859-1", "x-user-defined", "utf-8", "utf-16", "", "none"])
def test_lying_charset(label: str) -> None:
    """Old pages in font encodings declare what they are not."""
    assert decode(encode(TEXT, "vni"), label).text == TEXT


def test_utf8_wins_over_a_declaration() -> None:
    """Valid UTF-8 is UTF-8, whatever is declared."""
    assert decode(TEXT.encode("utf-8"), "shift_jis").text == TEXT


def test_a_bad_byte_is_shown() -> None:
    """A single bad byte costs one character, and is told."""
    data = TEXT.encode("utf-8")
    decoded = decode(data[:200] + b"\xff" + data[200:])
    assert decoded.text.count("\ufffd") == 1
    assert decoded.notes == (
        ("damaged-characters", "1 place was not valid utf-8, shown as \ufffd"),
    )


def test_lines_of_two_encodings() -> None:
    """A file pasted together is read line by line."""
    decoded = decode(TEXT.encode("utf-8") + encode(TEXT, "viscii"))
    assert decoded.text == TEXT + TEXT
    assert decoded.encoding == "utf-8+viscii"


def test_mojibake_and_what_it_is_not() -> None:
    """Mangled text is put right; the same text in order is not touched."""
    assert decode(mojibake(TEXT).encode("utf-8")).text == TEXT
    assert decode(mojibake(TEXT, 2).encode("utf-8")).text == TEXT
    assert decode(TEXT.encode("utf-8")).notes == ()


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, bytes(range(256))])
def test_binary_is_refused(data: bytes) -> None:
    """Bytes that are no text are refused."""
    with pytest.raises(DecodingError):
        decode(data)
