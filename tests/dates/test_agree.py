"""Values of the two sides: what agrees and what does not."""

from __future__ import annotations

import pytest

from summarize.dates import find_dates, values_agree

_AGREE = [
    ("2021-06-22", "2021-06-22"),
    ("XXXX-06-22", "2021-06-22"),
    ("XXXX-06-22", "XXXX-06-22"),
    ("2021-06", "2021-06-22"),
    ("2021", "2021-06-22"),
    ("2021-W25", "2021-06-22"),
    ("2021-Q2", "2021-06"),
    ("2021-H1", "2021-Q2"),
    ("199", "1995"),
    ("18", "1850-07"),
    ("XXXX-WXX-2", "2021-06-22"),
    ("XXXX-WXX", "2021-W25"),
    ("XXXX-XX", "2021-06"),
    ("P1W", "P7D"),
    ("P10Y", "P1DE"),
    ("PT24H", "P1D"),
    ("P18M", "P1Y6M"),
    ("PT90M", "PT1H30M"),
    ("PXD", "P3D"),
    ("2021-06-22T09:30", "2021-06-22"),
    ("2021-06-22TMO", "2021-06-22T09:30"),
    ("2021-06-22T24:00", "2021-06-22T00:00"),
    ("2021-06-22TEV", "2021-06-22TNI"),
    ("XXXX-XX-XXT09:30", "2021-06-22T09:30"),
    ("PAST_REF", "PAST_REF"),
    ("BC0111", "BC0111"),
]
_DISAGREE = [
    ("2021-06-22", "2021-06-23"),
    ("XXXX-06-22", "2021-07-22"),
    ("XXXX-06-22", "XXXX-06-23"),
    ("2021-06", "2020-06"),
    ("2021-06", "2021-07-22"),
    ("2021-W25", "2021-07-22"),
    ("2021-Q2", "2021-07"),
    ("199", "1985"),
    ("XXXX-WXX-1", "2021-06-22"),
    ("P5Y", "P10Y"),
    ("P5Y", "P5M"),
    ("P5D", "PT5H"),
    ("P10Y", "2010"),
    ("PXD", "P3W"),
    ("2021-06-22T09:30", "2021-06-22T21:30"),
    ("2021-06-22TMO", "2021-06-22T21:30"),
    ("2021-06-22TMO", "2021-06-22TEV"),
    ("PAST_REF", "FUTURE_REF"),
    ("PAST_REF", "2021"),
    ("BC0111", "0111"),
    ("BC02", "02"),
    ("XXXX-SU", "XXXX-WI"),
]


@pytest.mark.parametrize(("a", "b"), _AGREE)
def test_agree(a: str, b: str) -> None:
    assert values_agree(a, b)
    assert values_agree(b, a)


@pytest.mark.parametrize(("a", "b"), _DISAGREE)
def test_disagree(a: str, b: str) -> None:
    assert not values_agree(a, b)
    assert not values_agree(b, a)


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("Ngày 22/6, ông tới Huế.", "On June 22 he came to Hue."),
        ("Hồi tháng 7, giá tăng.", "In July prices rose."),
        ("Hai ngày trước trời mưa.", "It rained two days ago."),
        ("Hiệp ước kéo dài 10 năm.", "The treaty lasts a decade."),
        ("Sáng 22/6 trời nắng.", "It was sunny on the morning of June 22."),
        ("Lúc 15 giờ ngày 3/5", "At 3 p.m. on May 3"),
        ("mỗi năm", "every year"),
    ],
)
def test_a_sentence_and_its_translation(vietnamese: str, english: str) -> None:
    left = find_dates(vietnamese, "2021-06-23")
    right = find_dates(english, "2021-06-23", language="en")
    assert len(left) == len(right) == 1
    assert values_agree(left[0], right[0])
