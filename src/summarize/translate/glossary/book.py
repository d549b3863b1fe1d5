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
    """

    span: Span
    entry: Entry
    alternatives: tuple[Entry, ...] = ()


class Glossary:
    """An ordered set of entries that can be found in text. Immutable; cheap to pickle."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: Final[tuple[Entry, ...]] = tuple(entries)
        # Translation masks the terms of a sentence, and the checks then ask for them again.
        self._kept: Final = lru_cache(maxsize=_KEPT)(self._search)

    @classmethod
    def shipped(cls) -> Glossary:
        """The project's vi-en news glossary; read once a process."""
        return _shipped()

    def merged(self, other: Glossary) -> Glossary:
        """Both glossaries' entries; a source ``other`` has (however its capitals and tone
        marks are placed) means only what ``other`` says."""
        theirs = {fold(entry.source).lower() for entry in other.entries}
        ours = (entry for entry in self.entries if fold(entry.source).lower() not in theirs)
        return Glossary((*other.entries, *ours))

    def load(self) -> Glossary:
        """Itself, made ready to find entries, which the first text asked about otherwise waits
        for: of an engine without a model, that may be the hundredth article's."""
        _ = self._trie
        return self

    def find(self, text: str) -> list[Match]:
        """The entries in ``text``, leftmost first, the longest at each place, none overlapping.

        Linear in the text. Matches at syllable boundaries, either tone-mark placement, any
        Unicode normal form; what capitals are tolerated is told in ``casing``. Nothing is found
        across a line break, in web addresses or in the numbers of documents.
        """
        return list((self._kept if len(text) <= _LONGEST else self._search)(text))

    def _search(self, text: str) -> tuple[Match, ...]:
        composed, offsets = compose(text)
        tokens = matcher.tokenize(fold(composed))
        matches = []
        for first, last, fitting in matcher.scan(self._trie, tokens):
            start, end = tokens[first].start, tokens[last].end
            if offsets is not None:
                start, end = offsets[start], offsets[end]
            matches.append(
                Match(
                    span=Span(start=start, end=end),
                    entry=fitting[0],
                    alternatives=tuple(fitting[1:]),
                )
            )
        return tuple(matches)

    def forget(self) -> None:
        """Drop what was found in the last texts: those of finished articles are not asked again."""
        self._kept.cache_clear()

    def lookup(self, source: str) -> tuple[Entry, ...]:
        """The entries of exactly these words, capitals and tone placement aside."""
        return tuple(matcher.ending_at(self._trie, source))

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the content, order included: equal digests translate equally."""
        digest = hashlib.sha256()
        for entry in self.entries:
            fields = (entry.source, entry.target, entry.pos, entry.domain, entry.kind, entry.note)
            digest.update("\x1f".join((*fields, *entry.also, entry.guard)).encode() + b"\x1e")
        return digest.hexdigest()

    @cached_property
    def _trie(self) -> matcher.Node:
        return matcher.build(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Glossary) and self.entries == other.entries

    def __hash__(self) -> int:
        return hash(self.entries)

    def __reduce__(self) -> tuple[type[Glossary], tuple[tuple[Entry, ...]]]:
        # The trie is rebuilt where it is needed rather than sent between processes.
        return (Glossary, (self.entries,))


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
