"""Whether a name of one text stands in another, and as what, spelling aside.

English writes Vietnamese names without marks and foreign ones as their own language does;
Vietnamese papers sometimes drop a final letter (``Ecuado``), write ``Côte d'Ivoire`` or
``Cote``, add hyphens (``Mát-xcơ-va``). What English derives from a name (``Iranian``,
``Sydney's``) states it.
"""

from __future__ import annotations

import itertools
import re
from array import array
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA

from summarize.document import Span
from summarize.facts.remembered import remembered
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
#: Forms of address that Vietnamese copies now and then and English leaves out.
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir"})
_POSSESSIVE = re.compile(r"['’]s\Z")
#: Share of a name's letters that must agree for a word to count as another spelling of it.
ALIKE = 0.7
#: The share for a word that stands where the part of the name should.
_HALF_ALIKE = 0.5
#: Letters that readers of scanned or retyped text take for each other (``EI Sol``).
_LOOKALIKES = str.maketrans("i10", "llo")
#: Names in Latin letters whose people are called by another word.
_DEMONYMS = {
    "ireland": "irish",
    "philippines": "filipin", "netherlands": "dutch", "cyprus": "cypriot", "turkey": "turk",
    "myanmar": "burm", "norway": "norwe", "poland": "pol", "denmark": "dan", "wales": "welsh",
    "switzerland": "swiss", "greece": "gre", "slovakia": "slovak", "greenland": "greenland",
    "peru": "peruvian", "kosovo": "kosov", "congo": "congol", "taiwan": "taiwan",
    "madagascar": "malagasy", "lesotho": "basotho", "thailand": "thai", "portugal": "portuguese",
    "bangladesh": "bangla", "botswana": "tswana", "finland": "finn", "monaco": "monega",
}  # fmt: skip
#: Words looked through for another spelling; no sentence has more.
MOST_WORDS = 500


@lru_cache(maxsize=4_096)
def key(word: str) -> str:
    """Letters and digits of a word, without marks, case, possessive."""
    bare = _POSSESSIVE.sub("", fold(word).casefold())
    return "".join(c for c in bare if c.isalnum())


