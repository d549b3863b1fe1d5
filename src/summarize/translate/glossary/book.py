"""A glossary in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from summarize.document import Span
from summarize.translate.glossary import matcher
from summarize.translate.glossary.entry import Entry
from summarize.translate.glossary.files import read_entries
from summarize.translate.glossary.folding import compose, fold

SHIPPED: Final = Path(__file__).parent.parent / "data" / "vi-en.csv"
#: Texts whose terms are kept: the sentences of some dozens of articles.
_KEPT: Final = 2_048
#: Characters of the longest of them.
_LONGEST: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entry found in a text.

    Attributes:
        span: where, as offsets into the text given.
        entry: the entry that fits best: written as it stands before tolerated capitals, then
            the glossary's order.
        alternatives: other entries of the same words (another domain), in that order.
        own: whether the entry is the user's, whose word is final.
    """

    span: Span
    entry: Entry
    alternatives: tuple[Entry, ...] = ()
    own: bool = False


class Glossary:
    """An ordered set of entries that can be found in text. Immutable; cheap to pickle.

    Args:
        entries: the glossary.
        own: entries of a user's, which come first, and whose places no other entry takes.
    """

    def __init__(self, entries: Iterable[Entry] = (), own: Iterable[Entry] = ()) -> None:
        self.own: Final[tuple[Entry, ...]] = tuple(own)
        self.entries: Final[tuple[Entry, ...]] = (*self.own, *entries)
        # Translation masks the terms of a sentence, and the checks then ask for them again.
        self._kept: Final = lru_cache(maxsize=_KEPT)(self._search)

    @classmethod
    def shipped(cls) -> Glossary:
        """The project's vi-en news glossary; read once a process."""
        return _shipped()

    def merged(self, other: Glossary) -> Glossary:
        """Both glossaries' entries, ``other`` a user's: a source it has (however its capitals and
        tone marks are placed) means only what it says, and where it stands in a text no entry of
        this one is found."""
        theirs = {fold(entry.source).lower() for entry in other.entries}
        ours = (entry for entry in self.entries if fold(entry.source).lower() not in theirs)
        return Glossary(ours, own=other.entries)

    def load(self) -> Glossary:
        """Itself, made ready to find entries, which the first text asked about otherwise waits
        for: of an engine without a model, that may be the hundredth article's."""
        _ = self._trie, self._own_trie
        return self

    def find(self, text: str) -> list[Match]:
        """The entries in ``text`` in order, none overlapping: a user's own, the longest first, and
        between them the others, leftmost first, the longest at each place.

        Linear in the text. Matches at syllable boundaries, either tone-mark placement, any
        Unicode normal form; what capitals are tolerated is told in ``casing``. Nothing is found
        across a line break, in web addresses or in the numbers of documents.
        """
        return list((self._kept if len(text) <= _LONGEST else self._search)(text))

    def _search(self, text: str) -> tuple[Match, ...]:
        composed, offsets = compose(text)
        tokens = matcher.tokenize(fold(composed))
        own = matcher.longest_first(self._own_trie, tokens) if self.own else []
        rest = matcher.scan(self._trie, matcher.without(tokens, own) if own else tokens)
        places = {first for first, _, _ in own}
        hits = sorted([*own, *rest], key=lambda hit: hit[0]) if own else rest
        matches = []
        for first, last, fitting in hits:
            start, end = tokens[first].start, tokens[last].end
            if offsets is not None:
                start, end = offsets[start], offsets[end]
            matches.append(
                Match(
                    span=Span(start=start, end=end),
                    entry=fitting[0],
                    alternatives=tuple(fitting[1:]),
                    own=first in places,
                )
            )
        return tuple(matches)

    def forget(self) -> None:
        """Drop what was found in the last texts: those of finished articles are not asked again."""
        self._kept.cache_clear()

    def lookup(self, source: str) -> tuple[Entry, ...]:
        """The entries of exactly these words, capitals and tone placement aside."""
        own = matcher.ending_at(self._own_trie, source) if self.own else []
        return (*own, *matcher.ending_at(self._trie, source))

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the content, order included: equal digests translate equally."""
        digest = hashlib.sha256()
        digest.update(f"{len(self.own)}\x1e".encode() if self.own else b"")
        for entry in self.entries:
            fields = (entry.source, entry.target, entry.pos, entry.domain, entry.kind, entry.note)
            digest.update("\x1f".join((*fields, *entry.also, entry.guard)).encode() + b"\x1e")
        return digest.hexdigest()

    @cached_property
    def _trie(self) -> matcher.Node:
        return matcher.build(self.entries[len(self.own) :])

    @cached_property
    def _own_trie(self) -> matcher.Node:
        return matcher.build(self.own)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Glossary):
            return False
        return (self.entries, self.own) == (other.entries, other.own)

    def __hash__(self) -> int:
        return hash((self.entries, len(self.own)))

    def __reduce__(self) -> tuple[type[Glossary], tuple[tuple[Entry, ...], tuple[Entry, ...]]]:
        # The trie is rebuilt where it is needed rather than sent between processes.
        return (Glossary, (self.entries[len(self.own) :], self.own))


@lru_cache(maxsize=1)
def _shipped() -> Glossary:
    return Glossary(read_entries(SHIPPED))


def load_glossary(path: Path | str) -> Glossary:
    """A user's glossary.

    CSV (comma, semicolon or tab; UTF-8, or UTF-16 with a byte order mark) with a header that has
    at least ``source`` and ``target``, and may have ``pos``, ``domain``, ``kind``, ``note``,
    ``also`` (other accepted English, separated by ``|``) and ``guard``; or TBX (ISO 30042,
    version 2 or 3), told by its content.

    Raises:
        GlossaryError: the file is missing, too large, in another encoding or malformed, or a
            line of it cannot be used; the message names file and line.
    """
    return Glossary(read_entries(Path(path)))
