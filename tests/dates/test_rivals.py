"""Cases other taggers publish for Vietnamese, transcribed as facts in the shared data."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime, timedelta, timezone

from summarize.dates import find_dates
from summarize.document import Timex

from .shared import shared

#: What clocks showed where the table was made, at UTC-2: given without its zone, since a reference
#: with one is turned to Vietnam's clock.
_DUCKLING_REFERENCE = "2017-02-02T03:55:00"
_OWN = timezone(timedelta(hours=-2))
_HEIDELTIME_REFERENCE = "2024-05-15"
#: Intended values the table states in prose.
_PROSE = {
    "WE of adjacent week": ["2024-W20-WE"],
    "REF day": ["2024-05-15"],
    "P1D quant=EVERY": ["P1D/EVERY"],
    "XXXX-WXX-1": ["XXXX-WXX-1/EVERY"],
    "XXXX-09": ["XXXX-09/EVERY"],
}


def _table(name: str) -> list[dict[str, str]]:
    with shared("data", "dates", name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _start(timex: Timex) -> tuple[str, str]:
    """(first second, grain) of a value, in the reference's zone."""
    value = timex.value
    time = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d)(:\d\d)?(:\d\d)?([+-]\d\d:\d\d)?", value)
    if time is not None:
        day, hour, minute, second, zone = time.groups()
        text = f"{day}T{hour}{minute or ':00'}{second or ':00'}"
        if zone is not None:
            moment = datetime.fromisoformat(text + zone).astimezone(_OWN)
            text = moment.strftime("%Y-%m-%dT%H:%M:%S")
        return text, "second" if second else "minute"
    year, _, rest = value.partition("-")
    if rest.startswith("W"):
        return f"{date.fromisocalendar(int(year), int(rest[1:]), 1)}T00:00:00", "week"
    if rest.startswith("Q"):
        return f"{year}-{3 * int(rest[1:]) - 2:02d}-01T00:00:00", "quarter"
    grain = {0: "year", 2: "month", 5: "day"}[len(rest)]
    return f"{value}{'-01-01T00:00:00'[{'year': 0, 'month': 3, 'day': 6}[grain] :]}", grain


def _seconds(text: str | None) -> str:
    if not text:
        return ""
    return text + "T00:00:00"[0 if len(text) == 10 else 9 :] + (":00" if len(text) == 16 else "")


def _same(timex: Timex, row: dict[str, str]) -> bool:
    if row["kind"] == "interval":
        wanted = (row["start"][:19], row["end"][:19])
        return (_seconds(timex.begin), _seconds(timex.end)) == wanted
    start, grain = _start(timex)
    # A full hour is stated as T15:00, so hour and minute are one grain here.
    grains = {"hour": "minute"}.get(row["grain"], row["grain"])
    return start == row["start"][:19] and grain == grains


def test_duckling_in_future_mode() -> None:
    rows = _table("duckling_vi_cases.tsv")
    wrong = []
    for row in rows:
        found = find_dates(row["text"], _DUCKLING_REFERENCE, "future")
        if len(found) != 1 or not _same(found[0], row):
            wrong.append((row["text"], [timex.value for timex in found]))
    assert len(rows) == 167
    assert wrong == []


def test_duckling_negatives() -> None:
    for row in _table("duckling_vi_negative.tsv"):
        assert find_dates(row["text"], _DUCKLING_REFERENCE, "future") == []


def test_contested_cases_are_read_as_news_by_default() -> None:
    """Thursday 2 February 2017: news tells of the weekday before, future mode of the next."""
    values = {
        text: find_dates(text, _DUCKLING_REFERENCE)[0].value
        for text in ("thứ hai", "chủ nhật", "tháng 6", "2 giờ sáng", "ngày 12/10", "giáng sinh")
    }
    assert values == {
        "thứ hai": "2017-01-30",
        "chủ nhật": "2017-01-29",
        "tháng 6": "2017-06",
        "2 giờ sáng": "2017-02-02T02:00",
        "ngày 12/10": "2016-10-12",
        "giáng sinh": "2016-12-25",
    }


def test_heideltime_families() -> None:
    wrong = []
    rows = _table("heideltime_vi_cases.tsv")
    for row in rows:
        text = row["intended_value"]
        wanted = _PROSE.get(text) or text.replace(" mod=", "+").split(" + ")
        found = find_dates(row["example"], _HEIDELTIME_REFERENCE)
        values = []
        for timex in found:
            value = timex.value + (f"/{timex.quant}" if timex.quant else "")
            stated = "+" in wanted[0] and timex.mod
            values.append(f"{value}+{timex.mod}" if stated else value)
        if values != wanted or any(t.type not in (row["type"], "TIME") for t in found):
            wrong.append((row["example"], wanted, values))
    assert len(rows) == 47
    assert wrong == []
