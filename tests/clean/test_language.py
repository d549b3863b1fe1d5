"""The guard that keeps other languages from the models."""

from __future__ import annotations

import pytest

from summarize.clean.language import evidence, is_marked_syllable


@pytest.mark.parametrize(
    "text",
    [
        "Hôm nay trời đẹp.",
        "THỦ ĐÔ ĐÓN LƯỢNG KHÁCH KỶ LỤC",
        "Ông Joe Carter và bà Helen Smith đến London để gặp đại diện Microsoft, Google và Apple.",
        "Quyết định này có hiệu lực ngay.",
        "Đội tuyển Manchester United thắng Liverpool 2-1 trên sân Old Trafford hôm chủ nhật.",
        "Giá USD/VND tăng 0,5% so với hôm qua",
    ],
)
def test_vietnamese(text: str) -> None:
    """Short or long, in capitals, thick with foreign names."""
    assert evidence(text).vietnamese


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 345 67,8 %",
        "😀😀😀",
        "https://vietnam.example/tin-tuc/thoi-su",
        "The mayor of Hanoi said on Monday that the bridge will open in May.",
        "Nguyễn Phú Hòa, who lives in Đà Nẵng, said the flood had taken his house and crops.",
        "El presidente habló ayer según él mismo contó después.",
        "O governo não irá à reunião até amanhã, também será adiada.",
        "Une réunion à huis clos a été tenue à l'hôtel où étaient déjà arrivés les élus.",
        "Thu tuong da den tham dong bao vung lu.",
        "河内今天天气很好，市民都出门了。",
        "โรงเรียนเปิดเทอมวันนี้",
        "Dnes je pěkné počasí a všichni šli ven do parku.",
    ],
)
def test_not_vietnamese(text: str) -> None:
    """Nothing to read, other languages, and Vietnamese without its marks."""
    assert not evidence(text).vietnamese


@pytest.mark.parametrize("word", ["nghiêng", "được", "khuỷu", "ĐƯỜNG", "quyển", "ở", "giếng", "ý"])
def test_marked_syllables(word: str) -> None:
    """Shapes of Vietnamese syllables, the rare ones included."""
    assert is_marked_syllable(word)


@pytest.mark.parametrize("word", ["été", "não", "naïve", "šel", "an", "Müller", "presidência", ""])
def test_other_words(word: str) -> None:
    """Marked words of other languages, unmarked words, nothing; "não" happens to be Vietnamese."""
    assert is_marked_syllable(word) is (word == "não")
