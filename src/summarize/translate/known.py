"""What is known of a sentence before it is translated, from its glossary and its own figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from functools import cached_property

from summarize.document import Span
from summarize.facts import (
    KEPT_KINDS,
    Distances,
    Fact,
    Fixed,
    Ledger,
    Name,
    Term,
    VerbForms,
    article_names,
    between_places,
    compare,
    find_fixed,
    find_names,
    fold_diacritics,
    garbled,
    guesses,
    is_full_name,
    joined,
    of_units,
    omissions,
    stands,
    stems_of,
)
from summarize.translate.choose import lost_facts
from summarize.translate.glossary import (
    PROPER,
    Entry,
    Glossary,
    Match,
    inflected,
    verb_forms,
)
from summarize.translate.posts import posts

#: Kinds which are put through as symbols only where a translation lacks them. Of
#: 164 titles in 700 newspaper sentences 119 were told without ("former British Embassy"), 152 with.
_LACKED_KINDS = frozenset({"term", "word", "title"})
_HYPHENS = frozenset({"-", "–", "‑", " - ", " – "})
#: Kinds whose entries may be letters or syllables of a name.
_PARTS_OF_NAMES = frozenset({"acronym", "title"})
#: Units of the Vietnamese administration alone.
_COMMUNE = re.compile(
    r"(?:^|[\s(,])(?<!thông tấn )(?<!hợp tác )(?:xã|phường|ấp|thôn)\s\Z", re.IGNORECASE
)
#: Countries that are words of any story as well: he, shirt, idea.
_ORDINARY = frozenset({"Anh", "Áo", "Ý"})
#: What stands before a country and before no person.
_COUNTRY = re.compile(r"\b(?:tại|ở|sang|từ|nước|người|tiếng|gốc|phía|kiều) \Z", re.IGNORECASE)
#: "nước" of a state's full name, and not of "chủ tịch nước".
_NUOC = re.compile(r"(?<!\w)(?<!tịch )nước \Z", re.IGNORECASE)
#: Characters before a place that are looked at.
_COMMUNE_REACH = 16
#: Ranks that are offices themselves; the others are a word before one, which a repair sets there.
_WORDS_OF_THEIR_OWN = frozenset({"aide", "envoy", "candidate"})


@dataclass(frozen=True)
class Known:
    """What is known of a sentence before it is translated, and the ledger to hold it against.

    Attributes:
        guessing: whether the lexicon knows which words of a translation are guesses or missing.
        named: names in it that are sure elsewhere in its article.
        symbols: whether the model reads fixed spans as symbols. One that does not, and has read
            more, may say rare words in its own way.
        more: spans fixed besides those that its glossary and its own writing fix.
    """

    text: str
    glossary: Glossary
    distances: Distances
    guessing: bool = False
    named: frozenset[str] = frozenset()
    symbols: bool = True
    more: tuple[Fixed, ...] = ()

    @cached_property
    def fixed(self) -> tuple[Fixed, ...]:
        """The spans whose wording is known, in order."""
        if not self.more:
            return self._own
        found = [one for one in self._own if not any(_overlap(one, other) for other in self.more)]
        return tuple(sorted([*found, *self.more], key=lambda f: f.span.start))

    @cached_property
    def _own(self) -> tuple[Fixed, ...]:
        """Those of its glossary and its own writing."""
        found = fixed_spans(self.text, self.glossary, self.named, rare=self.symbols)
        return tuple(sorted(found, key=lambda f: f.span.start))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Its glossary terms."""
        return tuple(glossary_terms(self.text, self.glossary, self.named))

    def fixing(self, spans: Sequence[Fixed]) -> Known:
        """The same sentence with more spans fixed; what one of them holds goes with it."""
        more = replace(self, more=(*self.more, *spans))
        # What was read of the sentence holds for it all the same.
        vars(more).update(_own=self._own, terms=self.terms)
        return more

    def ledger(self, output: str) -> Ledger:
        """The facts of the sentence against those of an output."""
        return compare(
            self.text, output, terms=self.terms, distances=self.distances, named=self.named
        )

    def lost(self, output: str) -> tuple[Fixed, ...]:
        """Those of ``fixed`` that an output does not state."""
        return lost_facts(self.fixed, output)

    def unprotected(self, output: str, slips: int) -> list[Fixed]:
        """Names, ranks and glossary terms that an output, of so many slips, lacks and no span
        protects, and amounts without their unit.
        """
        told = [s for s in self.ledger(output).slips if s.grave] if slips else []
        facts = [s.source for s in told if s.what == "missing" and s.source]
        steps = {fact.span.start for fact in facts if fact.values & _WORDS_OF_THEIR_OWN}
        lost = [
            term
            for term in self.terms
            if term.span
            and (term.kind in KEPT_KINDS or term.kind == "org" or term.span.start in steps)
            and not any(stands(wording, output) for wording in term.accepted)
        ]
        found = [
            Fixed(span=term.span, kind="x", target=term.accepted[0], fact="term")
            for term in self.terms
            if term.span and term in lost
        ] + [
            Fixed(span=name.span, kind="x", target=fold_diacritics(name.text), fact="name")
            for name in facts
            if name.kind == "name"
        ]
        free: list[Fixed] = []
        for item in found:
            if not any(_overlap(item, other) for other in (*self.fixed, *free)):
                free.append(item)
        return free + self._amounts([s.source for s in told if s.what == "unitless" and s.source])

    def unworded(self, output: str) -> list[Fixed]:
        """Common words of the glossary of which an output has no wording, inflected or not.

        One syllable means too much: "tàu" is a ship and a train.
        """
        stems = stems_of(output)
        found = [
            Fixed(
                span=term.span,
                kind="x",
                target=term.accepted[0],
                fact="term",
                accepted=_forms(verb := self._verb(term)),
                verb=verb,
            )
            for term in self.terms
            if term.span and term.kind in _LACKED_KINDS and " " in term.text
            if not any(stems_of(wording) <= stems for wording in term.accepted)
        ]
        return [one for one in found if not any(_overlap(one, other) for other in self.fixed)]

    def _verb(self, term: Term) -> VerbForms | None:
        """The forms of a term that is a verb."""
        return next(filter(None, map(verb_forms, self.glossary.lookup(term.text))), None)

    def _amounts(self, facts: Sequence[Fact]) -> list[Fixed]:
        """The amounts of figures that were told without their unit, each with its unit."""
        return [
            Fixed(span=span, kind="n", target=wording, fact="number")
            for span, wording in (of_units(self.text) if facts else ())
            if any(span.start <= fact.span.start < span.end for fact in facts)
        ]

    def untold(self, output: str) -> int:
        """How many names of the glossary, countries among them, an output has no wording of: all
        of it, so that "northern Vietnam" is more than "Vietnam"."""
        stems = stems_of(output)
        wordings = {term.accepted for term in self.terms if term.kind in KEPT_KINDS}
        return sum(
            not any(stands(one, output) and stems_of(one) <= stems for one in accepted)
            for accepted in wordings
        )

    def slips(self, output: str) -> int:
        """Grave slips of the ledger, and words that are none."""
        return sum(slip.grave for slip in self.ledger(output).slips) + len(
            garbled(output, self.text, self.terms)
        )

    def doubts(self, output: str) -> int:
        """Words of an output that nothing in the sentence stands for, and the other way round."""
        if not self.guessing:
            return 0
        return len(guesses(output, self.text, self.terms)) + len(
            omissions(self.text, output, self.terms)
        )


