"""Spelling made comparable: tone-mark placement, dashes, apostrophes, Unicode form.

Every fold keeps the number of characters, so offsets into the folded text are offsets into
the text. Vietnamese is written with the tone mark on either vowel of an open ``oa``, ``oe``
and ``uy`` (hòa/hoà, khỏe/khoẻ, thủy/thuỷ); both mean the same syllable.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from summarize.facts import tones_first

_SIGNS: Final = str.maketrans({"‐": "-", "‑": "-", "–": "-", "’": "'", "‘": "'"})


def fold(text: str) -> str:
    """``text`` with the tone mark on the first vowel of oa, oe, uy, and plain - and '.

    Expects NFC; the result has as many characters.
    """
    return tones_first(text.translate(_SIGNS))


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
