"""Figures on both sides of a stroke that are no date."""

from __future__ import annotations

import pytest

from summarize.facts import compare, find_fixed
from summarize.facts.shares import find_shares


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Khoảng 2/3 dân số đảo đã rời đi.", "two-thirds"),
        ("Hơn 1/4 số xe buýt chạy điện.", "one-quarter of"),
        ("Có 41/58 tỉnh báo cáo.", "41 of 58"),
        ("Bà đạt 39/44 phiếu.", "39 of 44"),
        ("Công an bắt 3/4 nghi phạm.", "3 of 4"),
        ("Nước này xếp thứ 45/126 quốc gia.", "45th of 126"),
        ("Đồ án quy hoạch 1/2.000 được duyệt.", "1:2,000"),
        ("Đồ án quy hoạch 1/10.000 được duyệt.", "1:10,000"),
        ("Cơ hội trúng là 1/175,2 triệu.", "1 in 175.2 million"),
        ("Họ thua ở vòng 1/8 hôm qua.", "the round of 16"),
    ],
)
def test_a_share_is_worded(source: str, told: str) -> None:
    """The ledger finds the wording right, and another figure wrong."""
    assert [fixed.target for fixed in find_fixed(source)] == [told]
    assert not compare(source, f"It is {told} something.").slips


@pytest.mark.parametrize(
    "source",
    [
        "Nhà số 21/85 đường này.",
        "Đêm 1/3 giữa hai nước.",
        "Không muộn hơn 9/12.",
        "Huyết áp 120/80 là tốt.",
        "Mở cửa 24/24.",
        "Sân vận động 1/5 ở thủ đô.",
        "Xổ số Mega 6/45 kỳ này.",
        "quy hoạch chi tiết xây dựng 1/500 dự án",
        "Nghị định 15/2020/NĐ-CP có hiệu lực.",
    ],
)
def test_what_is_no_share(source: str) -> None:
    """Addresses, dates, blood pressure, lotteries and decrees."""
    assert not list(find_shares(source))