def _forms(verb: VerbForms | None) -> tuple[str, ...]:
    return astuple(verb) if verb else ()


def _overlap(one: Fixed, other: Fixed) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def fixed_spans(
    text: str, glossary: Glossary, named: frozenset[str] = frozenset(), *, rare: bool = True
) -> list[Fixed]:
    """Spans of ``text`` whose English wording is known, from itself, from the glossary (with or
    without its ``rare`` words) and from the names of its article."""
    terms = glossary_spans(text, glossary, named, rare=rare)
    spans = find_fixed(text, terms, _translated(text, glossary, named), named)
    places = {
        match.span: match.entry.target
        for match in _found(text, glossary, named)
        if match.entry.kind in PROPER
    }
    return between_places(text, joined(text, spans), places)


def names_of(sentences: Sequence[str], glossary: Glossary) -> frozenset[str]:
    """The names that are sure in one of an article's sentences."""
    names = article_names(sentences, [_translated(text, glossary) for text in sentences])
    return names | _like_countries(names, sentences, glossary)


def _like_countries(
    names: frozenset[str], sentences: Sequence[str], glossary: Glossary
) -> frozenset[str]:
    """Given names that are countries' too ("Trương Hồ Phương Nga"), where the article speaks of no
    other country."""
    given = {name.rpartition(" ")[2] for name in names if name.count(" ") > 1}
    countries = {
        one
        for one in given - _ORDINARY
        if any(entry.domain == "country" for entry in glossary.lookup(one))
    }
    at_home = {*countries, *_ORDINARY, "Việt Nam"}
    if countries and any(
        match.entry.domain == "country" and match.entry.source not in at_home
        for text in sentences
        for match in glossary.find(text)
    ):
        return frozenset()
    return frozenset(countries)


