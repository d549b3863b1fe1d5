"""What comes back from an editor's tool, and how it fits the brief it was made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarize.document import Brief, Finding, State
from summarize.errors import InputError
from summarize.writers.characters import one_line, stripped


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedUnit:
    """One sentence as it came back.

    Attributes:
        segment_id: ``s1``…, ``h`` for the headline, ``m1``… for summary sentences.
        source: the source as the file has it, to notice that it is not the brief's any more.
        target: the translation; empty when it was deleted.
        notes: the editor's own remarks; the notes this program wrote are not among them.
    """

    segment_id: str
    source: str
    target: str
    state: State
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedFile:
    """An edited file.

    Attributes:
        article_id: the article it says it belongs to; empty when it does not say.
        units: what could be read, one for each id.
        problems: what could not, one line each.
    """

    article_id: str
    units: tuple[EditedUnit, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """An edited file held against its brief.

    Attributes:
        changed: units whose translation, state or notes are new.
        unchanged: how many units are as they were sent out.
        conflicts: units whose source is no longer the brief's: the article was read again
            since, and somebody has to say whether the edit still holds.
        problems: everything in the file that belongs nowhere, one line each.
    """

    changed: tuple[EditedUnit, ...]
    unchanged: int
    conflicts: tuple[EditedUnit, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a brief as the exchange formats carry it: headline, segment or summary."""

    id: str
    source: str
    target: str
    state: State
    origin: str = ""
    score: float | None = None
    evidence: tuple[str, ...] = ()


def sentences(brief: Brief) -> list[Sentence]:
    """Headline, segments and summary sentences, in this order; text without hidden characters."""
    found = [
        Sentence(
            id=s.id,
            source=stripped(s.source),
            target=stripped(s.target or ""),
            state=s.state,
            origin=s.origin,
            score=s.score,
        )
        for s in (brief.headline, *brief.segments)
    ]
    found += [
        Sentence(
            id=m.id,
            source=stripped(m.source),
            target=stripped(m.target or ""),
            state=m.state,
            origin=m.origin,
            score=m.score,
            evidence=m.evidence,
        )
        for m in brief.summary
    ]
    return found


def findings_by_id(brief: Brief) -> dict[str, list[Finding]]:
    """The findings of each sentence; those on the whole brief stand under the empty id."""
    found: dict[str, list[Finding]] = {}
    for finding in brief.findings:
        for identifier in dict.fromkeys(finding.segment_ids or ("",)):
            found.setdefault(identifier, []).append(finding)
    return found


def unique(
    units: Iterable[EditedUnit], problems: list[str]
) -> tuple[tuple[EditedUnit, ...], tuple[str, ...]]:
    """Units whose id stands once; an id with two different texts is a problem, not a choice."""
    distinct = list(dict.fromkeys(units))
    times = Counter(unit.segment_id for unit in distinct)
    twice = [name for name, count in times.items() if count > 1]
    problems = [
        *problems,
        *(f"{name}: stands {times[name]} times, with two texts" for name in twice),
    ]
    return tuple(u for u in distinct if times[u.segment_id] == 1), tuple(problems)


def match(
    edited: EditedFile,
    brief: Brief,
    name: str = "the edited file",
    notes: Mapping[str, Sequence[str]] | None = None,
) -> Matched:
    """Find each edited unit's place in the brief.

    Args:
        name: what to call the file in errors.
        notes: the editors' remarks there are, by segment id.

    Raises:
        InputError: the file says that it belongs to another article.
    """
    expected = one_line(stripped(brief.article.id))
    if edited.article_id and one_line(edited.article_id) != expected:
        raise InputError(
            f"{name}: belongs to {edited.article_id!r}, not to {expected!r}",
            "import it into the folder that holds that article's brief",
        )
    places = {sentence.id: sentence for sentence in sentences(brief)}
    problems = list(edited.problems)
    changed, conflicts, unchanged = [], [], 0
    for unit in edited.units:
        place = places.get(unit.segment_id)
        if place is None:
            problems.append(f"{unit.segment_id}: no such sentence in this brief")
        elif one_line(unit.source) != one_line(place.source):
            conflicts.append(unit)
        elif (unit.target, unit.state) == (place.target, place.state) and (
            not unit.notes or list(unit.notes) == list((notes or {}).get(unit.segment_id, ()))
        ):
            unchanged += 1
        else:
            changed.append(unit)
    return Matched(
        changed=tuple(changed),
        unchanged=unchanged,
        conflicts=tuple(conflicts),
        problems=tuple(problems),
    )
