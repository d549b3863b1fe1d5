"""The fact ledger: what a sentence and its rendering state, compared by value.

Both sides are read into facts (``quantities``, ``moments``, names, quotations), compared as
multisets, and what does not balance is a slip: missing (only the source states it), added
(only the target does) or changed (a pair of the two, such as 22/6 that became July 22). Two figures
close together that change places are told as one changed pair (``order``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.document import Span
from summarize.facts.added_fallbacks import added_fallbacks
from summarize.facts.added_names import added_names
from summarize.facts.balance import balance
from summarize.facts.counted import miscounted
from summarize.facts.countries import other_countries
from summarize.facts.fact import Fact
from summarize.facts.lost_units import lost_units
from summarize.facts.moments import find_moments
from summarize.facts.naming import lost_names, lost_syllables, name_facts, referred, stuttering
from summarize.facts.numbers import Language
from summarize.facts.order import swapped
from summarize.facts.parts_of_day import part_slips
from summarize.facts.quantities import find_quantities
from summarize.facts.ranks import rank_slips
from summarize.facts.relative import Distances, no_distances, relative_slips
from summarize.facts.remembered import remembered
from summarize.facts.signs import signs
from summarize.facts.slip import Slip, Term
from summarize.facts.spelling import standing, words_of
from summarize.facts.taken import Taken
from summarize.facts.turned import turned


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Facts of both sides and what does not balance, in order."""

    source: tuple[Fact, ...]
    target: tuple[Fact, ...]
    slips: tuple[Slip, ...]

    @property
    def balanced(self) -> bool:
        """Whether nothing is missing, added or changed; another spelling changes nothing."""
        return not any(slip.grave for slip in self.slips)


_POOLS = (
    frozenset({"number", "percent", "money", "year", "day", "clock"}),
    frozenset({"month"}),
    frozenset({"weekday"}),
)
#: Characters between two words of a wording, small words of it aside: ", the ".
_BETWEEN = 6


@remembered
def _relative(source: str, distances: Distances) -> Sequence[Fact]:
    """The relative dates of a Vietnamese sentence, which several outputs are held against."""
    return distances(source, "vi")


@remembered
def read_facts(text: str, language: Language) -> tuple[Fact, ...]:
    """Figures, months and weekdays of a sentence, in order."""
    facts = [*find_quantities(text, language), *find_moments(text, language)]
    return tuple(sorted(facts, key=lambda f: (f.span.start, f.span.end)))


def compare(
    source: str,
    target: str,
    *,
    terms: Sequence[Term] = (),
    distances: Distances = no_distances,
    named: frozenset[str] = frozenset(),
) -> Ledger:
    """The ledger of a sentence and its rendering.

    Args:
        source, target: one Vietnamese sentence (or several) and its English rendering.
        terms: glossary terms of the source; a name one of them covers is looked for by the
            glossary's wording.
        distances: reads the relative dates of a sentence; without it they are not compared.
        named: names of the source that are sure elsewhere in its article.
    """
    return _compare(source, target, tuple(terms), distances, named)


# The stage asks for its choice, for a repair, and the checks ask again for the brief.
@remembered
def _compare(
    source: str,
    target: str,
    terms: tuple[Term, ...],
    distances: Distances,
    named: frozenset[str],
) -> Ledger:
    own = _own_wordings(terms, target)
    mine, theirs = read_facts(source, "vi"), read_facts(target, "en")
    if own:
        within = Taken(source, (place for place, _ in own))
        worded = Taken(target, (span for _, spans in own for span in spans))
        mine = tuple(fact for fact in mine if fact.span not in within)
        theirs = tuple(fact for fact in theirs if fact.span not in worded)
    slips: list[Slip] = []
    slips += balance_all(mine, theirs)
    slips += relative_slips(_relative(source, distances), distances(target, "en"), mine, theirs)
    slips += swapped(mine, theirs, source, target)
    slips += lost_units(mine, theirs, source, target)
    names = name_facts(source)
    slips += lost_names(names, target, terms)
    slips += lost_syllables(source, target, terms, named)
    slips = referred(slips, source, target)
    slips += rank_slips(source, target)
    slips += part_slips(source, target)
    slips += other_countries(source, target, terms)
    told = [s.target.span.start for s in slips if s.target]
    more = [*stuttering(source, target), *added_names(source, target, terms)]
    more += added_fallbacks(source, target, terms)
    more += turned(source, target)
    more += signs(source, target)
    more += miscounted(source, target, mine, theirs)
    for slip in more:
        if slip.target and slip.target.span.start not in told:
            slips.append(slip)
            told.append(slip.target.span.start)
    if own:
        slips = [slip for slip in slips if not (slip.source and slip.source.span in within)]
    slips.sort(key=lambda slip: slip.fact.span.start)
    return Ledger(source=(*mine, *names), target=theirs, slips=tuple(slips))


def _own_wordings(terms: Sequence[Term], target: str) -> list[tuple[Span, tuple[Span, ...]]]:
    """Where a user's terms stand that ``target`` renders as the user says, and where it does:
    "30/4" as "Reunification Day" loses no date."""
    own = [term for term in terms if term.kind == "user"]
    if not own:
        return []
    words = words_of(target)
    found = []
    told: dict[tuple[str, ...], tuple[Span, ...] | None] = {}
    for term in own:
        if term.accepted not in told:
            places = (standing(wording, words) for wording in term.accepted)
            told[term.accepted] = next((one for one in places if one is not None), None)
        place = told[term.accepted]
        if term.span and place is not None:
            found.append((term.span, _together(place)))
    return found


def _together(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The words of a wording, in one span where they stand side by side ("April 30")."""
    if not spans:
        return ()
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    aside = end - start - sum(span.end - span.start for span in spans)
    return (Span(start=start, end=end),) if aside <= _BETWEEN * len(spans) else spans


def balance_all(mine: Sequence[Fact], theirs: Sequence[Fact]) -> list[Slip]:
    """Slips between the figures, months and weekdays of two texts."""
    slips: list[Slip] = []
    for pool in _POOLS if mine or theirs else ():
        left, right = [f for f in mine if f.kind in pool], [f for f in theirs if f.kind in pool]
        slips += balance(left, right) if left or right else []
    return slips
