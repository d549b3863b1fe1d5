"""Key dates as a calendar (RFC 5545, RFC 7986), with nothing in it that the article leaves open.

A day is an all-day event; a clock time is a floating time, the article's own local time; a week,
a month or an interval is an all-day event over all its days, marked "day not known". What is
wider (a quarter, a year) or has no year would fill or miss the calendar: it is told in the
calendar's description instead. The same brief gives the same bytes: identifiers are hashes, and
the time stamp, which the standard demands, is the publication date.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from summarize.document import Brief, BriefDate
from summarize.writers.characters import clipped, one_line, stripped
from summarize.writers.timeline import Extent, extent, key_dates

#: Longest line in octets, line end not counted (RFC 5545 section 3.1).
MAX_OCTETS = 75
#: Widest date that becomes an event, in days: a month.
WIDEST_DAYS = 31
#: Longest title of an event: about one line of a month view.
SUMMARY_CHARACTERS = 90
# Without a publication date the stamp is a fixed one, not the clock.
_NO_STAMP = "19700101T000000Z"


def render(brief: Brief) -> bytes:
    """The calendar, UTF-8, lines ended by CRLF and folded."""
    placed, left = placeable(brief)
    title = brief.headline.target or brief.headline.source
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//summarize//key dates//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(title)}",
        f"X-WR-CALNAME:{_text(title)}",
    ]
    if left:
        listed = "; ".join(f"{d.target_text or d.timex.value} ({d.timex.text})" for d in left)
        lines.append(f"DESCRIPTION:{_text(f'Not on the calendar: {listed}')}")
    for date, days in placed:
        lines += _event(brief, date, days)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines).encode("utf-8")


def placeable(brief: Brief) -> tuple[list[tuple[BriefDate, Extent]], list[BriefDate]]:
    """The key dates that become events, with their days, and those that do not."""
    placed, left = [], []
    for date in key_dates(brief.dates):
        days = extent(date.timex)
        if days is None or (days.end - days.start).days > WIDEST_DAYS:
            left.append(date)
        else:
            placed.append((date, days))
    return placed, left


def _event(brief: Brief, date: BriefDate, days: Extent) -> list[str]:
    segment = next((s for s in brief.segments if s.id == date.timex.segment_id), None)
    headline = brief.headline.target or brief.headline.source
    sentence = (segment.target or segment.source) if segment else headline
    rough = days.precision in ("week", "month")
    prefix = f"{date.target_text or date.timex.value}, day not known: " if rough else ""
    told = [sentence, segment.source if segment else "", f"{date.timex.text} = {date.timex.value}"]
    told += [f"{headline} ({brief.article.id})"]
    if days.precision == "minute":
        told.append("The time is the article's own local time.")
    identity = "\x00".join((brief.article.id, date.timex.tid, date.timex.text, date.timex.value))
    digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
    return [
        "BEGIN:VEVENT",
        f"UID:{digest[:32]}@summarize",
        f"DTSTAMP:{_stamp(brief.article.date_published)}",
        *_when(days),
        f"SUMMARY:{_text(prefix + clipped(stripped(sentence), SUMMARY_CHARACTERS))}",
        f"DESCRIPTION:{_text(chr(10).join(one_line(stripped(line)) for line in told if line))}",
        f"CATEGORIES:{_text(date.role)}",
        # The event is news, not an appointment: it makes nobody busy.
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _when(days: Extent) -> list[str]:
    if days.moment is None:
        return [f"DTSTART;VALUE=DATE:{days.start:%Y%m%d}", f"DTEND;VALUE=DATE:{days.end:%Y%m%d}"]
    if days.moment.tzinfo is not None:
        return [f"DTSTART:{days.moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"]
    return [f"DTSTART:{days.moment:%Y%m%dT%H%M%S}"]


def _stamp(published: str | None) -> str:
    try:
        moment = datetime.fromisoformat(published or "")
        # A publication time without a zone is taken as it stands: the stamp needs only be fixed.
        return f"{moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    except (ValueError, OverflowError):
        return _NO_STAMP


def _text(value: str) -> str:
    """A TEXT value (RFC 5545 section 3.3.11)."""
    escaped = stripped(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> str:
    """The content line in pieces of at most ``MAX_OCTETS``, no character cut in two."""
    pieces, piece, octets = [], "", 0
    for character in line:
        width = len(character.encode("utf-8"))
        if octets + width > MAX_OCTETS:
            pieces.append(piece)
            # The space that marks a continuation counts as one octet of the new line.
            piece, octets = " ", 1
        piece += character
        octets += width
    return "\r\n".join([*pieces, piece]) + "\r\n"
