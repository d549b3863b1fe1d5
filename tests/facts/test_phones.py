"""Telephone numbers stay as they are written."""

from __future__ import annotations

import pytest

from summarize.facts import compare, find_fixed, read_facts
from summarize.facts.phones import find_phones


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("Điện thoại (028) 35.267.497 để được hỗ trợ.", "(028) 35.267.497"),
        ("Liên hệ số 0251.3822.xxx.", "0251.3822.xxx"),
        ("Gọi 0903 123 456 hoặc đến quán.", "0903 123 456"),
        ("Gọi +84 24 3824 1234.", "+84 24 3824 1234"),
        ("Gọi 028 3526.7497.", "028 3526.7497"),
        ("Hãy gọi 1900.6433.", "1900.6433"),
    ],
)
def test_a_telephone_number_is_copied(text: str, phone: str) -> None:
    """Its points are no marks of thousands."""
    assert [fixed.target for fixed in find_fixed(text)] == [phone]
    assert not compare(text, f"Call {phone}.").slips
    [slip] = compare(text, "Call them.").slips
    assert slip.what == "missing"


@pytest.mark.parametrize(
    "text",
    [
        "Giá 35.267.497 đồng.",
        "Tỷ lệ 0,25 đến 0,75 phần trăm.",
        "Ngày 02.09.2025 là lễ.",
        "Mã hàng 0123-45.",
        "Lúc 08.30 đến 09.45.",
        "Hội chợ từ ngày 05-08.06.2019.",
        "Từ 01-05-2019 100 xe chạy.",
        "Từ 02-2019 300 xe chạy.",
        "Năm 1900.",
    ],
)
def test_figures_that_are_none(text: str) -> None:
    assert list(find_phones(text)) == []


def test_the_days_of_a_fair_are_no_number() -> None:
    """They were one of nine digits that no English had."""
    facts = read_facts("Hội chợ mở cửa từ ngày 05-08.06.2019.", "vi")
    assert max(max(fact.values) for fact in facts) < 2100


def test_a_date_before_a_count_is_read_once() -> None:
    facts = [(fact.kind, fact.text) for fact in read_facts("Từ 01-05-2019 100 xe chạy.", "vi")]
    assert len(facts) == len(set(facts))
    assert ("number", "100") in facts
