"""Cue words around an expression: which way the clause looks, what kind of act it tells of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from re import Pattern

from summarize.dates.language import Language
from summarize.dates.reading import Reading, clause_distance

#: Characters beyond which a cue says nothing about an expression, clause borders counted in.
_REACH = 160


class Cues:
    """All places of some cues in a text; asked for the nearest to an expression."""

    def __init__(self, reading: Reading, tagged: Iterable[tuple[Pattern[str], int]]) -> None:
        self._reading = reading
        self._places = sorted(
            (m.start(), m.end(), tag) for cue, tag in tagged for m in cue.finditer(reading.low)
        )
        self._starts = [start for start, _, _ in self._places]

    def nearest(self, start: int, end: int) -> tuple[int, int] | None:
        """(distance, tag) of the nearest cue in the sentence of [start, end), within reach.

        Distance only grows away from the expression, so the next cue on each side is enough.
        A cue may run into the expression ("trước ngày" before "ngày 30/6").
        """
        low, high = self._reading.sentence(start)
        found: list[tuple[int, int]] = []
        left = bisect_left(self._starts, start) - 1
        if left >= 0 and self._starts[left] >= max(low, start - _REACH):
            place = min(self._places[left][1], start)
            found.append((clause_distance(self._reading, place, start), self._places[left][2]))
        right = bisect_left(self._starts, end)
        if right < len(self._starts) and self._starts[right] < min(high, end + _REACH):
            place = self._starts[right]
            found.append((clause_distance(self._reading, end, place), self._places[right][2]))
        best = min(found, default=None)
        return best if best is not None and best[0] < _REACH else None

    def before(self, start: int) -> int | None:
        """Characters from the last cue of the sentence to ``start``; None where there is none."""
        left = bisect_left(self._starts, start) - 1
        if left < 0 or self._starts[left] < self._reading.sentence(start)[0]:
            return None
        return max(0, start - self._places[left][1])


class Tenses:
    """The tense of the clause around an expression."""

    def __init__(self, reading: Reading, language: Language) -> None:
        self._cues = Cues(reading, [(language.cues["past"], -1), (language.cues["future"], 1)])

    def at(self, start: int, end: int) -> int:
        """-1 past, 1 future, 0 undecided."""
        found = self._cues.nearest(start, end)
        return 0 if found is None else found[1]
