"""Days and months that share a month or a year with the last of them."""

from __future__ import annotations

import pytest

from summarize.facts import compare, find_fixed, find_stated_dates
from summarize.facts.date_runs import find_date_runs


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Lễ hội diễn ra từ 5-8/6/2019 tại Huế.", "June 5 to 8, 2019"),
        ("Lễ hội diễn ra từ ngày 5 - 8/6 tại Huế.", "June 5 to 8"),
        ("Hội chợ (24-28/11) có 90 gian hàng.", "November 24-28"),
        ("Trong hai ngày 04 – 05/4, mưa lớn.", "April 4-5"),
        ("Hội sách mở từ 05-08.06.2019.", "June 5 to 8, 2019"),
        ("Trong ba ngày 20, 21 và 22/10, mưa lớn.", "October 20, 21 and 22"),
        ("Anh hát vào ngày 19, 20/8 tới đây.", "August 19 and 20"),
        ("Các ngày 10 và 11/11/2018, đội tập ở sân nhà.", "November 10 and 11, 2018"),
        ("Ngày 6 và 7-8, đội nghỉ.", "August 6 and 7"),
        ("Kỳ nghỉ lễ 30/4 - 1/5 kéo dài.", "April 30-May 1"),
        ("Cuộc thi diễn ra từ 17/11-2/12 ở Hà Nội.", "November 17 to December 2"),
        ("Từ ngày 18/1-21/1/2019, nhiều nơi có mưa.", "January 18 to 21, 2019"),
        ("Ngày 28/12-3/1/2019, trời rét.", "December 28, 2018-January 3, 2019"),
        ("Tháng 5-7/2019, trời nắng nóng.", "May-July 2019"),
        ("Từ tháng 9 đến 11-2017, giá tăng.", "September to November 2017"),
        ("Tháng 11 và 12-2018 có nhiều bão.", "November and December 2018"),
        ("Các tháng 5, 6 và 7/2019 đều nóng.", ""),
        ("Từ ngày 5-8/6/2019, 20 người chết.", "June 5 to 8, 2019"),
        ("Ngày 20 và 21/10, 5 người chết.", "October 20 and 21"),
        ("Kỳ nghỉ 30/4-1/5: 20 người chết.", "April 30-May 1"),
        ("Lúa chín vào tháng 9-10 năm nay.", "September-October"),
        ("Từ tháng 6/2015-3/2018, bà giữ quỹ.", "June 2015 to March 2018"),
        ("Giai đoạn 6/2015 - 3/2018, giá tăng.", "June 2015-March 2018"),
        ("Dịp lễ gồm: 27, 28, 29, 30-4.", "April 27, 28, 29 and 30"),
        ("Hội diễn ngày 20-21.07 ở Huế.", "July 20-21"),
        ("Trong hai ngày liên tiếp 4 và 5/7, trời nóng.", "July 4 and 5"),
    ],
)
def test_a_run_is_worded_as_one_expression(text: str, wording: str) -> None:
    """A list of months opened by "các tháng" is read as well."""
    runs = find_date_runs(text)
    assert [run.wording for run in runs] == [wording or "May, June and July 2019"]
    [date] = [one for one in find_fixed(text) if one.fact == "date"]
    assert date.target == runs[0].wording


def test_each_part_of_a_run_is_a_date_with_what_it_borrows() -> None:
    dates = find_stated_dates("Lễ hội diễn ra từ 5-8/6/2019.", "vi")
    assert [one.fields()[:3] for one in dates] == [(2019, 6, 5), (2019, 6, 8)]
    dates = find_stated_dates("Ngày 28/12-3/1/2019, trời rét.", "vi")
    assert [one.fields()[:3] for one in dates] == [(2018, 12, 28), (2019, 1, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "Nồng độ mặn khoảng 5 - 6/1.000.",
        "Được từ 2-3/5 số phiếu.",
        "Giam gần 4-7 tháng 18 ngày.",
        "Từ 1/3-1/2 dân số ở đây.",
        "Mỗi ngày 5-6/8 người được chọn.",
        "Giữa tháng 5, 6 người chết.",
        "Tỷ số 3-5/6.",
        "Sinh ngày 5-8-06.",
        "Ngày 8-5/6, mưa.",
        "Ngày 30-31/6, mưa.",
        "Chiếm 10-12/50 mẫu.",
        "Thu nhập mỗi tháng 5-7 triệu đồng.",
        "Một tháng 3-4 chuyến hàng.",
        "Mất từ mùng 8-10 tháng 3 âm lịch.",
        "Mưa vào tháng 7-8 âm lịch.",
        "Nhà ở (từ 12-14/3 phố Huế).",
        "Thắng 7-6, 7-5 (5-7/9).",
        "Nghị định 6/2015 - 3/2018.",
        "Từ tháng 6/2018-3/2015.",
        "Mỗi ngày 20-21.07 tấn.",
        "Các lớp 8, 10, 12-4.",
    ],
)
def test_shares_scores_and_impossible_days_are_no_run(text: str) -> None:
    assert find_date_runs(text) == ()


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "Lễ hội diễn ra từ 5-8/6/2019.",
            "The festival runs from June 5 to 8, 2019.",
            "The festival runs from June 5 to 9, 2019.",
        ),
        (
            "Tháng 5-6/2019, trời nắng nóng.",
            "In May-June 2019 it was hot.",
            "In May-July 2019 it was hot.",
        ),
        (
            "Từ tháng 6/2015-3/2018, bà giữ quỹ.",
            "From June 2015 to March 2018, she kept the fund.",
            "From June 2015 to April 2018, she kept the fund.",
        ),
        (
            "Đợt mưa kéo dài từ ngày 30/6-2/7.",
            "The rain lasted from June 30 to July 2.",
            "The rain lasted from June 30 to July 3.",
        ),
    ],
)
def test_the_ledger_compares_both_ends(source: str, right: str, wrong: str) -> None:
    assert compare(source, right).slips == ()
    assert compare(source, wrong).slips != ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It runs from June 5 to 8, 2019.", [(2019, 6, 5), (2019, 6, 8)]),
        ("It rained August 5, 6 and 7.", [(None, 8, 5), (None, 8, 6), (None, 8, 7)]),
        ("They fought from 4-8 May 1942.", [(1942, 5, 4), (1942, 5, 8)]),
        ("On June 5 and 12 people died.", [(None, 6, 5)]),
        ("On June 8-5 it rained.", [(None, 6, 8)]),
        ("From June 5 to 8.5 degrees.", [(None, 6, 5)]),
    ],
)
def test_english_runs_are_as_many_dates(text: str, days: list[tuple[int | None, int, int]]) -> None:
    found = [one for one in find_stated_dates(text, "en") if one.kind == "day"]
    assert [one.fields()[:3] for one in found] == days
