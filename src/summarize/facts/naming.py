"""Names as facts: which ones a rendering must hold, and which of them it lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from summarize.document import Span
from summarize.facts.english import is_english
from summarize.facts.fact import Fact
from summarize.facts.names import find_names
from summarize.facts.reference import reference
from summarize.facts.remembered import remembered
from summarize.facts.slip import Slip, Term
from summarize.facts.spelling import Words, any_standing, key, parts, standing, stutters, words_of
from summarize.facts.syllable_names import spoilt, syllable_names
from summarize.facts.syllables import is_vietnamese_syllable
from summarize.facts.units import AREAS, MONEY

#: Borrowed common nouns, whose capital at the head of a sentence makes no name of them.
_LOAN_WORDS = frozenset(
    """
    Virus Video Internet Website Web Email Album Vaccine Vaccin Robot Marathon Clip Fan Blu Blouse
    File
    """.split()
)
#: Letters and marks that only Vietnamese has: đ, breve, horn, hook, dot below (decomposed).
_BY_SOUND = re.compile("[đĐ\u0306\u031b\u0309\u0323]")
#: Three times the same two to six letters in a row, and the words that are long enough for it.
_THRICE = re.compile(r"([^\W\d_]{2,6})\1\1", re.IGNORECASE)
_LONG_WORD = re.compile(r"\w{6,}")
_ROMAN = re.compile(r"[IVXLC]+")
#: What ships carry before their names, which English leaves out at will.
_SHIPS = frozenset("USS HMS USNS HMAS HMCS INS MV MS SS RMS".split())
#: "đô la New Zealand", "độ Richter": told with the amount.
_OF_A_UNIT = re.compile(r"\b(?:đô la|đôla|độ)\s\Z", re.IGNORECASE)
#: A name that an acronym in brackets abbreviates with what stands before it.
_ABBREVIATED = re.compile(r"\s?\((?P<short>[A-Z]{2,})\)")
#: What English papers may say for a name that stands in Latin letters in the Vietnamese text.
_ALSO_CALLED = {
    "covid19": ("coronavirus", "Covid", "SARS-CoV-2"),
    "covid": ("coronavirus",),
    "viruscorona": ("coronavirus", "COVID-19"),
    "co2": ("carbon",),
    "noel": ("Christmas",),
    "sarscov2": ("coronavirus", "COVID-19", "virus"),
    "ncov": ("coronavirus", "COVID-19"),
    "xquang": ("X-ray", "X-rays"),
    "mu": ("United",),
    "tv": ("television", "televisions"),
    "twitter": ("tweet", "tweets", "tweeted"),
    "kito": ("Christian", "Christianity", "Christ"),
}


@remembered
def name_facts(text: str) -> tuple[Fact, ...]:
    """Names of a Vietnamese sentence that its rendering must hold."""
    facts = []
    for name in find_names(text):
        if _ROMAN.fullmatch(name.text):
            continue  # a Roman numeral
        unit = name.text.partition("/")[0].lstrip("0123456789.,")
        if name.text in MONEY or unit in AREAS or unit in ("Kg", "KG"):
            continue  # told with its amount: "m2", "m3/s"
        syllables = name.text.split()
        if name.kind == "person" and len(syllables) == 2 and syllables[0] in ("Hoàng", "Đoàn"):
            continue  # Hoàng Sa, Đoàn Ba: places and units as well
        if name.kind == "foreign" and _BY_SOUND.search(unicodedata.normalize("NFD", name.text)):
            continue  # Môđun, Irắc: a foreign word by its sound, which English spells otherwise
        if name.text in _LOAN_WORDS and _has_its_capital_by_place(text, name.span.start):
            continue
        if _slip_of_the_pen(name.text):
            continue
        if name.kind == "code" and re.match(r",\d", text[name.span.end :]):
            continue  # PM2,5
        if _OF_A_UNIT.search(text, 0, name.span.start):
            continue
        if name.kind == "acronym" and _abbreviates(name.text, text[: name.span.start]):
            continue
        short = _ABBREVIATED.match(text, name.span.end)
        other = {short["short"]} if short and name.text[0] in short["short"] else set()
        if name.kind == "code" and re.fullmatch(r"[\W\d_]*[^\W\d_]?[\W\d_]*", name.text):
            continue
        facts.append(
            Fact(
                kind="acronym" if name.kind == "acronym" else "name",
                span=name.span,
                text=name.text,
                values=frozenset({name.target} | other),
                shared=True,
            )
        )
    return tuple(facts)


def _abbreviates(short: str, before: str) -> bool:
    """Whether an acronym in brackets is that of the Vietnamese words before it: "siêu vi cúm
    (SVC)" says nothing in English."""
    if not before.endswith("("):
        return False
    words = before.removesuffix("(").split()[-len(short) :]
    return [key(word)[:1] for word in words] == [letter.lower() for letter in short]


def _has_its_capital_by_place(text: str, start: int) -> bool:
    """Whether a word opens the text or goes on in a title ("Áo Blu Trắng")."""
    before = text[:start].rsplit(maxsplit=1)[-1:]
    return not before or before[0].lstrip("“\"‘'(")[:1].isupper()


def _slip_of_the_pen(token: str) -> bool:
    """``ôngLong``, ``hoạch5``: Vietnamese words glued to a name or the number of a note."""
    cut = next((i for i, c in enumerate(token) if i and (c.isupper() or c.isdigit())), 0)
    head, rest = token[:cut], token[cut:]
    return (
        cut > 1
        and head == head.lower()
        and is_vietnamese_syllable(head)
        and (rest.isdigit() or is_vietnamese_syllable(rest))
        and (rest.isdigit() or rest[1:] == rest[1:].lower())
    )


