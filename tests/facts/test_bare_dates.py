"""Days and months without a year, told by the words around them."""

from __future__ import annotations

import pytest

from summarize.facts import compare, find_fixed, find_stated_dates, render_stated_date


def told(text: str) -> list[str]:
    """The English of the dates that a Vietnamese text states."""
    return [render_stated_date(one) for one in find_stated_dates(text, "vi")]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("nộp tiền trước 31-12 thì được giảm", ["December 31"]),
        ("tập trận kéo dài đến 20-8, có ba nước", ["August 20"]),
        ("hỏi ý kiến dân từ 21-8 tới 15-9", ["August 21", "September 15"]),
        ("Chợ nghỉ lễ 30-4 và 1-5.", ["April 30", "May 1"]),
        ("nghỉ năm ngày, từ 27-4 đến 1-5", ["April 27", "May 1"]),
        ("tăng thuế từ ngày 1-9 và 15-12, hãng nói", ["September 1", "December 15"]),
        ("ngày thương binh liệt sĩ 27-7", ["July 27"]),
        ("mừng Quốc tế phụ nữ 8-3 ở Huế", ["March 8"]),
        ("quà nhân dịp 1/6", ["June 1"]),
        ("phiếu đầu tiên trong ngày bầu cử 6-11", ["November 6"]),
        ("vàng giảm trong ngày giao dịch 7-5", ["May 7"]),
        ("gặp nhau thứ tư tuần trước (28-11)", ["November 28"]),
        ("họp đầu tuần này (2-4)", ["April 2"]),
        ("sinh nhật của vua (29-4)", ["April 29"]),
        ("họp sáng nay, 17-6", ["June 17"]),
        ("16-11, thông xe cầu vượt", ["November 16"]),
        ("Ngày 17 - 6, chợ mở cửa", ["June 17"]),
        ("sau vụ khủng bố 11/9", ["September 11"]),
        ("Từ 4-9 đến nay, chợ vắng", ["September 4"]),
        ("từ 1/7 bán vé ở ga", ["July 1"]),
        ("tối muộn 5/5, mưa to", ["May 5"]),
        ("về nước hôm nay, 6-9.", ["September 6"]),
        ("vào khuya 20-2, xe lật", ["February 20"]),
        ("sáng đầu tuần 3-6, Quốc hội họp", ["June 3"]),
        ("món quà 8/3 ý nghĩa", ["March 8"]),
        ("hồi ức về chiến thắng 30/4 vẫn còn", ["April 30"]),
        ("hồi tháng 4/2017 và 1/2018", ["April 2017", "January 2018"]),
        ("em gái (SN 5/2003) ở Vinh", ["May 2003"]),
        ("vào mỗi tháng 11, trời rét", ["November"]),
        ("trong 10 tháng năm 2018", ["2018"]),
        ("sinh ngày 10 tháng năm ở Huế", ["May 10"]),
        ("lễ 30-4 năm nay", ["April 30"]),
        ("sáng hôm sau (24/7), họ về", ["July 24"]),
        ("hồi giữa tháng 5 lần đầu tiên bị chặn", ["May"]),
        ("khai giảng ngày 7 tháng 9, ngày vui", ["September 7"]),
        ("giá tăng từ 8/2017", ["August 2017"]),
        ("hôm 9/11 triệu đại diện đến", ["November 9"]),
        ("giai đoạn 1-2005 đến tháng 12-2016", ["January 2005", "December 2016"]),
        ("đại hội lần thứ 18 tháng 10/2012", ["October 2012"]),
    ],
)
def test_what_tells_a_date(text: str, english: list[str]) -> None:
    assert told(text) == english


