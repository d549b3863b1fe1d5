"""Many articles: memory stays flat, and a second run is quick."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import start
from tests.batch import archive
from tests.batch.stand_in import make_articles

RUN = """
import json, resource, sys, pathlib
from summarize.batch import run
from summarize.cli.job import make_job
from summarize.options import EngineOptions, RunOptions
from tests.batch import stand_in
if __name__ == "__main__":
    folder, workers, kind = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    options = RunOptions(output=folder / "out", workers=workers,
                         engines=EngineOptions(translator="echo", summarizer="lead"))
    job = make_job(options) if kind == "real" else stand_in.job()
    result = run(options, [folder / "in"], job)
    used = resource.getrusage(resource.RUSAGE_SELF)
    # Not ru_maxrss: a process starts with its parent's, which here is pytest.
    status = pathlib.Path("/proc/self/status").read_text()
    peak = int(status.partition("VmHWM:")[2].split()[0]) * 1024
    (folder / "result.json").write_text(json.dumps(
        {"counts": result.counts, "seconds": result.seconds,
         "cpu": used.ru_utime + used.ru_stime, "peak": peak}))
"""


def measure(folder: Path, workers: int, kind: str = "stand-in") -> dict[str, float]:
    """One run in a process of its own: seconds, and the driver's peak memory in bytes. Workers
    are no children of the driver, so what they took is what all took less the driver's."""
    (folder / "script.py").write_text(RUN)
    path = os.pathsep.join([str(Path.cwd()), *sys.path])
    command = ["env", f"PYTHONPATH={path}", sys.executable, str(folder / "script.py")]
    took = start.watch([*command, str(folder), str(workers), kind])
    result: dict[str, float] = json.loads((folder / "result.json").read_text())
    return {**result, "workers": took.processor - result["cpu"]}


def lines(folder: Path) -> int:
    with (folder / "out" / "report.jsonl").open("rb") as file:
        return sum(1 for _ in file)


def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    peaks = []
    for count in (400, 1200):
        folder = tmp_path / str(count)
        make_articles(folder / "in", count)
        measured = measure(folder, 1)
        assert measured["counts"] == {"ok": count} and lines(folder) == count
        peaks.append(measured["peak"])
    # Caches and the folder's names fill up to about 40 MB; 800 briefs kept would be 8 MB more.
    assert peaks[1] - peaks[0] < 5e6 and peaks[1] < 60e6


@pytest.mark.torture
@pytest.mark.timeout(12 * 3600)
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("shape", ["flat", "deep"])
def test_two_hundred_thousand_articles(tmp_path: Path, workers: int, shape: str) -> None:
    """The promise, with the program's own readers, checks and writers: 1.5 GB at most, within a
    tenth of what a quarter of the articles take; a second run in 60 s a hundred thousand, without
    a write; one article changed, one article done again.

    A quarter first, then the rest beside it. ``SUMMARIZE_LOAD=20000`` asks for fewer articles,
    ``SUMMARIZE_LOAD_LINES=3`` for shorter ones (a headline, a date and one sentence).
    """
    scale = int(os.environ.get("SUMMARIZE_LOAD", "200000"))
    length = int(os.environ.get("SUMMARIZE_LOAD_LINES", "7"))
    peaks, there = {}, 0
    for count in (scale // 4, scale):
        deep = shape == "deep"
        archive.fill(tmp_path / "in", count, first=there, deep=deep, lines=length)
        first = measure(tmp_path, workers, "real")
        made = count - there
        counts = Counter(first["counts"])
        assert counts["skipped"] == there and counts["ok"] + counts["warning"] == made
        assert lines(tmp_path) == count
        before = time.time()
        second = measure(tmp_path, workers, "real")
        assert second["counts"] == {"skipped": count} and lines(tmp_path) == count
        # Of this process alone, so that a busy machine does not decide: it waits for nobody.
        assert second["cpu"] < 2 + 60 * count / 100_000  # two seconds to start
        names = list((tmp_path / "out").glob("*-*.*"))
        assert len(names) == 3 * count
        assert all(path.stat().st_mtime < before for path in names)
        peaks[count] = max(first["peak"], second["peak"])
        print(
            f"\n{shape}, {workers} workers, {count} articles, {made} of them new: "
            f"{made / first['seconds']:.0f}/s, "
            f"driver {1000 * first['cpu'] / made:.1f} ms and others "
            f"{1000 * first['workers'] / made:.1f} ms of CPU an article, peak "
            f"{first['peak'] / 1e6:.1f} MB; second run {second['seconds']:.1f} s, "
            f"{second['cpu'] * 1e5 / count:.1f} s of CPU a hundred thousand, peak "
            f"{second['peak'] / 1e6:.1f} MB",
            flush=True,
        )
        changed = next((tmp_path / "in").rglob(f"*{count - 1:07}.txt"))
        changed.write_text(changed.read_text("utf-8").replace("hai năm", "ba năm"), "utf-8")
        again = measure(tmp_path, workers, "real")["counts"]
        assert again["skipped"] == count - 1 and sum(again.values()) == count  # type: ignore[index,attr-defined]
        there = count
    assert peaks[scale] < 1.5e9
    assert peaks[scale] <= 1.1 * peaks[scale // 4]
