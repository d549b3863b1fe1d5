"""Numbers in words against each other."""

from __future__ import annotations

import pytest

from summarize.facts import compare, find_fixed

PAIRS = [
    # source, what says it, another number in its place
    ("Mười lăm học sinh được cứu.", "Fifteen students were saved.", "Fifty students were saved."),
    ("Hai mươi mốt người đến.", "Twenty-one people came.", "Twenty-two people came."),
    ("Gần hai nghìn công nhân nghỉ.", "Nearly two thousand workers left.", "Nearly two hundred workers left."),
    ("Ba trăm nghìn liều vaccine.", "Three hundred thousand vaccine doses.", "Three hundred vaccine doses."),
    ("Ba vạn người biểu tình.", "Thirty thousand people protested.", "Three people protested."),
    ("Một trăm linh năm học sinh vắng.", "One hundred and five students were absent.", "Fifty students were absent."),
    ("Khoảng hai chục người dự.", "About twenty people attended.", "About twelve people attended."),
    ("Khoảng hai chục người dự.", "Some two dozen people attended.", "Some two hundred people attended."),
    ("Một triệu rưỡi người di tản.", "One and a half million people fled.", "One million people fled."),
    ("Một triệu rưỡi người di tản.", "1.5 million people fled.", "A million people fled."),
    ("Nửa triệu người di tản.", "Half a million people fled.", "A million people fled."),
    ("Anh chi hai triệu rưỡi đồng.", "He spent VND 2.5 million.", "He spent VND 2 million."),
    ("Có hai triệu tám người.", "There are 2.8 million people.", "There are two million people."),
    ("Anh nợ 1 tỷ 2 tiền cược.", "He owed 1.2 billion in bets.", "He owed 1 billion in bets."),
    ("Ba người chết.", "Three people died.", "Five people died."),
    ("Ba người chết và năm người bị thương.", "It killed three and injured five.", "It killed five and injured three."),
    # In figures: Vietnamese groups thousands with a point.
    ("Tàu dài 1.200 m.", "A ship 1,200 m long.", "A ship 1.2 m long."),
    ("Giá 1.500 đồng.", "The price is VND 1,500.", "The price is VND 1.5."),
    ("Dự án rộng 1.200 ha.", "The project covers 1,200 hectares.", "The project covers 1.2 hectares."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "right", "wrong"), PAIRS, ids=[pair[2] for pair in PAIRS])
def test_another_number_in_its_place_is_told(source: str, right: str, wrong: str) -> None:
    assert compare(source, right).balanced
    assert not compare(source, wrong).balanced


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Mười lăm học sinh được cứu.", "The students were saved."),
        ("Hai mươi bốn giờ sau, ba người đến.", "A day later they came."),
        ("Hàng trăm người đến vào tháng mười hai.", "Hundreds came in December; three stayed."),
        ("Tỷ lệ là 93.695%.", "The share is 93.695%."),
    ],
)
def test_what_is_left_out_or_is_no_count_is_not(source: str, target: str) -> None:
    assert compare(source, target).balanced


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Một triệu rưỡi người di tản.", "1.5 million"),
        ("Anh chi hai triệu rưỡi đồng.", "2.5 million"),
        ("Ba vạn người biểu tình.", "30,000"),
        ("Nửa triệu người di tản.", "half a million"),
        ("Một trăm linh năm học sinh vắng.", "105"),
        # what models know, and what is no number
        ("Mười lăm học sinh vắng.", None),
        ("Ông đến Vạn Ninh hai năm rưỡi trước.", None),
        ("Muôn vạn người đến.", None),
        ("Chị Linh và hai năm lẻ loi.", None),
        ("Tiền lẻ không đủ, linh hoạt một chút.", None),
    ],
)
def test_numbers_that_models_cut_short_travel_as_figures(text: str, figures: str | None) -> None:
    found = [one.target for one in find_fixed(text) if one.fact == "number"]
    assert [one for one in found if one != "two and a half years"] == [figures] * bool(figures)
