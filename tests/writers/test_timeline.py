"""TIMEX3 values on the calendar."""

from __future__ import annotations

import pytest

from summarize.document import BriefDate, Span, Timex, TimexType
from summarize.writers.timeline import chronological, extent, in_words


def timex(value: str, kind: TimexType = "DATE", **more: str) -> Timex:
    return Timex(tid="t1", span=Span(start=0, end=1), text="x", type=kind, value=value, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "start", "end", "precision"),
    [
        ("2021-06-22", "2021-06-22", "2021-06-23", "day"),
        ("2021-06-22TMO", "2021-06-22", "2021-06-23", "day"),
        ("2021-06-22T09:30", "2021-06-22", "2021-06-23", "minute"),
        ("2021-06-22T09", "2021-06-22", "2021-06-23", "minute"),
        ("2021-06-22T09:30:05+07:00", "2021-06-22", "2021-06-23", "minute"),
        ("2021-12", "2021-12-01", "2022-01-01", "month"),
        ("2024-W20", "2024-05-13", "2024-05-20", "week"),
        ("2024-W20-WE", "2024-05-18", "2024-05-20", "span"),
        ("2011-Q3", "2011-07-01", "2011-10-01", "quarter"),
        ("2011-H2", "2011-07-01", "2012-01-01", "half"),
        ("2011-WI", "2011-12-01", "2012-03-01", "vague"),
        ("2011", "2011-01-01", "2012-01-01", "year"),
        ("199", "1990-01-01", "2000-01-01", "vague"),
        ("199X", "1990-01-01", "2000-01-01", "vague"),
        ("19", "1900-01-01", "2000-01-01", "vague"),
    ],
)
def test_what_a_value_covers(value: str, start: str, end: str, precision: str) -> None:
    days = extent(timex(value))
    assert days is not None
    assert (days.start.isoformat(), days.end.isoformat(), days.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "value",
    ["XXXX-12-17", "XXXX", "PRESENT_REF", "2021-02-30", "2021-13", "2021-W60", "0000", "9999", "x"],
)
def test_what_has_no_place_on_the_calendar(value: str) -> None:
    assert extent(timex(value)) is None


def test_durations_and_sets_have_no_place() -> None:
    assert extent(timex("P3D", "DURATION")) is None
    assert extent(timex("2021-06-22", "SET")) is None


def test_bounds_of_an_interval_win_over_the_day_but_not_over_a_wider_value() -> None:
    span = extent(timex("2021-06-22", begin="2021-06-22", end="2021-06-25"))
    assert span is not None and (span.end - span.start).days == 3
    quarter = extent(timex("2024-Q2", begin="2024-04-01", end="2024-07-01"))
    assert quarter is not None and quarter.precision == "quarter"
    broken = extent(timex("2021-06-22", begin="2021-06-22", end="soon"))
    assert broken is None


def test_order_is_the_calendar_s_with_unknown_years_behind() -> None:
    values = ["XXXX-01-02", "2022", "2021-06-22T14:00", "2021-06", "2021-06-22T09:30:00+07:00",
              "2021-06-01", "2020-Q4"]  # fmt: skip
    dates = [BriefDate(timex=timex(value)) for value in values]
    assert [d.timex.value for d in chronological(dates)] == [
        "2020-Q4",
        "2021-06-01",
        "2021-06",
        "2021-06-22T09:30:00+07:00",
        "2021-06-22T14:00",
        "2022",
        "XXXX-01-02",
    ]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (["XXXX-01-04", "XXXX-12-28"], ["XXXX-12-28", "XXXX-01-04"]),
        (["XXXX-12-28", "XXXX-08-01", "XXXX-01-04"], ["XXXX-01-04", "XXXX-08-01", "XXXX-12-28"]),
        (["XXXX-02-04", "XXXX-01-04"], ["XXXX-01-04", "XXXX-02-04"]),
    ],
)
def test_january_follows_december_where_all_dates_lie_around_new_year(
    values: list[str], told: list[str]
) -> None:
    dates = [BriefDate(timex=timex(value)) for value in values]
    assert [d.timex.value for d in chronological(dates)] == told


def test_parts_of_a_day_stand_among_its_clock_times() -> None:
    values = ["2021-06-22TNI", "2021-06-22TAF", "2021-06-22T06:00", "2021-06-22TEV", "2021-06-22",
              "2021-06-22T14:00", "2021-06-22TMO", "2021-06-22T02:00"]  # fmt: skip
    dates = [BriefDate(timex=timex(value, "TIME" if "T" in value else "DATE")) for value in values]
    assert [d.timex.value.partition("T")[2] for d in chronological(dates)] == [
        "", "02:00", "MO", "06:00", "AF", "14:00", "EV", "NI",
    ]  # fmt: skip


def test_publication_dates_in_words() -> None:
    assert in_words("2023-03-14T07:45:00+07:00") == "14 March 2023, 07:45"
    assert in_words("2023-03-14") == "14 March 2023"
    assert in_words("hôm qua") == "hôm qua"
    assert in_words(None) == "unknown"
