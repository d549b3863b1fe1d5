"""Stated dates, field by field."""

import pytest

from summarize.facts import find_stated_dates, read_facts, render_stated_date
from tests.linear import assert_linear


@pytest.mark.parametrize(
    ("text", "shown", "english"),
    [
        ("họp ngày 22/6 tại Huế", "22/6", "June 22"),
        ("sinh ngày 5/2/2021 ở Vinh", "5/2/2021", "February 5, 2021"),
        ("ngày 15 tháng 5 năm 1999", "15 tháng 5 năm 1999", "May 15, 1999"),
        ("hồi tháng 7/2021", "tháng 7/2021", "July 2021"),
        ("vào tháng Bảy tới", "tháng Bảy", "July"),
        ("từ tháng 12 năm ngoái", "tháng 12", "December"),
        ("năm 2018", "2018", "2018"),
        ("Thứ Hai, ngày 3/4", "Thứ Hai, ngày 3/4", "Monday, April 3"),
        ("lúc 9h30 sáng", "9h30 sáng", "9:30 a.m."),
        ("lúc 21 giờ 15", "21 giờ 15", "9:15 p.m."),
        ("lúc 7 giờ tối", "7 giờ tối", "7 p.m."),
        ("lúc 8 giờ họp", "8 giờ", "8:00"),
        ("giảm từ 15-7 tới đây", "15-7", "July 15"),
        ("vào 22h đêm qua", "22h đêm", "10 p.m."),
        ("đến gần 22h mới tắt", "22h", "10 p.m."),
        ("Từ 2-12, cấm xe hơi", "2-12", "December 2"),
        ("Tính đến 3-5, nước đã rút", "3-5", "May 3"),
        ("Kể từ 15-7, cấm xe hơi", "15-7", "July 15"),
        ("tan sở vào khoảng 15h ngày thứ Sáu", "15h", "3 p.m."),
        ("họp 7h thứ Hai tới", "7h", "7:00"),
    ],
)
def test_vietnamese(text, shown, english):
    """What stands in the text, and how English writes it."""
    found = find_stated_dates(text, "vi")
    assert [s.span.of(text) for s in found] == [shown]
    assert render_stated_date(found[0]) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("từ ngày 3 đến 9-4-2018", ["April 3", "April 9, 2018"]),
        ("vào đêm 11 và 12/8", ["August 11", "August 12"]),
        ("từ ngày 7 - 14/5 nắng", ["May 7", "May 14"]),
        ("từ ngày 30-8 đến 2-9 có mưa", ["August 30", "September 2"]),
        ("hơn một tuần (7/5 - 14/5)", ["May 7", "May 14"]),
        ("nghỉ ngày mai 3-9", ["September 3"]),
        ("kết phiên 9/10, chỉ số giảm", ["October 9"]),
        ("cúp điện lúc 8h ngày 3/9", ["8:00", "September 3"]),
    ],
)
def test_vietnamese_pairs(text, english):
    """A first day has the month of the second; an hour before a date is a time of day."""
    assert [render_stated_date(s) for s in find_stated_dates(text, "vi")] == english


@pytest.mark.parametrize(
    ("shown", "hour", "minute"),
    [
        ("7:30", 7, 30),
        ("19:05", 19, 5),
        ("9.30 a.m.", 9, 30),
        ("9 a.m.", 9, 0),
        ("10pm", 22, 0),
        ("10 PM", 22, 0),
        ("8h15", 8, 15),
        ("8 o'clock", 8, 0),
    ],
)
def test_every_english_clock_is_read(shown, hour, minute):
    """However it is written: a text is looked through only where one may stand."""
    (found,) = find_stated_dates(f"They met at {shown} in Hue", "en")
    assert (found.kind, found.hour, found.minute) == ("clock", hour, minute)


@pytest.mark.parametrize(
    "text",
    [
        "thua 3-1 và 2-1 ở giải",
        "khoảng ngày 9 và 2-1 đã thắng",
        "ai đến 3-1 cũng vui",
        "tỷ lệ 3/4 số phiếu",
        "kéo dài 10 giờ",
        "trong vòng 2 giờ 30 phút",
        "sau gần 20h bay",
        "ngày 31/2 và ngày 45/13",
        "gia hạn năm năm",
        "thắng 2-1",
        "thua 4-6, 6-7 (5/7)",
        "giá 22.500 đồng",
        "gần tháng năm trời",
        "mỗi ngày 5-6 tấn và mỗi ngày 2/3 số xe",
        "sản lượng 1-5/2018 tăng mạnh",
    ],
)
def test_no_date(text):
    """Fractions, durations, impossible dates, scores and prices state no date."""
    assert find_stated_dates(text, "vi") == []


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("ngày 22/6", "on June 22"),
        ("ngày 22/6/2021", "on 22 June 2021"),
        ("tháng 7/2021", "in July 2021"),
        ("Thứ Hai, ngày 3/4", "on Monday, April 3"),
        ("lúc 9h30 sáng", "at 9:30 am"),
        ("năm 2018", "in 2018"),
    ],
)
def test_both_languages_state_the_same_fields(vietnamese, english):
    """The fields are comparable across languages."""
    (vi,), (en,) = find_stated_dates(vietnamese, "vi"), find_stated_dates(english, "en")
    assert vi.fields() == en.fields()


