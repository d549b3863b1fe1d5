"""Which way the clause around an expression looks: cues of the past and of the future."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice

from summarize.dates.language import Language
from summarize.dates.reading import Reading, clause_distance

#: Characters beyond which a cue says nothing about an expression, clause borders counted in.
_REACH = 160


class Tenses:
    """Cues of a text, found once; ``at`` asks for one place."""

    def __init__(self, reading: Reading, language: Language) -> None:
        self._reading = reading
        self._cues = sorted(
            [(m.start(), m.end(), -1) for m in language.cues["past"].finditer(reading.low)]
            + [(m.start(), m.end(), 1) for m in language.cues["future"].finditer(reading.low)]
        )
        self._starts = [start for start, _, _ in self._cues]

    def at(self, start: int, end: int) -> int:
        """-1 past, 1 future, 0 undecided, by the nearest cue of the same sentence."""
        low, high = self._reading.sentence(start)
        best, tense = _REACH, 0
        for left, right, sign in islice(self._cues, self._first(max(low, start - _REACH)), None):
            if left >= min(high, end + _REACH):
                break
            if left >= start and right <= end:
                continue
            place = (right, start) if right <= start else (end, left)
            distance = clause_distance(self._reading, *place)
            if distance < best:
                best, tense = distance, sign
        return tense

    def _first(self, position: int) -> int:
        return bisect_left(self._starts, position)
