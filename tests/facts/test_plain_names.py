"""Names of two or three syllables that nothing announces."""

from __future__ import annotations

import pytest

from summarize.facts import compare, find_fixed


def _fixed(text: str) -> list[str]:
    return [fixed.target for fixed in find_fixed(text) if fixed.fact == "name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nhiều người yêu thơ Tố Hữu.", "To Huu"),
        ("Cô hát cùng Cẩm Vân giữa mưa.", "Cam Van"),
        ("Vai chính do Hạ Anh đảm nhận.", "Ha Anh"),
        ("Theo Hoài Nam, mùa này nắng ít.", "Hoai Nam"),
        ("Tuấn Trần thắng giải.", "Tuan Tran"),
        ("Khuất Văn Quảng gỡ hòa.", "Khuat Van Quang"),
        ("Thịt heo ở Bình Điền tăng giá.", "Binh Dien"),
    ],
)
def test_a_name_that_nothing_announces_is_copied(text: str, name: str) -> None:
    """It went to the model as words, and came back as others."""
    assert _fixed(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Tàu của Hải Quân neo ở cảng.",
        "Bộ Khoa học công bố.",
        "Họ họp vào tháng Mười Hai.",
        "Bão đổ bộ, gọi là bão Hải Yến.",
        "Đoàn đến vùng Đông Nam của đảo.",
        "Ông thuộc Liên Đoàn bóng rổ.",
        "Họ diễn ở Cung Văn Hóa.",
        "Ông sinh trước Thế Chiến.",
        "Ở Trung Quốc, Lan Châu có tuyết.",
        "Các chiến sĩ Hồng Quân tiến vào.",
        "Tàu vũ trụ bay qua Ngân Hà và sao Hải Vương.",
        "Người cung Bạch Dương và Thiên Bình gặp may.",
        "Người thuộc chòm sao Hạ Vân thì không.",
        "Họ tập Vĩnh Xuân mỗi sáng.",
        "Mưu kế của Gia Cát Lượng lừa được Tôn Quyền và Triệu Vân.",
        "Động đất ở Thanh Hải và Khai Phong.",
        "Vai chính do Lâm Tâm Như đóng.",
    ],
)
def test_words_with_capitals_are_no_names(text: str) -> None:
    assert _fixed(text) == []


def test_a_lost_name_is_told() -> None:
    """And the one that is there is not."""
    source = "Anh nhắc đến thơ Tố Hữu và Xuân Diệu."
    [slip] = compare(source, "He mentioned the poems of Xuan Dieu and others.").slips
    assert (slip.what, slip.fact.text) == ("missing", "Tố Hữu")
