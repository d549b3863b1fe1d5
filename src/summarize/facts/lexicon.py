"""Words of a translation that nothing in its source stands for.

A small model that lacks a word writes another: a power plant "was bitten" where one was opened, and
neither grammar nor figures show it. The lexicon holds, for each English word that the built-in
translator met often enough, the Vietnamese syllables and pairs of them that it comes from (IBM
model 1, Brown et al. 1993; ``training/lexicon.py`` makes it of the pairs that the model learned
from). A word for which hardly any of them stands in the source is a guess.

Of a model that learned from other pairs, or of a person, it says nothing: they choose words so
freely that a quarter of all human sentences would have one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from summarize.document import Span
from summarize.facts.abbreviations import spelled_out
from summarize.facts.amounts import amounts, of_units
from summarize.facts.english import is_english
from summarize.facts.ledger import read_facts
from summarize.facts.numbered import numbered
from summarize.facts.orthography import usual
from summarize.facts.prison_terms import prison_terms
from summarize.facts.remembered import remembered
from summarize.facts.slip import Term
from summarize.facts.syllables import fold

#: Models that learned from the pairs which the lexicon was made of.
MODELS = frozenset({"builtin"})
#: Letters of a word that is looked up.
SHORTEST = 4
SYLLABLE = re.compile(r"[^\W\d_]+")
#: A word of small letters, or with an opening capital; ``'s`` is none of it.
_WORD = re.compile(
    rf"(?<![\w'’@/.])(?![Vv]ice versa)[A-Za-z][a-z]{{{SHORTEST - 1},}}(?![\w@/]|\.\w)"
)
_ENGLISH = re.compile(r"\w+")
#: A counterpart of a row and its weight.
_WEIGHED = re.compile(r"\t([^\t]+) (\d+)")
#: Lines whose stems begin with the same two letters.
_GROUP = re.compile(rb"^(..).*\n(?:\1.*\n)*", re.MULTILINE)
_VOWEL = re.compile("[aeiouy]")
#: Endings of verbs and adverbs that ``stem`` takes off, the longest first.
_ENDINGS = ("ingly", "edly", "ing", "ed", "ly")


def guesses(target: str, source: str, terms: Sequence[Term] = ()) -> tuple[Span, ...]:
    """The words of ``target`` that no word of ``source`` stands for, in order.

    Figures and dates, names, and words of the source itself are left to the ledger.

    Args:
        terms: glossary terms of the source, whose wordings are known.
    """
    said = _said(source)
    found = [m for m in _WORD.finditer(target) if (row := _row(stem(m[0]))) and row.lacks(said)]
    if not found:
        return ()
    copied, worded = _accounted(source)
    worded |= {stem(word) for t in terms for wording in t.accepted for word in wording.split()}
    stated = [fact.span for fact in read_facts(target, "en")]
    return tuple(
        Span(start=m.start(), end=m.end())
        for m in found
        if m[0].lower() not in copied
        and stem(m[0]) not in worded
        and (m[0].islower() or is_english(m[0]))
        and not any(span.start < m.end() and m.start() < span.end for span in stated)
    )


@remembered
def _accounted(source: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that a translation may have copied from a sentence, and the stems of those that
    its amounts and numbered things are told in."""
    copied = frozenset(SYLLABLE.findall(fold(source).casefold()))
    fixed = [told for _, told in (*prison_terms(source), *amounts(source), *of_units(source))]
    fixed += [told for _, told, _ in numbered(source)]
    return copied, frozenset(stem(word) for told in fixed for word in re.split(r"[\s-]", told))


@remembered
def _said(source: str) -> frozenset[str]:
    """The terms of a sentence, its abbreviations spelled out."""
    return terms_of(spelled_out(source))


def listed(word: str) -> bool:
    """Whether the lexicon knows what a word comes from."""
    return len(word) >= SHORTEST and _row(stem(word)) is not None


def terms_of(vietnamese: str) -> frozenset[str]:
    """The syllables and pairs of syllables of a sentence, as the lexicon writes them."""
    syllables = syllables_of(vietnamese)
    return frozenset((*syllables, *map(" ".join, itertools.pairwise(syllables))))


def syllables_of(vietnamese: str) -> list[str]:
    """The syllables of a sentence in order, as the lexicon writes them."""
    return SYLLABLE.findall(written(vietnamese))


def written(vietnamese: str) -> str:
    """A text as the lexicon writes it: small letters, usual spelling. It is as long as it was, but
    for letters of other alphabets."""
    return usual(vietnamese.lower())


@lru_cache(maxsize=4_096)
def stem(word: str) -> str:
    """What the forms of a word have in common, or nearly: it is a key, never shown."""
    word = word.lower()
    if len(word) < SHORTEST:
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in _ENDINGS:
        rest = word.removesuffix(ending)
        if len(word) > len(rest) >= 3 and _VOWEL.search(rest):
            doubled = ending != "ly" and rest[-1] == rest[-2] and rest[-1] not in "lsz"
            word = rest[:-1] if doubled else rest
            break
    if len(word) > 4 and word.endswith("y") and word[-2] not in "aeiou":
        word = word[:-1] + "i"
    return word[:-1] if len(word) >= SHORTEST and word.endswith("e") else word


def stems_of(english: str) -> frozenset[str]:
    """The words of an English text, of any form."""
    return frozenset(stem(word) for word in _ENGLISH.findall(english))


class Row:
    """What one English word comes from.

    Args:
        line: ``stem``, ``limit`` and ``term weight`` for each counterpart, tabs between them.
            Weights are per mille of the occasions on which the word comes from the term; a
            source whose terms have no more than ``limit`` together has no word for it.
    """

    __slots__ = ("_limit", "_weights")

    def __init__(self, line: str) -> None:
        self._limit = int(line.split("\t", 2)[1])
        self._weights = _WEIGHED.findall(line)

    def lacks(self, said: frozenset[str]) -> bool:
        """Whether a source of these terms has no word that this one translates."""
        weight = 0
        for term, share in self._weights:
            if term in said:
                weight += int(share)
                if weight > self._limit:
                    return False
        return True


@cache
def _lines() -> Mapping[bytes, bytes]:
    """The lexicon in pieces, by the first two letters of a stem: as bytes, which take half the
    memory of letters with marks."""
    lines = files("summarize.facts").joinpath("lexicon.tsv").read_bytes()
    return {group[1]: b"\n" + group[0] for group in _GROUP.finditer(lines)}


@lru_cache(maxsize=512)
def _row(stem: str) -> Row | None:
    """The row of a stem; None for one that is not listed: too rare, or too frequent."""
    key = stem.encode()
    group = _lines().get(key[:2], b"")
    start = group.find(b"\n" + key + b"\t") + 1
    return Row(group[start : group.index(b"\n", start)].decode()) if start else None
