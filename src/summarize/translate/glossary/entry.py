"""One line of a glossary, and what may stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from summarize.errors import StartError

#: What an entry is; decides which spellings with capitals it matches (see ``casing``). ``user``
#: is an entry of a user's file that does not say what it is. ``word`` is no term of a field but a
#: word of many renderings; ``rare`` one that texts to train on lack: a small
#: model does not know it.
KINDS: Final = frozenset(
    {
        *("term", "exonym", "org", "acronym", "title", "place", "treaty", "name", "user"),
        *("word", "rare"),
    }
)
#: Proper names that are written in one way only, in Vietnamese and in English.
PROPER: Final = frozenset({"exonym", "acronym", "place", "name"})
#: Words of the language, which no office, treaty or place has for itself.
COMMON: Final = frozenset({"term", "word", "rare"})
#: ``common``: the word is also an ordinary word or a given name, so it is not matched where
#: its capital may have another reason (start of a sentence, headline in capitals).
GUARDS: Final = frozenset({"", "common"})


class GlossaryError(StartError):
    """A glossary cannot be read; the message names the file and, where there is one, the line."""

    code = "glossary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One term and its English.

    Attributes:
        source: Vietnamese, NFC.
        target: the English to write.
        pos: part of speech: ``noun``, ``propn``, ``adj``, ``verb`` or empty.
        domain: subject field, for example ``diplomacy``.
        kind: one of ``KINDS``.
        note: for editors.
        also: other English that counts as a right rendering (``Russian`` beside ``Russia``).
        guard: one of ``GUARDS``.
    """

    source: str
    target: str
    pos: str = ""
    domain: str = ""
    kind: str = "term"
    note: str = ""
    also: tuple[str, ...] = ()
    guard: str = ""

    @property
    def accepted(self) -> tuple[str, ...]:
        """All right renderings, the one to write first."""
        return (self.target, *self.also)
