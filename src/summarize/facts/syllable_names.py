"""Names in Vietnamese syllables that English copies without their marks.

Capitalised syllables may be anything: ``Đà Nẵng`` is copied, ``Bắc Kinh`` becomes Beijing, ``Quốc
hội`` is translated. A name is surely copied where a form of address stands before it (``ông
Hiển``); any other is judged by the rendering itself: when part of its syllables stand there and
part do not (``Hựu Thạnh`` as ``Huu Nang``), it was copied and spoilt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.document import Span
from summarize.facts.fact import Fact
from summarize.facts.spelling import Words, key
from summarize.facts.syllables import has_vietnamese_marks, is_vietnamese_syllable

#: Words that open a name and are translated: "Quận Gò Vấp" is Go Vap District.
_HEADS = re.compile(
    r"(?:(?:Quận|Huyện|Phường|Xã|Thôn|Tỉnh|Thành Phố|Thành phố|Thị Xã|Thị Trấn|Đường|Phố|Sông|Núi"
    r"|Đảo|Hồ|Chùa|Cầu|Chợ|Cảng|Vịnh|Đèo|Ga|Bắc|Nam|Đông|Tây|Trung|Bộ|Giải|Cúp|Đền|Bãi|Suối|Thác"
    r"|Hang|Làng|Khu)[ -])+"
)
_TOKEN = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"(?:^|[\s“\"(])(?:ông|bà|anh|chị|cô|cậu|bác|cụ)\s\Z", re.IGNORECASE)
_OPENING = re.compile(r"(?:Ông|Bà|Anh|Chị|Cô|Cậu|Bác|Cụ) ")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:…])[\s“\"'(]*\Z")
#: Folded syllables that are English words as well and prove nothing.
_ENGLISH = frozenset(
    """
    an the to in on do me he no so be go hi my us can ban man long hang song sang van sun son
    a i o y it is as at am or of for but hay may china chi co con nam tin than ton tay bay den
    """.split()
)


def syllable_names(text: str, taken: Sequence[Span]) -> list[Fact]:
    """Runs of capitalised Vietnamese syllables outside of ``taken``.

    A firm one must be copied; one that is not firm is of two syllables or more.
    """
    facts = []
    for start, end in _runs(text):
        address = _OPENING.match(text, start, end)
        if address:  # "Ông Dũng" at the head of a sentence
            start = address.end()
        addressed = bool(_ADDRESS.search(text[max(0, start - 8) : start]))
        shown = text[start:end]
        pieces = re.split(r"[ -]", shown)
        if any(s.start < end and start < s.end for s in taken):
            continue
        # The first word of a sentence has a capital anyway: it may or may not belong.
        opens = not addressed and bool(_SENTENCE_START.search(text[max(0, start - 8) : start]))
        if (addressed and any(map(has_vietnamese_marks, pieces))) or len(pieces) > 1:
            head = _HEADS.match(shown)
            asked = shown[head.end() :] if head else " ".join(pieces[1:]) if opens else shown
            facts.append(
                Fact(
                    kind="name",
                    span=Span(start=start, end=end),
                    text=shown,
                    values=frozenset({asked}),
                    firm=addressed,
                    shared=True,
                )
            )
    return facts


def _runs(text: str) -> list[tuple[int, int]]:
    """Bounds of the runs of capitalised syllables, joined by one space or hyphen."""
    runs: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        if not (
            word[0].isupper() and word[1:] == word[1:].lower() and is_vietnamese_syllable(word)
        ):
            continue
        if runs and text[runs[-1][1] : match.start()] in (" ", "-"):
            runs[-1] = (runs[-1][0], match.end())
        else:
            runs.append(match.span())
    return runs


def spoilt(name: Fact, words: Words) -> tuple[str, ...]:
    """The syllables that are missing of a name that was copied in part; none where it was not."""
    pieces = re.split(r"[ -]", name.text)
    keys = [key(p) for p in pieces]
    if words.glued("".join(keys)):
        return ()
    asked = {key(p) for value in name.values for p in re.split(r"[ -]", str(value))}
    have = set(words.keys)
    missing = tuple(p for p, k in zip(pieces, keys) if k not in have and k in asked)
    sure = [k for k in keys if k in words.names or (k in have and k not in _ENGLISH)]
    return missing if any(len(k) > 1 for k in sure) else ()
