"""Vietnamese text to bytes of the legacy encodings: the way back from the readers' tables."""

from __future__ import annotations

import unicodedata

from summarize.readers.charmaps import (
    CP1252,
    LETTERS,
    TCVN1,
    TCVN3,
    TONES,
    VISCII,
    VNI,
)

ENCODINGS = ("tcvn3", "tcvn5712-1", "vni", "viscii", "windows-1258")


def _single(table: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for code, letter in enumerate(table):
        if letter != "\ufffe":
            found.setdefault(letter, bytes([code]))
    return found


def _tcvn3() -> dict[str, bytes]:
    found = _single(TCVN3)
    for letter in LETTERS:  # toned capitals were drawn by a second font over the same bytes
        found.setdefault(letter, found.get(letter.lower(), b""))
    return found


def _vni() -> dict[str, bytes]:
    found = {letter: unit.encode("cp1252") for unit, letter in reversed(VNI.items())}
    for code, letter in enumerate(CP1252):
        if letter not in found and letter != "\ufffe" and letter not in LETTERS:
            found[letter] = bytes([code])
    return found


_TABLES = {
    "tcvn3": _tcvn3(),
    "tcvn5712-1": _single(TCVN1),
    "viscii": _single(VISCII),
    "vni": _vni(),
}


def encode(text: str, encoding: str) -> bytes:
    """The bytes of NFC ``text``.

    Raises:
        KeyError, UnicodeEncodeError: the encoding has no such character.
    """
    if encoding == "windows-1258":
        return b"".join(_cp1258(letter) for letter in text)
    table = _TABLES[encoding]
    return b"".join(table[letter] for letter in text)


def _cp1258(letter: str) -> bytes:
    """One letter; the code page has the marked vowels whole and the tones as marks."""
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in apart if c in TONES)
        base = unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONES))
        return (base + tone).encode("cp1258")
