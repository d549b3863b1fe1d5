"""Text decoded wrongly before it was saved."""

from __future__ import annotations

import pytest

from summarize.readers.mojibake import repair
from tests.hostile.article import ENGLISH, FRENCH, TEXT
from tests.hostile.encodings import mojibake
from tests.hostile.legacy_bytes import encode
from tests.readers.news import NEWS, SENTENCES


@pytest.mark.parametrize(
    "damaged",
    [
        mojibake(TEXT),
        mojibake(TEXT, 2),
        encode(TEXT, "tcvn3").decode("cp1252"),
        encode(TEXT, "vni").decode("cp1252"),
        mojibake(TEXT).replace("\u00a0", " "),
    ],
    ids=["once", "twice", "tcvn3", "vni", "no-break space lost"],
)
def test_repaired(damaged: str) -> None:
    """Each kind of damage is undone, and named."""
    found = repair(damaged)
    assert found is not None
    assert found.text == TEXT
    assert "had been read as windows-1252" in found.damage


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        NEWS,
        NEWS.upper(),
        FRENCH,
        ENGLISH,
        "",
        "Ã ",
        "São Paulo và Müller",
        "«giá» \u00a0là",
        "Â“",
    ],
)
def test_untouched(text: str) -> None:
    """Text in order, in whatever language."""
    assert repair(text) is None


def test_double_spaces_taken_out() -> None:
    """The half of an "à" that became a space is found where spaces were made single."""
    text = "Cả nhà và hàng xóm là người làng. Đàn gà nào cũng đều bị bán. " * 3
    damaged = mojibake(text).replace("\u00a0", " ").replace("  ", " ")
    found = repair(damaged)
    assert found is not None
    assert found.text == text


def test_only_the_damaged_lines() -> None:
    """Lines in order stay as they are beside damaged ones."""
    lines = [SENTENCES[0], mojibake(SENTENCES[1]), SENTENCES[2], mojibake(SENTENCES[3])]
    found = repair("\n".join(lines))
    assert found is not None
    assert found.text.split("\n") == list(SENTENCES[:4])


def test_quotation_marks_of_an_english_text() -> None:
    """Mangled quotation marks are put right without any Vietnamese."""
    text = "He said “no” – and left. " * 3
    found = repair(mojibake(text))
    assert found is not None
    assert found.text == text
