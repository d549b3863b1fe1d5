"""The hostile set against the readers: the expected outcome, in time, and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from summarize.errors import InputError
from summarize.readers import ReadFailure, outcomes
from tests.hostile import Case, hostile_set

SET = hostile_set()


def test_covers_all_families() -> None:
    """Every family has its cases, names are unique, and the whole is large enough."""
    families = Counter(case.family for case in SET)
    assert set(families) >= {
        "encodings", "size", "html", "xss", "xml", "docx", "csv", "language", "dates", "names",
        "formats", "records",
    }  # fmt: skip
    assert len(SET) >= 120
    assert len({(case.family, case.name) for case in SET}) == len(SET)


def test_is_deterministic() -> None:
    """Two sets are the same bytes."""
    for one, other in zip(SET, hostile_set(), strict=True):
        if one.place is None and one.family != "size" and "bomb" not in one.name:
            assert one.data() == other.data(), one.name


@pytest.mark.parametrize("case", SET, ids=lambda c: ascii(f"{c.family}/{c.name[:40]}"))
@pytest.mark.timeout(60)
def test_outcome(case: Case, tmp_path: Path) -> None:
    """The reader gives the article, its note, or the expected error naming the file."""
    path = case.write(tmp_path)
    results = list(outcomes(path))
    assert results
    first = results[0]
    if isinstance(first, ReadFailure):
        assert isinstance(first.error, InputError)
        assert first.error.code == case.reader, first.error
        assert case.name[:10].isprintable() is False or case.name[:10] in first.error.message
        assert len(str(first.error).splitlines()) <= 2
        return
    assert case.reader == "ok", first.content[:200]
    assert not any(isinstance(result, ReadFailure) for result in results)
    if case.note:
        assert case.note in [code for code, _ in first.notes], first.notes
    text = first.content
    assert not any(c < " " and c not in "\n\t" for c in text)
    text.encode("utf-8")
    for zone, following in zip(first.zones, [*first.zones[1:], None]):
        assert zone.span.end <= (following.span.start if following else len(text))
