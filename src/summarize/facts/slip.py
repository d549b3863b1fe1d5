"""What the ledger is told (glossary terms) and what it tells (slips)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarize.document import Span
from summarize.facts.fact import Fact

What = Literal["missing", "added", "changed", "respelled", "referred", "unitless"]


#: Glossary kinds that human translators keep to: they are missing from at most 3 % of references
#: (docs/checks.md), so a translation without them has lost something.
KEPT_KINDS = frozenset({"exonym", "acronym", "place", "treaty", "user"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words of a sentence whose renderings a glossary knows.

    Attributes:
        span, text: where they stand in the sentence, and as what.
        accepted: the renderings that count as right, the one to write first.
        kind: the glossary's kind (``exonym``, ``acronym``, ``place``, ``name``, ``term`` …).
    """

    text: str
    accepted: tuple[str, ...]
    span: Span | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One line of the ledger that does not balance.

    Attributes:
        what: ``respelled`` and ``referred`` are names that are there in another spelling, or by
            a pronoun or description only; the sentence says nothing wrong. ``unitless`` is a
            figure that stands there without its unit.
        source: the fact of the source; None for an added one.
        target: the fact of the target; None for a missing one.

    Raises:
        ValueError: there is neither.
    """

    what: What
    source: Fact | None = None
    target: Fact | None = None

    def __post_init__(self) -> None:
        if self.source is None and self.target is None:
            raise ValueError("a slip is made of at least one fact")

    @property
    def fact(self) -> Fact:
        """The fact of the source where there is one, else the target's."""
        fact = self.source or self.target
        assert fact is not None  # seen to at birth
        return fact

    @property
    def grave(self) -> bool:
        """Whether the sentence states another fact, one more or one less.

        What is not firm on its only side may be nothing. News says "today" and "this year" or
        leaves them out at will: that alone is nothing.
        """
        if self.kind == "relative" and self.what != "changed":
            return 0 not in self.fact.values
        if self.what == "added" and not self.fact.firm:
            return False
        return self.what not in ("respelled", "referred")

    @property
    def kind(self) -> str:
        """The kind of that fact."""
        return self.fact.kind
