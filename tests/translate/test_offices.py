"""Countries before their offices."""

from __future__ import annotations

import pytest

from summarize.translate.offices import in_english_order


@pytest.mark.parametrize(
    ("source", "output", "text"),
    [
        ("Tổng thống Zimbabwe từ chức.", "President Zimbabwe resigns.", "Zimbabwean President resigns."),
        (
            "Bộ trưởng Quốc phòng Ukraine Rustem Umerov nói.",
            "Defence Minister Ukraine Rustem Umerov said.",
            "Ukrainian Defence Minister Rustem Umerov said.",
        ),
        (
            "Quyết định của Tổng thống Philippines gây bất ngờ.",
            "President Philippines's decision surprised.",
            "Philippine President's decision surprised.",
        ),
        ("Phó tổng thống Iran đến.", "Vice President Iran came.", "Iranian Vice President came."),
        # as English has it, and where the source has no office of that country
        ("Tổng thống Zimbabwe đến.", "The president of Zimbabwe came.", "The president of Zimbabwe came."),
        ("Ông gặp tổng thống ở Cuba.", "He met the President Cuba.", "He met the President Cuba."),
        ("Tổng giám đốc hãng nói.", "The General Director-General said.", "The General Director said."),
    ],
)  # fmt: skip
def test_the_order_of_english(source: str, output: str, text: str) -> None:
    assert in_english_order(output, source) == text
