"""Numbers in words against each other: "mười lăm học sinh" that became fifty students.

A number in words is not asked for: translators leave one in a hundred out, and "ba" is three and a
father. Told is one that can be nothing else, where the rendering has another one in its place.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from summarize.facts.fact import Fact
from summarize.facts.numbers import Number, counts_whole_ones, numbers_in_words
from summarize.facts.slip import Slip
from summarize.facts.taken import Taken
from summarize.facts.worded import is_count

#: Numbers of several words begin here; "hai ba" counts nothing.
_SEVERAL = 11
#: "hai chục" are some twenty, which English calls two dozen.
_DOZENS = Decimal("1.2")


def miscounted(
    source: str, target: str, mine: Sequence[Fact], theirs: Sequence[Fact]
) -> list[Slip]:
    """At most one slip: the first number in words of ``source`` (Vietnamese) that ``target`` does
    not state in any way, and the first of ``target`` (English) that ``source`` does not.

    Args:
        mine, theirs: all facts of both.
    """
    counted = [n for n in numbers_in_words(source, "vi") if _is_sure(n, source)]
    if not counted:
        return []
    told = [n for n in numbers_in_words(target, "en") if n.value > 1 and not n.ordinal]
    lost = [n for n in _unanswered(counted, theirs) if not _is_dozens(n, source, theirs)]
    # "Triệu" of "một triệu rưỡi" is no million.
    taken = Taken(source, (number.span for number in counted))
    values = {number.value for number in counted}
    new = _unanswered(told, [fact for fact in mine if fact.span not in taken], values)
    if not lost or not new:
        return []
    return [Slip(what="changed", source=_fact(lost[0], source), target=_fact(new[0], target))]


def _is_sure(number: Number, text: str) -> bool:
    several = number.value >= _SEVERAL and " " in number.span.of(text)
    one = number.value > 1 and counts_whole_ones(text, number.span.end)
    return (several or one) and is_count(number, text)


def _unanswered(
    numbers: Sequence[Number], facts: Sequence[Fact], values: Collection[Decimal] = ()
) -> list[Number]:
    """Those of ``numbers`` whose value is none of ``values``, and no fact's."""
    known = {value for fact in facts for value in fact.values} | set(values)
    return [number for number in numbers if number.value not in known]


def _is_dozens(number: Number, text: str, facts: Sequence[Fact]) -> bool:
    dozens = number.value * _DOZENS
    return number.span.of(text).lower().endswith("chục") and any(
        dozens in fact.values for fact in facts
    )


def _fact(number: Number, text: str) -> Fact:
    shown = number.span.of(text)
    values = frozenset({Decimal(number.value)})
    return Fact(kind="number", span=number.span, text=shown, values=values)
