"""The page of promises names tests that exist, and says which of them are long."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_TESTS = Path(__file__).parent
_PAGE = _TESTS.parent / "docs" / "reliability.md"
_NAMED = re.findall(r"`([\w/]+\.py)::(\w+)`(¹?)", _PAGE.read_text("utf-8"))


def test_every_row_names_a_test() -> None:
    rows = [line for line in _PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert len(rows) > 40
    silent = [
        row for row in rows if ".py::" not in row and "Shown by" not in row and "---" not in row
    ]
    assert silent == []


@pytest.mark.parametrize(("file", "name", "long"), sorted(set(_NAMED)))
def test_a_named_test_exists(file: str, name: str, long: str) -> None:
    lines = (_TESTS / file).read_text("utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith(f"def {name}("))
    first = place
    while lines[first - 1]:
        first -= 1
    assert ("@pytest.mark.torture" in lines[first:place]) == bool(long)
