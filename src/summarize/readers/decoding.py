"""Bytes to text: the order is fixed, and the encoding used is always recorded.

Byte order mark, strict UTF-8, the declared charset, UTF-16 without a mark, legacy Vietnamese
by letter statistics; else an error. Nothing is replaced silently.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from summarize.errors import DecodingError
from summarize.readers.characters import Note, neutralise
from summarize.readers.legacy import CODECS, WESTERN, Codec, detect
from summarize.readers.mojibake import repair
from summarize.readers.orthography import plausibility

_MARKS = (  # UTF-32 first: its mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Charset labels that pages declare without meaning it: every byte is something in them, and
# old Vietnamese pages in TCVN3 or VNI fonts name them (WHATWG Encoding: all are windows-1252).
_WESTERN_LABELS = frozenset({"iso8859-1", "cp1252", "ascii", "latin-1", "x-user-defined"})
# A declaration that was read as ASCII cannot be UTF-16 (HTML 4.2.5.4); the others are no charsets
# of pages, and UTF-7 is a known way to smuggle markup.
_NEVER_DECLARED_LIST = """
    utf-7 utf-16 utf_16 utf-32 utf_32 base64 hex quopri uu zlib bz2 rot13 punycode idna
    unicode_escape raw_unicode_escape raw-unicode-escape unicode-escape charmap undefined mbcs oem
