"""Spelling made comparable: tone-mark placement, dashes, apostrophes, Unicode form.

Every fold keeps the number of characters, so offsets into the folded text are offsets into
the text. Vietnamese is written with the tone mark on either vowel of an open ``oa``, ``oe``
and ``uy`` (hòa/hoà, khỏe/khoẻ, thủy/thuỷ); both mean the same syllable.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_TONES: Final = {
    tone: "".join(unicodedata.normalize("NFC", vowel + mark) for vowel in "oOuUaAeEyY")
    for tone, mark in enumerate("\u0300\u0301\u0309\u0303\u0323")
}
_BASE: Final = "oOuUaAeEyY"
_PLAIN: Final = {
    toned: (_BASE[place], tone) for tone, row in _TONES.items() for place, toned in enumerate(row)
}
_EARLY: Final = re.compile(
    "(?:([" + "".join(row[:2] for row in _TONES.values()) + "])([aAeE]))"
    "|(?:([" + "".join(row[2:4] for row in _TONES.values()) + "])([yY]))"
)
_SIGNS: Final = str.maketrans({"‐": "-", "‑": "-", "–": "-", "’": "'", "‘": "'"})


def _late(match: re.Match[str]) -> str:
    first, second = match.group(match.lastindex - 1 if match.lastindex else 0), match.group()[1]
    plain, tone = _PLAIN[first]
    return plain + _TONES[tone][_BASE.index(second)]


def fold(text: str) -> str:
    """``text`` with the tone mark on the second vowel of oa, oe, uy, and plain - and '.

    Expects NFC; the result has as many characters.
    """
    return _EARLY.sub(_late, text.translate(_SIGNS))


def compose(text: str) -> tuple[str, list[int] | None]:
    """``text`` in NFC, and the offset in ``text`` of each of its characters.

    The list has one more offset than characters (the end); it is None when the text is in NFC
    already and offsets are the same.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, None
    pieces: list[str] = []
    offsets: list[int] = []
    for match in re.finditer(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", text, re.S):
        piece = unicodedata.normalize("NFC", match.group())
        pieces.append(piece)
        offsets.extend([match.start()] * len(piece))
    offsets.append(len(text))
    return "".join(pieces), offsets
