"""What an expression says before it is resolved: a partial description of a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

#: Absolute fields, coarse to fine.
ABSOLUTE = (
    "century", "decade", "year", "half", "quarter", "season", "month", "week",
    "day", "weekday", "holiday", "part", "hour", "minute", "second",
)  # fmt: skip
_ABSOLUTE = frozenset(ABSOLUTE)


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Fields an expression states; None where it is silent.

    Without slots, so that one made by ``of`` holds the few fields that are stated, and finds the
    others in its class: there are forty of them, and articles make frames by the dozen.

    Attributes:
        kind: ``DATE``, ``TIME``, ``DURATION``, ``SET``; or, until composed, ``CLOCK`` (a clock
            time or a length in hours), ``DIGITS`` (a clock time only with a cue) and ``PART``
            (a part of a day that needs its day).
        year: of the Gregorian calendar, negative before Christ.
        weekday: 1 is Monday. half, quarter: of a year. part: TIMEX3's MO MI AF EV NI DT WE.
        decade: 199 is the 1990s; century: 18 is the 19th century, -3 the third before Christ.
        zone: minutes east of Greenwich.
        instant: a moment as machines write it, whose zone is said whichever it is.
        shift, shift_unit: so many units from the anchor; the finer fields are set after that.
        same: the unit of the moved day that is meant ("tháng này năm ngoái"); None for its own.
        anchor: ``now`` (publication), ``said`` (the date named last), ``either``.
        direction: 1 "coming", -1 "past", as the expression itself says.
        ordinal, ordinal_unit: the n-th day or week of a month; -1 is the last.
        n, unit, n2, unit2: a length; ``X`` is an unstated number.
        span: a length that starts (1) or ends (-1) at the anchor.
        edge: the length lies at the START or END of its year.
        list_field: the field the members of a list (``ngày 7 và 8/5``) are about.
        lunar: day and month are of the Vietnamese lunar calendar.
        as_week: the day names the week it starts.
        ref: ``FUTURE_REF`` and the like, which state no date.
    """

    kind: str = "DATE"
    year: int | None = None
    century: int | None = None
    decade: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    week: int | None = None
    day: int | None = None
    weekday: int | None = None
    holiday: str | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: int | None = None
    instant: bool = False
    meridiem: str | None = None
    shift: int | str | None = None
    shift_unit: str | None = None
    same: str | None = None
    anchor: str = "now"
    direction: int | None = None
    ordinal: int | None = None
    ordinal_unit: str | None = None
    mod: str | None = None
    n: float | str | None = None
    unit: str | None = None
    n2: float | None = None
    unit2: str | None = None
    span: int | None = None
    edge: str | None = None
    quant: str | None = None
    freq: int | None = None
    lunar: bool = False
    as_week: bool = False
    ref: str | None = None
    # The stem-and-branch name of a lunar year.
    stem: str | None = None
    branch: str | None = None

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Frame:
        """A frame of these fields."""
        frame = cls.__new__(cls)
        frame.__dict__.update(said)
        return frame

    def changed(self, **said: Any) -> Frame:
        """The same with other fields."""
        return Frame.of({**self._said(), **said})

    def _said(self) -> dict[str, Any]:
        said = self.__dict__.copy()
        said.pop("_stated", None)
        return said

    @cached_property
    def _stated(self) -> frozenset[str]:
        return frozenset(n for n, v in self.__dict__.items() if v is not None and n in _ABSOLUTE)

    def stated(self) -> frozenset[str]:
        """The absolute fields that are set."""
        return self._stated

    def shifted(self) -> bool:
        """Whether it counts from an anchor."""
        return self.shift is not None

    def merged(self, other: Frame) -> Frame:
        """Both descriptions in one; ``other`` wins where both speak."""
        said = other._said().items()
        return self.changed(**{k: v for k, v in said if v != _SILENT[k]})


_SILENT = {f.name: f.default for f in fields(Frame)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """A frame and where it stands in the folded text.

    Attributes:
        share: index of the atom to its right that lends the fields it lacks, or None.
        after: index of the atom to its left it follows in a range or list, or None.
        zone_at: end of the match without the time zone that closes it.
        ranged: what parts it from that atom is "to" rather than "and".
        apposed: index of the atom it explains in parentheses, or None.
    """

    start: int
    end: int
    frame: Frame
    rule: str = ""
    share: int | None = None
    after: int | None = None
    apposed: int | None = None
    ranged: bool = False
    zone_at: int | None = None
