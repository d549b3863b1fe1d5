"""The text as the tagger reads it: white space collapsed, lower case, offsets kept.

One space stands for a run of white space inside a paragraph, one line feed for a break
between paragraphs; characters without width are left out. ``Reading.span`` leads back.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from summarize.document import Span

#: Zero-width characters and bidirectional marks: invisible, so they never part a date.
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
#: White space and the invisible, but for a space alone, which stays as it is.
_RUN = re.compile(rf" [\s{_INVISIBLE}]+|[^\S ][\s{_INVISIBLE}]*|[{_INVISIBLE}][\s{_INVISIBLE}]*")
_BREAK = re.compile("\n")
_VISIBLE_SPACE = re.compile(r"\s")
# Taken once from the first mark and never given back: a line of dots costs one look at each. It
# begins with all that may stand first, since a search for a set of characters is fast.
_SENTENCE_END = re.compile(
    r"[\n;.!?…](?:(?<=\n)|(?<=;)(?= )"
    r"|(?<=[.!?…])(?<![.!?…]{2})[.!?…]*+[\"”’»)\]]*+(?= ))"
)
_CLAUSE_END = re.compile(r"[,;:()–—\"“”\[\]]")


@dataclass(frozen=True, slots=True)
class Reading:
    """Folded text and the way back.

    Attributes:
        text: the original.
        low: folded and in lower case, what patterns are matched on.
        cased: the same characters in their own case.
        marks, offsets: where in ``low`` the distance to the original text changes, and the
            original offset that stands there.
        sentences: starts of sentences in ``low``, ascending, first 0.
        paragraphs: starts of paragraphs, likewise.
    """

    text: str
    low: str
    cased: str
    marks: tuple[int, ...]
    offsets: tuple[int, ...]
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def offset(self, position: int) -> int:
        """Offset in the original text of a position in ``low``."""
        at = bisect_right(self.marks, position) - 1
        return self.offsets[at] + position - self.marks[at]

    def position(self, offset: int) -> int:
        """Position in ``low`` of an offset in the original text."""
        at = bisect_right(self.offsets, offset) - 1
        upper = self.marks[at + 1] if at + 1 < len(self.marks) else len(self.low)
        return min(self.marks[at] + offset - self.offsets[at], upper)

    def span(self, start: int, end: int) -> Span:
        """Original span of a non-empty stretch of ``low``."""
        last = self.offset(end - 1) + 1
        while last < len(self.text) and unicodedata.combining(self.text[last]):
            last += 1  # marks of a decomposed letter
        return Span(start=self.offset(start), end=last)

    def sentence(self, position: int) -> tuple[int, int]:
        """Bounds of the sentence around a position."""
        return _bounds(self.sentences, position, len(self.low))

    def paragraph(self, position: int) -> tuple[int, int]:
        """Bounds of the paragraph around a position."""
        return _bounds(self.paragraphs, position, len(self.low))


def _bounds(starts: tuple[int, ...], position: int, length: int) -> tuple[int, int]:
    at = bisect_right(starts, position)
    return starts[at - 1], starts[at] if at < len(starts) else length


def read(text: str) -> Reading:
    """Fold ``text``; linear in its length.

    Text that is not in NFC is composed cluster by cluster, so offsets still hold.
    """
    if unicodedata.is_normalized("NFC", text):
        cased, marks, offsets = _collapse(text)
    else:
        composed, starts = _compose(text)
        cased, marks, offsets = _collapse(composed)
        # Every character may have moved: one mark a character.
        reading = Reading(text, cased, cased, tuple(marks), tuple(offsets), (0,), (0,))
        offsets = [starts[reading.offset(i)] for i in range(len(cased))] or [0]
        marks = list(range(len(offsets)))
    low = cased.lower()
    if len(low) != len(cased):  # a letter whose lower case is longer (Turkish dotted I)
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in cased)
    sentences = [0, *(m.end() for m in _SENTENCE_END.finditer(cased) if m.end() < len(cased))]
    paragraphs = [0, *(m.end() for m in _BREAK.finditer(cased) if m.end() < len(cased))]
    return Reading(
        text, low, cased, tuple(marks), tuple(offsets), tuple(sentences), tuple(paragraphs)
    )


def _collapse(text: str) -> tuple[str, list[int], list[int]]:
    if text.isprintable() and "  " not in text:  # one sentence; nothing else of _RUN is printable
        return text, [0], [0]
    parts: list[str] = []
    marks, offsets = [0], [0]
    at = length = 0
    for run in _RUN.finditer(text):
        parts.append(text[at : run.start()])
        length += run.start() - at
        stand_in = _stand_in(text, run)
        if stand_in:
            marks.append(length)
            offsets.append(run.start())
            parts.append(stand_in)
            length += 1
        at = run.end()
        marks.append(length)
        offsets.append(at)
    parts.append(text[at:])
    return "".join(parts), marks, offsets


def _stand_in(text: str, run: re.Match[str]) -> str:
    if "\n" not in run[0]:
        return " " if _VISIBLE_SPACE.search(run[0]) else ""
    # A single line feed before a small letter or number is a wrapped line, not a paragraph.
    following = text[run.end() : run.end() + 1]
    wrapped = run[0].count("\n") == 1 and (following.islower() or following.isdigit())
    before = text[run.start() - 1 : run.start()]
    return " " if wrapped and before not in ".!?…:" else "\n"


def _compose(text: str) -> tuple[str, list[int]]:
    """NFC of each base with its marks, and where each composed character starts."""
    composed: list[str] = []
    starts: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = unicodedata.normalize("NFC", text[at:end])
        composed.append(cluster)
        starts.extend([at] * len(cluster))
        at = end
    return "".join(composed), [*starts, len(text)]


def clause_distance(reading: Reading, a: int, b: int) -> int:
    """Characters between two positions, 40 more for each clause border between them."""
    low, high = (a, b) if a <= b else (b, a)
    return high - low + 40 * len(_CLAUSE_END.findall(reading.low, low, high))
