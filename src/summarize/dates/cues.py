"""Cue words around an expression: which way the clause looks, what kind of act it tells of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from re import Pattern

from summarize.dates.language import Language
from summarize.dates.reading import Reading, clause_distance

#: Characters beyond which a cue says nothing about an expression, clause borders counted in.
_REACH = 160
_start = itemgetter(0)


class Cues:
    """The places of some cues in a text, looked for in the sentences that hold an expression;
    asked for the nearest to one."""

    def __init__(self, reading: Reading, tagged: Sequence[tuple[Pattern[str], int]]) -> None:
        self._reading = reading
        self._tagged = tagged
        self._found: dict[int, list[tuple[int, int, int]]] = {}

    def _places(self, low: int, high: int) -> list[tuple[int, int, int]]:
        """(start, end, tag) of the cues of the sentence [low, high), in order."""
        if low not in self._found:
            text = self._reading.low
            self._found[low] = sorted(
                (m.start(), m.end(), tag)
                for cue, tag in self._tagged
                for m in cue.finditer(text, low, high)
            )
        return self._found[low]

    def nearest(self, start: int, end: int) -> tuple[int, int] | None:
        """(distance, tag) of the nearest cue in the sentence of [start, end), within reach.

        Distance only grows away from the expression, so the next cue on each side is enough.
        A cue may run into the expression ("trước ngày" before "ngày 30/6").
        """
        low, high = self._reading.sentence(start)
        places = self._places(low, high)
        found: list[tuple[int, int]] = []
        left = bisect_left(places, start, key=_start) - 1
        if left >= 0 and places[left][0] >= start - _REACH:
            place = min(places[left][1], start)
            found.append((clause_distance(self._reading, place, start), places[left][2]))
        right = bisect_left(places, end, key=_start)
        if right < len(places) and places[right][0] < end + _REACH:
            place = places[right][0]
            found.append((clause_distance(self._reading, end, place), places[right][2]))
        best = min(found, default=None)
        return best if best is not None and best[0] < _REACH else None

    def before(self, start: int) -> int | None:
        """Characters from the last cue of the sentence to ``start``; None where there is none."""
        places = self._places(*self._reading.sentence(start))
        left = bisect_left(places, start, key=_start) - 1
        return max(0, start - places[left][1]) if left >= 0 else None


class Tenses:
    """The tense of the clause around an expression."""

    def __init__(self, reading: Reading, language: Language) -> None:
        self._cues = Cues(reading, [(language.cues["past"], -1), (language.cues["future"], 1)])

    def at(self, start: int, end: int) -> int:
        """-1 past, 1 future, 0 undecided."""
        found = self._cues.nearest(start, end)
        return 0 if found is None else found[1]
