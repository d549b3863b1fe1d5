"""Numbered things whose wording is known."""

from __future__ import annotations

import pytest

from summarize.facts import find_fixed


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Trong quý III năm ngoái, lãi giảm.", "the third quarter"),
        ("Lãi quý 2/2017 giảm.", "the second quarter of 2017"),
        ("Doanh thu quý hai năm nay tăng.", "the second quarter"),
        ("Nước vượt báo động 2 gần 1 m.", "alarm level 2"),
        ("Lũ trên báo động cấp III.", "alarm level 3"),
    ],
)
def test_wordings(text: str, wording: str) -> None:
    assert wording in [fixed.target for fixed in find_fixed(text)]


@pytest.mark.parametrize(
    "text", ["Quý vị chờ 2 phút.", "Đá quý 3,5 tỷ đồng.", "Báo động 3.000 hộ."]
)
def test_no_such_thing(text: str) -> None:
    assert not [f for f in find_fixed(text) if "quarter" in f.target or "alarm" in f.target]
