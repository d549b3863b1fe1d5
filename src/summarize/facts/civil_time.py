"""The clock that Vietnamese news is told by."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

#: Civil time of Vietnam since 1975. A fixed offset: the country has no summer time, and no time
#: zone database is needed.
VIETNAM = timezone(timedelta(hours=7))


def in_vietnam(moment: datetime) -> datetime:
    """The same instant as clocks in Vietnam show it.

    Pages, feeds and epoch numbers state in UTC, or in a server's zone, when a story was published;
    its readers' "hôm nay" is a day of Vietnam's calendar. A moment without a zone is theirs
    already, and stays as it is, as does what Vietnam's calendar has beyond years 1 to 9999.
    """
    if moment.tzinfo is None or moment.utcoffset() == VIETNAM.utcoffset(None):
        return moment
    try:
        return moment.astimezone(VIETNAM)
    except OverflowError:
        return moment


def iso_in_vietnam(moment: str) -> str:
    """``in_vietnam`` of an ISO 8601 date or date-time, which is otherwise kept as it is written.

    Raises:
        ValueError: ``moment`` is not ISO 8601.
    """
    stated = datetime.fromisoformat(moment)
    told = in_vietnam(stated)
    return moment if told is stated else told.isoformat()
