"""No text and no reference makes the tagger fail, and spans are always right."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.dates import find_dates, level, render, render_like, source_hints, values_agree
from summarize.dates.language import load


def _vocabulary(code: str) -> list[str]:
    raw = load(code).raw
    words = {word for table in raw["class"].values() for word in table.get("words", {})}
    words |= {word for found in raw["context"].values() for word in found if "re:" not in word}
    words |= {w for t in raw["rule"] for w in t["pattern"].replace("|", " ").split() if w.isalpha()}
    return sorted(words)


_JOINTS = st.sampled_from(
    [" ", " ", " ", "", "/", "-", ":", ", ", ".", "\n", "\n\n", " (", ") ", "\u200b"]
)
_NUMBERS = st.one_of(
    st.integers(0, 31).map(str),
    st.integers(0, 9999).map(str),
    st.sampled_from(["00", "0", "29/2", "31/12/9999", "1/1/1", "24:00", "99.999", "1,5", "9999"]),
)


def _texts(code: str) -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(_vocabulary(code)), _NUMBERS)
    pairs = st.lists(st.tuples(piece, _JOINTS), max_size=14)
    return pairs.map(lambda found: "".join(word + joint for word, joint in found))


_REFERENCES = st.sampled_from(
    [None, "2022-01-11", "2024-02-29", "0001-01-01", "9999-12-31", "2021-12-31T23:59:59-11:00"]
)
_PREFERS = st.sampled_from(["news", "future", "past"])


@pytest.mark.parametrize("code", ["vi", "en"])
def test_any_words_in_any_order(code: str) -> None:
    @settings(max_examples=250)
    @given(_texts(code), _REFERENCES, _PREFERS)
    def check(text: str, reference: str | None, prefer: str) -> None:
        found = find_dates(text, reference, prefer, code)  # type: ignore[arg-type]
        for timex in found:
            assert timex.span.of(text) == timex.text
            assert timex.text.strip() == timex.text != ""
            assert isinstance(render(timex, "en"), str)
            assert isinstance(render(timex, "vi"), str)
            assert render_like(timex, "en", code)
            assert level(timex)
            assert values_agree(timex, timex)
        ends = [timex.span.end for timex in found]
        starts = [timex.span.start for timex in found]
        assert all(end <= start for end, start in zip(ends, starts[1:]))
        assert [t.tid for t in found] == [f"t{n}" for n in range(1, len(found) + 1)]
        source_hints(text, code)

    check()


_YEARLESS = st.sampled_from(
    ["Ngày 5/9", "Sáng 28/2", "Tháng 12", "Quý 3", "Thứ Hai (5/9)", "Cuối tuần 29/2", "Tuần từ 5/9"]
)
_FROM_IT = st.builds(
    "{} {} {}".format,
    st.sampled_from(["", "sáng", "thứ Hai", "cuối", "đầu", "mùa thu", "ngày 4", "hai", "10"]),
    st.sampled_from(["ngày", "tuần", "tháng", "quý", "năm", "giờ"]),
    st.sampled_from(["sau đó", "trước đó", "sau", "trước", "đó", "tiếp theo"]),
)


@settings(max_examples=300)
@given(_YEARLESS, st.lists(_FROM_IT, min_size=1, max_size=3))
def test_no_year_comes_out_of_none(start: str, relatives: list[str]) -> None:
    for timex in find_dates(". ".join([start, *relatives])):
        assert "2000" not in f"{timex.value} {timex.begin} {timex.end}"
        assert not re.match(r"XXXX-W\d", timex.value)
        assert "2000" not in render(timex, "en") + render(timex, "vi")


@settings(max_examples=150)
@given(st.text(max_size=80), st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)))
def test_any_characters(text: str, reference: datetime) -> None:
    for timex in find_dates(text, reference):
        assert timex.span.of(text) == timex.text


def test_same_text_same_dates() -> None:
    text = "Ngày 22/6, đại sứ cho biết đàm phán có thể bắt đầu vào tháng 7 tới."
    assert find_dates(text, "2021-06-23") == find_dates(text, "2021-06-23")


@pytest.mark.parametrize(
    ("text", "reference", "value"),
    [
        ("Lúc 24 giờ ngày 2/11/2018, hàng đóng cửa. 8 phút sau đó, điện tắt.", None, "2018-11-03T00:08"),
        ("Lúc 24 giờ ngày 31/12/9999, hàng đóng cửa. 8 phút sau đó, điện tắt.", None, "PT8M"),
        ("8 giờ sau, điện tắt.", "9999-12-31T23:00", "PT8H"),
    ],
)  # fmt: skip
def test_minutes_after_the_end_of_a_day(text: str, reference: str | None, value: str) -> None:
    """24:00 is a time that clocks of newspapers show and Python's do not; after the last day of
    the calendar there is no moment, only how much later it is."""
    assert find_dates(text, reference)[-1].value == value


@pytest.mark.parametrize("prefer", ["future", "past"])
@pytest.mark.parametrize("reference", ["0001-01-01", "9999-12-31"])
def test_a_lone_time_at_either_end_of_the_calendar(
    reference: str, prefer: Literal["future", "past"]
) -> None:
    """There is no day before the first one, nor after the last."""
    found = find_dates("lúc 0:10, lúc 23:50", reference, prefer)
    assert [timex.value[10:] for timex in found] == ["T00:10", "T23:50"]
