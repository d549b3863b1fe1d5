"""Instructions of the pure stages for one article, counted by valgrind: the same on a busy machine.

python -m benchmarks.instructions [SRC]. Two runs over 4 and 12 made articles; their difference
is what eight articles cost, start and imports left out. Takes minutes; needs ``valgrind``.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).parent.parent
_SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
from benchmarks import corpus, stages
for raw in corpus.articles(int(sys.argv[2]), seed=5):
    stages.brief(raw)
"""
_FEW, _MANY = 4, 12


def instructions(source: Path, count: int) -> int:
    """Instructions of a whole process that makes ``count`` briefs."""
    environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONHASHSEED": "0"}
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", sys.executable]
    done = subprocess.run(
        [*command, "-c", _SCRIPT, str(_HERE), str(count)],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return int(re.findall(r"Collected : (\d+)", done.stderr)[-1])


def an_article(source: Path) -> float:
    """Instructions an article."""
    return (instructions(source, _MANY) - instructions(source, _FEW)) / (_MANY - _FEW)


if __name__ == "__main__":
    tree = Path(sys.argv[1]) if len(sys.argv) > 1 else _HERE / "src"
    print(json.dumps({"million_instructions_an_article": round(an_article(tree) / 1e6, 1)}))
