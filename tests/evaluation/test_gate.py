"""The quality gate: its arithmetic, and a small part of it on the real models."""

import json
from pathlib import Path

import pytest

from evaluation.gate import BASELINE, measure_translator, raised, worse
from evaluation.rouge import rouge
from summarize.engines.shelf import best_installed, default_cache

DATA = Path(__file__).parents[3] / "shared" / "data"
LINES = 40


def test_rouge_of_a_text_with_itself_and_with_another():
    """One for equal texts, nought for disjoint ones, between for a part."""
    assert rouge("mưa lớn ở Huế", "Mưa lớn ở Huế.") == (1.0, 1.0, 1.0)
    assert rouge("mưa lớn", "nắng gắt") == (0.0, 0.0, 0.0)
    one, two, longest = rouge("mưa lớn gây lũ", "mưa lớn gây sạt lở")
    assert one == pytest.approx(2 * 3 / 9)
    assert two == pytest.approx(2 * 2 / 7)
    assert longest == pytest.approx(2 * 3 / 9)


def test_a_worse_score_breaks_its_floor_and_a_better_one_does_not():
    """BLEU falls below, slips rise above; within tolerance is fine."""
    floor = {"bleu": 18.0, "numbers_missing": 0.01}
    assert worse(floor, {"bleu": 17.0, "numbers_missing": 0.01})
    assert worse(floor, {"bleu": 18.0, "numbers_missing": 0.02})
    assert worse(floor, {"bleu": 17.9, "numbers_missing": 0.011}) == []
    assert worse(floor, {"bleu": 25.0, "numbers_missing": 0.0}) == []


def test_a_floor_that_is_raised_never_sinks():
    """A score a little below its floor passes, and raising the others does not lower it."""
    floor = {"bleu": 18.0, "chrf": 40.0, "numbers_missing": 0.01, "model": "a"}
    found = {"bleu": 17.9, "chrf": 41.0, "numbers_missing": 0.012, "names_lost": 0.2, "model": "b"}
    assert worse(floor, found) == []
    assert raised(floor, found) == found | {"bleu": 18.0, "numbers_missing": 0.01}


@pytest.mark.parametrize("name", ["flores-dev", "alt-dev"])
def test_the_builtin_translator_keeps_its_floor(name):
    """The first lines of a development set, through the product's own path."""
    path = DATA / "dev" / f"{name}.vi-en.tsv"
    if not path.is_file():
        pytest.skip("shared data is absent: data/dev")
    best = best_installed("translate", default_cache())
    if best is None:
        pytest.skip("this checkout has no built-in weights")
    floors = json.loads(BASELINE.read_text())[f"{LINES} lines"]
    assert worse(floors[name], measure_translator(path, LINES)) == []
