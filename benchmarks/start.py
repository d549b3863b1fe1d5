"""Start and memory: whole processes, against ``import click``."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ARTICLES = Path(__file__).parent.parent / "articles"


def seconds_of(command: list[str], repeats: int, *, text: bytes = b"") -> float:
    """Median wall-clock seconds of a process."""
    taken = []
    for _ in range(repeats):
        begun = time.perf_counter()
        subprocess.run(command, input=text, capture_output=True, check=True)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def run(repeats: int = 5) -> dict[str, Any]:
    """Help, first line, first brief; peak memory of a brief in its process tree's largest child."""
    python = sys.executable
    click = seconds_of([python, "-c", "import click"], repeats)
    help_ = seconds_of([python, "-m", "summarize", "--help"], repeats)
    line = "Nga và Mỹ nối lại đàm phán kiểm soát vũ khí ngày 22/6.".encode()
    translate = [python, "-m", "summarize", "translate", "--lines", "--translator", "builtin"]
    seconds_of(translate, 1, text=line)
    first_line = seconds_of(translate, repeats, text=line)
    article = min(ARTICLES.glob("*.txt"), key=lambda p: p.stat().st_size)
    with tempfile.TemporaryDirectory() as scratch:
        brief = [python, "-m", "summarize", "brief", str(article), "-o", scratch, "--force", "-q"]
        seconds_of(brief, 1)
        first_brief = seconds_of(brief, 3)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {
        "import_click_seconds": round(click, 3),
        "help_seconds": round(help_, 3),
        "help_over_click": round(help_ / click, 2),
        "first_line_seconds": round(first_line, 2),
        "first_brief_seconds": round(first_brief, 2),
        "largest_process_mb": round(peak),
        "cores": os.cpu_count(),
    }
