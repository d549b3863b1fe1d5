"""The real program killed at random moments: what is finished is whole, and a re-run ends it."""

from __future__ import annotations

import random
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


def briefs(out: Path) -> int:
    """Commit records there are."""
    return sum(1 for _ in out.glob("*.json"))


def kill_at_random(tmp_path: Path, articles: int, kills: int, seed: int) -> int:
    """How many kills met a run that had more to do.

    Every other kill at any moment of the start, the others some briefs later: briefs are
    committed in groups of dozens, so that a run must not get far between two kills."""
    source, out = archive.fill(tmp_path / "in", articles), tmp_path / "out"
    opening = whole(source, tmp_path / "clean")
    clean = tree(tmp_path / "clean")
    assert len(clean) == 3 * articles
    dice = random.Random(seed)
    finished = [0]
    for number in range(kills):
        process = archive.start(source, out, "--workers", "1")
        if number % 2 == 0:
            time.sleep(dice.uniform(0, opening))
        else:
            more = dice.uniform(0, 1.5) * (articles - finished[-1]) / (kills - number)
            while briefs(out) < finished[-1] + more and process.poll() is None:
                time.sleep(0.01)
            time.sleep(dice.uniform(0, 0.1))
        process.kill()  # it may have come to its end
        process.wait()
        left = tree(out) if out.exists() else {}
        false = [name for name in left if name[0] != "." and left[name] != clean[name]]
        assert false == []
        finished.append(briefs(out))
    assert finished == sorted(finished)  # nothing that was finished is lost
    print(f"\nbriefs after each of {kills} kills: {finished[1:]}", flush=True)
    whole(source, out)
    assert tree(out) == clean
    assert len({line["source"] for line in report(out)}) == len(report(out)) == articles
    assert list(temporaries(out)) == [] and list(check(out)) == []
    return sum(after < articles for after in finished[1:])


def test_a_few_kills(tmp_path: Path) -> None:
    kill_at_random(tmp_path, 40, 3, seed=1)


@pytest.mark.torture
@pytest.mark.timeout(3 * 3600)
def test_a_hundred_kills_over_two_thousand_articles(tmp_path: Path) -> None:
    assert kill_at_random(tmp_path, 2000, 100, seed=2) >= 80
