"""Names that only the rendering has: "Da Nang" from nowhere.

English sets more capitals than Vietnamese, for offices and peoples, and renders names the
glossary does not know (Bắc Cực, the Arctic). So a name counts as added only when it is no word
English writes small, is near nothing in the source, and the source has no name left over that
might be it. A name of Vietnamese syllables renders none: it would stand in the source itself, as
"Bac Giang" does not for "Phố Hiến".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarize.document import Span
from summarize.facts.english import is_english
from summarize.facts.fact import Fact
from summarize.facts.letters import compile_pattern
from summarize.facts.slip import Slip, Term
from summarize.facts.spelling import Words, any_standing, derives, key, words_of
from summarize.facts.stated_date import MONTHS, WEEKDAYS
from summarize.facts.syllables import is_vietnamese_syllable

#: A word with a capital inside of a clause; the first word has one anyway.
_CAPITAL = compile_pattern(r"[\p{Lu}](?<=[\w,;)’”%] .)[^\W\d_]+(?:['’.-][^\W_]+)*")
_SHORT_BEFORE = re.compile(r"(?<!\w)([A-Z][a-z])\s\Z")
_PIECE = re.compile(r"[^\W\d_]+")
#: Acronyms stand for words that Vietnamese may have in full.
_INITIALS = compile_pattern(r"[\p{Lu}]{2,}s?")
_TITLES = frozenset("mr mrs ms dr st inc ltd corp co lt col gen sgt".split())
_CALENDAR = frozenset(
    name[:length].lower() for name in (*MONTHS, *WEEKDAYS) for length in (3, 4, len(name))
)
#: A shorter word is as good as never near a name of the source, nor told from an abbreviation.
_SHORTEST = 3


def added_names(source: str, target: str, terms: Sequence[Term]) -> list[Slip]:
    """A slip for each run of added names of ``target`` (English); ``source`` is Vietnamese."""
    shown = [m for m in _CAPITAL.finditer(target) if not _is_no_name(m[0])]
    if not shown:
        return []
    known = words_of(source)
    accepted = _accepted(terms)
    added = [m for m in shown if not _is_near(m[0], known, accepted)]
    if not added:
        return []
    left = _left_over(source, target, terms)
    return [
        Slip(what="added", target=_fact(span, target))
        for span in _runs(added, target)
        if not left or _is_copied(span.of(target))
    ]


@lru_cache(maxsize=4_096)
def _is_no_name(word: str) -> bool:
    pieces = [p for p in _PIECE.findall(word) if len(p) >= _SHORTEST]
    return all(
        is_english(p) or _INITIALS.fullmatch(p) or p.lower() in _CALENDAR or p.lower() in _TITLES
        for p in pieces
    )


def _accepted(terms: Sequence[Term]) -> frozenset[str]:
    """Keys of all words that render a term of the source."""
    return frozenset(
        key(word) for term in terms for one in term.accepted for word in _PIECE.findall(one)
    )


def _is_near(word: str, source: Words, accepted: frozenset[str]) -> bool:
    """Whether each part of a word stands in the source in some spelling, or renders a term."""
    # What is quick to tell comes first: most words stand in the source as they are.
    return all(
        is_english(piece)
        or source.find(piece) is not None
        or key(piece) in accepted
        or source.glued(key(piece))
        or any(len(one) > 2 and derives(one, key(piece)) for one in (*accepted, *source.keys))
        or source.alike(piece) is not None
        for piece in [word, *_PIECE.findall(word)][1 if "-" in word else 0 :]
        if len(piece) >= _SHORTEST
    )


def _left_over(source: str, target: str, terms: Sequence[Term]) -> list[str]:
    """Capitalised words inside of the source that neither stand in the target nor belong to a
    rendered term: some of them may be what seems added."""
    words = words_of(target)
    covered = [t.span for t in terms if t.span is not None and any_standing(t.accepted, words)]
    return [
        m[0]
        for m in _PIECE.finditer(source)
        if m[0][0].isupper()
        and m.start()
        and words.find(m[0]) is None
        and not any(s.start <= m.start() < s.end for s in covered)
    ]


def _is_copied(name: str) -> bool:
    """Whether a name is of Vietnamese syllables that are no English words: it renders no office
    ("Bộ Quốc phòng"), but copies a name."""
    pieces = _PIECE.findall(name)
    return len(pieces) > 1 and all(is_vietnamese_syllable(p) and not is_english(p) for p in pieces)


def _runs(found: Sequence[re.Match[str]], text: str) -> list[Span]:
    """Neighbouring words are one name."""
    spans: list[Span] = []
    for match in found:
        before = _SHORT_BEFORE.search(text, 0, match.start())
        if before and not is_english(before[1]):  # "Da" of "Da Nang"
            spans.append(Span(start=before.start(1), end=match.end()))
        elif spans and not text[spans[-1].end : match.start()].strip():
            spans[-1] = Span(start=spans[-1].start, end=match.end())
        else:
            spans.append(Span(start=match.start(), end=match.end()))
    return spans


def _fact(span: Span, text: str) -> Fact:
    shown = span.of(text)
    # A single word may be a common one that English happens to write large.
    several = sum(not is_english(p) for p in _PIECE.findall(shown)) > 1
    return Fact(kind="name", span=span, text=shown, values=frozenset({shown}), firm=several)
