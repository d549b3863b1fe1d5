"""Dates put into the other language with no more than the text says."""

from __future__ import annotations

import pytest

from summarize.dates import find_dates, level, render_like


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("ngày 22/6", "June 22"),
        ("hôm 24 tháng Chạp", "the 24th day of the 12th lunar month"),
        ("ngày 23 tháng Chạp hằng năm", "the 23rd day of the 12th lunar month"),
        ("cá tháng Tư", "April Fools' Day"),
        ("ngày 22/6/2021", "June 22, 2021"),
        ("tháng 7 tới", "July"),
        ("cuối tháng Bảy", "late July"),
        ("giữa tháng 7/2021", "mid-July 2021"),
        ("năm 2018", "2018"),
        ("quý 3", "the third quarter"),
        ("quý III/2021", "the third quarter of 2021"),
        ("hôm qua", "yesterday"),
        ("ngày mai", "tomorrow"),
        ("sáng nay", "this morning"),
        ("đêm qua", "last night"),
        ("tuần này", "this week"),
        ("tháng trước", "last month"),
        ("cuối tháng trước", "late last month"),
        ("năm ngoái", "last year"),
        ("đầu năm nay", "early this year"),
        ("giữa năm nay", "the middle of this year"),
        ("tháng 10 năm ngoái", "October last year"),
        ("ngày 24 tháng 11 năm ngoái", "November 24 last year"),
        ("thứ năm tuần tới", "Thursday next week"),
        ("hôm thứ Hai", "Monday"),
        ("thứ sáu tới", "next Friday"),
        ("thứ Hai, ngày 10/1", "Monday, January 10"),
        ("hai ngày trước", "2 days ago"),
        ("một ngày sau đó", "1 day later"),
        ("vài ngày trước", "several days ago"),
        ("cùng ngày", "the same day"),
        ("10 năm", "10 years"),
        ("5 năm qua", "the past 5 years"),
        ("3 ngày tới", "the next 3 days"),
        ("vài tuần", "several weeks"),
        ("hơn 10 năm", "more than 10 years"),
        ("gần 3 năm", "nearly 3 years"),
        ("chưa đầy 3 năm", "less than 3 years"),
        ("lúc 9 giờ 30", "9:30 a.m."),
        ("15 giờ ngày 3/5", "3 p.m. on May 3"),
        ("sáng ngày 22/6", "the morning of June 22"),
        ("mỗi năm", "every year"),
        ("cứ 4 năm một lần", "every 4 years"),
        ("những năm 1990", "the 1990s"),
        ("thế kỷ 19", "the 19th century"),
        ("Tết Nguyên đán 2021", "Lunar New Year 2021"),
        ("cuối tuần này", "this weekend"),
        ("ngày 12 âm lịch", "the 12th day of the lunar month"),
        ("thứ Bảy thứ ba của tháng 10", "the third Saturday of October"),
        ("thứ Sáu cuối cùng của tháng sau", "the last Friday of next month"),
        ("mùa đông tới", "this coming winter"),
        ("cuối mùa hè vừa qua", "late this past summer"),
        ("thế kỷ II TCN", "the 2nd century BC"),
        ("mỗi tuần ba lần", "3 times a week"),
        ("9h kém 5 tối nay", "8:55 p.m. today"),
        ("19h15 (giờ Hà Nội) ngày 3/7", "7:15 p.m. on July 3"),
        ("đêm giao thừa dương lịch", "the eve of New Year's Day"),
    ],
)
def test_vietnamese_into_english(text: str, english: str) -> None:
    (timex,) = find_dates(text, "2021-06-20")
    assert render_like(timex, "en", "vi") == english


@pytest.mark.parametrize(
    ("text", "vietnamese"),
    [
        ("June 22", "ngày 22/6"),
        ("late July", "cuối tháng 7"),
        ("yesterday", "hôm qua"),
        ("last month", "tháng trước"),
        ("two days ago", "2 ngày trước"),
        ("10 years", "10 năm"),
        ("nearly 10 years", "gần 10 năm"),
        ("less than 10 years", "dưới 10 năm"),
        ("Thursday next week", "thứ năm tuần tới"),
    ],
)
def test_english_into_vietnamese(text: str, vietnamese: str) -> None:
    (timex,) = find_dates(text, "2021-06-20", language="en")
    assert render_like(timex, "vi", "en") == vietnamese


def test_members_of_a_list() -> None:
    """A member that is a bare number is said with its month."""
    found = find_dates("từ 10-15/5", "2021-05-20")
    assert [render_like(timex) for timex in found] == ["May 10", "May 15"]


def test_a_day_of_a_month_whose_year_is_unknown() -> None:
    """Which day it is, is as unknown as the year."""
    (sunday,) = find_dates("Chủ nhật thứ hai của tháng 5")
    (last,) = find_dates("ngày cuối cùng của năm")
    assert (sunday.value, render_like(sunday)) == ("XXXX-05-XX", "the second Sunday of May")
    assert last.value == "XXXX-12-31"


def test_unknown_values_keep_their_words() -> None:
    (timex,) = find_dates("tháng trước")
    assert timex.value == "XXXX-XX"
    assert render_like(timex) == "last month"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 22/6", "day"), ("tháng 7", "month"), ("năm 2018", "year"), ("quý 3", "quarter"),
        ("9 giờ sáng", "time"), ("tuần này", "week"), ("những năm 90", "decade"),
        ("thế kỷ 19", "century"), ("10 năm", "duration"), ("mỗi năm", "set"),
        ("vài ngày trước", "vague"), ("mùa hè năm 2001", "quarter"), ("cuối tuần này", "week"),
    ],
)  # fmt: skip
def test_level(text: str, expected: str) -> None:
    (timex,) = find_dates(text, "2021-06-20")
    assert level(timex) == expected
