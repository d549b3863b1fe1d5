"""Whether a name of one text stands in another, and as what, spelling aside.

English writes Vietnamese names without marks and foreign ones as their own language does;
Vietnamese papers sometimes drop a final letter (``Ecuado``), write ``Côte d'Ivoire`` or
``Cote``, add hyphens (``Mát-xcơ-va``). What English derives from a name (``Iranian``,
``Sydney's``) states it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from summarize.document import Span
from summarize.facts.syllables import fold

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
#: Endings by which English and names of other languages derive a word from a name.
_DERIVED = re.compile(
    r"(?:s|es|n|an|ian|ean|ese|ish|i|ic|ist|ists|er|ers|r|d|e|a|o|y|h|t|u|us|um|ia|ns|ans|ians|ism|in)\Z"
)
#: Countries and their peoples: Scotland and Scottish, Ireland and Irish, Afghanistan and Afghan.
_PEOPLES = (("land", "ish"), ("land", "tish"), ("eland", "ish"), ("istan", ""), ("nland", "nnish"),
            ("and", "ish"), ("ance", "ench"), ("ain", "an"))  # fmt: skip
_TWICE = re.compile(r"(.{2,})\1")
_POSSESSIVE = re.compile(r"['’]s\Z")
#: Share of a name's letters that must agree for a word to count as another spelling of it.
ALIKE = 0.7


@lru_cache(maxsize=16_384)
def key(word: str) -> str:
    """Letters and digits of a word, without marks, case, possessive."""
    bare = _POSSESSIVE.sub("", fold(word).casefold())
    return "".join(c for c in bare if c.isalnum())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, by key, with where they stand.

    ``names`` are those with a capital beyond the first word; ``initials`` the first letters of
    all capitalised ones.
    """

    keys: tuple[str, ...]
    spans: tuple[Span, ...]
    initials: str
    names: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Words:
        """Whole words and, of hyphenated ones, their parts."""
        keys: list[str] = []
        spans: list[Span] = []
        initials: list[str] = []
        for match in _WORD.finditer(text):
            keys.append(key(match[0]))
            spans.append(Span(start=match.start(), end=match.end()))
            parts = list(_PART.finditer(match[0]))
            if match[0][0].isupper():
                initials.append(key(match[0])[:1])
            if len(parts) > 1:
                for part in parts:
                    keys.append(key(part[0]))
                    spans.append(
                        Span(start=match.start() + part.start(), end=match.start() + part.end())
                    )
        names = frozenset(k for k, s in zip(keys, spans) if s.start > 0 and text[s.start].isupper())
        return cls(tuple(keys), tuple(spans), "".join(initials), names)

    def glued(self, word: str) -> bool:
        """Whether a few words in a row make up ``word`` (a key): ``Da Nang`` for ``Danang``."""
        for start in range(len(self.keys)):
            run = ""
            for piece in self.keys[start : start + 6]:
                run += piece
                if run == word or (len(word) > 5 and derives(word, run)):
                    return True
                if not word.startswith(run):
                    break
        return False

    def find(self, word: str) -> Span | None:
        """Where ``word`` stands, spelled the same or derived from it."""
        wanted = key(word)
        if not wanted:
            return Span(start=0, end=0)
        for have, span in zip(self.keys, self.spans):
            if have == wanted or derives(wanted, have):
                return span
        return None

    def alike(self, word: str, others: Sequence[str] = ()) -> Span | None:
        """The word most like ``word``, at least ``ALIKE``; None when none is.

        A longer word may be one derived from another spelling (``Irag``, Iraqis).

        Args:
            others: words that stand for themselves.
        """
        wanted = key(word)
        passed = {key(o) for o in others} - {wanted}
        best, where = ALIKE, None
        for have, span in zip(self.keys, self.spans):
            if have not in passed and (have[:1] == wanted[:1] or len(wanted) > 5):
                likeness = max(
                    Levenshtein.normalized_similarity(wanted, have),
                    Levenshtein.normalized_similarity(wanted, have[: len(wanted)])
                    if len(wanted) > 3 and have[:1] == wanted[:1]
                    else 0.0,
                )
                if wanted in have and stutters(have, wanted):
                    likeness = 1.0
                if likeness >= best:
                    best, where = likeness, span
        return where


def derives(name: str, word: str) -> bool:
    """Whether ``word`` (a key) is ``name`` with an ending of derivation."""
    if len(name) < 3 or not word or name == word:
        return name == word
    stem = name.rstrip("aeiouy") if len(name) > 4 else name
    for land, people in _PEOPLES:
        if name.endswith(land) and word.startswith(name.removesuffix(land) + people):
            return True
    return (word.startswith(name) and bool(_DERIVED.match(word[len(name) :]))) or (
        len(stem) >= 4 and word.startswith(stem) and bool(_DERIVED.match(word[len(stem) :]))
    )


def parts(name: str) -> list[str]:
    """The words of a name that must be found: initials and particles aside."""
    words = [m[0] for m in _WORD.finditer(name)]
    return [w for w in words if len(key(w)) > 1 and not w.islower()] or words


def standing(name: str, words: Words) -> tuple[Span, ...] | None:
    """Where the words of ``name`` stand; None unless all do (or all glued together)."""
    spans: list[Span] = []
    for part in parts(name):
        span = words.find(part)
        if span is None:
            pieces = _PART.findall(part)
            inner = [words.find(p) for p in pieces if len(p) > 1] if len(pieces) > 1 else [None]
            if any(s is None for s in inner):
                break
            spans += [s for s in inner if s is not None]
        else:
            spans.append(span)
    else:
        return tuple(spans)
    glued = key("".join(_PART.findall(name)))
    return () if words.glued(glued) else None


def stands(name: str, text: str) -> bool:
    """Whether ``name`` stands in ``text``, whole, in any of these spellings."""
    return standing(name, Words.of(text)) is not None


def spelling_in(name: str, text: str) -> str:
    """How ``text`` spells ``name``; empty where it does not name it, or only by a derived word."""
    words = Words.of(text)
    shown = []
    for part in parts(name):
        exact = next((s for k, s in zip(words.keys, words.spans) if k == key(part)), None)
        span = exact or (words.alike(part) if words.find(part) is None else None)
        if span is None:
            return ""
        shown.append(_POSSESSIVE.sub("", span.of(text)))
    return " ".join(shown)


def any_standing(names: Sequence[str], words: Words) -> bool:
    """Whether one of several accepted wordings stands."""
    return any(standing(n, words) is not None for n in names)


def stutters(word: str, name: str) -> bool:
    """Whether ``word`` says a piece twice over where ``name`` does not (``Arthurur``)."""
    return len(_TWICE.findall(key(word))) > len(_TWICE.findall(key(name)))
