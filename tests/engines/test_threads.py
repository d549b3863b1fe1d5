"""Workers and threads: measured once a machine, remembered, and of no account for the output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarize.engines.catalog import load_translator
from summarize.engines.threads import Setting, measured, settings, usual
from summarize.options import EngineOptions
from tests.engines.tiny import QUESTIONS


class _Clock:
    """Seconds as a machine would have them, and what it was asked."""

    def __init__(self, seconds: dict[Setting, float]) -> None:
        self.asked: list[Setting] = []
        self._seconds = seconds

    def __call__(self, setting: Setting) -> float:
        self.asked.append(setting)
        return self._seconds[setting]


@pytest.mark.parametrize(
    ("count", "expected"), [(1, (1, 1)), (2, (2, 1)), (4, (4, 1)), (16, (4, 4))]
)
def test_the_usual_setting(count: int, expected: Setting) -> None:
    """Batches side by side while cores are few."""
    assert usual(count) == expected


@pytest.mark.parametrize("count", range(1, 130))
def test_no_setting_asks_for_more_than_the_cores(count: int) -> None:
    """Workers times threads stay within the cores; the usual setting is tried first."""
    tried = settings(count)
    assert tried[0] == usual(count)
    assert len(set(tried)) == len(tried)
    assert all(workers >= 1 and workers * each <= count for workers, each in tried)


def test_one_core_leaves_no_choice(tmp_path: Path) -> None:
    """Nothing is measured, nothing written."""
    clock = _Clock({})
    assert measured(1, "m", tmp_path, clock) == (1, 1)
    assert not clock.asked and not list(tmp_path.iterdir())


def test_the_fastest_is_found_once(tmp_path: Path) -> None:
    """The second start asks nobody; another model is measured by itself."""
    clock = _Clock({(2, 1): 3.0, (1, 2): 1.0})
    assert measured(2, "m", tmp_path, clock) == (1, 2)
    assert measured(2, "m", tmp_path, _Clock({})) == (1, 2)
    assert measured(2, "other", tmp_path, _Clock({(2, 1): 1.0, (1, 2): 3.0})) == (2, 1)


def test_a_small_gain_changes_nothing(tmp_path: Path) -> None:
    """A busy machine does not move the setting by chance."""
    assert measured(2, "m", tmp_path, _Clock({(2, 1): 1.05, (1, 2): 1.0})) == (2, 1)


def test_a_damaged_memory_is_made_anew(tmp_path: Path) -> None:
    """Cut, foreign or impossible: measured again, and whole afterwards."""
    clock = _Clock({(2, 1): 3.0, (1, 2): 1.0})
    measured(2, "m", tmp_path, clock)
    (path,) = tmp_path.iterdir()
    whole = path.read_text()
    for damaged in (whole[:7], "[]", '{"workers": 64, "threads": 64}', '{"workers": "x"}'):
        path.write_text(damaged)
        assert measured(2, "m", tmp_path, clock) == (1, 2)
        assert path.read_text() == whole


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    """The setting is found all the same."""
    file = tmp_path / "file"
    file.write_text("")
    assert measured(2, "m", file / "below", _Clock({(2, 1): 3.0, (1, 2): 1.0})) == (1, 2)


def test_a_model_remembers_its_setting(cache: Path) -> None:
    """Through the users' door: one file after the first load, believed by the second; whatever it
    says, the translations are the same."""
    options = EngineOptions(device="cpu", threads=2)
    first = load_translator("builtin", options=options, cache=cache).translate(QUESTIONS)
    (path,) = (cache / "threads").iterdir()
    found = json.loads(path.read_text())
    assert (found["workers"], found["threads"]) in settings(2)
    other = {"workers": found["threads"], "threads": found["workers"]}
    path.write_text(json.dumps(other))
    assert load_translator("builtin", options=options, cache=cache).translate(QUESTIONS) == first
    assert json.loads(path.read_text()) == other
