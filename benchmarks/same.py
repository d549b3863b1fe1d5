"""Whether another source tree makes the same briefs: python -m benchmarks.same OTHER/src [COUNT].

For changes that are to alter speed alone. The made articles (and any given folder of articles)
are briefed with the echo engine under both trees, hash seed fixed, and compared byte by byte.
"""

import os
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).parent.parent
_SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
from benchmarks import corpus, stages
for raw in corpus.articles(int(sys.argv[2]), seed=3):
    sys.stdout.buffer.write(stages.brief(raw))
"""


def briefs(source: Path, count: int) -> bytes:
    """The JSON of all briefs, one after another, as the tree at ``source`` makes them."""
    environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-c", _SCRIPT, str(_HERE), str(count)]
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout


def main(other: Path, count: int = 100) -> int:
    """0 where both trees agree; else the first line that differs is shown."""
    mine, theirs = briefs(_HERE / "src", count), briefs(other, count)
    if mine == theirs:
        print(f"{count} briefs are the same, {len(mine):,} bytes")
        return 0
    lines = zip(mine.splitlines(), theirs.splitlines())
    ours, others = next((a, b) for a, b in lines if a != b)
    print(f"here:  {ours.decode()}\nthere: {others.decode()}")
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *map(int, sys.argv[2:])))
