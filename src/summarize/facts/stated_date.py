"""A date or clock time with the fields that a sentence states, and its English wording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarize.document import Span

Language = Literal["vi", "en"]
Kind = Literal["day", "month", "year", "clock"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """Fields a date expression states; None for what it leaves open.

    Attributes:
        span: the expression without its preposition or ``ngày``; a month includes ``tháng``.
        weekday: 1 is Monday, 7 is Sunday.
        hour: 0 to 23 when ``period`` or a 24-hour form decides it, else as written.
        lunar: the English wording of a date of the lunar calendar, else empty.
        period: ``a.m.`` or ``p.m.`` when stated or decided, else None.
    """

    span: Span
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    period: str | None = None
    lunar: str = ""

    def fields(self) -> tuple[int | None, ...]:
        """What two expressions must share to state the same: all fields but the period."""
        return (self.year, self.month, self.day, self.weekday, self.hour, self.minute)


MONTHS = """
    January February March April May June July August September October November December
    """.split()  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: Years that are read as such, an expression.
YEAR = r"(?:1[5-9]|20)\d\d"


def render_stated_date(stated: StatedDate) -> str:
    """The stated fields in English news style: ``June 22``, ``July 2021``, ``9:30 a.m.``."""
    if stated.kind == "year":
        return str(stated.year)
    if stated.lunar:
        return stated.lunar
    if stated.kind == "clock":
        hour, minute = stated.hour or 0, stated.minute or 0
        if hour == 24:
            return "midnight"
        if stated.period is None:  # "12:00" may be midnight in the words of a wire
            return f"{hour}:{minute:02d}"
        if hour == 12 and not minute:
            return "noon"
        clock = f"{(hour - 1) % 12 + 1}" + (f":{minute:02d}" if minute else "")
        return f"{clock} {stated.period}"
    month = MONTHS[(stated.month or 1) - 1]
    if stated.kind == "month":
        return f"{month} {stated.year}" if stated.year else month
    text = f"{month} {stated.day}" + (f", {stated.year}" if stated.year else "")
    return f"{WEEKDAYS[stated.weekday - 1]}, {text}" if stated.weekday else text
