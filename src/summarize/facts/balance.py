"""Two lists of facts of one pool as multisets: what does not balance.

Facts are found by value, so that a page of figures takes time in proportion to its length.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from summarize.facts.fact import Fact, Value
from summarize.facts.slip import Slip

Accept = Callable[[Fact, Fact], bool]
#: Who may answer whom, in order: like answers like before anything else is taken.
_PASSES: tuple[Accept, ...] = (
    lambda a, b: a.firm and b.firm and a.values == b.values and a.unit == b.unit != "",
    lambda a, b: a.firm and b.firm and a.kind == b.kind,
    lambda a, b: a.firm and b.firm,
    lambda a, b: (a.firm or b.firm) and not (a.shared or b.shared),
)


def balance(mine: Sequence[Fact], theirs: Sequence[Fact]) -> list[Slip]:
    """Slips between two lists of facts.

    Firm facts answer each other first, those of the same unit before others; what is left is
    answered by the facts of the other side that are not firm, and, where a fact may be shared,
    by one that has been used.
    """
    free_left, free_right = dict.fromkeys(range(len(mine))), dict.fromkeys(range(len(theirs)))
    by_value = _by_value(theirs)
    for accept in _PASSES:
        if not free_left or not free_right:
            break
        for i in list(free_left):
            j = _partner(mine[i], theirs, by_value, free_right, accept)
            if j is not None:
                del free_left[i], free_right[j]
    left, right = _open(mine, free_left, theirs), _open(theirs, free_right, mine)
    if any(fact.kind == "year" for fact in right):
        left += _unsaid_years([mine[i] for i in free_left], theirs)
    return _paired(left, right)


def _unsaid_years(left: Sequence[Fact], theirs: Sequence[Fact]) -> list[Fact]:
    """Years of full dates, which English may leave out: but not put another in their place.

    The last first: of a run of days it is the one that states its year.
    """
    said = {value for fact in theirs for value in fact.values}
    return [f for f in reversed(left) if f.kind == "year" and not f.firm and not f.values & said]


def _by_value(facts: Sequence[Fact]) -> dict[Value, list[int]]:
    """Indices of the facts by value, the first one last, to be taken from the end."""
    table: dict[Value, list[int]] = defaultdict(list)
    for index in range(len(facts) - 1, -1, -1):
        for value in facts[index].values:
            table[value].append(index)
    return table


def _partner(
    fact: Fact,
    others: Sequence[Fact],
    by_value: dict[Value, list[int]],
    free: dict[int, None],
    accept: Accept,
) -> int | None:
    best: int | None = None
    for value in fact.values:
        candidates = by_value.get(value, [])
        while candidates and candidates[-1] not in free:
            candidates.pop()
        for index in reversed(candidates):
            if best is not None and index >= best:
                break
            other = others[index]
            if index in free and fact.agrees(other) and accept(fact, other):
                best = index
                break
    return best


def _open(facts: Sequence[Fact], free: dict[int, None], others: Sequence[Fact]) -> list[Fact]:
    """Firm facts that nothing answers: no shared fact used before, none of another unit."""
    left = [facts[i] for i in free if facts[i].firm]
    if not left:
        return []
    by_value = _by_value(others)
    units = [other for other in others if other.unit]

    def answered(fact: Fact) -> bool:
        near = (others[i] for value in fact.values for i in by_value.get(value, ()))
        return any((fact.shared or other.shared) and fact.agrees(other) for other in near) or any(
            fact.converts(other) for other in units if fact.unit
        )

    return [fact for fact in left if not answered(fact)]


def _paired(left: list[Fact], right: list[Fact]) -> list[Slip]:
    """A missing and an added fact of one sort are one changed fact."""
    slips: list[Slip] = []
    rest = dict(enumerate(right))
    for fact in left:
        index = next(
            (i for i, o in rest.items() if o.unit == fact.unit and o.kind == fact.kind),
            next((i for i, o in rest.items() if _comparable(fact, o)), None),
        )
        if index is None:
            slips.append(Slip(what="missing", source=fact))
        else:
            slips.append(Slip(what="changed", source=fact, target=rest.pop(index)))
    slips = [slip for slip in slips if slip.what != "missing" or slip.fact.firm]
    slips += [Slip(what="added", target=fact) for fact in rest.values()]
    return slips


def _comparable(a: Fact, b: Fact) -> bool:
    """Whether one may have become the other: no two known units, or the value itself."""
    return not a.unit or not b.unit or bool(a.values & b.values)
