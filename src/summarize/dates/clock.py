"""Hours, parts of the day and zones of a frame."""

from __future__ import annotations

from datetime import date, timedelta

from summarize.dates.calendar import PART_HOURS
from summarize.dates.frame import Frame
from summarize.facts import VIETNAM


def hour_of(frame: Frame) -> int | None:
    """The hour on a 24-hour clock, by a.m. or p.m. or the part of the day; None when absurd."""
    hour = frame.hour
    if hour is None or hour > 24 or (hour == 24 and frame.minute):
        return None
    if frame.meridiem is not None:
        if not 1 <= hour <= 12:
            return hour if hour > 12 and frame.meridiem == "PM" else None
        return hour % 12 + (12 if frame.meridiem == "PM" else 0)
    if frame.part in {"AF", "EV"} and 1 <= hour < 12:
        return hour + 12
    if frame.part == "MI" and 1 <= hour < 4:
        return hour + 12
    if frame.part == "NI" and hour >= 6:
        return hour + 12 if hour <= 12 else hour  # 12 at night is the day's end, 24:00
    if frame.part == "EV" and hour == 12:
        return 24
    return hour


def clock_value(frame: Frame, hour: int) -> str:
    """``T09:30`` as fine as stated; the zone only where it is not Vietnam's, the publication's."""
    text = f"T{hour:02d}"
    text += f":{frame.minute or 0:02d}"
    if frame.second is not None:
        text += f":{frame.second:02d}"
    if frame.zone is None or not says_zone(frame):
        return text
    sign = "-" if frame.zone < 0 else "+"
    return f"{text}{sign}{abs(frame.zone) // 60:02d}:{abs(frame.zone) % 60:02d}"


def says_zone(frame: Frame) -> bool:
    """Whether the value names the zone of ``frame``: another than that of the publication, whose
    clock is Vietnam's, or that of a moment as machines write it."""
    if frame.zone is None:
        return False
    return frame.instant or VIETNAM.utcoffset(None) != timedelta(minutes=frame.zone)


def part_bounds(day: date | None, part: str) -> tuple[str | None, str | None]:
    """First and first-out hour of a part of a day, ISO 8601."""
    if day is None or part not in PART_HOURS:
        return None, None
    low, high = PART_HOURS[part]
    start = f"{day.isoformat()}T{low:02d}:00"
    last = day + timedelta(days=high // 24)
    return start, f"{last.isoformat()}T{high % 24:02d}:00"
