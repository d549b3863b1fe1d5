"""What is a unit behind a figure, and what only begins like one."""

from __future__ import annotations

import pytest

from summarize.facts import read_facts


@pytest.mark.parametrize(
    "text",
    [
        "6 đồng phạm lĩnh án.",
        "Ba đồng phạm lĩnh án.",
        "Bốn đồng nghiệp của ông có mặt.",
        "Anh thắng cùng 3 đồng đội.",
        "Cửa hàng bán 2 đồng hồ cổ.",
    ],
)
def test_a_word_that_begins_like_the_currency_is_no_money(text: str) -> None:
    """A repair wrote "VND 6 accomplices"."""
    assert [fact.unit for fact in read_facts(text, "vi")] == [""]


@pytest.mark.parametrize(
    "whom", ["đồng bào dân tộc", "đồng hương Nghệ An", "đồng nghiệp cũ", "đồng hồ nước"]
)
@pytest.mark.parametrize("size", ["nghìn", "triệu", "tỷ"])
def test_compatriots_behind_a_size_are_no_money(size: str, whom: str) -> None:
    """A right "more than 2 million people" was told as without its unit."""
    facts = read_facts(f"Hơn 2 {size} {whom}.", "vi")
    assert "VND" not in {fact.unit for fact in facts}


@pytest.mark.parametrize(
    "text", ["Vé giá 6 đồng.", "Họ thu 5 tỷ đồng tiền mặt.", "Mười đồng một cái."]
)
def test_an_amount_is_money(text: str) -> None:
    assert "VND" in {fact.unit for fact in read_facts(text, "vi")}


@pytest.mark.parametrize(
    "text", ["Gió mạnh 120 dặm/h.", "Gió mạnh 120 dặm / h.", "Gió 120 dặm/giờ."]
)
def test_miles_an_hour(text: str) -> None:
    """A repair made miles of a right "120 mph"."""
    assert [fact.unit for fact in read_facts(text, "vi")] == ["mph"]