def standing_in(text: str, names: frozenset[str]) -> frozenset[str]:
    """Those of an article's names that may stand in one of its sentences."""
    return frozenset(name for name in names if name in text)


def _translated(text: str, glossary: Glossary, named: frozenset[str] = frozenset()) -> list[Span]:
    return [match.span for match in _found(text, glossary, named)]


def _found(text: str, glossary: Glossary, named: frozenset[str] = frozenset()) -> list[Match]:
    """The entries that stand in a text, but for what is part of a name: letters ("VN-Index",
    "Koalitsiya - SV"), a word of a person's ("Đỗ Nhật Hoàng"), a Vietnamese commune that has
    the name of a Chinese province ("xã Sơn Đông"), and a person of a country's name."""
    matches = [
        match
        for match in glossary.find(text)
        if match.own
        or not (_is_a_commune(match, text) or (named and _is_a_person(match, text, named)))
    ]
    if not any(match.entry.kind in _PARTS_OF_NAMES for match in matches):
        return matches
    names = find_names(text)
    return [
        match
        for match in matches
        if match.own or not any(_is_part(match, name, text) for name in names)
    ]


def _is_part(match: Match, name: Name, text: str) -> bool:
    start, end = match.span.start, match.span.end
    inside = name.span.start <= start and end <= name.span.end
    if name.kind == "person":
        return inside and match.span != name.span and match.entry.kind == "title"
    if name.kind not in ("foreign", "code") or match.entry.kind != "acronym":
        return False
    goes_on = name.span.end <= start and text[name.span.end : start] in _HYPHENS
    return (inside and text[end : end + 1] == "-") or (goes_on and match.entry.target.islower())


def _is_a_commune(match: Match, text: str) -> bool:
    """Of a sentence that speaks of China, the unit says nothing."""
    before = text[max(0, match.span.start - _COMMUNE_REACH) : match.span.start]
    if match.entry.kind != "exonym" or not _COMMUNE.search(before):
        return False
    return "Trung Quốc" not in text and "Đài Loan" not in text


def _is_a_person(match: Match, text: str, named: frozenset[str]) -> bool:
    """Whether a country is one of the article's persons here: not in "sống ở Nga"."""
    if match.entry.domain != "country" or match.span.of(text) not in named:
        return False
    return not _COUNTRY.search(text[max(0, match.span.start - _COMMUNE_REACH) : match.span.start])


