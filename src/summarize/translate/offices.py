"""Offices of a country, in the order of English: "President Zimbabwe" is the Zimbabwean President.

Vietnamese sets the country behind the office, and small models leave it where it stood: most of
all one that both languages spell alike, which goes through a model as a symbol. Offices and
countries that the glossary knows are turned wherever they stand beside each other in the source.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from summarize.facts import ADJECTIVES, OF_THE_GLOSSARY, Term, is_full_name

#: Country or house -> what is theirs.
OWNER = ADJECTIVES | OF_THE_GLOSSARY
_COUNTRY = "|".join(sorted(ADJECTIVES, key=len, reverse=True))
#: What a minister is of, as English says it; any other word before may be of the sentence.
_MINISTRIES = (
    r"Agriculture|Commerce|Culture|Defen[cs]e|Economy|Education|Energy|Environment|Finance|Foreign"
    r"(?: Affairs)?|Health|Home(?: Affairs)?|Immigration|Industry|Information|Interior|Justice"
    r"|Labou?r|(?:Public )?Security|Tourism|Trade|Transport"
)
#: The office right before the country.
_OFFICE = re.compile(
    r"(?<![\w’'])(?P<article>[Aa]n? )?(?P<office>(?:(?:Vice|Deputy|Acting|First) )*"
    rf"(?:President|Prime Minister|(?:(?:{_MINISTRIES}) (?:and (?:{_MINISTRIES}) )?)?Minister"
    rf"|Parliament|Ambassador)|counterpart) (?P<country>{_COUNTRY})(?![\w-])"
)
#: What makes the country the holder's own: the source has it behind the office.
_STANDS_SO = (
    r"(?:tổng thống|thủ tướng|ngoại trưởng|bộ trưởng(?:\s\w+){{1,5}}|quốc hội|đại sứ|đồng cấp"
    r"|đồng nhiệm)"
    r"\s(?:nước\s)?{}(?!\w)"
)
#: An ambassador's post: "đại sứ Nga tại Mỹ" is the ambassador to the U.S., not in it.
_POST = re.compile(r"\bđại sứ (?!quán)(?:\w+ ){1,4}(?:tại|ở) ", re.IGNORECASE)
_POSTED = re.compile(r"\b(ambassadors?) (?:in|at) (?=(?:the )?[A-Z])", re.IGNORECASE)
#: What belongs to the country behind it, as an office does: "coast guard Russia". Not an attack
#: or a visit, of which the country may be the aim.
_HOLDERS = re.compile(
    r"(?:guards?|navy|army|air force|(?:armed|security|special) forces|troops|soldiers?|police"
    r"|marines?|embassy|government|parliament|media|press|ministry|authorit(?:y|ies)|citizens?"
    r"|(?:war|battle|naval )?ships?|vessels?|boats?|submarines?|aircraft carriers?|destroyers?"
    r"|fighter jets?|bombers?|fishermen|fisherman|tourists?|sailors?|officials?|delegation|team"
    r"|company|companies|market|economy|border|territory|airspace|waters)\Z",
    re.IGNORECASE,
)
#: What stays before the country.
_KEPT = re.compile(r"(?:former|administration of) ", re.IGNORECASE)
#: A title that a model wrote two forms of at once.
_TWO_TITLES = re.compile(r"\b([Gg])eneral [Dd]irector[- ][Gg]eneral\b")


def in_english_order(text: str, source: str, terms: Sequence[Term] = ()) -> str:
    """``text`` with countries before their offices, where the source has them behind.

    Args:
        text: an English output.
        source: its Vietnamese sentence.
        terms: the glossary's terms of it, in order: an office and a country side by side are turned
            whatever they are.
    """
    if "irector" in text:
        text = _TWO_TITLES.sub(lambda m: f"{m[1]}eneral {'D' if m[1] == 'G' else 'd'}irector", text)
    text = _OFFICE.sub(lambda m: _turned(m, source), text)
    for office, country in _beside(terms, source):
        if is_full_name(country.accepted[0]):
            text = _of_a_state(text, office, country.accepted[0])
        else:
            text = _with_owner_first(text, office, country)
    return _POSTED.sub(r"\1 to ", text) if _POST.search(source) else text


def _turned(match: re.Match[str], source: str) -> str:
    country = match["country"]
    if not re.search(_STANDS_SO.format(country), source, re.IGNORECASE):
        return match[0]
    return _article(match["article"], f"{ADJECTIVES[country]} {match['office']}")


def _article(given: str | None, turned: str) -> str:
    """``turned`` behind the article that its office had, "a" or "an" by its first sound."""
    if not given or given[0] not in "Aa":
        return f"{given or ''}{turned}"
    # "Ugandan", "Ukrainian", "Uruguayan" and "U.S." open with the sound of "you".
    vowel = turned[0] in "AEIO" or turned.startswith("Uzbek")
    return f"{given[0]}{'n' * vowel} {turned}"


def _beside(terms: Sequence[Term], source: str) -> Iterator[tuple[Term, Term]]:
    """Each office, force or body with the country right behind it in the source."""
    for office, country in itertools.pairwise(terms):
        if country.kind != "exonym" or not (office.span and country.span):
            continue
        if office.kind != "title" and not _HOLDERS.search(office.accepted[0]):
            continue
        if source[office.span.end : country.span.start] in (" ", " nước "):
            yield office, country


def _of_a_state(text: str, office: Term, state: str) -> str:
    """ "message to President the Russian Federation" is one "to the President of" it."""
    offices = "|".join(map(re.escape, sorted(office.accepted, key=len, reverse=True)))
    order = re.compile(
        rf"(?P<free>\A|(?<!\w)(?:and|at|by|for|from|of|to|with) )?(?P<office>(?i:{offices})s?)"
        rf" (?:the )?(?={re.escape(state)})"
    )

    def turned(match: re.Match[str]) -> str:
        free = match["free"]
        article = "" if free is None else "The " if not free else f"{free}the "
        return f"{article}{match['office']} of the "

    return order.sub(turned, text)


def _with_owner_first(text: str, office: Term, country: Term) -> str:
    """ "Defense Minister Russia" becomes "Russian Defense Minister", "former President Egypt" the
    "former Egyptian President", "administration of President U.S." that "of U.S. President"."""
    owners = {wording: owner for wording in country.accepted if (owner := OWNER.get(wording))}
    if not owners:
        return text
    if country.text not in owners:
        owners[country.text] = next(iter(owners.values()))  # one the model left as it was
    offices = "|".join(map(re.escape, sorted(office.accepted, key=len, reverse=True)))
    order = re.compile(
        r"(?<![\w’'])(?P<article>(?:[Aa]n?|[Tt]he) )?(?P<kept>(?:former |administration of )?)"
        rf"(?P<office>(?i:{offices})s?) (?P<country>{'|'.join(map(re.escape, owners))})(?![\w-])"
    )

    def turned(match: re.Match[str]) -> str:
        holder, kept = match["office"], match["kept"]
        if inner := _KEPT.match(holder):
            holder, kept = holder[inner.end() :], inner[0]
        if office.accepted[0].islower():  # it had its capital by its place
            holder = holder[0].lower() + holder[1:]
        owned = f"{owners[match['country']]} {holder}"
        return (
            f"{match['article'] or ''}{kept}{owned}" if kept else _article(match["article"], owned)
        )

    return order.sub(turned, text)