"""
_NEVER_DECLARED = tuple(_NEVER_DECLARED_LIST.split())
_VIETNAMESE_LABELS = {
    "tcvn": "tcvn3",
    "tcvn3": "tcvn3",
    "abc": "tcvn3",
    "x-viet-tcvn": "tcvn3",
    "x-viet-tcvn5712": "tcvn5712-1",
    "tcvn5712-1": "tcvn5712-1",
    "vni": "vni",
    "x-viet-vni": "vni",
    "viscii": "viscii",
    "x-viscii": "viscii",
    "windows-1258": "windows-1258",
    "cp1258": "windows-1258",
}
#: In UTF-16 of Latin script about half of all bytes are NUL; in any other text none is.
_UTF16_NULS = 0.1
#: Characters of Vietnamese and English text: what UTF-16 read the right way round is made of.
_EXPECTED = re.compile("[\t\n\r\x20-\x7e\u00a0-\u024f\u0300-\u036f\u1ea0-\u1ef9\u2000-\u206f]")
_EXPECTED_SHARE = 0.9
#: Of which plain ASCII: two characters in three of a Vietnamese text, few of noise.
_PLAIN_SHARE = 0.3
#: Broken sequences of an otherwise valid UTF-8 text: at most one in so many valid ones.
_VALID_PER_BROKEN = 20
#: Control bytes (tab and line ends apart) a text may have, as a share; noise has 11 %.
_MAX_CONTROLS = 0.02
_CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text out of bytes.

    Attributes:
        text: NFC, line ends ``\\n``, no control, bidirectional or zero-width characters.
        encoding: how the bytes were read: ``utf-8``, ``utf-16-le``, ``tcvn3``, ``vni``, …
        notes: what an editor should know, as (stable word, message).
    """

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode ``data``; ``declared`` is the charset its container states, if any.

    Raises:
        DecodingError: the bytes are text in no encoding that could be established.
    """
    text, encoding, notes = _establish(data, declared)
    repaired = repair(text)
    if repaired is not None:
        text = repaired.text
        notes = (*notes, repaired.note)
    text, more = neutralise(text)
    return Decoded(text=text, encoding=encoding, notes=(*notes, *more))


def _establish(data: bytes, declared: str | None) -> tuple[str, str, tuple[Note, ...]]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    # UTF-16 of plain ASCII is valid UTF-8 full of NULs, so the NULs are looked at first.
    if data.count(0) > _UTF16_NULS * len(data):
        return _utf16(data)
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        where = error.start
    found = _declared(data, declared)
    if found is not None:
        return found
    if looks_binary(data):
        raise DecodingError("the bytes are not text", "give a text, HTML, DOCX or JSON file")
    damaged = _damaged_utf8(data)
    if damaged is not None:
        return damaged
    codec = detect(data)
    if codec is not None:
        return _legacy(data, codec)
    mixed = _mixed(data)
    if mixed is not None:
        return mixed
    try:
        return _utf16(data)  # no NUL at all: text without a single ASCII letter
    except DecodingError:
        raise DecodingError(
            f"not valid UTF-8 (byte {where:,}), and no other encoding makes it Vietnamese",
            "save the file as UTF-8",
        ) from None


def looks_binary(data: bytes) -> bool:
    """Whether control bytes are too many for a text in any 8-bit encoding."""
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    return controls > max(2, _MAX_CONTROLS * len(data))


def _marked(body: bytes, name: str) -> tuple[str, str, tuple[Note, ...]]:
    text = body.decode(name, errors="replace")
    broken = text.count("\ufffd") - _genuine_replacements(body, name)
    if not broken:
        return text, name, ()
    if broken * _VALID_PER_BROKEN > _beyond_ascii(text) and broken > 1:
        raise DecodingError(
            f"the byte order mark says {name}, but {broken:,} places are not valid {name}",
            "save the file as UTF-8",
        )
    return text, name, (_broken_note(broken, name),)


def _beyond_ascii(text: str) -> int:
    """Characters outside ASCII, counted without a list of them."""
    return len(text) - len(text.encode("ascii", errors="ignore"))


def _genuine_replacements(body: bytes, name: str) -> int:
    """U+FFFD that the bytes themselves spell."""
    return body.count("\ufffd".encode(name))


def _broken_note(count: int, name: str) -> Note:
    places = "place was" if count == 1 else "places were"
    return "damaged-characters", f"{count:,} {places} not valid {name}, shown as \ufffd"


def _utf16(data: bytes) -> tuple[str, str, tuple[Note, ...]]:
    notes: tuple[Note, ...] = ()
    whole = data
    if len(data) % 2:
        whole = data[:-1]
        notes = (("damaged-characters", "the last character is cut in half and left out"),)
    best: tuple[float, str, str] | None = None
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = whole.decode(name)
        except UnicodeDecodeError:
            continue
        if not text:
            continue
        start = text[:SAMPLE]
        share = len(_EXPECTED.findall(start)) / len(start)
        plain = sum(character.isascii() for character in start) / len(start)
        if share >= _EXPECTED_SHARE and plain >= _PLAIN_SHARE and (best is None or share > best[0]):
            best = (share, name, text)
    if best is None:
        raise DecodingError("the bytes are not text", "give a text, HTML, DOCX or JSON file")
    return best[2], best[1], notes


#: Characters of UTF-16 the byte order is judged on.
SAMPLE = 20_000


def _declared(data: bytes, declared: str | None) -> tuple[str, str, tuple[Note, ...]] | None:
    """The declared charset, where it means something and every byte is valid in it."""
    label = (declared or "").strip().strip("'\"").lower()
    if not label:
        return None
    if label in _VIETNAMESE_LABELS:
        codec = next(c for c in CODECS if c.name == _VIETNAMESE_LABELS[label])
        seen = plausibility(codec.decode(data))
        # A declared encoding needs less proof than a guessed one, but it can be a lie.
        return _legacy(data, codec) if seen.score > 0 else None
    try:
        name = codecs.lookup(label).name
        if name in _WESTERN_LABELS or name.startswith(_NEVER_DECLARED):
            return None
        return data.decode(name), name, (("declared-encoding", f"read as {name}, as declared"),)
    except (LookupError, UnicodeError):
        return None


def _damaged_utf8(data: bytes) -> tuple[str, str, tuple[Note, ...]] | None:
    """UTF-8 with few broken places: valid sequences are no accident in a legacy encoding."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - _genuine_replacements(data, "utf-8")
    valid = _beyond_ascii(text) - text.count("\ufffd")
    if broken and valid >= _VALID_PER_BROKEN * broken:
        return text, "utf-8", (_broken_note(broken, "utf-8"),)
    return None


def _legacy(data: bytes, codec: Codec) -> tuple[str, str, tuple[Note, ...]]:
    text = codec.decode(data)
    notes: tuple[Note, ...] = (("legacy-encoding", f"read as {codec.title}"),)
    if broken := text.count("\ufffd"):
        notes = (*notes, _broken_note(broken, codec.title))
    return text, codec.name, notes


def _mixed(data: bytes) -> tuple[str, str, tuple[Note, ...]] | None:
    """Lines in UTF-8 and lines in one legacy encoding, as pasting two files together gives."""
    lines = data.split(b"\n")
    legacy = [line for line in lines if not _is_utf8(line)]
    if len(legacy) == len(lines):
        return None
    codec = detect(b"\n".join(legacy))
    if codec is None or codec is WESTERN:
        return None
    text = "\n".join(
        line.decode("utf-8") if _is_utf8(line) else codec.decode(line) for line in lines
    )
    message = f"{len(legacy):,} of {len(lines):,} lines read as {codec.title}, the rest as UTF-8"
    return text, f"utf-8+{codec.name}", (("mixed-encodings", message),)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
