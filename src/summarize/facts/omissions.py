"""Words of a source that nothing in its translation stands for.

The other side of ``lexicon``: for each Vietnamese syllable or pair of them that the built-in
translator met often enough, and that nearly always came with one of few English words, the stems of
those (IBM model 1, Brown et al. 1993; ``training/lexicon.py`` makes the list of the pairs that the
model learned from). Where none of them stands in its output, it left the word out or wrote another.

People render words so freely that a fifth of their sentences would have one, and models that
learned elsewhere may: of those it says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summarize.document import Span
from summarize.facts.ledger import read_facts
from summarize.facts.lexicon import SYLLABLE, stem, written
from summarize.facts.remembered import remembered
from summarize.facts.slip import KEPT_KINDS, Term
from summarize.facts.spelling import stands

#: Terms of relative dates, which the ledger compares: "cùng kỳ năm ngoái" is year-on-year as well.
_DATES = frozenset({"ngoái", "năm ngoái"})
_WORD = re.compile(r"[a-z]+")
_ROW = re.compile(r"(.+)\t(.+)")


@dataclass(frozen=True, slots=True)
class _Listed:
    """A term of the list in a sentence: its place, what it says, and the stems that render it."""

    span: Span
    term: str
    stems: frozenset[str]


def omissions(source: str, target: str, terms: Sequence[Term] = ()) -> tuple[Span, ...]:
    """The words of ``source`` that no word of ``target`` stands for, in order.

    Figures, dates and names are left to the ledger, and so are glossary terms that people keep to.

    Args:
        terms: glossary terms of the source, whose wordings count as well.
    """
    listed = _listed(source)
    if not listed:
        return ()
    english = target.casefold()
    stems = stems_of(english)
    found = [one for one in listed if stems.isdisjoint(one.stems) and one.term not in english]
    if not found:
        return ()
    rendered = [one.span for one in listed if one not in found]
    rendered += [fact.span for fact in read_facts(source, "vi")]
    rendered += [
        term.span
        for term in terms
        if term.span and (term.kind in KEPT_KINDS or any(stands(a, target) for a in term.accepted))
    ]
    return _joined(source, [one.span for one in found if not _overlaps(one.span, rendered)])


def stems_of(english: str) -> frozenset[str]:
    """The stems of a text of small letters; possessives count as the word."""
    return frozenset(map(stem, _WORD.findall(english.replace("’", "'").replace("'s", ""))))


@remembered
def _listed(source: str) -> tuple[_Listed, ...]:
    """The terms of the list in a sentence, but for those with a capital: they may be names."""
    rows = _rows()
    text = written(source)
    if len(text) != len(source):
        return ()
    said = list(SYLLABLE.finditer(text))
    found = []
    for i, syllable in enumerate(said):
        word = syllable[0]
        pair = f"{word} {said[i + 1][0]}" if i + 1 < len(said) else ""
        for term, last in ((word, i), (pair, i + 1)):
            if term in rows and not any(_is_capital(source, said[j], j) for j in (i, last)):
                span = Span(start=syllable.start(), end=said[last].end())
                found.append(_Listed(span, term, frozenset(rows[term].split())))
    return tuple(found)


def _is_capital(source: str, syllable: re.Match[str], place: int) -> bool:
    """Whether it is written with one; the first has its own from where it stands, but for an
    abbreviation ("LS.")."""
    shown = source[syllable.start() : syllable.end()]
    return not shown[0].islower() if place > 0 else len(shown) > 1 and shown.isupper()


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in others)


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, those with nothing but a space between them as one."""
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            before = joined.pop()
            span = Span(start=before.start, end=max(before.end, span.end))
        joined.append(span)
    return tuple(joined)


@cache
def _rows() -> Mapping[str, str]:
    """Term -> its stems, spaces between them."""
    text = files("summarize.facts").joinpath("counterparts.tsv").read_text(encoding="utf-8")
    return {term: stems for term, stems in _ROW.findall(text) if term not in _DATES}
