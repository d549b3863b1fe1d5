"""The calendar: folded, deterministic, and silent where the article is."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from summarize.writers import ics
from tests.writers.sample import brief, hostile


def unfolded(data: bytes) -> list[str]:
    return data.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def values(data: bytes, name: str) -> list[str]:
    return [line.partition(":")[2] for line in unfolded(data) if re.match(f"{name}[;:]", line)]


def test_a_day_is_an_all_day_event_and_a_month_says_that_the_day_is_not_known() -> None:
    data = ics.render(brief())
    assert values(data, "DTSTART") == ["20230314", "20230901"]
    assert values(data, "DTEND") == ["20230315", "20231001"]
    assert values(data, "SUMMARY")[1].startswith("September 2023\\, day not known: The fare")
    assert values(data, "CATEGORIES") == ["event", "deadline"]


def test_what_is_too_wide_or_has_no_year_is_told_not_placed() -> None:
    (told, *_) = values(ics.render(brief()), "DESCRIPTION")
    for words in ("second quarter of 2024", "năm 2025", "December 20 (year not known)"):
        assert words in told


def test_a_clock_time_floats_unless_the_article_gives_its_zone() -> None:
    def start(value: str) -> list[str]:
        calm = brief()
        timex = replace(calm.dates[1].timex, value=value)
        changed = replace(calm, dates=(replace(calm.dates[1], timex=timex),))
        return values(ics.render(changed), "DTSTART")

    assert start("2023-03-14T07:45") == ["20230314T074500"]
    assert start("2023-03-14T07:45+07:00") == ["20230314T004500Z"]


def test_no_clock_inside_and_stable_names() -> None:
    data = ics.render(brief())
    assert data == ics.render(brief())
    assert set(values(data, "DTSTAMP")) == {"20230314T004500Z"}
    uids = values(data, "UID")
    assert len(set(uids)) == len(uids) == 2
    undated = replace(brief(), article=replace(brief().article, date_published=None))
    assert set(values(ics.render(undated), "DTSTAMP")) == {"19700101T000000Z"}
    assert values(ics.render(undated), "UID") == uids


def test_lines_are_at_most_75_octets_and_no_letter_is_cut() -> None:
    data = ics.render(brief())
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    assert any("đất" in line or "ngừng" in line for line in unfolded(data))


def test_attacks_make_no_property_and_no_event() -> None:
    data = ics.render(hostile(ids=True))
    names = {re.split("[;:]", line)[0] for line in unfolded(data)}
    assert names <= {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "DESCRIPTION",
        "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CATEGORIES", "TRANSP",
    }  # fmt: skip
    assert data.count(b"\r\nBEGIN:VEVENT") == 2


@given(st.text(max_size=120))
def test_any_text_is_a_value_of_its_own_line(text: str) -> None:
    calm = brief()
    data = ics.render(replace(calm, headline=replace(calm.headline, target=text, source=text)))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert len(unfolded(data)) == len(unfolded(ics.render(calm)))
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\u202a-\u202e]", data.decode("utf-8"))
