"""One fact as it stands in a text, and how two of them are compared."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from summarize.document import Span
from summarize.facts.units import converts

FactKind = Literal[
    "number",
    "percent",
    "money",
    "year",
    "day",
    "clock",
    "month",
    "weekday",
    "relative",
    "name",
    "acronym",
    "quotation",
    "negation",
    "rank",
]
Value = Decimal | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A statement of value.

    Attributes:
        span, text: where and how it stands.
        values: its possible readings; two facts agree when they share one.
        unit: a known unit by its symbol (``%``, ``USD``, ``km``), of a clock time its half of the
            day (``a.m.``), or empty. Facts of equal value and different known units disagree.
        firm: whether the other side must state it. What is not firm (``a``, ``dozens``, ``both``)
            only bears out a firm fact of the other side.
        shared: whether one statement on the other side answers several of this value: languages
            differ in how often they repeat a year, a month or a name, hardly a figure.
    """

    kind: FactKind
    span: Span
    text: str
    values: frozenset[Value]
    unit: str = ""
    firm: bool = True
    shared: bool = False

    def agrees(self, other: Fact) -> bool:
        """Whether some reading of both is the same, and no two known units differ."""
        return bool(self.values & other.values) and (
            not self.unit or not other.unit or self.unit == other.unit
        )

    def converts(self, other: Fact) -> bool:
        """Whether both are one amount in two units (90 km and 56 miles, a week and seven days)."""
        mine = [v for v in self.values if isinstance(v, Decimal)]
        theirs = [v for v in other.values if isinstance(v, Decimal)]
        return converts(mine, self.unit, theirs, other.unit)
