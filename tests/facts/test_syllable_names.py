"""Names in Vietnamese syllables: which are copied, and which English writes otherwise."""

from __future__ import annotations

import pytest

from summarize.document import Span
from summarize.facts import compare
from summarize.facts.syllable_names import article_names, sure_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ông Vinh và bà Xuân đã đến.", ["Vinh", "Xuân"]),
        ("Theo anh Long, nước đã rút.", ["Long"]),
        ("Ca sĩ Thanh Lam và nhạc sĩ Ngọc Đại đã đến.", ["Thanh Lam", "Ngọc Đại"]),
        ("Người gặp nạn là Đào Thế Vinh.", ["Đào Thế Vinh"]),
        ("Huyện Cần Đước và xã Tịnh Hòa ngập sâu.", ["Cần Đước", "Tịnh Hòa"]),
        ("Cháy ở đường Lò Đúc.", ["Lò Đúc"]),
        # parts of a name, though they are words for what is named
        ("Lửa lan sang quận Cầu Diễn và huyện Nam Giang.", ["Cầu Diễn", "Nam Giang"]),
        ("Huyện Đông Sơn đã họp.", ["Đông Sơn"]),
        # a surname that is a lake as well
        ("Anh gặp Hồ Việt Trung bên Hồ Trúc Bạch.", ["Hồ Việt Trung", "Trúc Bạch"]),
        # facilities, seats, companies
        ("Xe khách đổ đèo Lò Xo.", ["Lò Xo"]),
        ("Trạm bơm Yên Lộ và nhà máy nước Cầu Thia đã dừng.", ["Yên Lộ", "Cầu Thia"]),
        ("Nước sông Ba Chẽ dâng cao, hồ chứa Khe Bưởi xả lũ.", ["Ba Chẽ", "Khe Bưởi"]),
        ("Bí thư Huyện ủy Kim Bôi và cố đô Hoa Lư.", ["Kim Bôi", "Hoa Lư"]),
        (
            "Công ty Vàng bạc Hưng Thái và công ty TNHH Thương mại - Dịch vụ Lộc Hải Vân lỗ.",
            ["Hưng Thái", "Lộc Hải Vân"],
        ),
        ("Công ty cổ phần Hoàng Lộc kiện tập đoàn Tân Vạn Hưng.", ["Hoàng Lộc", "Tân Vạn Hưng"]),
        # a list of its kind
        ("Các xã Phú Gia, Phú Hải và Phú Lộc mất điện.", ["Phú Gia", "Phú Hải", "Phú Lộc"]),
    ],
)
def test_names_that_are_copied(text: str, names: list[str]) -> None:
    assert [span.of(text) for span in sure_names(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Ông Tập đã đến.",  # Xi
        "Huyện Văn Xuyên của Trung Quốc rung chuyển.",
        "Một người đàn ông Anh bị bắt.",
        "Ông Bộ trưởng và cô Hoa hậu đã đến.",
        "Theo Thông tấn xã Việt Nam, mưa đã tạnh.",
        "Bão đã đi qua Thái Bình Dương.",
        "Các tỉnh Tây Bắc và Bắc Trung Bộ có mưa.",
        "Ông yêu cầu Bộ Nội vụ trả lời.",
        "Cháy ở thành phố Hành Dương.",
        "Công ty Bảo Hiểm đã trả tiền.",
        "Chiếc đồng hồ Quả Quýt đã hỏng.",
    ],
)
def test_what_english_writes_otherwise_is_none_of_them(text: str) -> None:
    assert sure_names(text) == []


def test_names_that_are_sure_in_one_sentence_are_so_in_the_article() -> None:
    story = [
        "Bà Tư Lành mở quán ở phố.",
        "Bạn của Tư Lành là Bùi Chí Hiếu.",
        "Mẹ của Hiếu cũng đến cửa khẩu Ma Lù Thàng.",
        "Đồn Ma Lù Thàng giáp Trung Quốc.",
    ]
    names = article_names(story, [()] * len(story))
    found = [[span.of(text) for span in sure_names(text, (), names)] for text in story]
    assert found[1][0] == "Tư Lành"
    assert found[2] == ["Hiếu", "Ma Lù Thàng"]
    assert found[3] == ["Ma Lù Thàng"]
    assert not sure_names(story[3])


def test_a_given_name_opens_no_sentence_and_is_no_country() -> None:
    names = article_names(["Nguyễn Văn Hòa và Trần Thị Nga đến."], [()])
    assert not sure_names("Hòa bình đã đến với nước Nga.", (), names)


def test_a_story_from_china_makes_no_name_sure() -> None:
    story = ["Ông Lý Đại Hải đến.", "Bắc Kinh phản đối.", "Trung Quốc im lặng."]
    assert not article_names(story, [()] * len(story))


def test_a_country_after_a_profession_is_no_name() -> None:
    text = "Ca sĩ Việt Nam và ca sĩ Mỹ Linh cùng hát."
    countries = [Span(start=6, end=14), Span(start=22, end=24)]
    assert [span.of(text) for span in sure_names(text, countries)] == ["Mỹ Linh"]


def test_a_name_ends_where_a_place_of_another_spelling_begins() -> None:
    text = "Công ty Tân Vạn Hưng Hà Nội đã lỗ."
    place = Span(start=text.index("Hà Nội"), end=text.index(" đã"))
    assert [span.of(text) for span in sure_names(text, [place])] == ["Tân Vạn Hưng"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Linh khai được trả tiền.", ["Linh"]),
        ("Hoa từng giành huy chương.", ["Hoa"]),
        ("Hoa đã nở ngoài vườn.", []),
        ("Lan khai nhận.", []),
    ],
)
def test_a_given_name_of_the_article_that_acts_heads_a_sentence(
    text: str, found: list[str]
) -> None:
    """Crime stories call people so; what is no person does none of it."""
    named = frozenset({"Linh", "Hoa"})
    assert [span.of(text) for span in sure_names(text, named=named)] == found


def test_a_given_name_that_is_lost_at_the_head_is_told() -> None:
    named = frozenset({"Khuê"})
    slips = compare("Khuê từng giành huy chương.", "The medal was won.", named=named).slips
    assert [slip.fact.text for slip in slips] == ["Khuê"]
    assert not compare("Khuê từng giành huy chương.", "Khue won the medal.", named=named).slips


def test_a_person_of_the_name_of_a_lake() -> None:
    """ "ông Hồ Minh" was Ho Chi Minh."""
    text = "Tạm giam ông Hồ Minh."
    assert [span.of(text) for span in sure_names(text)] == ["Hồ Minh"]


@pytest.mark.parametrize("act", ["lấy con dao", "đuổi theo", "đang gọi xe", "lại dùng gậy"])
def test_a_given_name_that_opens_a_sentence_and_acts(act: str) -> None:
    """ "Mẫn lấy con dao" was "It took knife"."""
    text = f"Mẫn {act}."
    assert [span.of(text) for span in sure_names(text, named={"Mẫn"})] == ["Mẫn"]
    assert not sure_names("Hoa nở khắp nơi.", named={"Hoa"})
