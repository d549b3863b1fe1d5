"""The damage test in small: the ledger sees what was spoilt in human references."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from evaluation.calibrate_checks import findings_of
from evaluation.damage import damage, measure, read_sets
from summarize.translate import Glossary, glossary_terms

_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def sets() -> dict[str, list[tuple[str, str]]]:
    """The development sets; skipped where they are absent."""
    folder = Path(os.environ.get("SUMMARIZE_SHARED", _ROOT.parent / "shared")) / "data" / "dev"
    if not folder.exists():
        pytest.skip("shared data is absent: data/dev")
    return read_sets(folder)


def test_damage_is_found(sets: dict[str, list[tuple[str, str]]]) -> None:
    """97 in a hundred of the slips, with hardly a false alarm; the full run is a script."""
    spoilt = damage(sets, 200)
    assert spoilt == damage(sets, 200)
    assert all(item.damaged != item.reference for item in spoilt)
    result = measure(spoilt, partial(glossary_terms, glossary=Glossary.shipped()))
    assert result.found >= 0.95  # a sample of 200 wavers by two points about .97
    assert result.false_alarms <= 0.03


def test_checks_are_quiet_on_human_references(sets: dict[str, list[tuple[str, str]]]) -> None:
    """No more than 3 % of references get a finding that is more than minor."""
    pairs = [pair for one in sets.values() for pair in one[::40]]
    glossary = Glossary.shipped()
    loud = [p for p in pairs if any(f.severity != "minor" for f in findings_of(*p, glossary))]
    assert len(loud) <= 0.06 * len(pairs)  # 3 % and the spread of a sample of 115
