"""Whether an article costs the same in a batch of 100 and of 10,000: processor time and memory.

The echo engine over made articles, through the users' door; the whole process tree is counted.
Two answers: whole runs of growing size, and the largest run by the thousand, each beside a fixed
loop timed while it went on. Where all processes of a run grow dearer together with the loop, it is
the machine that has become slower (other programs, caches shared with them) and not the batch. The
loop is a mean of many: a machine that gives half its speed for a moment gives all of it the next,
and the least of several loops sees only that.
"""

import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks import corpus, stages, start

_SIZES = (100, 1_000, 10_000)
#: Seconds between two looks at a run.
_PAUSE = 2.0
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Look:
    """A run at one moment: articles finished, processor seconds of each process by its id, and
    seconds of the fixed loop, the mean since the look before."""

    finished: int
    seconds: dict[int, float]
    loop: float


def run(small: bool = False) -> dict[str, Any]:
    """Milliseconds an article and the largest process, by size of the batch; the ratios of the
    largest batch to the smallest, start-up taken off by a batch of one; and the largest batch by
    tenths."""
    sizes = _SIZES[:2] if small else _SIZES
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        alone = start.watch(_command(scratch, 1), codes=(0, 1))
        took = {size: start.watch(_command(scratch, size), codes=(0, 1)) for size in sizes}
        tenths = _tenths(scratch, sizes[-1])
    cost = {size: 1000 * (t.processor - alone.processor) / size for size, t in took.items()}
    first, last = sizes[0], sizes[-1]
    return {
        "processor_ms_an_article": {str(size): round(ms, 2) for size, ms in cost.items()},
        "largest_process_mb": {str(size): round(t.megabytes) for size, t in took.items()},
        "cost_ratio": round(cost[last] / cost[first], 3),
        "memory_ratio": round(took[last].megabytes / took[first].megabytes, 3),
        "by_tenths": tenths,
    }


def _command(scratch: Path, size: int, again: str = "") -> list[str]:
    source, output = scratch / f"in-{size}", scratch / f"out-{size}{again}"
    if not source.is_dir():
        source.mkdir()
        for number, raw in enumerate(corpus.articles(size, seed=11)):
            (source / f"{number:05}.txt").write_text(raw.content, encoding="utf-8")
    return [
        sys.executable, "-m", "summarize", "brief", str(source), "-o", str(output), "-q",
        "--translator", "echo", "--summarizer", "lead", "--format", "json",
    ]  # fmt: skip


def _tenths(scratch: Path, size: int) -> dict[str, list[float]]:
    """A run by tenths: milliseconds an article of each process, and of the loop beside it."""
    command = _command(scratch, size, "-looked-at")
    report = Path(command[command.index("-o") + 1], "report.jsonl")
    process = subprocess.Popen(command)
    looks: list[Look] = []
    beside: list[float] = []
    while process.poll() is None:
        look = _look(process.pid, report)
        beside.append(look.loop)
        if not looks or look.finished - looks[-1].finished >= size // 10:
            looks.append(replace(look, loop=statistics.mean(beside)))
            beside.clear()
        time.sleep(_PAUSE)
    whole, driver, loops = [], [], []
    # Up to the first look at finished articles the processes start.
    for before, after in itertools.pairwise(looks[1:]):
        count = after.finished - before.finished
        spent = {pid: s - before.seconds.get(pid, 0.0) for pid, s in after.seconds.items()}
        whole.append(round(1000 * sum(spent.values()) / count, 2))
        driver.append(round(1000 * spent[process.pid] / count, 2))
        loops.append(round(1000 * after.loop, 2))
    in_loops = [round(cost / loop, 2) for cost, loop in zip(whole, loops)]
    return {
        "ms_an_article": whole,
        "of_these_the_driver": driver,
        "loop_ms": loops,
        "article_over_loop": in_loops,
    }


def _look(pid: int, report: Path) -> Look:
    finished = report.read_bytes().count(b"\n") if report.is_file() else 0
    loop = statistics.mean(_loop() for _ in range(10))
    parents: dict[int, int] = {}
    seconds: dict[int, float] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            # After the name, which may hold anything: state, parent, …, user and system time.
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended
        parents[int(entry.name)] = int(fields[1])
        seconds[int(entry.name)] = (int(fields[11]) + int(fields[12])) / _TICKS
    return Look(finished, {p: s for p, s in seconds.items() if _descends(p, pid, parents)}, loop)


def _descends(pid: int, ancestor: int, parents: dict[int, int]) -> bool:
    while pid and pid != ancestor:
        pid = parents.get(pid, 0)
    return pid == ancestor


def _loop() -> float:
    begun = time.process_time()
    stages.loop()
    return time.process_time() - begun
