"""Glossary terms whose English the translation does not use, in any accepted form.

Only for kinds of terms that human translators keep to: names of countries and places, treaties,
a user's own. A country or place that is gone is major: the sentence says less than its source. The
others are information (minor). A person may go by another name or a pronoun, but not by the
Vietnamese of a foreign name: "Tap Can Binh" for Xi Jinping is major. False positives: a pronoun or
a description in place of the name; an adjective the glossary does not list; a foreigner with a
Vietnamese namesake.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.checks.context import CheckContext
from summarize.document import Finding
from summarize.facts import KEPT_KINDS, Term, fold_diacritics, in_pieces, stands

NAME = "terms"
_TERMINOLOGY = "terminology/inconsistent-with-terminology-resource"
_PLACES = frozenset({"exonym", "place"})
_ASKED = KEPT_KINDS | {"name"}


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each term."""
    for unit in context.whole():
        terms = context.terms.get(unit.id, ())
        told: dict[tuple[str, ...], bool] = {}
        for term in terms:
            if term.kind not in _ASKED:
                continue
            if term.accepted not in told:
                told[term.accepted] = _is_told(term, unit.target, terms)
            if told[term.accepted]:
                continue
            if term.kind in KEPT_KINDS:
                lost, right = term.kind in _PLACES, term.accepted[0]
                yield Finding(
                    check=NAME,
                    category="accuracy/omission" if lost else _TERMINOLOGY,
                    severity="major" if lost else "minor",
                    message=f"“{term.text}” ({right}) of the source is not in the translation"
                    if lost
                    else f"“{term.text}” is “{right}” in the glossary",
                    segment_ids=(unit.id,),
                    source_spans=(term.span,) if term.span else (),
                )
            elif _is_copied(term, unit.target):
                yield Finding(
                    check=NAME,
                    category=_TERMINOLOGY,
                    severity="major",
                    message=f"“{term.text}” is “{term.accepted[0]}” in the glossary",
                    segment_ids=(unit.id,),
                    source_spans=(term.span,) if term.span else (),
                )


def _is_told(term: Term, target: str, terms: Sequence[Term]) -> bool:
    stand = any(stands(wording, target) for wording in term.accepted)
    return stand and not in_pieces(term, target, terms)


def _is_copied(term: Term, target: str) -> bool:
    """Whether a person of the glossary stands in ``target`` by the Vietnamese name, marks aside."""
    return stands(fold_diacritics(term.text), target)
