"""Which characters may leave the program, and what becomes of the others.

An article is other people's text. A right-to-left override can make an editor read a sentence
that is not there (Unicode Technical Report 36, "Trojan Source"), an invisible tag character can
carry a second text, and one control character makes an XML or DOCX file that nobody can open.
Each writer therefore sends its text through one of two doors: ``shown`` for pages that people
check (the oddity stays visible), ``stripped`` for files that are handed on (it is gone).
"""

from __future__ import annotations

import re

# C0 controls but tab and line feed (carriage return included: lines end in "\n" here), DEL,
# C1 controls, and what XML 1.0 forbids: surrogates and the non-characters U+FFFE, U+FFFF.
_ILLEGAL = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
# Bidirectional controls: marks, embeddings, overrides, isolates (UAX 9).
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Drawn as nothing: soft hyphen, zero-width space, word joiner and invisible operators,
# deprecated format characters, byte-order mark, interlinear annotation, tag characters.
# Zero-width joiner and non-joiner stay: emoji and several scripts need them.
_INVISIBLE = "\u00ad\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
# Line and paragraph separators break lines in some programs and not in others.
_SEPARATORS = "\u2028\u2029"

_UNSAFE = re.compile(f"[{_ILLEGAL}{_BIDI}{_INVISIBLE}]")
_BREAKS = re.compile(f"[{_SEPARATORS}]")
_SPACE = re.compile(r"\s+")
_ESCAPED_IN_JSON = re.compile(f"[\x7f-\x9f{_BIDI}{_INVISIBLE}{_SEPARATORS}\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def stripped(text: str) -> str:
    """``text`` without control, bidirectional and invisible characters; separators to spaces.

    What is left is legal in XML 1.0 (section 2.2) and in UTF-8.
    """
    return _UNSAFE.sub("", _BREAKS.sub(" ", text.replace("\r\n", "\n")))


def shown(text: str) -> str:
    """``text`` with the same characters replaced by their visible names, ``[U+202E]``."""
    return _UNSAFE.sub(
        lambda match: f"[U+{ord(match[0]):04X}]", _BREAKS.sub(" ", text.replace("\r\n", "\n"))
    )


def one_line(text: str) -> str:
    """``text`` with every run of white space as one space, ends trimmed."""
    return _SPACE.sub(" ", text).strip()


def clipped(text: str, limit: int) -> str:
    """``text`` on one line, cut between words to at most ``limit`` characters, with an ellipsis."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    words = head if line[limit - 1] == " " else head.rpartition(" ")[0]
    # A text without spaces (a URL, one long token) is cut where it must be.
    return f"{(words if len(words) > limit // 2 else head).rstrip()}…"


def scalar(text: str) -> str:
    """``text`` with each lone surrogate as U+FFFD, so that it is valid UTF-8; length is kept."""
    return _SURROGATES.sub("\ufffd", text)


def json_safe(document: str) -> str:
    """A JSON text as it may be written: ``scalar`` and ``json_escaped``."""
    if document.replace("\n", "").isprintable():
        return document  # what is hidden never is, nor a surrogate
    return json_escaped(scalar(document))


def json_escaped(document: str) -> str:
    """A JSON text with hidden characters written as ``\\uXXXX``; it decodes to the same value."""

    def escape(match: re.Match[str]) -> str:
        code = ord(match[0])
        if code < 0x10000:
            return f"\\u{code:04x}"
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"

    return _ESCAPED_IN_JSON.sub(escape, document)
