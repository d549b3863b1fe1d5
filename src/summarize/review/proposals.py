"""Glossary entries proposed by what editors keep changing.

When the machine's words A became B in several sentences, and those sentences share Vietnamese
words, these are probably what B translates. An editor says whether it is so.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from summarize.errors import SummarizeError
from summarize.review.wording import Change, word_changes
from summarize.store.files import printable, write_atomic
from summarize.store.memory import Unit, key_of
from summarize.translate import delimiter_of

GLOSSARY_NAME = "glossary.csv"
#: The same change in this many different sentences is a habit, not a slip.
LEAST_SENTENCES = 2
#: Words a term has at most, syllables on the Vietnamese side.
_MOST_WORDS = 5
_MOST_SYLLABLES = 6
#: Latest approved sentences that are looked at.
MOST_UNITS = 20_000
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_TRIM = " \t\n.,;:!?\"'“”‘’()[]…"
#: Words that are no part of a term at its ends (determiners, prepositions, links; both sides).
_LINKS = frozenset(
    "the a an of in on at to for and or by with from as is are was were be been that this it its "
    "của và là các những một trong trên với cho để từ theo khi đã sẽ đang được bị này đó tại về "
    "không có".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A term to be translated in one way.

    Attributes:
        source: Vietnamese words the sentences share.
        target: what editors wrote; machine: what stood there before.
        sentences: in how many different sentences.
        example: one of them.
    """

    source: str
    target: str
    machine: str
    sentences: int
    example: str


def proposals(units: Iterable[Unit], known: Iterable[tuple[str, str]] = ()) -> list[Proposal]:
    """What editors changed the same way in several sentences, the most frequent first.

    Args:
        units: approved pairs, oldest first.
        known: (source, target) of entries there are already.
    """
    have = {(source.casefold(), target.casefold()) for source, target in known}
    pairs = {key_of(unit.source): unit for unit in list(units)[-MOST_UNITS:]}
    changed: dict[tuple[str, str], list[Unit]] = {}
    for unit in pairs.values():
        if unit.machine and unit.machine != unit.target:
            for change in set(_replacements(unit.machine, unit.target)):
                changed.setdefault(change, []).append(unit)
    background: Counter[str] = Counter()
    found = []
    for (old, new), group in changed.items():
        if len(group) < LEAST_SENTENCES:
            continue
        if not background:
            background.update(gram for u in pairs.values() for gram in set(_grams(u.source)))
        # Sentences that say the same already are no reason against a term.
        agreeing = [u.source for u in pairs.values() if new.casefold() in u.target.casefold()]
        same = Counter(gram for source in agreeing for gram in set(_grams(source)))
        term = _common_term([unit.source for unit in group], background, same)
        if term and (term.casefold(), new.casefold()) not in have:
            found.append(
                Proposal(
                    source=term,
                    target=new,
                    machine=old,
                    sentences=len(group),
                    example=group[-1].source,
                )
            )
    whole = [one for one in found if not any(_is_part(one, other) for other in found)]
    return sorted(whole, key=lambda one: (-one.sentences, one.source, one.target))


def _is_part(one: Proposal, other: Proposal) -> bool:
    """Whether another proposal for the term says as often what this one says, and more."""
    return (
        one.source == other.source
        and one.sentences <= other.sentences
        and one.target != other.target
        and one.target in other.target
    )


def _replacements(machine: str, target: str) -> Iterator[tuple[str, str]]:
    """Stretches of words that were replaced by others, with and without a word that stayed between
    two of them: "Lam River" became "Song Lam Tre"."""
    changes = word_changes(machine, target)
    for old, new in (*_stretches(changes, 0), *_stretches(changes, 1)):
        before, after = old.strip(_TRIM), new.strip(_TRIM)
        long = max(len(before.split()), len(after.split())) > _MOST_WORDS
        if before and after and not long and not {before.lower(), after.lower()} & _LINKS:
            yield before, after


