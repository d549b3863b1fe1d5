"""Countries by their English names, and one that a rendering put in the place of another.

"Hàn Quốc" as North Korea misinforms more than any figure, and a glossary alone does not see it:
"Korea" counts as right, and stands in "North Korea".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from summarize.document import Span
from summarize.facts.fact import Fact
from summarize.facts.names import fold_diacritics
from summarize.facts.slip import Slip, Term
from summarize.facts.spelling import Words, any_standing, words_of
from summarize.facts.taken import Taken

#: Countries that Vietnamese writes as English does, with their adjectives. Those that are given
#: names as well (Jordan, Georgia, Israel) are left out.
ADJECTIVES = {
    "Afghanistan": "Afghan", "Albania": "Albanian", "Algeria": "Algerian", "Angola": "Angolan",
    "Argentina": "Argentine", "Armenia": "Armenian", "Australia": "Australian",
    "Azerbaijan": "Azerbaijani", "Bangladesh": "Bangladeshi", "Belarus": "Belarusian",
    "Bolivia": "Bolivian", "Brazil": "Brazilian", "Brunei": "Bruneian", "Bulgaria": "Bulgarian",
    "Canada": "Canadian", "Chile": "Chilean", "Colombia": "Colombian", "Croatia": "Croatian",
    "Cuba": "Cuban", "Ecuador": "Ecuadorean", "Estonia": "Estonian", "Ethiopia": "Ethiopian",
    "Fiji": "Fijian", "Ghana": "Ghanaian", "Haiti": "Haitian", "Honduras": "Honduran",
    "Hungary": "Hungarian", "Iceland": "Icelandic", "Indonesia": "Indonesian", "Iran": "Iranian",
    "Iraq": "Iraqi", "Ireland": "Irish", "Italy": "Italian", "Kazakhstan": "Kazakh",
    "Kenya": "Kenyan", "Kosovo": "Kosovan", "Kuwait": "Kuwaiti", "Kyrgyzstan": "Kyrgyz",
    "Latvia": "Latvian", "Lebanon": "Lebanese", "Libya": "Libyan", "Lithuania": "Lithuanian",
    "Malaysia": "Malaysian", "Mali": "Malian", "Malta": "Maltese", "Mexico": "Mexican",
    "Moldova": "Moldovan", "Myanmar": "Myanmar", "Nepal": "Nepali", "Nigeria": "Nigerian",
    "Oman": "Omani", "Pakistan": "Pakistani", "Panama": "Panamanian", "Paraguay": "Paraguayan",
    "Peru": "Peruvian", "Philippines": "Philippine", "Qatar": "Qatari", "Romania": "Romanian",
    "Rwanda": "Rwandan", "Senegal": "Senegalese", "Serbia": "Serbian", "Singapore": "Singaporean",
    "Slovakia": "Slovak", "Slovenia": "Slovenian", "Somalia": "Somali", "Sri Lanka": "Sri Lankan",
    "Sudan": "Sudanese", "Syria": "Syrian", "Tanzania": "Tanzanian", "Tunisia": "Tunisian",
    "Uganda": "Ugandan", "Ukraine": "Ukrainian", "Uruguay": "Uruguayan", "Uzbekistan": "Uzbek",
    "Venezuela": "Venezuelan", "Yemen": "Yemeni", "Zambia": "Zambian", "Zimbabwe": "Zimbabwean",
}  # fmt: skip
#: Countries of the glossary that Vietnamese spells otherwise, and two houses, as what is theirs is
#: called. Those of several words that go on ("People's Republic of China") are left to the model.
OF_THE_GLOSSARY = {
    "America": "American", "Austria": "Austrian", "Belgium": "Belgian", "Britain": "British",
    "Cambodia": "Cambodian", "China": "Chinese", "Congo": "Congolese", "Czech Republic": "Czech",
    "Denmark": "Danish", "Egypt": "Egyptian", "Finland": "Finnish", "France": "French",
    "Georgia": "Georgian", "Germany": "German", "Greece": "Greek", "Hong Kong": "Hong Kong",
    "India": "Indian", "Israel": "Israeli", "Japan": "Japanese", "Jordan": "Jordanian",
    "Kremlin": "Kremlin", "Laos": "Lao", "Mongolia": "Mongolian", "Morocco": "Moroccan",
    "Netherlands": "Dutch", "New Zealand": "New Zealand", "North Korea": "North Korean",
    "Norway": "Norwegian", "Palestine": "Palestinian", "Pentagon": "Pentagon", "Poland": "Polish",
    "Portugal": "Portuguese", "Russia": "Russian", "Saudi Arabia": "Saudi", "Scotland": "Scottish",
    "South Africa": "South African", "South Korea": "South Korean", "Spain": "Spanish",
    "Sweden": "Swedish", "Switzerland": "Swiss", "Taiwan": "Taiwanese", "Thailand": "Thai",
    "Turkey": "Turkish", "U.S.": "U.S.", "United States": "U.S.", "US": "US",
    "United Kingdom": "British", "Vietnam": "Vietnamese", "White House": "White House",
}  # fmt: skip
#: Houses of the table, and countries that are persons' names as well, or what a language is called.
_NO_COUNTRY = frozenset(
    {"Kremlin", "Pentagon", "White House", "Jordan", "Georgia", "Israel", "Oman"}
)

#: What makes an English name of a state its full one. Small models know the United Kingdom.
_FORM = re.compile(r"(?<!\w)(?:Republic|Federation|(?:Kingdom|Union|States) of)(?!\w)")
#: Words of full names, which stand in what is left of one that a model took to pieces.
_PIECES = re.compile(
    r"(?<!\w)(?:Republics?|Democratic|People['’]s|Socialist|Federa\w+|Kingdom)(?!\w)"
)


def is_full_name(wording: str) -> bool:
    """Whether an English name of a state is its full one: "Russian Federation"."""
    return " " in wording and _FORM.search(wording) is not None


def in_pieces(term: Term, target: str, terms: Sequence[Term]) -> bool:
    """Whether the full name of a state is there in pieces only: "the North Korean People's Republic
    of Ambassador" names North Korea and tells of no state.

    Args:
        terms: all of the sentence, whose own full names and organs are no pieces.
    """
    if not is_full_name(term.accepted[0]):
        return False
    whole = sorted({a for t in terms for a in t.accepted if _PIECES.search(a)}, key=len)
    if term.accepted[0].lower() in target.lower():
        return False
    for wording in reversed(whole):
        target = re.sub(re.escape(wording), "", target, flags=re.IGNORECASE)
    return _PIECES.search(target) is not None


@cache
def _names() -> dict[str, frozenset[str]]:
    """English name or adjective of a country -> all of its names and adjectives."""
    table = {
        name: owner
        for name, owner in (ADJECTIVES | OF_THE_GLOSSARY).items()
        if name not in _NO_COUNTRY
    }
    # What is theirs is called alike: one country of several names.
    table.update({"US": "American", "U.S.": "American", "United States": "American"})
    by_owner: dict[str, set[str]] = defaultdict(set)
    for name, owner in table.items():
        by_owner[owner] |= {name, owner}
    return {word: frozenset(words) for words in by_owner.values() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_names(), key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?P<name>{words})(?:s|['’]s)?(?![\w-])")


def other_countries(source: str, target: str, terms: Sequence[Term]) -> list[Slip]:
    """At most one slip: the first country of ``source`` that ``target`` does not name, where that
    names one that the source does not."""
    shown = list(_pattern().finditer(target))
    if not shown:
        return []
    # A province with a country in its name ("Thai Nguyen") is named as well.
    known = _named_in(fold_diacritics(source)).union(
        *[_named_in(one) for term in terms for one in term.accepted]
    )
    added = [match for match in shown if not _names()[match["name"]] & known]
    span = _unnamed(source, words_of(_without(added, target)), terms) if added else None
    if span is None:
        return []
    return [Slip(what="changed", source=_fact(span, source), target=_fact(_span(added[0]), target))]


@lru_cache(maxsize=4_096)
def _named_in(wording: str) -> frozenset[str]:
    """The English names of countries in a text."""
    return frozenset(match["name"] for match in _pattern().finditer(wording))


def _without(matches: Sequence[re.Match[str]], text: str) -> str:
    pieces, at = [], 0
    for match in matches:
        pieces.append(text[at : match.start()])
        at = match.end()
    return " ".join([*pieces, text[at:]])


def _unnamed(source: str, target: Words, terms: Sequence[Term]) -> Span | None:
    """The first country of the source that none of its names stands for in the target."""
    places: dict[tuple[str, ...], Span] = {}
    taken = Taken(source, (term.span for term in terms if term.span))
    for term in terms:
        if term.span and term.accepted[0] in _names():
            places.setdefault(term.accepted, term.span)
    for match in _pattern().finditer(source):
        if _span(match) not in taken:
            places.setdefault(tuple(_names()[match["name"]]), _span(match))
    spans = [span for names, span in places.items() if not any_standing(names, target)]
    return min(spans, key=lambda span: span.start, default=None)


def _span(match: re.Match[str]) -> Span:
    return Span(start=match.start(), end=match.end())


def _fact(span: Span, text: str) -> Fact:
    return Fact(kind="name", span=span, text=span.of(text), values=frozenset({span.of(text)}))
