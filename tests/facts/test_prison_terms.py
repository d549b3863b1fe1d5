"""Terms of imprisonment."""

from __future__ import annotations

import pytest

from summarize.facts import compare, find_fixed


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Ông lĩnh 3 năm tù, tivi treo tường.", "3 years in prison"),
        ("Anh bị phạt 1 năm tù giam.", "1 year in prison"),
        ("Chị nhận 2 năm 6 tháng tù.", "2 years and 6 months in prison"),
        ("Anh nhận mức án 18 tháng tù.", "a sentence of 18 months in prison"),
        ("Anh bị tuyên phạt mức án 18 tháng tù.", "18 months in prison"),
        ("Anh bị kết án 12 năm tù.", "12 years in prison"),
        ("Anh có tiền án 7 năm tù.", "7 years in prison"),
        ("Khung phạt là 6 tháng đến 3 năm tù.", "6 months to 3 years in prison"),
        ("Anh bị tuyên phạt 4 năm tù về tội Trộm cắp.", "4 years in prison for"),
        ("Khung phạt là 15-20 năm tù.", "15 to 20 years in prison"),
    ],
)
def test_a_term_is_told_in_one_piece(source: str, told: str) -> None:
    assert [f.target for f in find_fixed(source) if f.fact == "number"] == [told]
    assert not [s for s in compare(source, f"It is {told}.").slips if s.grave]


@pytest.mark.parametrize("text", ["Có 20 tù nhân.", "Sau 20 năm tù nhân được thả.", "Anh 20 tuổi."])
def test_what_is_no_term(text: str) -> None:
    assert not any("prison" in fixed.target for fixed in find_fixed(text))


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Anh lĩnh 9 tháng án treo.", "a suspended sentence of 9 months"),
        ("Bà lĩnh 3 năm tù treo.", "a suspended sentence of 3 years"),
        ("Ông bị phạt 24 tháng tù nhưng cho hưởng án treo.", "a suspended sentence of 24 months"),
        (
            "Anh nhận 2 năm 6 tháng tù, cho hưởng án treo.",
            "a suspended sentence of 2 years and 6 months",
        ),
    ],
)
def test_a_sentence_that_is_not_served_is_told_as_such(source: str, told: str) -> None:
    """ "từ 3 năm tù treo" was "from 3 years in prison"."""
    assert [f.target for f in find_fixed(source) if f.fact == "number"] == [told]
    assert not [s for s in compare(source, f"It is {told}.").slips if s.grave]


@pytest.mark.parametrize(
    "text",
    [
        "Sau 3 tháng treo biển, quán mở lại.",
        "Dự án sau 10 năm treo lại chạy.",
        "Anh bị phạt 6 tháng treo bằng lái.",
    ],
)
def test_what_hangs_is_no_sentence(text: str) -> None:
    assert not any("suspended" in fixed.target for fixed in find_fixed(text))


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Tòa tuyên phạt anh mức án tử hình.", "death"),
        ("Tòa tuyên phạt anh án chung thân.", "life imprisonment"),
        ("Viện kiểm sát đề nghị mức án tù chung thân.", "a life sentence"),
        ("Anh nhận án tử hình.", "a death sentence"),
    ],
)
def test_a_sentence_to_life_or_death(source: str, told: str) -> None:
    assert [f.target for f in find_fixed(source)] == [told]
