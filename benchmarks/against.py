"""The pure stages of this tree against another's, turn by turn: for a busy machine.

python -m benchmarks.against OTHER/src [ROUNDS]. Two processes, one a tree, brief the same ten
articles one after the other; the ratio of a round is that of their processor times, and what is
printed is the median over rounds. ``benchmarks.same`` tells whether the briefs are equal.
"""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).parent.parent
_SIZE = 10
_WORKER = """
import sys, time
sys.path.insert(0, sys.argv[1])
from benchmarks import corpus, stages

size = int(sys.argv[2])
for line in sys.stdin:
    at = int(line)
    raws = list(corpus.articles(size, seed=1_000 + at))
    begun = time.process_time()
    for raw in raws:
        stages.brief(raw)
    print(time.process_time() - begun, flush=True)
"""


class _Tree:
    """A process that briefs made articles with the code of one tree."""

    def __init__(self, source: Path) -> None:
        environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONHASHSEED": "0"}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _WORKER, str(_HERE), str(_SIZE)],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def seconds(self, round_: int) -> float:
        """Processor time of the round's articles."""
        assert self._process.stdin is not None and self._process.stdout is not None
        print(round_, file=self._process.stdin, flush=True)
        return float(self._process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def run(other: Path, rounds: int = 25) -> dict[str, float]:
    """Ratios of ``rounds`` rounds; the first five fill caches and do not count."""
    mine, theirs = _Tree(_HERE / "src"), _Tree(other)
    ratios, least = [], [float("inf")] * 2
    for round_ in range(rounds + 5):
        here, there = mine.seconds(round_), theirs.seconds(round_)
        if round_ >= 5:
            ratios.append(here / there)
            least = [min(a, b) for a, b in zip(least, (here, there))]
    mine.close()
    theirs.close()
    return {
        "time_over_the_others": round(statistics.median(ratios), 3),
        "least_ms_an_article_here": round(1000 * least[0] / _SIZE, 2),
        "least_ms_an_article_there": round(1000 * least[1] / _SIZE, 2),
    }


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]), *map(int, sys.argv[2:]))))
