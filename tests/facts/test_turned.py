"""Words of few values that a rendering turned into one another."""

from __future__ import annotations

import pytest

from summarize.facts import compare
from summarize.facts.parts_of_day import part_slips
from summarize.facts.turned import turned

PAIRS = [
    # source, what says it, what turns it into another value
    ("Lãi tăng trong quý III năm nay.", "Profit rose in the third quarter.", "Profit rose in the second quarter."),
    ("Quý một năm 2020 lỗ.", "A loss in Q1 of 2020.", "A loss in Q4 of 2020."),
    ("Nửa đầu năm 2020, giá giảm.", "Prices fell in the first half of 2020.", "Prices fell in the second half of 2020."),
    ("Doanh thu tăng gấp ba.", "Revenue tripled.", "Revenue doubled."),
    ("Doanh thu tăng gấp đôi.", "Twice the revenue.", "Revenue halved."),
    ("Giá giảm một nửa.", "The price halved.", "The price doubled."),
    ("Hai phần ba đại biểu tán thành.", "Two thirds of deputies agreed.", "One third of deputies agreed."),
    ("Hơn một nửa số hộ mất điện.", "More than half of the homes lost power.", "More than a third of homes lost power."),
    ("Hàng chục nghìn người sơ tán.", "Tens of thousands fled.", "Hundreds fled."),
    ("Hàng triệu người mất việc.", "Millions lost their jobs.", "Thousands lost their jobs."),
    ("Thứ Sáu tuần tới, họ họp.", "They meet next Friday.", "They met last Friday."),
    ("Ít nhất 20 người chết.", "At least 20 people died.", "At most 20 people died."),
    ("Hơn 40 độ C.", "Over 40 degrees C.", "Under 40 degrees C."),
    ("Chưa đến 100 người dự.", "Fewer than 100 people came.", "More than 100 people came."),
    ("Họ phải nộp trước 15/8.", "They have to pay before August 15.", "They have to pay after August 15."),
    ("Lương 4 triệu đồng/tháng.", "Pay is VND 4 million a month.", "Pay is VND 4 million a year."),
    ("Họ trả 50 USD mỗi ngày.", "They paid $50 a day.", "They paid $50 a week."),
    ("Chủ nhật vừa qua, họ họp.", "They met last Sunday.", "They meet next Sunday."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "right", "wrong"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_a_value_turned_into_another_is_told(source: str, right: str, wrong: str) -> None:
    assert not turned(source, right)
    (slip,) = turned(source, wrong)
    assert slip.grave and slip.what == "changed"
    assert compare(source, right).balanced and not compare(source, wrong).balanced


@pytest.mark.parametrize(
    ("source", "target"),
    [
        # Said in figures, or not at all.
        ("Hai phần ba đại biểu tán thành.", "67% of the deputies agreed."),
        ("Doanh thu tăng gấp đôi.", "Revenue rose 100%."),
        # The words of other things.
        ("Đảo Phú Quý II đón khách.", "Phu Quy II welcomed guests in the third quarter."),
        ("Quý 1-2 có lãi.", "The second quarter was profitable."),
        ("Tăng gấp 5 đến 6 lần.", "It rose 5 to 6 times."),
        ("Tăng gấp 2,5 lần.", "It rose 2.5 times, not three times."),
        ("Một nửa số đội vào trận bán kết.", "Half of the teams reached the semi-final."),
        ("Từ thứ Hai tới thứ Sáu, chợ mở.", "The market is open next Monday."),
        ("Hàng chục tỷ USD.", "Tens of billion dollars."),
        ("Tỷ lệ thấp hơn 50%.", "The rate is below 50%."),
        ("Tỷ lệ lớn hơn 50%.", "The rate is above 50%."),
        ("Không dưới 20 người dự.", "No fewer than 20 people came."),
        ("Gần 100 người dự.", "About 100 people came, not more than usual."),
        # One of several.
        ("Quý I và quý II đều lỗ.", "The first and second quarters brought losses."),
    ],
)
def test_what_is_left_out_or_said_otherwise_is_not(source: str, target: str) -> None:
    assert not turned(source, target)


def test_hours_in_words_have_their_part_of_the_day() -> None:
    assert not part_slips("Ba giờ chiều, họ đến.", "They came at three in the afternoon.")
    assert part_slips("Ba giờ chiều, họ đến.", "They came at three in the morning.")
    assert not part_slips("Ba giờ, sáng ra họ đến.", "They came at three in the afternoon.")
