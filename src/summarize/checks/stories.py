"""Which articles tell the same story: bottom-k sketches of word shingles (Broder 1997).

The share of common hashes among the smallest ``SKETCH`` of two texts estimates the overlap of
their shingles. Reprints share nearly all, updates of a story about half, stories on one event
by different hands next to nothing.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter, defaultdict
from hashlib import blake2b

#: Words in a shingle: five syllables are some three Vietnamese words.
SHINGLE = 5
#: Hashes kept of a text; the estimate is within a tenth.
SKETCH = 32
#: From this share of common shingles on, two texts are one story.
ALIKE = 0.35
#: Articles remembered for one hash; more of them are a stock phrase.
MOST_HOLDERS = 64
_WORD = re.compile(r"\w+")


def sketch(text: str) -> frozenset[int]:
    """The smallest hashes of the shingles of ``text``."""
    words = _WORD.findall(text.casefold())
    count = max(1, len(words) - SHINGLE + 1)
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(count)}
    hashes = (
        int.from_bytes(blake2b(s.encode(), digest_size=8).digest(), "big") for s in shingles if s
    )
    return frozenset(heapq.nsmallest(SKETCH, hashes))


class Stories:
    """Groups articles as they come; each is compared only with those it shares hashes with."""

    def __init__(self) -> None:
        self._holders: defaultdict[int, list[int]] = defaultdict(list)
        self._ids: list[str] = []
        self._sketches: list[frozenset[int]] = []
        self._parent: list[int] = []

    def add(self, id_: str, text: str) -> None:
        """Take in one article."""
        mine = sketch(text)
        me = len(self._ids)
        self._ids.append(id_)
        self._sketches.append(mine)
        self._parent.append(me)
        shared: Counter[int] = Counter()
        for value in sorted(mine):
            holders = self._holders[value]
            shared.update(holders)
            if len(holders) < MOST_HOLDERS:
                holders.append(me)
        for other in sorted(shared):
            if _overlap(mine, self._sketches[other]) >= ALIKE:
                self._parent[self._root(other)] = self._root(me)

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Ids of each story told twice or more, sorted."""
        members: defaultdict[int, list[str]] = defaultdict(list)
        for index, id_ in enumerate(self._ids):
            members[self._root(index)].append(id_)
        return tuple(sorted(tuple(sorted(ids)) for ids in members.values() if len(ids) > 1))

    def _root(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index


def _overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """Estimated Jaccard overlap: common ones among the smallest of both together."""
    smallest = heapq.nsmallest(SKETCH, a | b)
    return sum(h in a and h in b for h in smallest) / max(1, len(smallest))
