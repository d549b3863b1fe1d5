"""Values in words, and back: rendering then reading gives the value again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.dates import find_dates, level, render
from summarize.dates.tag import target_text
from summarize.document import Span, Timex, TimexType

_DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
_YEARS = st.integers(1900, 2099)
_SMALL = st.integers(1, 30)
_UNITS = st.sampled_from("DWMY")
_LANGUAGES = st.sampled_from(["en", "vi"])
_PARTS = st.sampled_from(["MO", "AF", "EV", "NI", "MI"])
_CLOCKS = st.builds(lambda h, m: f"T{h:02d}:{m:02d}", st.integers(0, 23), st.integers(0, 59))


def _weekend(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}-WE"


def _week(day: date) -> str:
    return _weekend(day)[:8]


_POINTS = st.one_of(
    _DAYS.map(date.isoformat),
    _DAYS.map(lambda d: "XXXX" + d.isoformat()[4:]),
    _DAYS.map(lambda d: d.isoformat()[:7]),
    _DAYS.map(lambda d: f"XXXX-{d.month:02d}"),
    _DAYS.map(lambda d: f"XXXX-XX-{d.day:02d}"),
    _YEARS.map(str),
    st.builds(lambda y, q: f"{y}-Q{q}", _YEARS, st.integers(1, 4)),
    st.builds(lambda y, h: f"{y}-H{h}", _YEARS, st.integers(1, 2)),
    st.builds(lambda y, s: f"{y}-{s}", _YEARS, st.sampled_from(["SP", "SU", "FA", "WI"])),
    st.integers(1, 4).map(lambda q: f"XXXX-Q{q}"),
    st.integers(1, 7).map(lambda w: f"XXXX-WXX-{w}"),
    _DAYS.map(_week),
    _DAYS.map(_weekend),
    st.integers(153, 202).map(lambda d: f"{d:03d}"),
    st.integers(9, 20).map(lambda c: f"{c:02d}"),
)
_MODIFIED = st.tuples(
    st.one_of(
        _DAYS.map(lambda d: d.isoformat()[:7]),
        _DAYS.map(lambda d: f"XXXX-{d.month:02d}"),
        _YEARS.map(str),
        st.builds(lambda y, s: f"{y}-{s}", _YEARS, st.sampled_from(["SP", "SU", "FA", "WI"])),
        st.builds(lambda y, q: f"{y}-Q{q}", _YEARS, st.integers(1, 4)),
        st.integers(181, 202).map(lambda d: f"{d:03d}"),
        st.integers(9, 20).map(lambda c: f"{c:02d}"),
    ),
    st.sampled_from(["START", "MID", "END"]),
)
_TIMES = st.one_of(
    st.builds(lambda d, c: d.isoformat() + c, _DAYS, _CLOCKS),
    st.builds(lambda d, p: f"{d.isoformat()}T{p}", _DAYS, _PARTS),
    st.builds(lambda d, c: f"XXXX{d.isoformat()[4:]}{c}", _DAYS, _CLOCKS),
    st.builds(lambda d, c: f"{d.isoformat()}{c}+01:00", _DAYS, _CLOCKS),
    _DAYS.map(lambda d: f"{d.isoformat()}T24:00"),
)
_LENGTHS = st.one_of(
    st.builds(lambda n, u: f"P{n}{u}", st.integers(1, 99), st.sampled_from("DWMY")),
    st.builds(lambda n, u: f"PT{n}{u}", st.integers(2, 48), st.sampled_from("HM")),
    st.builds(lambda y, m: f"P{y}Y{m}M", st.integers(1, 30), st.integers(1, 11)),
    st.integers(1, 9).map(lambda n: f"P{n}DE"),
    st.sampled_from(["PXD", "PXW", "PXM", "PXY", "PTXH"]),
)
_LENGTH_MODS = st.sampled_from(
    [None, "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"]
)
_SETS = st.one_of(
    st.builds(
        lambda n, u: (f"P{n}{u}", "EVERY", None), st.integers(1, 30), st.sampled_from("DWMY")
    ),
    st.builds(lambda f, u: (f"P1{u}", None, f"{f}X"), st.integers(1, 9), _UNITS),
    st.integers(1, 7).map(lambda w: (f"XXXX-WXX-{w}", "EVERY", None)),
    st.integers(1, 12).map(lambda m: (f"XXXX-{m:02d}", "EVERY", None)),
    _DAYS.map(lambda d: ("XXXX" + d.isoformat()[4:], "EVERY", None)),
    st.integers(1, 31).map(lambda d: (f"XXXX-XX-{d:02d}", "EVERY", None)),
)


def _timex(value: str, kind: TimexType = "DATE", **more: str | None) -> Timex:
    return Timex(tid="t1", span=Span(start=0, end=1), text="?", type=kind, value=value, **more)


def _read_back(timex: Timex, language: str) -> list[tuple[str, str, str | None, str | None]]:
    words = render(timex, language)
    assert words
    return [(t.type, t.value, t.mod, t.freq) for t in find_dates(words, language=language)]


@settings(max_examples=250)
@given(_POINTS, _LANGUAGES)
def test_dates_come_back(value: str, language: str) -> None:
    assert _read_back(_timex(value), language) == [("DATE", value, None, None)]


@settings(max_examples=200)
@given(_MODIFIED, _LANGUAGES)
def test_modified_dates_come_back(given_value: tuple[str, str], language: str) -> None:
    value, mod = given_value
    assert _read_back(_timex(value, mod=mod), language) == [("DATE", value, mod, None)]


@settings(max_examples=200)
@given(_TIMES, _LANGUAGES)
def test_times_come_back(value: str, language: str) -> None:
    assert _read_back(_timex(value, "TIME"), language) == [("TIME", value, None, None)]


@settings(max_examples=200)
@given(_LENGTHS, _LENGTH_MODS, _LANGUAGES)
def test_lengths_come_back(value: str, mod: str | None, language: str) -> None:
    timex = _timex(value, "DURATION", mod=mod)
    if mod is not None and "X" in value:
        return  # "more than several days" is not said
    assert _read_back(timex, language) == [("DURATION", value, mod, None)]


@settings(max_examples=200)
@given(_SETS, _LANGUAGES)
def test_sets_come_back(given_set: tuple[str, str | None, str | None], language: str) -> None:
    value, quant, freq = given_set
    timex = _timex(value, "SET", quant=quant, freq=freq)
    assert _read_back(timex, language) == [("SET", value, None, freq)]


@pytest.mark.parametrize(
    ("value", "mod", "english", "vietnamese"),
    [
        ("2021-06-22", None, "June 22, 2021", "ngày 22/6/2021"),
        ("XXXX-12-17", None, "December 17", "ngày 17/12"),
        ("2021-07", "START", "early July 2021", "đầu tháng 7/2021"),
        ("2021-07", "MID", "mid-July 2021", "giữa tháng 7/2021"),
        ("2011-Q3", None, "the third quarter of 2011", "quý 3/2011"),
        ("2021-H1", None, "the first half of 2021", "nửa đầu năm 2021"),
        ("2021-06-22T09:30", None, "9:30 a.m. on June 22, 2021", "9 giờ 30 ngày 22/6/2021"),
        ("2021-06-22TMO", None, "the morning of June 22, 2021", "sáng ngày 22/6/2021"),
        ("XXXX-WXX-5TAF", None, "Friday afternoon", "chiều thứ sáu"),
        ("XXXX-WXX-WE", None, "the weekend", "cuối tuần"),
        ("2022-W02", None, "the week of January 10, 2022", "tuần từ 10/1/2022"),
        ("XXXX-W36", None, "week 36", "tuần 36"),
        ("199", "START", "the early 1990s", "đầu những năm 1990"),
        ("18", None, "the 19th century", "thế kỷ 19"),
        ("BC0111", None, "111 BC", "năm 111 trước Công nguyên"),
        ("BC02", None, "the 3rd century BC", "thế kỷ 3 trước Công nguyên"),
        ("BC00", "END", "the late 1st century BC", "cuối thế kỷ 1 trước Công nguyên"),
        ("P10Y", "MORE_THAN", "more than 10 years", "hơn 10 năm"),
        ("PXD", None, "several days", "vài ngày"),
    ],
)
def test_wording(value: str, mod: str | None, english: str, vietnamese: str) -> None:
    timex = _timex(value, mod=mod)
    assert (render(timex, "en"), render(timex, "vi")) == (english, vietnamese)


def test_an_evening_of_every_week_keeps_its_weekday() -> None:
    (evening,) = find_dates("tối thứ Sáu hằng tuần", "2024-05-15")
    assert (render(evening, "en"), render(evening, "vi")) == (
        "every Friday evening", "tối thứ sáu hàng tuần",
    )  # fmt: skip


def test_a_century_before_christ_is_one() -> None:
    assert [level(t) for t in find_dates("thế kỷ II TCN, năm 111 TCN")] == ["century", "year"]


def test_what_states_nothing_has_no_words() -> None:
    assert [render(value) for value in ("XXXX-XX", "XXXX", "FUTURE_REF", "XXXX-XX-XX")] == [""] * 4


def test_a_bare_value_is_rendered_too() -> None:
    day = date(2021, 6, 21) + timedelta(days=1)
    assert render(day.isoformat(), "en") == "June 22, 2021"


def test_unknown_languages_are_refused() -> None:
    with pytest.raises(ValueError, match="there are: vi, en"):
        render("2021", "fr")


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Sáng nay, giá vàng giảm.", "this morning"),
        ("Xăng tăng từ 15h chiều nay.", "3 p.m. today"),
        ("Bão vào bờ trưa mai.", "tomorrow midday"),
        ("Ông sẽ điện đàm vào cuối tuần này.", "this weekend"),
        ("Tên miền bị chặn trong tuần đầu tháng 9.", "the first week of September"),
        ("Cô sinh con mùng 1 Tết.", "the 1st day of the 1st lunar month"),
        ("Vụ thứ hai trong chưa đầy một tháng.", "less than 1 month"),
        ("Công trình kéo dài dưới 3 năm.", "less than 3 years"),
        ("Công trình kéo dài gần 3 năm.", "nearly 3 years"),
        ("Quán đóng cửa lúc 22h hằng ngày.", "regularly at 10 p.m."),
        ("Bản tin phát 20h10 thứ Sáu hàng tuần.", "8:10 p.m. every Friday"),
    ],
)
def test_a_day_that_nothing_settles_is_said_as_the_text_has_it(text: str, wording: str) -> None:
    assert target_text(find_dates(text)[0]) == wording
