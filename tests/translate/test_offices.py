"""Countries before their offices."""

from __future__ import annotations

import pytest

from summarize.translate import Glossary
from summarize.translate.known import glossary_terms
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


@pytest.mark.parametrize(
    ("source", "output", "text"),
    [
        (
            "Bộ trưởng Quốc phòng Nga gặp họ.",
            "Defense Minister Russia met them.",
            "Russian Defense Minister met them.",
        ),
        ("Ông là cựu Tổng thống Ai Cập.", "He is the former President Egypt.", "He is the former Egyptian President."),
        ("Một đặc phái viên Mỹ đến.", "A special envoy U.S. came.", "A U.S. special envoy came."),
        ("Hai cố vấn Nhà Trắng từ chức.", "Two advisers White House resign.", "Two White House advisers resign."),
        ("Nghị sĩ Ấn Độ nói.", "A lawmaker India said.", "An Indian lawmaker said."),
        ("Tổng thống Campuchia nói.", "President Campuchia said.", "Cambodian President said."),
        (
            "Đại sứ Nga tại Mỹ nói.",
            "Ambassador Russia in the United States said.",
            "Russian Ambassador to the United States said.",
        ),
        ("Quan chức chính quyền Tổng thống Mỹ nói.", "Officials of the administration of President U.S. said.", "Officials of the administration of U.S. President said."),
        ("Cảnh sát biển Nga chặn tàu.", "Coast guard Russia stopped ships.", "Russian coast guard stopped ships."),
        # English as it is, and an office that stands elsewhere in the source
        ("Đại sứ Nga gặp họ.", "The Russian ambassador met them.", "The Russian ambassador met them."),
        ("Bộ trưởng Quốc phòng đến Nga.", "The Defense Minister Russia visited.", "The Defense Minister Russia visited."),
        ("Đại sứ quán Nga tại Mỹ nói.", "An ambassador in the United States said.", "An ambassador in the United States said."),
        # Of a state by its full name.
        (
            "Tổng thống Liên bang Nga gửi điện tới Chủ tịch nước Cộng hòa Dân chủ Nhân dân Lào.",
            "President the Russian Federation wrote to President the Lao People's Democratic Republic.",
            "The President of the Russian Federation wrote to the President of the Lao People's "
            "Democratic Republic.",
        ),
        (
            "Phó Thủ tướng Cộng hòa Séc đến.",
            "Deputy Prime Minister Czech Republic came.",
            "The Deputy Prime Minister of the Czech Republic came.",
        ),
    ],
)  # fmt: skip
def test_countries_that_the_glossary_knows(source: str, output: str, text: str) -> None:
    terms = glossary_terms(source, Glossary.shipped())
    assert in_english_order(output, source, terms) == text
