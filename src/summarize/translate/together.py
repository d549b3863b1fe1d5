"""Many sentences on their ways through one model, so that it decodes in full batches.

Each sentence's way (``way.way``) is written as if it were alone: it asks, gets the answers and
goes on. Here all of them set out at once. Whoever has his answers takes his next step while the
engine decodes for the others; what he asks then joins what others ask.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Generator, Hashable, Mapping, Sequence
from typing import TypeVar

from summarize.protocols import Ask, Hypotheses, Translator

K = TypeVar("K", bound=Hashable)
R = TypeVar("R")
#: Yields what it asks at once, is sent the answers in the order asked, returns its result.
Way = Generator[Sequence[Ask], list[Hypotheses], R]


def together(ways: Mapping[K, Way[R]], translator: Translator) -> dict[K, R]:
    """Where each way ends.

    No way learns of another, so what it ends with depends on the model's answers to it alone. Equal
    asks are answered once.
    """
    results: dict[K, R] = {}
    asked: deque[Ask] = deque()
    #: Who waits for an answer, and for which others he waits besides.
    waiting: defaultdict[Ask, list[K]] = defaultdict(list)
    wanted: dict[K, Sequence[Ask]] = {}
    got: defaultdict[K, dict[Ask, Hypotheses]] = defaultdict(dict)

    def go_on(key: K) -> None:
        try:
            if key in wanted:
                answers = got.pop(key)
                asks = ways[key].send([answers[ask] for ask in wanted[key]])
            else:
                asks = next(ways[key])
        except StopIteration as end:
            results[key] = end.value
            return
        wanted[key] = asks
        for ask in dict.fromkeys(asks):
            if ask not in waiting:
                asked.append(ask)
            waiting[ask].append(key)

    for key in ways:
        go_on(key)
    for ask, hypotheses in translator.answer(asked):
        for key in waiting.pop(ask):
            got[key][ask] = hypotheses
            if len(got[key]) == len(set(wanted[key])):
                go_on(key)
    return results
