"""What the pure stages cost, counted in calls: the same on a busy machine as on a quiet one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from benchmarks import corpus
from summarize.cli.lines import translated
from summarize.engines.catalog import load_translator
from summarize.engines.roles import ModelTranslator
from summarize.options import TranslateOptions
from summarize.protocols import Ask, Hypotheses
from summarize.translate import Glossary

ROOT = Path(__file__).parent.parent.parent
#: Calls (of Python and of C functions) that the code of a room makes for one article, over 30
#: made articles after 10 that fill the caches. A change meant to cost more, or less, brings its
#: figure along.
CALLS = {
    "clean": 1_401,
    "segment": 784,
    "dates": 4_678,
    "summary": 139,
    "translate": 51,
    "checks": 318,
    "facts": 326,
    "document": 137,
    "writers": 548,
    "pipeline": 73,
    "engines": 56,
}
#: The same for the checks of one whole brief, a real translation of 15 sentences: an article that
#: a stand-in model copies leaves the ledger nothing to compare.
OF_A_BRIEF = {"checks": 2_250, "facts": 50_800, "translate": 5_093, "dates": 4_932}
#: What the built-in translator is asked for the sentences of the project's articles besides the first
#: time: next outputs, clauses, names and terms as symbols. Each is up to a whole translation.
LOOKS = 29
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
_COUNT_CHECKS = _COUNT[: _COUNT.index("raws =")] + (
    """
from pathlib import Path
from summarize import checks, pipeline
from summarize.translate import Glossary
from summarize.writers import json_read

brief = json_read.load(Path(sys.argv[2]).read_bytes())
glossary = Glossary.shipped().load()  # its trie is built once a process
context = pipeline.check_context(brief, glossary)
"""
    + _COUNT[_COUNT.index("calls, rooms") : _COUNT.index("for raw in raws[10:]")]
    + """
checks.run_checks(context)
sys.setprofile(None)
print(json.dumps({room: count for room, count in calls.items() if room}))
"""
)


@cache
def counted(script: str = _COUNT) -> dict[str, float]:
    """Room -> calls an article, or in the checks of one brief."""
    done = subprocess.run(
        [sys.executable, "-c", script, str(ROOT), str(Path(__file__).with_name("brief.json"))],
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


@pytest.mark.parametrize("room", OF_A_BRIEF)
def test_checking_a_brief_costs_what_it_did(room: str) -> None:
    """The ledger, the dates and the terms of a translated article."""
    found, pinned = counted(_COUNT_CHECKS)[room], OF_A_BRIEF[room]
    assert (1 - TOLERANCE) * pinned <= found <= (1 + TOLERANCE) * pinned, f"{found:,.0f}"


def test_sentences_are_asked_for_again_as_seldom_as_they_were() -> None:
    """Processors round differently, and then an output or two of a hundred."""
    asked: list[Ask] = []

    class Counted(ModelTranslator):
        def answer(self, asks: deque[Ask]) -> Iterator[tuple[Ask, Hypotheses]]:
            for ask, hypotheses in super().answer(asks):
                asked.append(ask)
                yield ask, hypotheses

    translator = load_translator("builtin")
    assert isinstance(translator, ModelTranslator)
    counted = Counted(translator._model, translator._card)
    sentences = corpus.sentences()
    translated(sentences, counted, TranslateOptions(), glossary=Glossary.shipped())
    again = len(asked) - len(sentences)
    assert 0.75 * LOOKS <= again <= 1.25 * LOOKS, again
    narrow = sum(ask.beam > 0 for ask in asked)
    assert narrow >= again / 2, "most are for terms, in half a beam"


def test_all_rooms_are_pinned() -> None:
    """A new room on the way of an article is measured too."""
    dear = {room for room, count in counted().items() if count >= 50}
    assert dear <= set(CALLS)