def _stretches(changes: Sequence[tuple[Change, str]], bridge: int) -> Iterator[tuple[str, str]]:
    """What went and what came, over at most ``bridge`` words that stayed between two changes."""
    old = new = ""
    for (kind, text), (following, _) in pairwise([*changes, ("same", "")]):
        if kind != "same":
            old, new = (old + text, new) if kind == "out" else (old, new + text)
        elif (old or new) and following != "same" and len(text.split()) <= bridge:
            old, new = old + text, new + text
        else:
            yield old, new
            old = new = ""
    yield old, new


def _common_term(sources: Sequence[str], background: Counter[str], same: Counter[str]) -> str:
    """The longest words that all sentences share and few others have; empty if there are none.

    Args:
        background: in how many sentences words stand; same: in how many that are no others.
    """
    shared: set[str] = set.intersection(*(set(_grams(source)) for source in sources))
    if not shared:
        return ""
    term = min(shared, key=lambda gram: (background[gram] - same[gram], -len(gram), gram))
    found = re.search(rf"(?<!\w){re.escape(term)}(?!\w)", sources[-1], re.IGNORECASE)
    return found[0] if found else term


def _grams(source: str) -> Iterator[str]:
    words = _WORD.findall(source.lower())
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _MOST_SYLLABLES) + 1):
            if words[start] not in _LINKS and words[end - 1] not in _LINKS:
                yield " ".join(words[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnGlossary:
    """The desk's own glossary, which an editor's spreadsheet may have saved in its own way.

    Attributes:
        delimiter: what stands between its fields: a comma, or what the spreadsheet put there.
        header: its column names.
        rows: its entries, as long as the header or shorter.
    """

    delimiter: str
    header: list[str]
    rows: list[list[str]]

    @property
    def entries(self) -> list[tuple[str, str]]:
        """The (source, target) of each row that has both."""
        source, target = map(self._place, ("source", "target"))
        return [
            (row[source], row[target])
            for row in self.rows
            if len(row) > max(source, target) and row[source] and row[target]
        ]

    def with_entry(self, source: str, target: str) -> bytes:
        """The file with one more entry, in the place of what it had for that term."""
        place = self._place("source")
        kept = [r for r in self.rows if not (r[place:] and _same_term(r[place], source))]
        added = [""] * len(self.header)
        added[place], added[self._place("target")] = source, target
        text = io.StringIO()
        writer = csv.writer(text, delimiter=self.delimiter, lineterminator="\n")
        writer.writerows([self.header, *kept, added])
        return text.getvalue().encode("utf-8")

    def _place(self, column: str) -> int:
        return _names(self.header).index(column)


def _names(header: Iterable[str]) -> list[str]:
    return [name.strip().lower() for name in header]


def read_own(folder: Path) -> OwnGlossary:
    """The desk's own glossary; one without entries when there is none.

    Raises:
        SummarizeError: the file cannot be read.
    """
    path = folder / GLOSSARY_NAME
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return OwnGlossary(delimiter=",", header=["source", "target"], rows=[])
    except (OSError, UnicodeDecodeError) as error:
        raise SummarizeError(
            f"cannot read {printable(path)}: {error}", "save it as UTF-8, or move it away"
        ) from error
    delimiter = delimiter_of(text)
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(row)]
    if not rows or not {"source", "target"} <= set(_names(rows[0])):
        raise SummarizeError(
            f"{printable(path)} does not begin with the line source,target",
            "correct its first line, or move it away",
        )
    return OwnGlossary(delimiter=delimiter, header=rows[0], rows=rows[1:])


def _same_term(one: str, other: str) -> bool:
    """Whether two sources are one term: "Nga" is a country and "nga" ivory, but "Ủy ban" opens a
    sentence."""
    return one == other or (" " in one and one.casefold() == other.casefold())


def accept(folder: Path, source: str, target: str) -> None:
    """Add an entry to the desk's own glossary (``--glossary DIR/glossary.csv`` uses it).

    Raises:
        SummarizeError: the file cannot be read or written.
    """
    write_atomic(folder / GLOSSARY_NAME, read_own(folder).with_entry(source, target))