def referred(slips: Sequence[Slip], source: str, target: str) -> list[Slip]:
    """``slips`` with lost names that ``target`` takes up otherwise told as such."""
    if not any(slip.what == "missing" and slip.kind == "name" for slip in slips):
        return list(slips)
    words = words_of(target)
    told = []
    for slip in slips:
        gone = slip.what == "missing" and slip.kind == "name"
        if gone and not any(words.find(p) for p in parts(slip.fact.text)):
            span = reference(source, slip.fact.span, target)
            if span:
                shown = span.of(target)
                fact = Fact(kind="name", span=span, text=shown, values=frozenset({shown}))
                slip = Slip(what="referred", source=slip.source, target=fact)
        told.append(slip)
    return told


def lost_names(names: Sequence[Fact], target: str, terms: Sequence[Term]) -> list[Slip]:
    """Names that ``target`` holds in no spelling (missing) or in another one.

    Another spelling is ``changed`` where it stutters, else ``respelled``: sources misspell
    foreign names too.
    """
    if not names:
        return []
    words = words_of(target)
    slips = []
    for fact in names:
        if _answered(fact, words, terms):
            continue
        lost = [p for p in parts(fact.text) if words.find(p) is None]
        near = [_near(p, parts(fact.text), words) for p in lost]
        spans = [span for span in near if span and not _is_word(span, target)]
        if lost and len(spans) == len(lost):
            slips.append(_respelled(fact, spans[0], target))
        else:
            slips.append(Slip(what="missing", source=fact))
    return slips


def _near(part: str, name: Sequence[str], words: Words) -> Span | None:
    """The word that stands for ``part`` of ``name``: alike, or beside another part of it."""
    return words.alike(part, name) or words.beside(part, name)


def _is_word(span: Span, target: str) -> bool:
    """Whether a word that is like a name is an English word that writes itself small: "that" is no
    spelling of "Tham"."""
    word = span.of(target)
    return word.islower() and is_english(word)


def stuttering(source: str, target: str) -> list[Slip]:
    """Words of ``target`` that say a piece three times over (``UNCNCNCLOS``)."""
    slips = []
    for match in _LONG_WORD.finditer(target):
        if not _says_thrice(match[0]):
            continue
        span = Span(start=match.start(), end=match.end())
        if words_of(source).exactly(match[0]) is None:
            fact = Fact(kind="name", span=span, text=match[0], values=frozenset({match[0]}))
            slips.append(Slip(what="added", target=fact))
    return slips


@lru_cache(maxsize=4_096)
def _says_thrice(word: str) -> bool:
    return _THRICE.search(word) is not None


def _answered(fact: Fact, words: Words, terms: Sequence[Term]) -> bool:
    if any(standing(str(value), words) is not None for value in fact.values):
        return True
    rest = _beyond_terms(fact, words, terms)
    if rest is not None and all(standing(part, words) is not None for part in rest):
        return True
    if any(words.find(word) for word in _ALSO_CALLED.get(key(fact.text), ())):
        return True
    head, _, name = fact.text.partition(" ")
    if head in _SHIPS and name and standing(name, words) is not None:
        return True
    return fact.kind == "acronym" and key(fact.text) in words.initials


def _beyond_terms(fact: Fact, words: Words, terms: Sequence[Term]) -> list[str] | None:
    """The words of a name outside the glossary terms it holds, where those are rendered; None
    where it holds none, or one that is not rendered."""
    start, end = fact.span.start, fact.span.end
    rest = fact.text
    covered = False
    for term in terms:
        span = term.span
        if span is None or span.end <= start or end <= span.start:
            continue
        if not any_standing(term.accepted, words):
            return None
        covered = True
        low, high = max(0, span.start - start), min(len(rest), span.end - start)
        rest = rest[:low] + " " * (high - low) + rest[high:]
    return rest.split() if covered else None


def _respelled(fact: Fact, span: Span, target: str) -> Slip:
    shown = span.of(target)
    return Slip(
        what="changed" if stutters(shown, fact.text) else "respelled",
        source=fact,
        target=Fact(kind=fact.kind, span=span, text=shown, values=frozenset({shown})),
    )


@remembered
def _syllable_facts(
    text: str, translated: tuple[Span, ...], named: frozenset[str]
) -> tuple[Fact, ...]:
    """Names in Vietnamese syllables, where no other name and no glossary term stands."""
    taken = [name.span for name in find_names(text)]
    return tuple(syllable_names(text, taken, translated, named))


def lost_syllables(
    source: str, target: str, terms: Sequence[Term], named: frozenset[str] = frozenset()
) -> list[Slip]:
    """Slips of names in Vietnamese syllables; ``named`` are sure elsewhere in the article."""
    facts = _syllable_facts(source, tuple(term.span for term in terms if term.span), named)
    if not facts:
        return []
    words = words_of(target)
    slips = []
    for fact in facts:
        if _answered(fact, words, terms):
            continue
        missing = spoilt(fact, words)
        if not missing and not fact.firm:
            continue  # translated, most likely
        pieces = fact.text.replace("-", " ").split()
        near = [
            span for p in missing if (span := words.alike(p, pieces)) and not _is_word(span, target)
        ]
        if near and len(near) == len(missing):
            slips.append(_respelled(fact, near[0], target))
        else:
            slips.append(Slip(what="missing", source=fact))
    return slips
