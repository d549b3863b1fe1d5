"""A desk that is killed over and over: a process that serves a folder anew for each line read.

Everything is imported once; each server is a fork, so that five hundred of them take seconds.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from summarize.review import open_desk
from summarize.review.recheck import warm


def main() -> None:
    folder = Path(sys.argv[1])
    warm()
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            sys.stdin.close()
            open_desk(folder, port=0, browse=False, reviewer="Hà", tell=_tell)
            os._exit(0)
        os.waitpid(child, 0)


def _tell(link: str) -> None:
    print(os.getpid(), link, flush=True)


if __name__ == "__main__":
    main()
