"""A line as long as a book is read in proportional time, whatever it is made of."""

from __future__ import annotations

import pytest

from summarize.facts import compare
from summarize.translate import Glossary
from summarize.translate.known import fixed_spans, names_of
from summarize.translate.offices import in_english_order
from summarize.translate.plain_words import in_plain_words
from summarize.translate.senses import in_their_sense
from summarize.translate.verdicts import as_courts_say
from tests.linear import assert_linear

UNITS = (
    "Nguyễn ",
    "Quốc hội ",
    "Hội Nghị Thượng Đỉnh Đông Nam Á ",
    "Putin Xi ",
    "A. B. ",
    "ông Nguyễn ",
    "Đại sứ Nga tại Mỹ ",
    "đối tượng Nguyễn Văn An ",
    "(SN 1972, ngụ quận 7) ",
    "tuyên phạt 2 năm tù, án tử hình ",
)


@pytest.mark.parametrize("unit", UNITS)
def test_fixing_its_spans(unit: str) -> None:
    shipped = Glossary.shipped()
    assert_linear(lambda times: fixed_spans(unit * times, shipped), 30_000 // len(unit))


@pytest.mark.parametrize("unit", UNITS)
def test_finding_its_names(unit: str) -> None:
    shipped = Glossary.shipped()
    assert_linear(lambda times: names_of([unit * times], shipped), 30_000 // len(unit))


@pytest.mark.parametrize("unit", UNITS)
def test_comparing_its_facts(unit: str) -> None:
    assert_linear(lambda times: compare(unit * times, "He came."), 30_000 // len(unit))


@pytest.mark.parametrize(
    "unit", [" nên ông ", "Anh không về nên chị đi, ", "nhận định ", "nước sông dâng x ", " liền a"]
)
def test_putting_it_in_plain_words(unit: str) -> None:
    assert_linear(lambda times: in_plain_words(unit * times, {}), 60_000 // len(unit))


@pytest.mark.parametrize(
    "unit", ["was fined Aaa Bb Court ", "fined (a ", "sister A ", "Ambassador Russia in "]
)
def test_mending_its_english(unit: str) -> None:
    source = "Đại sứ Nga tại Mỹ bị phạt, chị An nói."
    assert_linear(
        lambda times: in_their_sense(
            as_courts_say(in_english_order(unit * times, source), source), source
        ),
        60_000 // len(unit),
    )
