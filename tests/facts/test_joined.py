"""Spans that go through a model together with the words that belong to them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from summarize.facts import find_fixed, joined

_NIGHT = "the night of January 28 and the early hours of January 29"


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Theo thượng tá Trần Văn Bình, đường đã thông.", "Lieutenant Colonel Tran Van Binh"),
        ("Đại biểu Quốc hội Lê Thị Hoa hỏi.", "National Assembly deputy Le Thi Hoa"),
        ("TT Macron đã đến.", "leader Macron"),
        ("UBND huyện Cần Đước họp.", "Can Duoc District People's Committee"),
        (
            "Ông là chủ tịch UBND xã Tịnh Hòa.",
            "Chairman of the Tinh Hoa Commune People's Committee",
        ),
        ("Công an tỉnh Kim Bôi bắt hai người.", "Kim Boi Provincial Police"),
        ("Lửa lan sang xã Tịnh Hòa.", "Tinh Hoa Commune"),
        ("Cháy ở P. Yên Phụ.", "Yen Phu Ward"),
        ("TAND tỉnh Kim Bôi xử vụ này.", "Kim Boi Provincial People's Court"),
        ("Toà án nhân dân huyện Cần Đước xử.", "Can Duoc District People's Court"),
        ("VKSND quận Gò Vấp truy tố.", "Go Vap District People's Procuracy"),
        ("Xe của cháu Trần Gia Bảo bị hỏng.", "Tran Gia Bao"),
        ("Bị cáo Trần Gia Bảo kháng cáo.", "defendant Tran Gia Bao"),
        ("Đối tượng Trần Gia Bảo bỏ trốn.", "suspect Tran Gia Bao"),
        ("Bắt hai đối tượng Trần Gia Bảo và Lê Văn An.", "suspects Tran Gia Bao"),
        ("Các bị cáo Trần Gia Bảo, Lê Văn An kháng cáo.", "defendants Tran Gia Bao"),
        ("Nạn nhân Trần Gia Bảo đã xuất viện.", "victim Tran Gia Bao"),
        ("Cháy ở thôn Yên Lộ.", "Yen Lo Village"),
        ("Cháy ở ấp Yên Lộ.", "Yen Lo Hamlet"),
        ("Lũ trên sông Cả lên nhanh.", "Ca River"),
        ("Họ chèo qua Hồ Onega.", "Lake Onega"),
        ("Nước sông Loire dâng cao.", "Loire River"),
        ("Anh leo núi Everest.", "Mount Everest"),
        ("Xe lao xuống đèo Lò Xo.", "Lo Xo Pass"),
        ("Cháy ở phố Lò Đúc.", "Lo Duc Street"),
        ("Đường Nguyễn Trãi ngập sâu.", "Nguyen Trai Street"),
        ("Ông trú đường Nguyễn Trãi.", "Nguyen Trai Street"),
        ("Tai nạn xảy ra trên đường Nguyễn Trãi.", "Nguyen Trai Street"),
        ("Đêm 28 rạng sáng 29/1, lửa cháy.", _NIGHT),
        ("Tối 28/1, rạng sáng 29/1, lửa cháy.", _NIGHT.replace("night", "evening")),
        ("Cháy ở (phường Yên Phụ Bắc).", "Yen Phu Bac Ward"),
        ("Công ty cổ phần Hoàng Lộc lãi lớn.", "Hoang Loc Joint Stock Company"),
        ("Công ty TNHH MTV Hoàng Lộc lãi lớn.", "Hoang Loc Co., Ltd."),
        ("Chiều 23-7, mưa to.", "the afternoon of July 23"),
        ("Nước lên từ rạng sáng ngày 5/6/2019.", "the early hours of June 5, 2019"),
        ("Trưa 3-12, mưa tạnh.", "December 3 around noon"),
    ],
)
def test_what_goes_together(text: str, wording: str) -> None:
    found = joined(text, find_fixed(text))
    assert wording in [fixed.target for fixed in found]
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        # a list of names of one kind
        ("Các xã Tịnh Hòa và Phú Lộc mất điện.", ["Tinh Hoa", "Phu Loc"]),
        ("Lũ trên các sông Ba Chẽ và Khe Bưởi.", ["Ba Che", "Khe Buoi"]),
        ("Nhà máy đường Tịnh Hòa nghỉ.", ["Tinh Hoa"]),
        # "đường" and "phố" are more than streets
        ("Nhiều đường phố Hà Nội ngập sâu.", ["Ha Noi"]),
        ("Xuống phố Hải Phòng dạo chơi.", ["Hai Phong"]),
        ("Các tuyến phố Hà Nội ngập.", ["Ha Noi"]),
        ("Trên đường Hà Nội - Hải Phòng.", ["Ha Noi"]),
        ("Chặng đường Đà Nẵng - Huế dài.", ["Da Nang"]),
        ("Họ đi cung đường Hà Giang.", ["Ha Giang"]),
        ("Khách thăm Thiên đường Bảo Sơn.", ["Bao Son"]),
        ("Khách thăm từ đường Nguyễn Khoa.", ["Nguyen Khoa"]),
        ("Hai em Trần Văn Nam và Lê Văn Bắc.", ["Tran Van Nam", "Le Van Bac"]),
        # a county, no district; a town, no leader
        ("Tòa án quận Cook xử ông.", ["Cook"]),
        # the clock time has the part of the day
        ("Lúc 22h đêm 27-11, lửa tắt.", ["10 p.m.", "November 27"]),
        ("Mưa to ngày 23-7.", ["July 23"]),
        # more of the name follows than is known
        ("Công ty cổ phần PRIME Quế Lâm.", ["PRIME"]),
    ],
)
def test_what_does_not(text: str, wordings: list[str]) -> None:
    assert [fixed.target for fixed in joined(text, find_fixed(text))] == wordings


@pytest.mark.parametrize("words", ["anh em", "chị em", "Hai bà cháu", "đàn em", "em bé", "Trẻ em"])
def test_a_half_of_another_word_is_no_child(words: str) -> None:
    text = f"{words} Nguyễn Văn Hùng khỏe."
    assert [f.span.of(text) for f in joined(text, find_fixed(text))] == ["Nguyễn Văn Hùng"]


def test_the_name_alone_counts_as_right_too() -> None:
    """A model that reads no symbols may word the rest as it likes."""
    (fixed,) = joined("Lửa lan sang xã Tịnh Hòa.", find_fixed("Lửa lan sang xã Tịnh Hòa."))
    assert fixed.accepted == ("Tinh Hoa",)
