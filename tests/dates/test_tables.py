"""Expressions of every family with their values, and texts that hold no date."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from summarize.dates import find_dates
from summarize.document import Timex

_TABLES = Path(__file__).parent / "tables"
_REFERENCE = "2024-05-15T12:00"


def _lines(name: str) -> list[str]:
    text = (_TABLES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _rows(language: str) -> list[tuple[str, str, str, str]]:
    rows = (line.split("\t") for line in _lines(f"{language}.tsv"))
    return [(language, family, text, values) for family, text, values in rows]


_ROWS = [*_rows("vi"), *_rows("en")]
_NEWS = [tuple(line.split("\t")) for line in _lines("news.tsv")]
_NONE = [(lang, text) for lang in ("vi", "en") for text in _lines(f"{lang}_none.tsv")]


def _shown(timex: Timex) -> str:
    value = timex.value
    if timex.type == "SET":
        value = f"S:{value}/{timex.freq or timex.quant}"
    return value + (f"+{timex.mod}" if timex.mod else "")


@pytest.mark.parametrize(("language", "family", "text", "values"), _ROWS)
def test_expression(language: str, family: str, text: str, values: str) -> None:
    found = find_dates(text, _REFERENCE, language=language)
    assert " | ".join(_shown(timex) for timex in found) == values
    assert all(timex.span.of(text) == timex.text for timex in found)


@pytest.mark.parametrize(("family", "text", "values"), _NEWS)
def test_sentence_of_a_newspaper(family: str, text: str, values: str) -> None:
    test_expression("vi", family, text, values)


@pytest.mark.parametrize(("language", "text"), _NONE)
def test_no_date(language: str, text: str) -> None:
    assert [timex.text for timex in find_dates(text, _REFERENCE, language=language)] == []


def test_the_tables_are_as_large_as_promised() -> None:
    families = Counter(family for _, family, _, _ in _ROWS)
    assert len(_ROWS) >= 300
    assert len(_NONE) >= 100
    assert min(families.values()) >= 3 or families["future"] >= 1
    assert len({text for _, _, text, _ in _ROWS}) >= 0.98 * len(_ROWS)
