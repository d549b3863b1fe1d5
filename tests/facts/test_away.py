"""Roads between places, distances from one, and patients by their numbers."""

from __future__ import annotations

import pytest

from summarize.translate import Glossary
from summarize.translate.known import fixed_spans
from tests.linear import assert_linear

SHIPPED = Glossary.shipped()


def _targets(text: str) -> list[str]:
    return [one.target for one in fixed_spans(text, SHIPPED)]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Quãng đường Hà Nội - Hải Phòng dài 100 km.", "the Hanoi-Haiphong stretch"),
        ("Chặng đường Đà Nẵng - Huế đẹp.", "the Da Nang-Hue stretch"),
        ("Tuyến đường Hà Nội - Lào Cai thông xe.", "the Hanoi-Lao Cai road"),
        ("Xe lật trên cao tốc Hà Nội - Hải Phòng.", "the Hanoi-Haiphong Expressway"),
        ("Tuyến đường sắt Hà Nội – Đồng Đăng cũ.", "the Hanoi-Dong Dang railway"),
        ("Đường bay Đà Nẵng-Cần Thơ mở lại.", "the Da Nang-Can Tho route"),
        ("Bão ở cách Song Tử Tây 450 km.", "450 kilometers from Song Tu Tay"),
        (
            "Bão cách quần đảo Hoàng Sa khoảng 300 km về phía Đông Bắc.",
            "about 300 kilometers northeast of the Paracel Islands",
        ),
        ("Đảo cách Triều Tiên hơn 3.400 km.", "more than 3,400 kilometers from North Korea"),
        ("Bệnh nhân 1.347 là nam.", "Patient 1,347"),
        ("Họ gặp bệnh nhân số 17.", "Patient 17"),
        ("BN 2021 đã khỏi.", "Patient 2021"),
    ],
)
def test_what_travels_whole(text: str, wording: str) -> None:
    assert wording in _targets(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Quan hệ Hà Nội - Hải Phòng tốt.", "Hanoi-"),
        ("Khoảng cách Hà Nội 100 km là xa.", "from"),
        ("Nhà cách đó 2 km.", "from"),
        ("Bão cách Đà Nẵng 200-300 km.", "from"),
        ("Bệnh nhân 45 tuổi tử vong.", "Patient"),
        ("Có 1.347 bệnh nhân 20-30 tuổi.", "Patient"),
        ("Số bệnh nhân 24 giờ qua tăng.", "Patient"),
    ],
)
def test_what_does_not(text: str, word: str) -> None:
    assert not [target for target in _targets(text) if word in target]


def test_time_grows_with_the_sentence() -> None:
    def run(count: int) -> None:
        fixed_spans("cách Hà Nội 100 km, đường Hà Nội - Huế, bệnh nhân 17, " * count, SHIPPED)

    assert_linear(run, 400)
