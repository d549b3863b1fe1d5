"""What a date is to the story, and which dates are key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from summarize.dates.cues import Cues
from summarize.dates.language import Language
from summarize.dates.reading import Reading
from summarize.document import CONTENT_ZONES

if TYPE_CHECKING:
    from summarize.dates.find import Mention

#: Older than this (days) before the report, a date is background.
_OLD = 365
#: A speech act is reported within days of it.
_FRESH = 10
_ROLE_WEIGHT = {"deadline": 3.5, "event": 3.0, "announcement": 2.0, "background": 0.0}
_GRAIN_WEIGHT = {"day": 2.0, "week": 1.4, "month": 1.2, "quarter": 0.8, "year": 0.3}
_HEADLINE = 2.0
_OPENING = 1.0
_REPEATED = 0.4  # for each further mention, three at most
_AHEAD = 0.8  # what is still to come is what an editor puts in a calendar
_ENOUGH = 2.5  # a bare year in the background stays below, a day or month of an event above
_DIGIT = re.compile(r"\d")
_SPEECH, _EVENT = 0, 1
_DEADLINE_REACH = 16  # characters between a deadline's cue and its date


class Ranking:
    """Roles and ranks of the expressions of one article."""

    def __init__(
        self,
        reading: Reading,
        language: Language,
        found: Sequence[Mention],
        reference: datetime | None,
    ) -> None:
        self.reading = reading
        self.language = language
        self.found = found
        self.today = reference.date() if reference is not None else self._story_day()
        self.deadlines = Cues(reading, [(language.cues["deadline"], 0)])
        acts = [(language.cues["announcement"], _SPEECH), (language.cues["event"], _EVENT)]
        self.acts = Cues(reading, acts)

    def _story_day(self) -> date | None:
        """Without a publication date: the first day the account names."""
        for mention in self.found:
            known = mention.resolved.grain == "day" and not mention.resolved.masked
            if mention.zone in CONTENT_ZONES and known:
                return mention.resolved.day
        return None

    def role(self, index: int) -> str:
        """``deadline``, ``announcement``, ``event`` or ``background``."""
        mention = self.found[index]
        if mention.resolved.grain is None or mention.timex.type in ("DURATION", "SET"):
            return "background"
        start = self._place(mention)
        deadline = self.deadlines.before(start)
        if deadline is not None and deadline <= _DEADLINE_REACH:
            return "deadline"
        age = self._age(mention)
        if age is not None and age > _OLD:
            return "background"
        if mention.resolved.grain == "year":
            return "event" if age is not None and age < 0 else "background"
        fresh = mention.resolved.grain == "day" and (age is None or -1 <= age <= _FRESH)
        act = self.acts.nearest(start, start + len(mention.timex.span)) if fresh else None
        if act is not None and act[1] == _SPEECH:
            return "announcement"
        return "event"

    def _place(self, mention: Mention) -> int:
        """Position in the folded text (which has the same order as the original)."""
        return self.reading.position(mention.timex.span.start)

    def _age(self, mention: Mention) -> int | None:
        day = mention.resolved.day
        if self.today is None or day is None or mention.resolved.masked:
            return None
        return (self.today - day).days

    def ranks(self, roles: Sequence[str], most: int) -> dict[int, int]:
        """Index -> rank (1 is first) of the key dates; one for each distinct value."""
        told = [i for i, m in enumerate(self.found) if m.zone in CONTENT_ZONES or _head(m)]
        counts = Counter(self._value(i) for i in told)
        titled = {self._value(i) for i in told if _head(self.found[i])}
        best: dict[str, tuple[float, int]] = {}
        for index in told:
            value = self._value(index)
            score = self._score(index, roles[index])
            unplaced = "WXX" in value or value.startswith("XXXX-XX-XX")
            if score is None or unplaced or not _DIGIT.search(value):
                continue
            score += _HEADLINE if value in titled else 0.0
            score += _REPEATED * min(3, counts[value] - 1)
            if value not in best or self._better(index, score, best[value]):
                best[value] = (score, index)
        chosen = sorted((-score, index) for score, index in best.values() if score >= _ENOUGH)
        return {index: rank for rank, (_, index) in enumerate(chosen[: max(0, most)], 1)}

    def _value(self, index: int) -> str:
        timex = self.found[index].timex
        return timex.value if timex.mod is None else f"{timex.value} {timex.mod}"

    def _better(self, index: int, score: float, other: tuple[float, int]) -> bool:
        """A sentence of the story shows a date better than the headline does, and a date that
        names its day better than one that points back to it."""
        for worse in (_head, _points_back):
            if worse(self.found[index]) != worse(self.found[other[1]]):
                return worse(self.found[other[1]])
        return score > other[0]

    def _score(self, index: int, role: str) -> float | None:
        mention = self.found[index]
        grain = mention.resolved.grain
        if grain is None or mention.timex.type in ("DURATION", "SET"):
            return None
        score = _ROLE_WEIGHT[role] + _GRAIN_WEIGHT[grain]
        age = self._age(mention)
        if age is not None and age < 0:
            score += _AHEAD
        if mention.zone == "lead" or self.reading.paragraph(self._place(mention))[0] == 0:
            score += _OPENING
        return score - mention.timex.span.start / max(1, len(self.reading.text))


def _points_back(mention: Mention) -> bool:
    return mention.frame.anchor == "said"


def _head(mention: Mention) -> bool:
    return mention.zone == "headline"