def test_the_modal_verb_may_is_no_month():
    """ "May" opens a date only with a year, a day or a preposition."""
    assert find_stated_dates("May he rest in peace, they may say.", "en") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("xong trước 30/11", ["November 30"]),
        ("mừng Quốc khánh 2/9", ["September 2"]),
        ("rơi vào thứ bảy, 26/3", ["March 26"]),
        ("hạn cuối là 28/10", ["October 28"]),
        ("đi được sau 3/4 chặng đường", []),
        ("cần từ 2/3 số phiếu trở lên", []),
        ("về nhà trước 18 giờ", ["6 p.m."]),
        ("đến 9 giờ cùng ngày", ["9:00"]),
        ("xong trước 36 giờ", []),
        ("bay vào 14 giờ sau", []),
        ("trận mở màn 20/5 ở Vinh", ["May 20"]),
        ("hai lần vào 5/11 và 4/12", ["November 5", "December 4"]),
        ("lễ hội (4-7/10) đông", ["October 4", "October 7"]),
        ("mở từ 16 đến 18/3", ["March 16", "March 18"]),
        ("từ 2 đến 3/5 số phiếu", []),
        ("từ 1/3 đến 2/3 dân số", []),
        ("dồn bóng vào 1/3 sân đối phương", []),
        ("bão vào 5/11 huyện", []),
        ("xưởng tại 18/5 Lê Lợi", []),
        ("trực 24/7 ở nhà số 25/4, hẻm 18/3", []),
        ("dậy lúc 5 giờ kém 15", ["4:45"]),
        ("từ 18h đến 24h", ["6 p.m.", "midnight"]),
        ("lùi từ 18 giờ sang 19h15", ["6 p.m.", "7:15 p.m."]),
        ("họp từ 7 giờ đến 9 giờ sáng", ["7 a.m.", "9 a.m."]),
        ("mở cửa từ 8 giờ đến 17 giờ", ["8 a.m.", "5 p.m."]),
        ("kéo dài từ 2 giờ đến 14 giờ", []),
        ("học từ 10 giờ đến 13 giờ mỗi tuần", []),
        ("rút ngắn từ 18 giờ xuống 15 giờ", []),
        ("tăng từ 8 giờ lên 14 giờ/ngày", []),
        ("mở lúc 9 giờ Chủ nhật", ["9:00"]),
        ("uống ngày 2-3 lần", []),
        ("báo trước 24h", []),
        ("về nhất với 3:15.07", []),
        ("chạy hết 3 giờ 11 phút 23 giây", []),
    ],
)
def test_a_day_and_an_hour_by_the_words_before_them(text: str, told: list[str]) -> None:
    """A deadline and a holiday are dates without "ngày"; shares and lengths of time are none."""
    assert [render_stated_date(one) for one in find_stated_dates(text, "vi")] == told


def test_hours_from_one_time_to_another():
    """ "8h-17h" went to the model as it stands, and came back so."""
    found = find_stated_dates("mở cửa 8h-17h hằng ngày", "vi")
    assert [render_stated_date(stated) for stated in found] == ["8 a.m.", "5 p.m."]
    assert not find_stated_dates("làm 8h mỗi ngày", "vi")


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("mở cửa 8g-11g hằng ngày", ["8:00", "11:00"]),
        ("làm việc 7g30-11g", ["7:30", "11:00"]),
        ("họp từ 9h-11h ngày mai", ["9:00", "11:00"]),
        ("làm 8h-17h", ["8 a.m.", "5 p.m."]),
        ("nên ăn 5g-10g muối", []),
        ("dùng từ 15g-20g đường", []),
        ("sau 3 giờ thứ nhất", []),
        ("mất 5 giờ thứ trưởng mới đến", []),
        ("họp 7 giờ thứ 6", ["7:00"]),
        ("ngủ 9h-11h mỗi ngày", []),
        ("ngủ từ 9h-11h mỗi ngày", []),
        ("Máy bay bay 10h-12h.", []),
        ("Máy bay bay 13h-15h.", []),
        ("việc kéo dài khoảng 9h-11h", []),
    ],
)
def test_lengths_of_time_and_grams_are_no_hours(text, english):
    """ "5g-10g muối" became 5:00."""
    assert [render_stated_date(stated) for stated in find_stated_dates(text, "vi")] == english


@pytest.mark.parametrize(
    "text",
    [
        "Từ 2-12 người bị thương.",
        "Thua 2-12, họ về nước.",
        "Từ 2-12",
        "Sau 2-1, Real ghi thêm bàn.",
        "Đến 10-12, anh bỏ cuộc.",
        "Từ 2-1, họ thua ngược.",
    ],
)
def test_figures_with_a_hyphen_are_no_date(text):
    """A score, a range: only the head of a sentence with a comma behind is sure."""
    assert not find_stated_dates(text, "vi")


@pytest.mark.parametrize(
    "text",
    [
        "Kẹt xe ở đường Cách Mạng Tháng Tám.",
        "Cháy trên đường Ba Tháng Hai.",
        "Xe qua phố Cách mạng tháng 8.",
    ],
)
def test_a_street_named_after_a_day_is_no_date(text):
    """Nor is its number one of months."""
    asked = [fact for fact in read_facts(text, "vi") if fact.firm]
    assert not [fact for fact in asked if fact.kind == "month" or fact.unit]


def test_a_month_beside_a_street_is_a_date():
    [stated] = find_stated_dates("Kẹt xe ở phố Huế tháng 8.", "vi")
    assert render_stated_date(stated) == "August"


@pytest.mark.parametrize("unit", ["chờ 5 giờ rồi ", "từ 5 giờ đến ", "ngày 5-8.6 "])
def test_a_long_line_takes_time_in_proportion(unit: str) -> None:
    """The evidence of a summary is asked of a whole story at once."""
    assert_linear(lambda times: find_stated_dates(unit * times, "vi"), 3000)
