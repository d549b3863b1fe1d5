"""What the pure stages cost, counted in calls: the same on a busy machine as on a quiet one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
#: Calls (of Python and of C functions) that the code of a room makes for one article, over 30
#: made articles after 10 that fill the caches. A change meant to cost more, or less, brings its
#: figure along.
CALLS = {
    "clean": 1_941,
    "segment": 1_040,
    "dates": 4_495,
    "summary": 876,
    "translate": 51,
    "checks": 384,
    "facts": 293,
    "document": 152,
    "writers": 2_321,
    "pipeline": 73,
    "engines": 56,
}
#: Python versions move the counts by a few in a hundred; a loop run twice, or a cache that no
#: longer holds, by far more.
TOLERANCE = 0.15

_COUNT = """
import json, sys
from collections import Counter
sys.path.insert(0, sys.argv[1])
from benchmarks import corpus, stages

raws = list(corpus.articles(40, seed=7))
for raw in raws[:10]:
    stages.brief(raw)
calls, rooms = Counter(), {}

def hook(frame, event, argument):
    if event == "call" or event == "c_call":
        name = frame.f_code.co_filename
        room = rooms.get(name)
        if room is None:
            tail = name.partition("/src/summarize/")[2]
            room = rooms[name] = tail.partition("/")[0].removesuffix(".py")
        calls[room] += 1

sys.setprofile(hook)
for raw in raws[10:]:
    stages.brief(raw)
sys.setprofile(None)
print(json.dumps({room: count / 30 for room, count in calls.items() if room}))
"""


@cache
def counted() -> dict[str, float]:
    """Room -> calls an article."""
    done = subprocess.run(
        [sys.executable, "-c", _COUNT, str(ROOT)],
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("room", CALLS)
def test_a_room_costs_what_it_did(room: str) -> None:
    """Not more, so that a slow change is seen; not much less, so that the figures stay true."""
    low, high = (1 - TOLERANCE) * CALLS[room], (1 + TOLERANCE) * CALLS[room]
    assert low <= counted()[room] <= high, (
        f"{room} makes {counted()[room]:,.0f} calls an article where {CALLS[room]:,} are pinned; "
        "where that is meant, pin the new figure"
    )


def test_all_rooms_are_pinned() -> None:
    """A new room on the way of an article is measured too."""
    dear = {room for room, count in counted().items() if count >= 50}
    assert dear <= set(CALLS)
