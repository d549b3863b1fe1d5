"""The table for spreadsheets: whole, and no cell is a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.writers import csv as brief_csv
from tests.writers.sample import brief, hostile


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_one_row_a_sentence_with_its_findings() -> None:
    table = rows(brief_csv.render(brief()))
    assert [row["id"] for row in table] == ["h", *(f"s{n}" for n in range(1, 9)), "m1", "m2", "m3"]
    assert table[2]["findings"] == "major numbers: 186 became 168"
    assert table[2]["score"] == "-0.22"
    assert table[10]["rests_on"] == "s3 s4"


def test_excel_sees_utf8() -> None:
    assert brief_csv.render(brief()).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "＝1",
        "|cmd",
        "\u202e=1",
        "\x00=1",
    ],
)
def test_what_starts_like_a_formula_starts_with_an_apostrophe(cell: str) -> None:
    assert brief_csv.harmless(cell).startswith("'")


def test_numbers_stay_numbers() -> None:
    assert brief_csv.harmless("-0.25") == "-0.25"


def test_no_cell_of_the_hostile_brief_is_a_formula() -> None:
    for row in rows(brief_csv.render(hostile(ids=True))):
        for cell in row.values():
            assert cell[:1] not in set("=+@\t\r\n") and not cell.startswith("-0.1+")


@given(st.text(max_size=60))
def test_any_text_is_one_cell(text: str) -> None:
    calm = brief()
    changed = replace(calm, segments=(replace(calm.segments[0], source=text, target=text),))
    table = rows(brief_csv.render(changed))
    assert len(table) == 5
    assert table[1]["vietnamese"][:1] not in set("=+-@\t\r\n")
