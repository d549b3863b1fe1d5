"""Tables of the four legacy Vietnamese encodings, written from the public standards.

Sources: TCVN 5712:1993 (VN1, and VN3 as the ABC fonts ``.VnTime`` use it), the VNI-Windows
font layout (a base letter followed by a mark byte), RFC 1456 (VISCII) and Microsoft's code
page 1258 (its table is Python's own codec; here its combining marks are composed).

No decoder here guesses: each gives the text its bytes would be in that encoding, with U+FFFD
where a byte means nothing. ``summarize.readers.legacy`` chooses among them.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from summarize.readers.characters import compose

#: The tones in the order TCVN 5712 lists them: huyền, hỏi, ngã, sắc, nặng.
TONES = "\u0300\u0309\u0303\u0301\u0323"
#: The vowels without a tone.
VOWELS = "aăâeêioôơuưy"
#: The 67 accented lower-case letters of Vietnamese: 60 toned, 6 marked vowels, and đ.
LOWER = (
    "".join(unicodedata.normalize("NFC", v + tone) for v in VOWELS for tone in TONES) + "ăâêôơưđ"
)
#: All 134 accented letters of Vietnamese.
LETTERS = LOWER + LOWER.upper()


def _run(start: int, letters: str) -> dict[int, str]:
    """Give consecutive bytes from ``start`` the letters; a dot skips a byte."""
    return {start + n: c for n, c in enumerate(letters) if c != "."}


def _bytes(*parts: dict[int, str], base: str) -> str:
    """A table of 256 letters: the parts over an existing code page; U+FFFE is undefined."""
    table = [bytes([code]).decode(base, errors="replace") for code in range(256)]
    for part in parts:
        for code, letter in part.items():
            table[code] = letter
    return "".join("\ufffe" if letter == "\ufffd" else letter for letter in table)


_TCVN = {
    **_run(0xA1, "ĂÂÊÔƠƯĐăâêôơưđẰ" + TONES + "àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"),
    **_run(0xE0, "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"),
}
_TCVN_C0 = {**_run(0x01, "ÚỤ.ỪỬỮ"), **_run(0x11, "ỨỰỲỶỸÝỴ")}
_TCVN_C1 = _run(0x80, "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ")
#: TCVN3 (ABC): bytes 80-9F are punctuation of code page 1252, as the Windows fonts had it.
TCVN3 = _bytes(_TCVN, base="cp1252")
#: TCVN 5712-1 (VN1): toned capitals take the control ranges C0 and C1.
TCVN1 = _bytes(_TCVN, _TCVN_C0, _TCVN_C1, base="latin-1")

_VISCII = {
    0x02: "Ẳ",
    0x05: "Ẵ",
    0x06: "Ẫ",
    0x14: "Ỷ",
    0x19: "Ỹ",
    0x1E: "Ỵ",
    **_run(0x80, "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ" + "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"),
    **_run(0xA0, "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"),
    **_run(0xC0, "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"),
    **_run(0xE0, "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"),
}
#: VISCII 1.1 (RFC 1456).
VISCII = _bytes(_VISCII, base="latin-1")
#: Windows-1258: letters and combining tone marks, composed afterwards.
CP1258 = _bytes(base="cp1258")
#: Windows-1252: the code page of Western Europe, the hypothesis "not Vietnamese at all".
CP1252 = _bytes(base="cp1252")

# VNI-Windows: the mark byte, as the Latin-1 letter it looks like, and the accents it adds.
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_MARKS = {
    **dict(zip("øûõùï", TONES, strict=True)),
    "â": _CIRCUMFLEX,
    **{mark: _CIRCUMFLEX + tone for mark, tone in zip("àåãáä", TONES, strict=True)},
    "ê": _BREVE,
    **{mark: _BREVE + tone for mark, tone in zip("èúüéë", TONES, strict=True)},
}
# The bytes that are whole letters.
_SINGLES = dict(zip("ôöñíìæóòî", "ơưđíìỉĩịỵ", strict=True))
# Which marks a base letter takes.
_TAKES = {
    "a": "øûõùïâàåãáäêèúüéë",
    "e": "øûõùïâàåãáä",
    "o": "øûõùïâàåãáä",
    "ô": "øûõùï",
    "u": "øûõùï",
    "ö": "øûõùï",
    "y": "øûõù",
}


def _vni_table() -> dict[str, str]:
    table: dict[str, str] = {}
    for single, letter in _SINGLES.items():
        table[single] = letter
        table[single.upper()] = letter.upper()
    for base, marks in _TAKES.items():
        letter = _SINGLES.get(base, base)
        for mark in marks:
            composed = unicodedata.normalize("NFC", letter + _MARKS[mark])
            for mark_case in (mark, mark.upper()):  # headlines mix the cases of the mark
                table[base + mark_case] = composed
                table[base.upper() + mark_case] = composed.upper()
    return table


#: VNI-Windows: one or two Latin-1 characters to one letter.
VNI: dict[str, str] = _vni_table()
_VNI_UNIT = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))


def decode_bytes(data: bytes, table: str) -> str:
    """Text of ``data`` in a single-byte encoding, NFC; U+FFFD where a byte means nothing."""
    text, _ = codecs.charmap_decode(data, "replace", table)
    return compose(text)


def decode_vni(data: bytes) -> str:
    """Text of ``data`` in VNI-Windows, NFC; U+FFFD where a byte means nothing."""
    return vni_to_unicode(decode_bytes(data, CP1252))


def vni_to_unicode(western: str) -> str:
    """VNI-Windows text that was read as Western European, as Vietnamese in NFC."""
    text = _VNI_UNIT.sub(lambda unit: VNI[unit.group()], western)
    return compose(text)
