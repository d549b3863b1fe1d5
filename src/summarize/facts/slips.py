"""Slips of translation models that show in the output alone: stutter, invented words, leftover
Vietnamese.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import eq

from rapidfuzz import process
from rapidfuzz.distance import OSA

from summarize.document import Span
from summarize.facts.english import english_words, is_english, is_made_up
from summarize.facts.slip import Term
from summarize.facts.spelling import words_of
from summarize.facts.syllables import has_vietnamese_marks, is_vietnamese_syllable

#: Letters said twice in a row, or but for one: "ti" of "negotitation", "got" of "negotgotiations".
_MOST_TWICE = 4
#: A shorter word is another word without a letter by chance.
_SHORTEST = 6
_SMALL = re.compile(r"(?<![\w'’.@/-])[a-z]{4,}(?![\w'’@/-]|\.\w)")
#: English has no such word; Roman numerals and "www" are none.
_TRIPLED = re.compile(r"([b-hj-vyz])\1\1")
_CAPITALISED = re.compile(r"(?<![\w.@/])[A-Z][a-z]{3,}(?![\w@/]|\.\w)")
_THRICE = re.compile(r"([^\W\d_]{2,6})\1\1")
#: A word in small letters without a mark, by itself.
_BARE = re.compile(r"(?<![\w'’.@/“\"‘(-])[a-z]{3,}(?![\w'’@/”\")-]|\.\w)")
#: Words that both languages write so and the list of English lacks. The list of rare words is no
#: measure: its texts have Vietnamese in them ("khi", "xanh").
_BOTH = frozenset({"cue", "duet", "gin", "pho", "rap", "rum"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def repeats(text: str) -> bool:
    """Whether a text stutters: a run of one to four words three times over, or letters glued to
    themselves ("Arthururur"). English says a word twice ("very very"), hardly three times.
    """
    words = text.casefold().split()
    for size in range(1, 5):
        if not any(map(eq, words, words[size:])):
            continue
        for start in range(len(words) - 3 * size + 1):
            piece = words[start : start + size]
            if (
                piece == words[start + size : start + 2 * size]
                and piece == words[start + 2 * size : start + 3 * size]
                and any(c.isalpha() for c in "".join(piece))
            ):
                return True
    return any(map(_is_glued_to_itself, text.split()))


@lru_cache(maxsize=4_096)
def _is_glued_to_itself(word: str) -> bool:
    return _THRICE.search(word) is not None


def garbled(text: str, source: str, terms: Sequence[Term] = ()) -> list[tuple[Span, str]]:
    """Words of an English text that are none, each with the word it may be, or nothing.

    Small models write words of pieces that they know ("negotitation", "cuten"). Told is a word in
    small letters which no list knows and the source has not, and one with the same letter three
    times ("Misssion").

    Args:
        terms: glossary terms of the source, whose wordings are words.
    """
    found = [
        (Span(start=match.start(), end=match.end()), _meant(match[0]))
        for match in _SMALL.finditer(text)
        if is_made_up(match[0]) and words_of(source).find(match[0]) is None
    ]
    if _TRIPLED.search(text):
        found += [
            (Span(start=match.start(), end=match.end()), _meant(match[0].lower()))
            for match in _CAPITALISED.finditer(text)
            if _TRIPLED.search(match[0]) and words_of(source).find(match[0]) is None
        ]
    if found and terms:
        worded = {w for term in terms for a in term.accepted for w in _SMALL.findall(a)}
        found = [one for one in found if one[0].of(text) not in worded]
    return sorted(found, key=lambda one: one[0].start)


@lru_cache(maxsize=4_096)
def _meant(word: str) -> str:
    """The English word that ``word`` is when it stutters or has a letter or two wrong."""
    whole = _unstuttered(word)
    if whole or len(word) < _SHORTEST:
        return whole
    near = english_words().beginning(word[0])
    most = 1 if len(word) < 2 * _SHORTEST else 2
    found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=most)
    return found[0] if found else ""


def _unstuttered(word: str) -> str:
    """The listed word that is left without one stutter, else one formed of a listed word."""
    formed = ""
    for size in range(1, _MOST_TWICE + 1):
        for start in range(1, len(word) - size):
            piece, rest = word[start : start + size], word[:start] + word[start + size :]
            before, after = word[max(0, start - size - 1) : start], word[start + size :][: size + 1]
            # A letter doubled is a matter of spelling ("derailled").
            twice = piece in before or piece in after
            if size == 1 and piece in (before[-1:], after[:1]):
                twice = False
            if twice and len(rest) >= _SHORTEST and is_english(rest):
                if rest in english_words():
                    return rest
                formed = formed or rest
    return formed


def vietnamese_left(text: str, allowed: Sequence[str] = ()) -> tuple[str, ...]:
    """Words of an English text that are still Vietnamese: Vietnamese marks and shape.

    Args:
        text: the output.
        allowed: texts whose words may stand (names kept with their marks, a reference).
    """
    if text.isascii():
        return ()
    left = [w for w in _WORD.findall(text) if not w.isascii() and _is_marked_syllable(w)]
    if not left or not allowed:
        return tuple(left)
    permitted = {w for text_ in allowed for w in _WORD.findall(text_)}
    return tuple(w for w in left if w not in permitted)


def copied_words(text: str, source: str) -> tuple[str, ...]:
    """Words in small letters that the source has just so and that are no English: Vietnamese
    without a mark ("oanh fighter jet" for "máy bay oanh tạc"). Of a word in quotes or brackets of
    its own the writer knows."""
    own = set(_BARE.findall(source)) - _BOTH
    return tuple(
        word
        for word in _BARE.findall(text)
        if word in own and not is_english(word) and is_vietnamese_syllable(word)
    )


@lru_cache(maxsize=4_096)
def _is_marked_syllable(word: str) -> bool:
    return has_vietnamese_marks(word) and is_vietnamese_syllable(word)
