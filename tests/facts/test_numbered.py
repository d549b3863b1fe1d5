"""Numbered things whose wording is known."""

from __future__ import annotations

import pytest

from summarize.facts import compare, find_fixed


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Trong quý III năm ngoái, lãi giảm.", "the third quarter"),
        ("Lãi quý 2/2017 giảm.", "the second quarter of 2017"),
        ("Doanh thu quý hai năm nay tăng.", "the second quarter"),
        ("Nước vượt báo động 2 gần 1 m.", "alarm level 2"),
        ("Lũ trên báo động cấp III.", "alarm level 3"),
        ("Cháy ở quận 7.", "District 7"),
        ("Cháy ở thôn 3.", "Village 3"),
        ("Cháy ở ấp 4, xã bên.", "Hamlet 4"),
        ("Cháy ở tổ 62, phường bên.", "Group 62"),
        ("Cháy ở tổ dân phố số 5.", "Residential Group 5"),
        ("Cháy ở P. 6, Q. 3.", "Ward 6"),
        ("Theo Điều 12 Luật Đất đai.", "Article 12"),
        ("Theo khoản 2, Điều 12 của luật.", "Clause 2"),
        ("Hội đồng ra nghị quyết 09.", "Resolution 09"),
        ("Nghị quyết 42/2017 có hiệu lực.", "Resolution 42/2017"),
        ("Theo Quyết định số 312/QĐ-UBND, chợ dời đi.", "Decision No. 312/QD-UBND"),
        ("Nghị định 64/2021/NĐ-CP có hiệu lực.", "Decree 64/2021/ND-CP"),
        ("Gió mạnh nhất cấp 11-12.", "level 11-12"),
        ("Đoàn giành 11 HCĐ.", "11 bronze medals"),
        ("Em có 1 huy chương bạc.", "1 silver medal"),
        ("Phút 34, Nam ghi bàn.", "minute 34"),
        ("Anh gỡ hòa ở phút 90+4.", "minute 90+4"),
        ("Phút bù giờ thứ hai, Nam ghi bàn.", "the second minute of stoppage time"),
        ("Gần ba phần tư số hộ có nước.", "three-quarters"),
        ("Hai phần năm số hộ chưa có nước.", "two-fifths"),
        ("Đầu thập niên 90, chợ còn nhỏ.", "the early 1990s"),
        ("Những năm 70, làng chưa có điện.", "the 1970s"),
        ("Máy bay ra đời trong thập niên 1950.", "the 1950s"),
        ("Ông sống ở Vinh từ đầu những năm 1990.", "the early 1990s"),
        ("Những năm 70, 80 của thế kỷ trước, làng nghèo.", "the 1970s and 1980s"),
        ("Vào những năm 1940 và 1950, làng nghèo.", "the 1940s and 1950s"),
        ("Trong những năm 60 của thế kỷ 19, ông viết sách.", "the 1860s"),
        ("Vào những năm 20 thế kỷ XX, làng nghèo.", "the 1920s"),
        ("Lãi quý II năm 2019 giảm.", "the second quarter of 2019"),
        ("Lãi quý 1-2019 giảm.", "the first quarter of 2019"),
        ("Công an trực 24/24 giờ ở chợ.", "24 hours a day"),
        ("Quán mở cửa 24/24h mỗi ngày.", "24 hours a day"),
        ("Sở gửi công văn khẩn số 691.", "Official Dispatch No. 691"),
        ("Gió mạnh cấp 6, giật cấp 8.", "gusts of level 8"),
        ("Bão cấp 9-10 vào bờ.", "level 9-10"),
        ("Bộ tư lệnh Quân khu 7.", "Military Zone 7"),
        ("Cơn bão số 4 vào bờ.", "Storm No. 4"),
        ("Xe lật trên QL1A và tỉnh lộ 8.", "National Highway 1A"),
        ("kẹt xe trên quốc lộ 1K", "National Highway 1K"),
        ("Xe lật trên quốc lộ 51.", "National Highway 51"),
        ("Bão đi theo hướng Tây.", "west"),
        ("Bão đi theo hướng Tây Bắc.", "northwest"),
        ("Bão đi theo hướng Tây Tây Nam.", "west-southwest"),
        ("Kế hoạch giai đoạn 2011 - 2020.", "2011-2020"),
        ("Tàu cá QNg 90620 chìm.", "90620"),
        ("Tàu số hiệu 44101 rời bến.", "44101"),
    ],
)
def test_wordings(text: str, wording: str) -> None:
    assert wording in [fixed.target for fixed in find_fixed(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Quý vị chờ 2 phút.",
        "Tim đập mỗi phút 60 nhịp.",
        "Trong mười phút 20 người ngã.",
        "Em có 5 huy chương đồng đội.",
        "Đá quý 3,5 tỷ đồng.",
        "Báo động 3.000 hộ.",
        "Hôm nay phường 12 ca mắc.",
        "Đó là điều 2 người muốn.",
        "Trường cấp 2 mở cửa.",
        "Tàu Phú Quý I rời bến.",
        "Những năm 2015, 2016 khó khăn.",
        "Những năm 1990 - 1995 khó khăn.",
        "Những năm 1970 đến 1990 khó khăn.",
        "Những năm 90, 5 người về làng.",
        "Những năm 70 tuổi, bà vẫn khỏe.",
        "Quý 1-2 năm nay lãi tăng.",
        "Có 24/24 xã đạt chuẩn.",
    ],
)
def test_no_such_thing(text: str) -> None:
    assert not [f for f in find_fixed(text) if f.fact == "term"]


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("Bà sống ở Vinh từ những năm 1980.", "She lived there from the 1980s.", "From the 1990s."),
        ("Bà sống ở Vinh từ những năm 1980.", "She lived there from the '80s.", "From 1988."),
        ("Những năm 70, 80 làng nghèo.", "It was poor in the 1970s and 1980s.", "In the 1970s."),
        ("Lãi quý 1-2019 giảm.", "Profit fell in the first quarter of 2019.", "It fell in 2018."),
        ("Họ trực 24/24 giờ.", "They are on duty 24 hours a day.", "They are on duty 12 hours."),
    ],
)
def test_the_ledger_tells_right_from_wrong(source: str, right: str, wrong: str) -> None:
    assert compare(source, right).slips == ()
    assert compare(source, wrong).slips != ()