def glossary_spans(
    text: str, glossary: Glossary, named: frozenset[str] = frozenset(), *, rare: bool
) -> list[Fixed]:
    """The spans of ``text`` whose wording the glossary fixes."""
    found = _found(text, glossary, named)
    pairs = [*_joined_countries(text, found), *posts(text, glossary)]
    foreign = [name.span for name in find_names(text) if name.kind == "foreign"]
    states = [match for match in found if _is_a_state(match)]
    return (
        pairs
        + [_state(match, text) for match in states]
        + [
            Fixed(
                span=match.span,
                kind="x",
                target=inflected(match.entry, text, match.span.start),
                fact="term",
                accepted=(*match.entry.accepted, *_forms(verb := verb_forms(match.entry))),
                verb=verb,
                own=match.own,
            )
            for match in found
            if match.own
            or _fixes(match.entry)
            or (rare and match.entry.kind == "rare")
            or _is_spelled_abroad(match, foreign)
        ]
    )


def _is_a_state(match: Match) -> bool:
    """Whether a state stands by its full name, which a small model takes to pieces."""
    return not match.own and match.entry.domain == "country" and is_full_name(match.entry.target)


def _state(match: Match, text: str) -> Fixed:
    """The full name of a state with its article, and with "nước" before it."""
    start = match.span.start
    if before := _NUOC.search(text, max(0, start - _COMMUNE_REACH), start):
        start = before.start()
    return Fixed(
        span=Span(start=start, end=match.span.end),
        kind="x",
        target=f"the {match.entry.target}",
        fact="term",
        accepted=match.entry.accepted,
    )


def _is_spelled_abroad(match: Match, foreign: Sequence[Span]) -> bool:
    """Whether a country has the letters of a foreign name ("Campuchia") and would be copied."""
    return match.entry.domain == "country" and any(
        match.span.start <= name.start and name.end <= match.span.end for name in foreign
    )


def _joined_countries(text: str, matches: Sequence[Match]) -> list[Fixed]:
    """ "Nga-Mỹ": no adjective is inflected here, and models make "Russian-Pacific" of it."""
    chains: list[list[Match]] = []
    for match in matches:
        if match.entry.domain != "country" or match.entry.pos != "propn":
            continue
        if chains and text[chains[-1][-1].span.end : match.span.start] in _HYPHENS:
            chains[-1].append(match)
        else:
            chains.append([match])
    return [
        Fixed(
            span=Span(start=chain[0].span.start, end=chain[-1].span.end),
            kind="x",
            target="-".join(match.entry.target for match in chain),
            fact="term",
        )
        for chain in chains
        if len(chain) > 1
    ]


def _fixes(entry: Entry) -> bool:
    """Whether an entry fixes the wording of its span: a user's, and a proper name of one spelling.

    Countries are left to the model, which inflects them (Russia, Russian), common terms at first
    as well.
    """
    if entry.kind == "user":
        return True
    letters = [word for word in entry.source.split() if len(word) > 1 and word.isupper()]
    if letters and not any(word in wording for word in letters for wording in entry.accepted):
        return True  # UBND, HTX: English has no such letters, and as a name they would be copied
    return entry.kind in PROPER and entry.pos == "propn" and entry.domain != "country"


def glossary_terms(
    text: str, glossary: Glossary, named: frozenset[str] = frozenset()
) -> list[Term]:
    """All glossary terms of ``text`` with every rendering that counts as right.

    A word that is one of the article's names (``named``) is no country. A rendering that stands in
    the text beside the term ("… (START)") answers for itself alone.
    """
    return [
        Term(
            text=match.span.of(text),
            accepted=tuple(
                dict.fromkeys(
                    [
                        inflected(match.entry, text, match.span.start),
                        *(
                            a
                            for e in (match.entry, *match.alternatives)
                            for a in e.accepted
                            if a == e.target or not text.startswith(f" ({a})", match.span.end)
                        ),
                    ]
                )
            ),
            span=match.span,
            kind="user" if match.own else match.entry.kind,
        )
        for match in _found(text, glossary, named)
    ]
