"""Licence plates are copied, not counted."""

from __future__ import annotations

import pytest

from summarize.facts import compare, find_fixed
from summarize.facts.plates import find_plates


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("xe tải biển số 38C-004.70 lật", "38C-004.70"),
        ("chiếc xe 47 B -0193 rời bến", "47B-0193"),
        ("xe máy BKS: 59X2 – 048.61.", "59X2-048.61"),
        ("xe khách 17B 007.24 chở", "17B-007.24"),
        ("xe của sứ quán 80NG-001.52", "80NG-001.52"),
        ("xe máy điện 29MĐ1-002.50", "29MD1-002.50"),
    ],
)
def test_a_plate_is_copied(text: str, plate: str) -> None:
    """Its zeros stay, and its point is none of a decimal fraction."""
    assert [fixed.target for fixed in find_fixed(text) if any(map(str.isdigit, fixed.target))] == [
        plate
    ]
    assert not compare(text, f"the vehicle {plate}").slips
    slips = compare(text, f"the vehicle {plate[:-1]}9").slips
    assert slips[0].what == "changed"


@pytest.mark.parametrize(
    "text",
    [
        "trang bị 16 GB - 2000 đồng",
        "rộng 25 m - 1500 người",
        "nhóm 10 A 2019",
        "tàu Su 30 MK - 2012",
        "lúc 21 C - 004.7",
        "mã 229A-123.45",
    ],
)
def test_figures_that_are_none(text: str) -> None:
    """Sizes, models and longer codes."""
    assert list(find_plates(text)) == []
