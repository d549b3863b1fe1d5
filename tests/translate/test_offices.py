"""Countries before their offices."""

from __future__ import annotations

import pytest

from summarize.translate.offices import in_english_order


@pytest.mark.parametrize(
    ("source", "output", "text"),
    [
        ("Ông gặp người đồng cấp Iran.", "He met his counterpart Iran.", "He met his Iranian counterpart."),
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
        ("Bộ trưởng Y tế Malaysia nói.", "The Minister Malaysia said.", "The Malaysian Minister said."),
        ("Khi bộ trưởng y tế Canada gặp ông.", "When Minister Canada met him.", "When Canadian Minister met him."),
        (
            "Ngoại trưởng Iran nói.",
            "The Foreign Affairs Minister Iran said.",
            "The Iranian Foreign Affairs Minister said.",
        ),
        (
            "Bộ trưởng Tài chính và Thương mại Peru nói.",
            "Yesterday Finance and Trade Minister Peru said.",
            "Yesterday Peruvian Finance and Trade Minister said.",
        ),
        ("Một tổng thống Iran.", "He met a President Iran.", "He met an Iranian President."),
        ("Một đại sứ Cuba đến.", "An Ambassador Cuba came.", "A Cuban Ambassador came."),
        ("Một đại sứ Ukraine đến.", "An Ambassador Ukraine came.", "A Ukrainian Ambassador came."),
        # as English has it, and where the source has no office of that country
        ("Tổng thống Zimbabwe đến.", "The president of Zimbabwe came.", "The president of Zimbabwe came."),
        ("Ông gặp tổng thống ở Cuba.", "He met the President Cuba.", "He met the President Cuba."),
        ("Tổng giám đốc hãng nói.", "The General Director-General said.", "The General Director said."),
    ],
)  # fmt: skip
def test_the_order_of_english(source: str, output: str, text: str) -> None:
    assert in_english_order(output, source) == text
