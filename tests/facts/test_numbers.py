"""Numbers by value in both writings."""

import re
from decimal import Decimal

import pytest

from summarize.facts import find_numbers, render_number
from summarize.facts.numbers import number_words, numbers_in_words, ordinal, parse_digits


@pytest.mark.parametrize(
    ("text", "value", "english"),
    [
        ("1.234,5 tấn gạo", "1234.5", "1,234.5"),
        ("1,2 tỷ đồng", "1200000000", "1.2 billion"),
        ("12,5 triệu lượt khách", "12500000", "12.5 million"),
        ("khoảng 300 nghìn người", "300000", "300,000"),
        ("450 ngàn con gà", "450000", "450,000"),
        ("2.500 tỷ đồng", "2500000000000", "2.5 trillion"),
        ("15 nghìn tỷ đồng", "15000000000000", "15 trillion"),
        ("tăng 13,2% so với", "13.2", "13.2"),
        ("hơn 9000 hộ dân", "9000", "9000"),
        ("hơn 9.000 hộ dân", "9000", "9,000"),
        ("có 1,000 cây", "1000", "1,000"),
        ("số 007 vào sân", "7", "007"),
        ("giảm 2,50 điểm", "2.50", "2.50"),
        ("nhà máy 4.0", "4.0", "4.0"),
        ("động đất 6,0 độ", "6.0", "6.0"),
        ("trong tổng số 90 tỷ", "90000000000", "90 billion"),
        ("với con số 650 triệu", "650000000", "650 million"),
        ("chi USD 70 triệu", "70000000", "70 million"),
        ("trong số 43500 hộ", "43500", "43,500"),
        ("điều thêm 2,700 binh sĩ", "2.700", "2,700"),
        ("nặng 2,715 kg", "2.715", "2.715"),
        ("tàu số 43500 cập cảng", "43500", "43500"),
    ],
)
def test_vietnamese_number_has_its_value_and_english_writing(text, value, english):
    """The value follows the Vietnamese convention, the rendering the English one."""
    (number,) = find_numbers(text, "vi", words=False)
    assert number.value == Decimal(value)
    assert render_number(number, text) == english


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("some 1,234.5 tons", "1234.5"),
        ("$1.2 billion in aid", "1200000000"),
        ("twenty-five people", "25"),
        ("three hundred thousand people", "300000"),
        ("a 12-point lead", "12"),
        ("the 75th session", "75"),
        ("two million doses", "2000000"),
    ],
)
def test_english_number(text, value):
    """Digits, magnitudes and words give the same kind of value."""
    assert Decimal(value) in [n.value for n in find_numbers(text, "en")]


@pytest.mark.parametrize(
    "text",
    [
        "máy bay F-16 hạ cánh",
        "dịch COVID-19 lan rộng",
        "tỷ số 2-1 nghiêng về đội khách",
        "lúc 9:30",
    ],
)
def test_codes_scores_and_clock_times_are_no_numbers(text):
    """What is not a quantity is not counted as one."""
    assert find_numbers(text, "vi", words=False) == []


def test_a_number_readable_both_ways_agrees_with_both():
    """Newspapers mix conventions: 1,100 may be eleven hundred or one point one. A group behind a
    point is thousands."""
    (number,) = find_numbers("1,100 tấn", "vi", words=False)
    (thousand,) = find_numbers("1,100 tons", "en")
    (decimal,) = find_numbers("1.1 tons", "en")
    assert number.agrees(thousand)
    assert number.agrees(decimal)
    (number,) = find_numbers("1.100 tấn", "vi", words=False)
    assert number.agrees(thousand) and not number.agrees(decimal)


@pytest.mark.parametrize(
    ("n", "text"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (112, "112th"), (21, "21st")]
)
def test_ordinals(n, text):
    """English ordinal endings."""
    assert ordinal(n) == text


def test_digits_no_convention_allows_are_refused():
    """A document number is not forced into a value."""
    assert parse_digits("1.2.3,4,5", "vi") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hai mươi lăm người", 25),
        ("ba trăm hộ", 300),
        ("mười hai tỉnh", 12),
        ("một nghìn hai trăm tấn", 1200),
        ("hai triệu liều", 2_000_000),
    ],
)
def test_vietnamese_words(text, value):
    """Numbers in words."""
    assert value in [n.value for n in find_numbers(text, "vi")]


def test_a_magnitude_after_digits_is_no_number_in_words():
    """It belongs to the digits; elsewhere it is one, and both lists together are all numbers."""
    text = "Hai người góp 5 triệu đồng, người thứ ba góp một trăm triệu."
    words = [number.span.of(text) for number in numbers_in_words(text, "vi")]
    assert words == ["Hai", "ba", "một trăm triệu"]
    digits = find_numbers(text, "vi", words=False)
    assert [number.span.of(text) for number in digits] == ["5 triệu"]
    both = [*digits, *numbers_in_words(text, "vi")]
    assert find_numbers(text, "vi") == sorted(both, key=lambda number: number.span.start)


@pytest.mark.parametrize(
    "text", ["ONE of them", "Sıx of them", "fiveſ, six", "The oneness of İt all"]
)
def test_number_words_are_found_as_an_expression_without_case_finds_them(text):
    """Turkish letters and the long s too: the search is made in small letters."""
    wanted = re.findall(r"\b(?:one|five|six)\b", text, re.IGNORECASE)
    assert [match[0] for match in number_words(text, "en")] == wanted
