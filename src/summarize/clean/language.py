"""Is this Vietnamese? Decided from the shapes of syllables and from frequent words; no model.

Vietnamese is written in syllables of one shape (onset, vowels, coda, tone), and about three in
four of them carry a mark. A translation model answers anything with a sentence, so what is not
Vietnamese must be told apart before one is asked.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
#: As many characters tell the language as well as a whole book does.
_SAMPLE = 200_000
#: Running text has 0.7 to 0.85 marked syllables a word; pages thick with foreign names 0.5;
#: English about Vietnam, with its people's names written in full, up to 0.15.
_MARKED_SHARE = 0.30
#: Unmarked Vietnamese has 0.25 and more of the distinctive words; other languages under 0.04.
_UNMARKED_SHARE = 0.15
#: Nearly every word of unmarked Vietnamese is one syllable; of English under half are shaped so.
_BARE_SHARE = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageEvidence:
    """Counts over the words of a text.

    Attributes:
        words: words; a run of Chinese, Japanese, Korean or Thai letters counts one a letter.
        marked: words that are Vietnamese syllables with a mark of their own.
        frequent: frequent Vietnamese words.
        unmarked: words that look like frequent Vietnamese words without their marks.
        bare: words of the shape of a Vietnamese syllable without its marks.
    """

    words: int
    marked: int
    frequent: int
    unmarked: int
    bare: int

    @property
    def vietnamese(self) -> bool:
        """Whether the text is Vietnamese with its marks."""
        if not self.marked or self.marked < _MARKED_SHARE * self.words:
            return False
        return self.frequent > 0 or self.marked >= 0.5 * self.words

    @property
    def stripped(self) -> bool:
        """Whether the text is Vietnamese typed without marks, which no model here reads."""
        if self.vietnamese or self.unmarked < 2:
            return False
        telling = self.unmarked > 2 and self.unmarked >= _UNMARKED_SHARE * self.words
        return telling or self.bare >= _BARE_SHARE * self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    frequent: frozenset[str]
    unmarked: frozenset[str]
    syllable: re.Pattern[str]
    bare: re.Pattern[str]


@cache
def _words() -> _Words:
    data = tomllib.loads(files(__package__).joinpath("language.toml").read_text(encoding="utf-8"))
    parts = data["syllable"]
    onsets, vowels, codas = (
        "|".join(sorted(parts[name], key=len, reverse=True))
        for name in ("onsets", "vowels", "codas")
    )
    shape = f"(?:{onsets})?(?:{vowels})(?:{codas})?"
    return _Words(
        frequent=frozenset(data["frequent"]),
        unmarked=frozenset(data["unmarked"]),
        syllable=re.compile(shape),
        bare=re.compile(_unmark(shape)),
    )


def _unmark(text: str) -> str:
    """Without any mark, as typed on a keyboard that has none."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def is_marked_syllable(word: str) -> bool:
    """Whether a word is a Vietnamese syllable that carries a Vietnamese mark.

    Args:
        word: letters only, any case, NFC.
    """
    word = word.casefold()
    if word.isascii() or len(word) > 8:
        return False
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES))
    return _words().syllable.fullmatch(bare) is not None


#: Bits of one count among several in one integer: a sample has fewer words than that holds.
_FIELD = 20
_MASK = (1 << _FIELD) - 1
_MARKED, _UNMARKED, _BARE, _FREQUENT = (1 << _FIELD * n for n in range(1, 5))


class _Looks(dict[str, int]):
    """Token between spaces -> what its words add to the counts of ``LanguageEvidence``, all of
    them in one integer, so that a text is counted by adding up."""

    #: The tokens of some dozens of articles; beyond that it starts anew.
    MOST = 1 << 12
    #: Characters; text written without spaces is not kept.
    LONGEST = 32

    def __missing__(self, token: str) -> int:
        words = _WORD.findall(token)
        alone = words == [token]
        look = _look(token.casefold()) if alone else sum(map(self.__getitem__, words))
        if len(token) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[token] = look
        return look


def _look(word: str) -> int:
    if ord(word[0]) >= 0x0E00 and not "\u1e00" <= word[0] <= "\u1eff":
        return len(word)
    data = _words()
    look = 1
    if word in data.unmarked:
        look += _UNMARKED
    elif is_marked_syllable(word):
        look += _MARKED
    if word.isascii():
        look += _BARE * (data.bare.fullmatch(word) is not None)
    elif word in data.frequent:
        look += _FREQUENT
    return look


_looks = _Looks()


def _count(text: str) -> int:
    """The sum of the looks of all words."""
    return sum(map(_looks.__getitem__, text.split()))


#: Characters of a line whose count is kept: it is counted with the page, alone, and with its story.
_LONGEST = 4_000
_kept = lru_cache(maxsize=256)(_count)


def _counted(line: str) -> int:
    return (_kept if len(line) <= _LONGEST else _count)(line)


def evidence(text: str) -> LanguageEvidence:
    """Count what tells Vietnamese from other languages, over the first 200,000 characters."""
    return evidence_of(map(str.strip, text[:_SAMPLE].split("\n")))


def evidence_of(lines: Iterable[str]) -> LanguageEvidence:
    """``evidence`` of some lines together; what is beyond the sample does not count."""
    counts, left = 0, _SAMPLE
    for line in lines:
        counts += _counted(line[:left])
        left -= len(line) + 1
        if left <= 0:
            break
    return LanguageEvidence(
        words=counts & _MASK,
        marked=counts // _MARKED & _MASK,
        unmarked=counts // _UNMARKED & _MASK,
        bare=counts // _BARE & _MASK,
        frequent=counts // _FREQUENT,
    )


def is_foreign(line: str, least: int) -> bool:
    """Whether a line of ``least`` words or more is of another language than Vietnamese."""
    counts = _counted(line[:_SAMPLE])
    words, marked = counts & _MASK, counts // _MARKED & _MASK
    return words >= least and marked * 12 < words and not evidence_of([line]).stripped
