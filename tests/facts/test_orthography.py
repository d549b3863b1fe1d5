"""Words that are spelled in two ways: one of them is shown to the model, and counted by the lexicon."""

import pytest

from summarize.facts import usual


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Thoả thuận hoà bình, HOÀ BÌNH, Hoà Bình", "Thỏa thuận hòa bình, HÒA BÌNH, Hòa Bình"),
        ("thuỷ thủ khoẻ, huỷ toà nhà", "thủy thủ khỏe, hủy tòa nhà"),
        ("Kĩ sư nói lí do và hi vọng của bác sỹ", "Kỹ sư nói lý do và hy vọng của bác sĩ"),
        ("hằng năm họ gởi thư, cám ơn", "hàng năm họ gửi thư, cảm ơn"),
    ],
)
def test_the_usual_spelling_is_shown(text: str, shown: str) -> None:
    assert usual(text) == shown
    assert len(shown) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        # no other place for the mark
        "hoàn toàn, khoản, ngoài, huỳnh, quý, quỳ, thuyền, quả, loại",
        # names and other words of the same letters
        "ông Nguyễn Văn Sỹ và anh Kí, em Tỉnh, bé Vỹ",
        "tỉ mỉ, hi hi, tỉnh, kín, kịch",
        "⟨x0⟩ gặp ⟨n1⟩",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert usual(text) == text
