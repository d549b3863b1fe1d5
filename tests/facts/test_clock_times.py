"""Times of day: which hours are one, and how English says them."""

from __future__ import annotations

import pytest

from summarize.facts import compare, find_stated_dates, render_stated_date


def told(text: str) -> list[str]:
    """The English of the times of day that a Vietnamese text states."""
    found = find_stated_dates(text, "vi")
    return [render_stated_date(one) for one in found if one.kind == "clock"]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("mở cửa từ 6h đến 21h", ["6 a.m.", "9 p.m."]),
        ("tiếng ồn từ 22h đến 7h bị phạt", ["10 p.m.", "7 a.m."]),
        ("ngủ từ 22h đến 7h", ["10 p.m.", "7 a.m."]),
        ("tức 8h đến 10h sáng ở Huế", ["8 a.m.", "10 a.m."]),
        ("Từ 22h hôm trước đến 5h hôm sau", ["10 p.m.", "5 a.m."]),
        ("khởi hành lúc 8h20 và về lúc 17h5", ["8:20"]),
        ("khởi hành lúc 8h20 và về lúc 17h05", ["8:20 a.m.", "5:05 p.m."]),
        ("lúc 9h sáng nay (8 h giờ Hà Nội)", ["9 a.m.", "8:00"]),
        ("rơi vào khoảng 11h ở vùng núi", ["11:00"]),
        ("Đến khoảng 10h, họ về", ["10:00"]),
        ("lúc hơn 22h, tôi ra xem", ["10 p.m."]),
        ("lúc 20h kém 10", ["7:50 p.m."]),
        ("Đến khoảng hơn 13h thì tắt", ["1 p.m."]),
        ("Gần 15h, trời mưa", ["3 p.m."]),
        ("lúc 7 giờ rưỡi sáng", ["7:30 a.m."]),
        ("Đến 6 giờ rưỡi tối 5/6", ["6:30 p.m."]),
        ("lúc 12h trưa", ["noon"]),
        ("lúc 12h30 trưa", ["12:30 p.m."]),
        ("đến 12h cùng ngày", ["noon"]),
        ("đến tận 12h đêm", ["midnight"]),
        ("Đến 24h cùng ngày, tàu vào bờ", ["midnight"]),
        ("đóng phà lúc 0h ngày 1-6", ["12 a.m."]),
        ("vào 0h15 ngày 1/9", ["12:15 a.m."]),
        ("lúc 12 giờ tối", ["midnight"]),
        ("lúc 12 giờ 30 đêm", ["12:30 a.m."]),
        ("lúc 12h30", ["12:30 p.m."]),
        ("lúc 12:00 EDT", ["12:00"]),
    ],
)
def test_hours_of_the_day(text: str, english: list[str]) -> None:
    """Hours without a part of the day are left open, but where the sentence counts past twelve."""
    assert told(text) == english


@pytest.mark.parametrize(
    "text",
    [
        "chuyến đi kéo dài 6h30 phút",
        "chờ vào khoảng 3 giờ đồng hồ",
        "ông đến vào khoảng 2 giờ sau",
        "làm từ 2h đến 3h mỗi ngày",
        "dùng khoảng 10g muối",
        "trực 24h",
        "đi 1 giờ rưỡi mới tới",
    ],
)
def test_lengths_of_time_are_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("Chợ mở từ 6h đến 21h.", "It opens from 6 a.m. to 9 p.m.", "It opens from 6 a.m. to 8."),
        ("Cháy lúc 12h trưa.", "It burned at noon.", "It burned at 11 a.m."),
        ("Cháy lúc 12h trưa.", "It burned at 12 p.m.", "It burned at 12 a.m."),
        ("Cháy lúc 21h.", "It burned at 9 p.m.", "It burned at 9 a.m."),
        ("Cháy lúc 21h.", "It burned at 21:00.", "It burned at 9 am."),
        ("Cháy lúc 8h15 tối.", "It burned at 8:15 p.m.", "It burned at 8:15 a.m."),
        ("Cháy lúc 2:00 giờ chiều.", "It burned at 2 p.m.", "It burned at 2 a.m."),
        ("Cháy lúc 0h.", "It burned at midnight.", "It burned at 12 p.m."),
        ("Họp từ 18h đến 24h.", "From 6 p.m. to 12 a.m.", "From 6 p.m. to 12 p.m."),
        ("Cháy lúc 0h30.", "It burned at 12:30 a.m.", "It burned at 10:30 a.m."),
        ("Cháy lúc 12h đêm.", "It burned at midnight.", "It burned at 10 p.m."),
        ("Cháy lúc 7 giờ rưỡi.", "It burned at 7:30.", "It burned at 7:20."),
        ("Lúc 20h kém 10, trời mưa.", "At 7:50 p.m. it rained.", "At 8:10 p.m. it rained."),
    ],
)
def test_the_ledger_tells_right_from_wrong(source: str, right: str, wrong: str) -> None:
    assert compare(source, right).slips == ()
    assert compare(source, wrong).slips != ()


def test_an_hour_without_its_half_of_the_day_is_either() -> None:
    """ "9h" may be in the evening to who writes so, and "9:00" is right for "21h"."""
    assert compare("Cháy lúc 9h.", "It burned at 9 p.m.").slips == ()
    assert compare("Cháy lúc 21h.", "It burned at 9:00.").slips == ()
