"""Start and memory: whole processes, against ``import click``."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ARTICLES = Path(__file__).parent.parent / "articles"
#: Runs a command and says what it took. A process of its own: the peak that the system reports
#: of a child begins at that of the process it was forked from, here a few megabytes.
_WATCH = """
import ctypes, json, os, resource, subprocess, sys, time
if sys.platform == "linux":
    # PR_SET_CHILD_SUBREAPER: processes that outlive the command are waited for, and counted, too.
    ctypes.CDLL(None).prctl(36, 1)
begun = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdin=sys.stdin, stdout=subprocess.DEVNULL)
taken = time.perf_counter() - begun
try:
    while True:
        os.wait()
except ChildProcessError:
    pass
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([done.returncode, taken, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


@dataclass(frozen=True, slots=True)
class Took:
    """What a command took: seconds of the clock and of processors, MB of its largest process."""

    seconds: float
    processor: float
    megabytes: float


def watch(command: list[str], *, text: bytes = b"", codes: tuple[int, ...] = (0,)) -> Took:
    """Run a command to its end.

    Raises:
        RuntimeError: it ended with another exit code than ``codes``.
    """
    # An installed program has its byte code; compiling it each time is a second.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", _WATCH, *command],
        input=text, stdout=subprocess.PIPE, env=kept, check=True,
    )  # fmt: skip
    code, *figures = json.loads(done.stdout)
    if code not in codes:
        raise RuntimeError(f"{' '.join(command)}: exit code {code}")
    return Took(*figures)


def help_over_click(rounds: int) -> float:
    """Processor time of ``summarize --help`` over that of ``import click``: least of each, turn
    by turn, since only other programs make either longer."""
    click = [sys.executable, "-c", "import click"]
    help_ = [sys.executable, "-m", "summarize", "--help"]
    pairs = [(watch(help_).processor, watch(click).processor) for _ in range(rounds)]
    return min(a for a, _ in pairs) / min(b for _, b in pairs)


def first_brief(rounds: int, *options: str) -> list[Took]:
    """The first brief of one article with the built-in models, conversion and caches warm."""
    article = min(ARTICLES.glob("*.txt"), key=lambda p: p.stat().st_size)
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "summarize", "brief", str(article), "-o", scratch]
        return [watch([*command, "--force", "-q", *options]) for _ in range(1 + rounds)][1:]


def run(small: bool = False) -> dict[str, Any]:
    """Help, first line, first brief, and the peak memory of a brief's largest process."""
    rounds = 1 if small else 7
    line = "Nga và Mỹ nối lại đàm phán kiểm soát vũ khí ngày 22/6.".encode()
    translate = [sys.executable, "-m", "summarize", "translate", "--lines"]
    translate += ["--translator", "builtin"]
    lines = [watch(translate, text=line).seconds for _ in range(1 + rounds)][1:]
    briefs = first_brief(rounds)
    return {
        "help_over_click": round(help_over_click(rounds), 2),
        "first_line_seconds": round(statistics.median(lines), 2),
        "first_brief_seconds": round(statistics.median(b.seconds for b in briefs), 2),
        "first_brief_processor_seconds": round(min(b.processor for b in briefs), 2),
        "largest_process_mb": round(max(b.megabytes for b in briefs)),
        "cores": os.cpu_count(),
    }