@pytest.mark.parametrize(
    "text",
    [
        "người lớn và 1/3 trẻ em",
        "sở hữu đến 1/5 trữ lượng",
        "lãnh án từ 3/10 năm tù",
        "chặng đường từ 1/3 đến 2/3 lộ trình",
        "trú tại 18 A / 19/11 Lê Lợi",
        "thắng hai hiệp 25-10, 25-12",
        "thắng hiệp đầu (25-12)",
        "thắng 3-0 (25-12)",
        "dẫn điểm từ 13-11",
        "tăng từ 10-12 đến 20-12 tuổi",
        "trẻ từ 10-12 tuổi",
        "ngày 5 - 6 người đến",
        "quy hoạch 1/2000",
        "vé tàu từ 5-2000 đồng",
        "cúp 11/9 nhà",
        "bị giam 9 tháng 12 ngày",
        "án 3 năm 7 tháng 9 ngày tù",
        "kéo dài 4 tháng 1 tuần",
        "họp ít nhất 4 tháng một lần",
        "2-3 năm nay bị vướng",
        "quán mở cửa 24/7",
        "mỗi tháng 1 lần",
        "bỏ nghề từ khoảng 4-5 năm nay",
        "học lớp 8/3 ở Huế",
        "chiến thắng 2-1 trước đội khách",
        "đã trải qua 2-3 ngàn năm",
    ],
)
def test_shares_scores_and_addresses_are_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("họp ở Rome hồi tháng ba.", ["March"]),
        ("rời ghế vào tháng một", ["January"]),
        ("tìm thấy từ tháng hai trong núi", ["February"]),
        ("công bố cuối tháng hai, theo báo", ["February"]),
        ("Tháng ba năm nay, ông nghỉ", ["March"]),
        ("hồi tháng năm ở Huế", ["May"]),
        ("hồi đầu tháng hai bên đã ký", []),
        ("cuối tháng ba người bị bắt", []),
        ("gia hạn năm tháng năm ngày", []),
        ("Tháng hai lần họ họp", []),
    ],
)
def test_a_month_in_small_letters(text: str, english: list[str]) -> None:
    """ "tháng hai" after words that want a month; "the month, two sides" elsewhere."""
    assert told(text) == english


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Anh nộp mỗi tháng 10 triệu đồng.", "VND 10 million"),
        ("Bà trợ cấp mỗi tháng 2.235.000 đồng.", "VND 2,235,000"),
        ("Lương tháng 8 triệu đồng là cao.", "VND 8 million"),
    ],
)
def test_so_much_a_month_is_no_month_of_the_year(text: str, amount: str) -> None:
    """ "mỗi tháng 10 triệu" was October."""
    assert [fixed.target for fixed in find_fixed(text)] == [amount]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Anh bị giam 9 tháng 12 ngày.", "9 months 12 days"),
        ("Án 3 năm 7 tháng 9 ngày tù.", "3 years 7 months 9 days"),
        ("Thu phí 17 năm 5 tháng.", "17 years 5 months"),
    ],
)
def test_months_and_days_of_a_sentence_are_no_day_of_the_year(text: str, length: str) -> None:
    """ "9 tháng 12 ngày" was December 9."""
    assert [fixed.target for fixed in find_fixed(text)] == [length]


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("Họ gặp nhau hồi tháng ba.", "They met in March.", "They met in May."),
        ("Nộp tiền trước 31-12.", "Pay before December 31.", "Pay before November 31."),
        ("Chợ nghỉ lễ 30-4 và 1-5.", "It closed on April 30 and May 1.", "It closed on May 1."),
        ("Giá tăng từ 8/2017.", "Prices rise since August 2017.", "Prices rise since May 2017."),
        ("Ông nói về vụ 11/9.", "He spoke about 9/11.", "He spoke about November 9."),
        ("Ông nói về vụ 11/9.", "He spoke about September 11.", "He spoke about October 9."),
        ("Nộp mỗi tháng 10 triệu đồng.", "Pay VND 10 million a month.", "Pay VND 10 in October."),
        (
            "Anh bị giam 9 tháng 12 ngày.",
            "He was held for nine months and 12 days.",
            "He was held until December 9.",
        ),
        (
            "Đại hội lần thứ 18 tháng 10/2012.",
            "The 18th congress in October 2012.",
            "The 18th congress in November 2012.",
        ),
    ],
)
def test_the_ledger_tells_right_from_wrong(source: str, right: str, wrong: str) -> None:
    assert compare(source, right).slips == ()
    assert compare(source, wrong).slips != ()
