"""The language data of ``cues.toml``, folded for matching; read once, on first use."""

from __future__ import annotations

import itertools
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

# Two spellings of one rhyme: the tone mark on the first or on the second vowel (hóa, hoá).
_TONES = dict(
    zip(
        ["oá", "oà", "oả", "oã", "oạ", "oé", "oè", "oẻ", "oẽ", "oẹ", "uý", "uỳ", "uỷ", "uỹ", "uỵ"],
        ["óa", "òa", "ỏa", "õa", "ọa", "óe", "òe", "ỏe", "õe", "ọe", "úy", "ùy", "ủy", "ũy", "ụy"],
    )
)
_UNTONES = {there: here for here, there in _TONES.items()}
_TONE = re.compile("o[áàảãạéèẻẽẹ]|u[ýỳỷỹỵ]")
_TONED = re.compile("|".join(_UNTONES))
_KEPT_CHARACTERS = 200
_HEAD_LOOK = 16


def fold(text: str) -> str:
    """Lower case, single spaces, one placement of tone marks; for comparing short strings."""
    return _kept(text) if len(text) <= _KEPT_CHARACTERS else _folded(text)


def _folded(text: str) -> str:
    text = " ".join(text.split()).casefold()
    return _TONE.sub(lambda found: _TONES[found.group()], text)


#: The lines of an article or two: one article's rules ask for them again.
_kept = lru_cache(maxsize=256)(_folded)


def _respelt(folded: str) -> str:
    """With the tone marks on the other vowel."""
    return _TONED.sub(lambda found: _UNTONES[found.group()], folded)


def _head(text: str) -> str:
    """The first two characters of a text as they are folded, but for the place of tone marks."""
    head = text[:_HEAD_LOOK].lstrip()[:2].casefold()[:2]
    return head if not head[1:].isspace() else head[0] + " "


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """``cues.toml``: sets of folded words, tuples of folded beginnings, and limits.

    ``spellings`` are the names of newspapers and agencies as they write them.
    ``heads`` are the first letters of the beginnings: where a text has others, it need not be
    folded.
    """

    outlets: dict[str, str]
    spellings: frozenset[str]
    words: dict[str, frozenset[str]]
    starts: dict[str, tuple[str, ...]]
    heads: dict[str, frozenset[str]]
    limits: dict[str, int]

    def has(self, group: str, text: str) -> bool:
        """Whether the folded ``text`` is a word of the group."""
        return fold(text) in self.words[group]

    def begins(self, group: str, text: str) -> str | None:
        """The entry of the group that the folded ``text`` begins with (the longest), or None."""
        head = _head(text)
        if head not in self.heads[group] and head[:1] not in self.heads[group]:
            return None
        folded, starts = fold(text[:80]), self.starts[group]
        if not folded.startswith(starts):
            return None
        return next(one for one in starts if folded.startswith(one))


@cache
def cues() -> Cues:
    """The language data of the rules."""
    data = tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))
    words = {name: frozenset(map(fold, entries)) for name, entries in data["words"].items()}
    return Cues(
        outlets={fold(shape): name for shape, name in data["outlets"].items()},
        spellings=frozenset((*data["outlets"], *data["words"]["agencies"])),
        words=words,
        starts={
            name: tuple(sorted(entries, key=len, reverse=True)) for name, entries in words.items()
        },
        heads={
            name: frozenset(_head(shape) for one in entries for shape in (one, _respelt(one)))
            for name, entries in words.items()
        },
        limits=data["limits"],
    )


def tells(text: str) -> bool:
    """Whether a line has a word of telling, which captions have not."""
    words = fold(text).split()
    return (
        not cues().words["telling"].isdisjoint((*words, *map(" ".join, itertools.pairwise(words))))
    )


@cache
def alternatives(group: str) -> str:
    """The words of a group as a regular expression, longest first, white space flexible, tone marks
    on either vowel."""
    spelt = (shape for one in cues().starts[group] for shape in dict.fromkeys((one, _respelt(one))))
    return "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in spelt)
