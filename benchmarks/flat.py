"""Whether an article costs the same in a batch of 100 and of 10,000: processor time and memory.

The echo engine over made articles, through the users' door; the whole process tree is counted.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import corpus, start

_SIZES = (100, 1_000, 10_000)


def run(small: bool = False) -> dict[str, Any]:
    """Milliseconds an article and the largest process, by size of the batch; and the ratios of
    the largest batch to the smallest, start-up taken off by a batch of one."""
    sizes = _SIZES[:2] if small else _SIZES
    with tempfile.TemporaryDirectory() as scratch:
        alone = _brief(Path(scratch), 1)
        took = {size: _brief(Path(scratch), size) for size in sizes}
    cost = {size: 1000 * (t.processor - alone.processor) / size for size, t in took.items()}
    first, last = sizes[0], sizes[-1]
    return {
        "processor_ms_an_article": {str(size): round(ms, 2) for size, ms in cost.items()},
        "largest_process_mb": {str(size): round(t.megabytes) for size, t in took.items()},
        "cost_ratio": round(cost[last] / cost[first], 3),
        "memory_ratio": round(took[last].megabytes / took[first].megabytes, 3),
    }


def _brief(scratch: Path, size: int) -> start.Took:
    source, output = scratch / f"in-{size}", scratch / f"out-{size}"
    source.mkdir()
    for number, raw in enumerate(corpus.articles(size, seed=11)):
        (source / f"{number:05}.txt").write_text(raw.content, encoding="utf-8")
    return start.watch(
        [sys.executable, "-m", "summarize", "brief", str(source), "-o", str(output), "-q",
         "--translator", "echo", "--summarizer", "lead", "--format", "json"],
        codes=(0, 1),
    )  # fmt: skip
