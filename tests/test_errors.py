"""What is told of errors that libraries raise."""

from __future__ import annotations

import pytest

from summarize.errors import counted, first_line


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError("no such file\nmore of it"), "no such file"),
        (RuntimeError("\n\n  out of luck \n"), "out of luck"),
        (RuntimeError(), "RuntimeError"),
        (ValueError(" \n"), "ValueError"),
    ],
)
def test_an_error_of_a_library_is_told_in_one_line(error: Exception, told: str) -> None:
    """Some raise errors that say nothing, or begin with an empty line."""
    assert first_line(error) == told


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 briefs"), (1, "1 brief"), (2, "2 briefs"), (1_000, "1,000 briefs")]
)
def test_a_count_of_one_is_no_plural(number: int, said: str) -> None:
    assert counted(number, "brief") == said
