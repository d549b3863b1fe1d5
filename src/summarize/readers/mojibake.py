"""Text that was decoded wrongly before it was saved, put right again.

UTF-8 read as windows-1252 ("Viá»‡t"), once or twice over, and Vietnamese font encodings that
went through windows-1252 ("ViÖt" of TCVN3, "Vieät" of VNI). A repair is kept only when the
words become Vietnamese by it: a text that is in order is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarize.readers.capitals import restore_capitals
from summarize.readers.charmaps import CP1252, TCVN3, VISCII, decode_bytes, vni_to_unicode
from summarize.readers.orthography import COMMON, Plausibility, is_syllable, plausibility

#: Characters the choice of a repair is made on.
SAMPLE = 40_000
#: A text whose accented words are this Vietnamese needs no repair.
IN_ORDER = 0.9
#: What a repaired text must reach, and the weight it must gain (two frequent syllables).
MIN_SHARE, MIN_GAIN = 0.7, 6.0

# windows-1252, and Latin-1 in its control range: what a wrong reading left of each byte.
_TO_BYTE = {chr(code): code for code in range(0x80, 0xA0)} | {
    letter: code for code, letter in enumerate(CP1252) if letter != "\ufffe"
}
_BYTE_CLASS = {
    "lead2": range(0xC2, 0xE0),
    "lead3": range(0xE0, 0xF0),
    "lead4": range(0xF0, 0xF5),
    "tail": range(0x80, 0xC0),
}


def _letters(name: str) -> str:
    wanted = _BYTE_CLASS[name]
    return "[" + "".join(re.escape(c) for c, code in _TO_BYTE.items() if code in wanted) + "]"


_SEQUENCE = re.compile(
    f"{_letters('lead2')}{_letters('tail')}"
    f"|{_letters('lead3')}{_letters('tail')}{{2}}"
    f"|{_letters('lead4')}{_letters('tail')}{{3}}"
)
# "à" is C3 A0, and a no-break space is the first thing editors turn into a plain one.
_LOST_SPACE = re.compile(r"([^\W\d_]{0,7})\u00c3( +)(?=([^\W\d_]{0,7}))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A text put right, and in words what had been done to it."""

    text: str
    damage: str

    @property
    def note(self) -> tuple[str, str]:
        """The stable word and the message for ``RawArticle.notes``."""
        return "mojibake-repaired", f"{self.damage}; undone"


def _sequence(match: re.Match[str]) -> str:
    try:
        return bytes(_TO_BYTE[c] for c in match.group()).decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def _joined(match: re.Match[str]) -> str:
    """The space was half of the letter; a second one is the space between words."""
    before, gap, _ = match.groups()
    return f"{before}à{gap[1:]}"


def _joined_if_a_word(match: re.Match[str]) -> str:
    """As above, in a text whose double spaces were made single ones."""
    before, _, after = match.groups()
    joined = f"{before}à{after}"
    is_word = joined.lower() in COMMON or (is_syllable(joined) and not is_syllable(after))
    return f"{before}à" if after and is_word else f"{before}à "


def _undo_utf8(text: str) -> str:
    return _LOST_SPACE.sub(_joined, _SEQUENCE.sub(_sequence, text))


def _undo_utf8_single_spaced(text: str) -> str:
    return _LOST_SPACE.sub(_joined_if_a_word, _SEQUENCE.sub(_sequence, text))


def _undo_utf8_twice(text: str) -> str:
    return _undo_utf8(_SEQUENCE.sub(_sequence, text))


def _from_bytes(decode: Callable[[bytes], str]) -> Callable[[str], str]:
    """Undo an encoding read as windows-1252, in the stretches that can have been."""

    def undo(text: str) -> str:
        return "".join(
            decode(bytes(_TO_BYTE[c] for c in stretch)) if stretch[0] in _TO_BYTE else stretch
            for stretch in _STRETCHES.findall(text)
        )

    return undo


_WESTERN_CLASS = "".join(re.escape(c) for c in _TO_BYTE)
_STRETCHES = re.compile(f"[{_WESTERN_CLASS}]+|[^{_WESTERN_CLASS}]+")
_CHAINS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("UTF-8 had been read as windows-1252", _undo_utf8),
    ("UTF-8 had been read as windows-1252 twice", _undo_utf8_twice),
    (
        "TCVN3 (ABC) had been read as windows-1252",
        _from_bytes(lambda data: restore_capitals(decode_bytes(data, TCVN3))),
    ),
    ("VNI-Windows had been read as windows-1252", vni_to_unicode),
    ("VISCII had been read as windows-1252", _from_bytes(lambda d: decode_bytes(d, VISCII))),
)


def _chains(text: str) -> Iterator[tuple[str, Callable[[str], str]]]:
    """The repairs; most words with à end in it, so where no space is doubled, doubles are gone."""
    for damage, undo in _CHAINS:
        single = undo is _undo_utf8 and "\u00c3  " not in text
        yield damage, _undo_utf8_single_spaced if single else undo


#: "â€" opens every mangled dash and quotation mark, and stands in no language's words.
_MANGLED_SIGN = "\u00e2\u20ac"


def _out_of_order(line: str) -> bool:
    if line.isascii():
        return False
    seen = plausibility(line)
    return (seen.words > 0 and seen.share < IN_ORDER) or _MANGLED_SIGN in line


def _accepts(old: Plausibility, new: Plausibility, signs: bool) -> bool:
    if signs and new.words == 0:  # an English text whose quotation marks were mangled
        return True
    if signs and new.share >= old.share and new.score > old.score:
        return True
    return new.share >= MIN_SHARE and new.score - old.score >= MIN_GAIN


def repair(text: str) -> Repair | None:
    """The text put right, or None where it is in order or no repair makes it Vietnamese."""
    if text.isascii():
        return None
    lines = text.split("\n")
    if not _SEQUENCE.search(text) and not _out_of_order(_sample(lines)):
        return None
    wrong = [n for n, line in enumerate(lines) if _out_of_order(line)]
    part = _sample([lines[n] for n in wrong])
    old = plausibility(part)
    best: tuple[float, str, Callable[[str], str]] | None = None
    for damage, undo in _chains(text):
        candidate = undo(part)
        new = plausibility(candidate)
        signs = _MANGLED_SIGN in part and _MANGLED_SIGN not in candidate
        if _accepts(old, new, signs) and (best is None or new.score > best[0]):
            best = (new.score, damage, undo)
    if best is None:
        return None
    _, damage, undo = best
    for n in wrong:
        candidate = undo(lines[n])
        if plausibility(candidate).score >= plausibility(lines[n]).score:
            lines[n] = candidate
    return Repair(text="\n".join(lines), damage=damage)


def repair_lines(lines: list[str]) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """Lines put right, as many as there were, and the note of what was done."""
    found = repair("\n".join(lines))
    if found is None:
        return lines, ()
    return found.text.split("\n"), (found.note,)


def _sample(lines: list[str]) -> str:
    kept: list[str] = []
    size = 0
    for line in lines:
        if not line.isascii():
            kept.append(line[: SAMPLE - size])
            size += len(kept[-1]) + 1
            if size >= SAMPLE:
                break
    return "\n".join(kept)
