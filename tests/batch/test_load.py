"""Many articles: memory stays flat, and a second run is quick."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.stand_in import make_articles

RUN = """
import json, resource, sys, pathlib
from summarize.batch.run import run_here
from summarize.options import RunOptions
from tests.batch.stand_in import job
if __name__ == "__main__":
    folder, workers = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    result = run_here(RunOptions(output=folder / "out", workers=workers), [folder / "in"], job())
    used = resource.getrusage(resource.RUSAGE_SELF)
    # Not ru_maxrss: a process starts with its parent's, which here is pytest.
    status = pathlib.Path("/proc/self/status").read_text()
    peak = int(status.partition("VmHWM:")[2].split()[0]) * 1024
    print(json.dumps({"counts": result.counts, "seconds": result.seconds,
                      "cpu": used.ru_utime + used.ru_stime, "peak": peak}))
"""


def measure(folder: Path, workers: int) -> dict[str, float]:
    """One run in a process of its own: seconds, and the driver's peak memory in bytes."""
    (folder / "script.py").write_text(RUN)
    done = subprocess.run(
        [sys.executable, str(folder / "script.py"), str(folder), str(workers)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path.cwd()), *sys.path])},
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, float] = json.loads(done.stdout)
    return result


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
@pytest.mark.timeout(4 * 3600)
@pytest.mark.parametrize("deep", [False, True])
def test_two_hundred_thousand_articles(tmp_path: Path, deep: bool) -> None:
    """The promise: 1.5 GB at most, within a tenth of what 50,000 take; a second run in 60 s a
    hundred thousand, without a write."""
    scale = int(os.environ.get("SUMMARIZE_LOAD", "200000"))
    peaks = {}
    for count in (scale // 4, scale):
        folder = tmp_path / str(count)
        make_articles(folder / "in", count, deep=deep)
        first = measure(folder, 2)
        assert first["counts"] == {"ok": count} and lines(folder) == count
        before = time.time()
        second = measure(folder, 2)
        assert second["counts"] == {"skipped": count} and lines(folder) == count
        # Of this process alone, so that a busy machine does not decide: it waits for nobody.
        assert second["cpu"] < 60 * count / 100_000
        outputs = (path for path in (folder / "out").iterdir() if path.suffix == ".json")
        assert all(path.stat().st_mtime < before for path in outputs)
        peaks[count] = max(first["peak"], second["peak"])
        print(
            f"\n{count} articles: {count / first['seconds']:.0f}/s, driver {first['cpu']:.0f} s of "
            f"CPU, peak {first['peak'] / 1e6:.1f} MB; second run {second['seconds']:.1f} s, "
            f"{second['cpu']:.1f} s of CPU, peak {second['peak'] / 1e6:.1f} MB"
        )
    assert peaks[scale] < 1.5e9
    assert peaks[scale] <= 1.1 * peaks[scale // 4]