class Words:
    """The words of a text, by key, with where they stand.

    Attributes:
        keys: whole words and, of hyphenated ones, their parts too.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.keys: list[str] = []
        # Start and end of each. Most words are never pointed at: spans are made when one is.
        self._bounds = array("I")
        for match in _WORD.finditer(text):
            word, start = match[0], match.start()
            self.keys.append(key(word))
            self._bounds.extend(match.span())
            for piece in _PART.finditer(word) if not word.isalnum() else ():
                self.keys.append(key(piece[0]))
                self._bounds.extend((start + piece.start(), start + piece.end()))
        # Searched for how a word begins: a table of beginnings is ten times the size.
        self._line = f" {' '.join(self.keys)} "

    @cached_property
    def names(self) -> frozenset[str]:
        """Keys with a capital beyond the first word."""
        return frozenset(
            word
            for word, start in zip(self.keys, self._bounds[::2])
            if start > 0 and self._text[start].isupper()
        )

    @cached_property
    def initials(self) -> str:
        """The first letters of all capitalised words."""
        whole = (match[0] for match in _WORD.finditer(self._text))
        return "".join(key(word)[:1] for word in whole if word[0].isupper())

    def _span(self, index: int) -> Span:
        return Span(start=self._bounds[2 * index], end=self._bounds[2 * index + 1])

    def _near(self, beginning: str) -> Iterator[int]:
        """Indexes of the keys with these three letters first; of fewer, the keys that are them.

        One after another, since the first is mostly the one: of a list of a thousand equal names
        each asks for itself.
        """
        sought = f" {beginning}" if len(beginning) == 3 else f" {beginning} "
        line, index, counted = self._line, 0, 0
        at = line.find(sought)
        while at >= 0:
            index += line.count(" ", counted, at)
            counted = at
            yield index
            at = line.find(sought, at + 1)

    def glued(self, word: str) -> bool:
        """Whether a few words in a row make up ``word`` (a key): ``Da Nang`` for ``Danang``."""
        starts = (i for size in (1, 2, 3) for i in self._near(word[:size]))
        for start in starts:
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
        people = _DEMONYMS.get(wanted, wanted)
        near = [self._near(wanted[:3])]
        if people[:3] != wanted[:3]:
            near += [self._near(people[:2]), self._near(people[:3])]
        for index in itertools.chain.from_iterable(near):
            if self.keys[index] == wanted or derives(wanted, self.keys[index]):
                return self._span(index)
        return None

    def exactly(self, word: str) -> Span | None:
        """Where ``word`` stands in the same spelling."""
        index = self._index(word)
        return None if index is None else self._span(index)

    def _index(self, word: str) -> int | None:
        wanted = key(word)
        near = self._near(wanted[:3])
        return next((i for i in near if self.keys[i] == wanted), None)

    def alike(self, word: str, others: Sequence[str] = ()) -> Span | None:
        """The word most like ``word``, at least ``ALIKE``; None when none is.

        A longer word may be one derived from another spelling (``Irag``, Iraqis).

        Args:
            others: words that stand for themselves.
        """
        wanted = key(word)
        passed = {key(o) for o in others} - {wanted}
        best, where = ALIKE, None
        for index, have in enumerate(self.keys[:MOST_WORDS]):
            if have not in passed and (have[:1] == wanted[:1] or len(wanted) > 5):
                likeness = _likeness(wanted, have)
                if likeness >= best:
                    best, where = likeness, index
        return None if where is None else self._span(where)

    def beside(self, part: str, name: Sequence[str]) -> Span | None:
        """The word right beside another part of ``name``, as ``part`` stands, half like it."""
        wanted = key(part)
        at = next((i for i, p in enumerate(name) if key(p) == wanted), 0)
        for step in (-1, 1):
            other = name[at + step] if 0 <= at + step < len(name) else ""
            found = self._index(other) if other else None
            index = -1 if found is None else found - step
            if 0 <= index < len(self.keys):
                have = self.keys[index]
                if have[:1] == wanted[:1] and _likeness(wanted, have) >= _HALF_ALIKE:
                    return self._span(index)
        return None


#: The words of a text; nobody changes them.
words_of = remembered(Words)


def _likeness(name: str, word: str) -> float:
    if name.translate(_LOOKALIKES) == word.translate(_LOOKALIKES):
        return 1.0
    if name in word and stutters(word, name):
        return 1.0
    whole: float = OSA.normalized_similarity(name, word)
    if len(name) < 4 or name[0] != word[:1]:
        return whole
    return max(whole, OSA.normalized_similarity(name, word[: len(name)]))


def derives(name: str, word: str) -> bool:
    """Whether ``word`` (a key) is ``name`` with an ending of derivation."""
    if len(name) < 3 or not word or name == word:
        return name == word
    people = _DEMONYMS.get(name)
    if people and word.startswith(people):
        return True
    stem = name.rstrip("aeiouy") if len(name) > 4 else name
    for land, people in _PEOPLES:
        if name.endswith(land) and word.startswith(name.removesuffix(land) + people):
            return True
    return (word.startswith(name) and bool(_DERIVED.match(word[len(name) :]))) or (
        len(stem) >= 4 and word.startswith(stem) and bool(_DERIVED.match(word[len(stem) :]))
    )


@lru_cache(maxsize=4_096)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name that must be found: initials, particles and forms of address aside."""
    words = _WORD.findall(name)
    asked = (w for w in words if len(key(w)) > 1 and not w.islower() and key(w) not in _TITLES)
    return tuple(asked) or tuple(words)


def standing(name: str, words: Words) -> tuple[Span, ...] | None:
    """Where the words of ``name`` stand; None unless all do (or all glued together)."""
    spans: list[Span] = []
    for part in parts(name):
        span = words.find(part)
        if span is None:
            # Initials say nothing alone: "U.S." is found whole or not at all.
            pieces = _PART.findall(part)
            inner = [words.find(p) for p in pieces if len(p) > 1] if len(pieces) > 1 else []
            if not inner or any(s is None for s in inner):
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
    return standing(name, words_of(text)) is not None


def stands_any(names: Sequence[str], text: str) -> bool:
    """Whether one of several wordings stands in ``text``."""
    return any_standing(names, words_of(text))


def spelling_in(name: str, text: str) -> str:
    """How ``text`` spells ``name``; empty where it does not name it, or only by a derived word."""
    words = words_of(text)
    shown = []
    for part in parts(name):
        span = words.exactly(part) or (words.alike(part) if words.find(part) is None else None)
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
