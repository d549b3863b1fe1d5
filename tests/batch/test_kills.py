"""The real program killed at random moments: what is finished is whole, and a re-run ends it."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from summarize.store.check import check
from summarize.store.files import temporaries
from tests.batch import archive
from tests.batch.stand_in import report, tree


def whole(source: Path, out: Path) -> float:
    """Run to the end; the seconds until the first brief was there."""
    start, first = time.monotonic(), 0.0
    process = archive.start(source, out, "--workers", "1")
    while process.poll() is None:
        if not first and next(out.glob("*.json"), None):
            first = time.monotonic() - start
        time.sleep(0.05)
    assert process.returncode == 0
    return first or 1.0


def kill_at_random(tmp_path: Path, articles: int, kills: int, seed: int) -> None:
    source, out = archive.fill(tmp_path / "in", articles), tmp_path / "out"
    opening = whole(source, tmp_path / "clean")
    clean = tree(tmp_path / "clean")
    assert len(clean) == 3 * articles
    dice = random.Random(seed)
    finished = []
    for _ in range(kills):
        process = archive.start(source, out, "--workers", "1")
        time.sleep(dice.uniform(0, 1.4) * opening)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        left = tree(out) if out.exists() else {}
        false = [name for name in left if name[0] != "." and left[name] != clean[name]]
        assert false == []
        finished.append(sum(name.endswith(".json") for name in left))
    assert finished == sorted(finished)  # nothing that was finished is lost
    print(f"\nbriefs after each of {kills} kills: {finished}", flush=True)
    whole(source, out)
    assert tree(out) == clean
    assert len({line["source"] for line in report(out)}) == len(report(out)) == articles
    assert list(temporaries(out)) == [] and list(check(out)) == []


def test_a_few_kills(tmp_path: Path) -> None:
    kill_at_random(tmp_path, 60, 4, seed=1)


@pytest.mark.torture
@pytest.mark.timeout(3 * 3600)
def test_a_hundred_kills_over_two_thousand_articles(tmp_path: Path) -> None:
    kill_at_random(tmp_path, 2000, 100, seed=2)
