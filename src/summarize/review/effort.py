"""How much an editor changed: TER and chrF of the machine's text against the approved one.

Computed over the pairs of the translation memory, which holds with each approved sentence what
the machine had said and which model it was. So a desk sees which model serves it best.

- TER: edits to the reference's length, in words; a block of words moved counts one (M. Snover
  et al., "A Study of Translation Edit Rate with Targeted Human Annotation", 2006). Against the
  approved text it is HTER. 0 is untouched.
- chrF: F2 over character n-grams of 1 to 6 (M. Popovic, "chrF", 2015). 100 is untouched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from summarize.store.memory import Unit

_ORDER = 6
_BETA = 2.0
#: Limits of the search for moved blocks, those of the published tool.
_LONGEST_BLOCK = 10
_FARTHEST_MOVE = 50
#: Words past which blocks are not looked for: a sentence has under 100.
_MOST_WORDS = 200
_WORDS = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """Post-editing of one model's sentences.

    Attributes:
        sentences: approved sentences the model had translated; untouched: of them as they were.
        ter: edits per hundred words, over all sentences together.
        chrf: chrF2 from 0 to 100, likewise.
    """

    model: str
    sentences: int
    untouched: int
    ter: float
    chrf: float


def efforts(units: Iterable[Unit]) -> list[Effort]:
    """One line for each model, the least edited first; units without a machine text count not."""
    grouped: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.machine and unit.model and unit.model != "editor":
            grouped.setdefault(unit.model, []).append(unit)
    found = [_effort(model, group) for model, group in grouped.items()]
    return sorted(found, key=lambda effort: (effort.ter, effort.model))


def _effort(model: str, units: Sequence[Unit]) -> Effort:
    edits = words = 0
    statistics = [[0, 0, 0] for _ in range(_ORDER)]
    for unit in units:
        machine, approved = _WORDS.findall(unit.machine), _WORDS.findall(unit.target)
        edits += 0 if machine == approved else ter_edits(machine, approved)
        words += len(approved)
        for total, one in zip(statistics, _ngrams(unit.machine, unit.target)):
            for place, count in enumerate(one):
                total[place] += count
    return Effort(
        model=model,
        sentences=len(units),
        untouched=sum(unit.machine == unit.target for unit in units),
        ter=round(100 * edits / max(1, words), 1),
        chrf=round(_chrf(statistics), 1),
    )


def ter(hypothesis: str, reference: str) -> float:
    """TER of one sentence, per cent."""
    words = _WORDS.findall(reference)
    return 100 * ter_edits(_WORDS.findall(hypothesis), words) / max(1, len(words))


def chrf(hypothesis: str, reference: str) -> float:
    """chrF2 of one sentence, 0 to 100."""
    return _chrf(_ngrams(hypothesis, reference))


def ter_edits(hypothesis: Sequence[str], reference: Sequence[str]) -> int:
    """Insertions, deletions, substitutions and moves of blocks that turn one into the other.

    Moves are chosen greedily, each the one that saves most, as in the published algorithm.
    """
    current, moves = list(hypothesis), 0
    distance = Levenshtein.distance(current, reference)
    while distance > 1 and max(len(current), len(reference)) <= _MOST_WORDS:
        best = min(
            (
                (Levenshtein.distance(moved, reference), -length, moved)
                for length, moved in _moves(current, reference)
            ),
            default=None,
            key=lambda option: option[:2],
        )
        if best is None or best[0] + 1 >= distance:
            break
        distance, _, current = best
        moves += 1
    return distance + moves


def _moves(current: list[str], reference: Sequence[str]) -> Iterable[tuple[int, list[str]]]:
    """Every block that stands elsewhere in the reference, moved there."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(reference):
        places.setdefault(word, []).append(at)
    for start, word in enumerate(current):
        for to in places.get(word, ()):
            if to == start or abs(to - start) > _FARTHEST_MOVE:
                continue
            length = 0
            while (
                length < _LONGEST_BLOCK
                and start + length < len(current)
                and to + length < len(reference)
                and current[start + length] == reference[to + length]
            ):
                length += 1
            rest = current[:start] + current[start + length :]
            yield length, rest[:to] + current[start : start + length] + rest[to:]


def _ngrams(hypothesis: str, reference: str) -> list[list[int]]:
    """For each order: n-grams of the hypothesis, of the reference, common."""
    one, two = ("".join(text.split()) for text in (hypothesis, reference))
    found = []
    for order in range(1, _ORDER + 1):
        mine = Counter(one[i : i + order] for i in range(len(one) - order + 1))
        theirs = Counter(two[i : i + order] for i in range(len(two) - order + 1))
        found.append([mine.total(), theirs.total(), (mine & theirs).total()])
    return found


def _chrf(statistics: Sequence[Sequence[int]]) -> float:
    precision = recall = 0.0
    orders = 0
    for mine, theirs, common in statistics:
        if mine and theirs:
            precision += common / mine
            recall += common / theirs
            orders += 1
    if not orders or not precision + recall:
        return 0.0
    precision, recall = precision / orders, recall / orders
    return 100 * (1 + _BETA**2) * precision * recall / (_BETA**2 * precision + recall)
