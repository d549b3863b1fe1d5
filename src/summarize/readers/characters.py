"""Characters that carry no text are taken out, and said so.

NULs and other controls, bidirectional overrides ("Trojan Source", CVE-2021-42574), zero-width
and tag characters, lone surrogates, and combining marks piled up without end. What remains is
safe to normalise, to store and to show. Line ends become ``\\n`` (Unicode 4.3, rule LB4-LB6).
"""

from __future__ import annotations

import re
import unicodedata

Note = tuple[str, str]

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# A joiner between emoji is part of the emoji; everywhere else it is invisible.
_ZERO_WIDTH = re.compile(
    "[\u00ad\u034f\u180e\u200b\u200c\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    "|\u200d(?![\u2600-\u27bf\U0001f300-\U0001faff])"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
# Unicode's Stream-Safe Text Format (UAX 15) allows 30 marks on one letter; sorting more of
# them is quadratic in every normaliser, so a file of marks alone would hang.
_MAX_MARKS = 30
_MARK_RUN = re.compile(rf"[^\w\s\x00-\x7f]{{{_MAX_MARKS + 1},}}")


def _cut_marks(run: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in run.group():
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def compose(text: str) -> str:
    """NFC of ``text``, marks beyond what Unicode's stream-safe format allows cut off."""
    return unicodedata.normalize("NFC", _MARK_RUN.sub(_cut_marks, text))


def _count(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def neutralise(text: str) -> tuple[str, tuple[Note, ...]]:
    """Text in NFC with ``\\n`` line ends and none of the characters above, and what was done.

    Notes: ``control-characters``, ``bidi-characters``, ``zero-width``, ``damaged-characters``,
    ``stacked-marks``, each with a count.
    """
    notes: list[Note] = []
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff").rstrip("\x1a"))
    for pattern, code, what, instead in (
        (_CONTROLS, "control-characters", "control character", ""),
        (_BIDI, "bidi-characters", "bidirectional control", ""),
        (_ZERO_WIDTH, "zero-width", "invisible character", ""),
        (_SURROGATES, "damaged-characters", "half character", "\ufffd"),
    ):
        text, count = pattern.subn(instead, text)
        if count:
            done = "shown as \ufffd" if instead else "taken out"
            notes.append((code, f"{_count(count, what)} {done}"))
    shorter = _MARK_RUN.sub(_cut_marks, text)
    if cut := len(text) - len(shorter):
        notes.append(("stacked-marks", f"{_count(cut, 'piled-up mark')} taken out"))
    return unicodedata.normalize("NFC", shorter), tuple(notes)
