"""Consistency over a batch: one name, one spelling; one term, one translation; one story, once.

One pass over any number of briefs. What is kept of a brief is its names' spellings, the
renderings of its terms, and 32 hashes of its text, so a large folder fits in memory.

False positives: two persons of one name; a term with two right translations; stories that
quote the same statement at length.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarize.checks.stories import Stories
from summarize.document import Brief
from summarize.facts import Term, find_names, name_key, spelling_in, stands, stems_of

#: Kinds of terms that keep one English wording; countries change with grammar (U.S., American).
STEADY_KINDS = frozenset({"term", "org", "treaty", "title", "acronym", "user"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Variants:
    """One source wording and the several English ones it got.

    Attributes:
        source: the name or term as the sources write it.
        forms: (English wording, ids of the articles that have it), the most frequent first.
    """

    source: str
    forms: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """What differs between the briefs of a batch.

    Attributes:
        names: names with more than one spelling.
        terms: glossary terms with more than one accepted translation in use.
        stories: groups of article ids that tell the same story, each of two or more.
    """

    names: tuple[Variants, ...] = ()
    terms: tuple[Variants, ...] = ()
    stories: tuple[tuple[str, ...], ...] = ()


class Across:
    """Takes in the briefs of a batch, one by one and in any order.

    Args:
        terms_of: the glossary terms of a Vietnamese sentence; without it no terms are compared.
    """

    def __init__(self, terms_of: Callable[[str], Sequence[Term]] | None = None) -> None:
        self._terms_of = terms_of
        self._names: _Forms = defaultdict(lambda: defaultdict(set))
        self._terms: _Forms = defaultdict(lambda: defaultdict(set))
        self._stories = Stories()

    def add(self, id_: str, brief: Brief) -> None:
        """Take in one brief, called ``id_`` in what is told."""
        self._stories.add(id_, " ".join(s.source for s in brief.segments))
        for unit in (brief.headline, *brief.segments):
            target = unit.target or ""
            if not target or target == unit.source:
                continue
            for name in find_names(unit.source):
                form = spelling_in(name.target, target) if name.kind == "foreign" else ""
                if form:
                    self._names[name.text][form].add(id_)
            for term in self._terms_of(unit.source) if self._terms_of else ():
                if term.kind in STEADY_KINDS:
                    used = next((a for a in term.accepted if stands(a, target)), None)
                    if used:
                        self._terms[term.text.casefold()][used].add(id_)

    def result(self) -> Consistency:
        """What differs between the briefs so far; their order does not matter."""
        return Consistency(
            names=_variants(self._names, name_key),
            terms=_variants(self._terms, _stemmed),
            stories=self._stories.groups(),
        )


_Forms = defaultdict[str, defaultdict[str, set[str]]]


def _stemmed(wording: str) -> str:
    """A wording without endings: the singular and the plural are one translation."""
    return " ".join(stem for word in wording.split() for stem in sorted(stems_of(word)))


def _variants(table: _Forms, key_of: Callable[[str], str]) -> tuple[Variants, ...]:
    found = []
    for source in sorted(table):
        forms: dict[str, set[str]] = {}
        shown: dict[str, Counter[str]] = {}
        for form, ids in sorted(table[source].items()):
            key = key_of(form)
            forms.setdefault(key, set()).update(ids)
            shown.setdefault(key, Counter())[form] += len(ids)
        if len(forms) > 1:
            ordered = sorted(forms, key=lambda k: (-len(forms[k]), k))
            found.append(
                Variants(
                    source=source,
                    forms=tuple(
                        (shown[k].most_common(1)[0][0], tuple(sorted(forms[k]))) for k in ordered
                    ),
                )
            )
    return tuple(found)
