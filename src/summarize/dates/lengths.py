"""Durations and recurring times as TIMEX3 values (ISO 8601 durations)."""

from __future__ import annotations

from summarize.dates.calendar import CLOCK_UNITS, UNIT_LETTERS
from summarize.dates.clock import hour_of
from summarize.dates.frame import Frame


def _amount(count: float | int | str | None) -> str:
    if count is None:
        return "1"
    if isinstance(count, float):
        return f"{count:g}"
    return str(count)


def _part(count: float | int | str | None, unit: str) -> tuple[bool, str]:
    if unit == "quarter":  # ISO 8601 has no quarter; three months are one
        return False, f"{_amount(count * 3 if isinstance(count, int) else count)}M"
    return unit in CLOCK_UNITS, f"{_amount(count)}{UNIT_LETTERS[unit]}"


def duration(frame: Frame) -> str:
    """``P3D``, ``PT2H30M``, ``PT3H11M23S``, ``P2Y6M``, ``PXW``."""
    parts = [_part(frame.n, frame.unit or "day")]
    if frame.unit2 is not None:
        parts.append(_part(frame.n2, frame.unit2))
    if frame.second is not None:
        parts.append(_part(frame.second, "second"))
    days = "".join(text for clock, text in parts if not clock)
    hours = "".join(text for clock, text in parts if clock)
    return f"P{days}" + (f"T{hours}" if hours else "")


def recurring(frame: Frame) -> str | None:
    """``P1D``, ``XXXX-WXX-1``, ``XXXX-09``, ``XXXX-09-02``, ``XXXX-XX-XXTMO``; lunar days
    are ``XXXX-XX-XX``."""
    if frame.unit is not None:
        return duration(frame)
    if frame.weekday is not None and frame.ordinal is not None and frame.month is not None:
        value = f"XXXX-{frame.month:02d}"  # the day of "the last Sunday of July" moves
    elif frame.weekday is not None:
        value = f"XXXX-WXX-{frame.weekday}"
    elif frame.lunar:
        value = "XXXX-XX-XX"  # another day each year
    elif frame.month is not None:
        value = f"XXXX-{frame.month:02d}"
        value += f"-{frame.day:02d}" if frame.day is not None else ""
    elif frame.day is not None or frame.part is not None or frame.hour is not None:
        value = "XXXX-XX-" + (f"{frame.day:02d}" if frame.day is not None else "XX")
    elif frame.season is not None:
        value = f"XXXX-{frame.season}"
    else:
        return None
    if (hour := hour_of(frame)) is not None:
        return f"{value}T{hour:02d}:{frame.minute or 0:02d}"
    return f"{value}T{frame.part}" if frame.part is not None else value
