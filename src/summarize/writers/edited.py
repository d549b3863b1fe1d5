"""What comes back from an editor's tool, and how it fits the brief it was made from."""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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
        sent: the seal the sentence went out with; empty where a tool dropped it.
        source_sent: in a file without sources, the seal of the source; empty likewise.
    """

    segment_id: str
    source: str
    target: str
    state: State
    notes: tuple[str, ...] = ()
    sent: str = ""
    source_sent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedFile:
    """An edited file.

    Attributes:
        article_id: the article it says it belongs to; empty when it does not say.
        units: what could be read, one for each id.
        problems: what could not, one line each.
        running: whether it is the English text alone, without sources, states and notes, in which
            a sentence whose place is gone may be part of the one before it.
    """

    article_id: str
    units: tuple[EditedUnit, ...]
    problems: tuple[str, ...] = ()
    running: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """An edited file held against its brief.

    Attributes:
        changed: units whose translation, state or notes are new.
        unchanged: how many units say what the brief says.
        older: units as they were sent out, where the brief says something else since.
        both: units that were edited where the brief says something else since, too.
        conflicts: units whose source is no longer the brief's: the article was read again
            since, and somebody has to say whether the edit still holds.
        problems: everything in the file that belongs nowhere, one line each.
    """

    changed: tuple[EditedUnit, ...]
    unchanged: int
    older: tuple[EditedUnit, ...]
    both: tuple[EditedUnit, ...]
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


def seal(target: str, state: State, notes: Iterable[str] = ()) -> str:
    """What a sentence goes out with, to tell on its return whether it was edited meanwhile.

    White space does not count: tools lay it out anew. 48 bits: two wordings of one sentence have
    the same seal once in 10^14, and a bookmark of Word has room for them.
    """
    remarks = filter(None, (one_line(stripped(note)) for note in notes))
    parts = "\n".join([state, one_line(stripped(target)), *remarks])
    return hashlib.sha256(parts.encode()).hexdigest()[:12]


def text_seal(text: str) -> str:
    """The seal of a text alone: of what running text says, and of a source it does not show."""
    return seal(text, "translated")


def running_text(sentence: Sentence) -> str:
    """What a text to be handed on says for a sentence, with a translation or without."""
    if sentence.target:
        return sentence.target
    return sentence.source if sentence.id == "h" else f"[not translated: {sentence.source}]"


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
    """Find each edited unit's place in the brief, and who changed it since it went out.

    A unit without its seal is taken for edited: what it was then, nobody knows.

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
    if edited.running:
        edited = _with_places(edited, brief, places, notes or {})
    problems = list(edited.problems)
    changed: list[EditedUnit] = []
    older: list[EditedUnit] = []
    both: list[EditedUnit] = []
    conflicts: list[EditedUnit] = []
    unchanged = 0
    for unit in edited.units:
        place = places.get(unit.segment_id)
        remarks = list((notes or {}).get(unit.segment_id, ()))
        if place is None:
            problems.append(f"{unit.segment_id}: no such sentence in this brief")
        elif one_line(unit.source) != one_line(place.source):
            conflicts.append(unit)
        elif (unit.target, unit.state) == (place.target, place.state) and (
            not unit.notes or list(unit.notes) == remarks
        ):
            unchanged += 1
        elif unit.sent and unit.sent == seal(unit.target, unit.state, unit.notes):
            older.append(unit)
        elif unit.sent and unit.sent != seal(place.target, place.state, remarks):
            both.append(unit)
        else:
            changed.append(unit)
    return Matched(
        changed=tuple(changed),
        unchanged=unchanged,
        older=tuple(older),
        both=tuple(both),
        conflicts=tuple(conflicts),
        problems=tuple(problems),
    )


def _with_places(
    edited: EditedFile,
    brief: Brief,
    places: Mapping[str, Sentence],
    notes: Mapping[str, Sequence[str]],
) -> EditedFile:
    """Running text with what it does not show: sources, states and notes as they are here.

    The state of a sentence that was written anew is ``translated`` at least. Where the place of a
    sentence is gone, those beside it in its paragraph are not taken: they may hold it.
    """
    problems = list(edited.problems)
    here = {unit.segment_id for unit in edited.units}
    gone = [s.id for s in brief.segments if s.id not in here]
    problems += (f"{one}: its place in the text is gone; edit it on the desk" for one in gone)
    unsure = set()
    for before, after in itertools.pairwise(brief.segments):
        if before.paragraph == after.paragraph:
            unsure |= {before.id} if after.id in gone else set()
            unsure |= {after.id} if before.id in gone else set()
    units = []
    for unit in edited.units:
        place = places.get(unit.segment_id)
        if place is None:
            units.append(unit)
            continue
        shown = running_text(place)
        same = one_line(unit.target) == one_line(shown)
        if unit.segment_id in unsure and not same:
            problems.append(f"{unit.segment_id}: cannot be told from the sentence beside it")
            continue
        remarks = tuple(notes.get(unit.segment_id, ()))
        state: State = "translated" if place.state == "initial" and not same else place.state
        target = place.target if same else unit.target
        sent = unit.sent
        if sent == text_seal(unit.target):
            sent = seal(target, state, remarks)
        elif sent == text_seal(shown):
            sent = seal(place.target, place.state, remarks)
        known = unit.source_sent == text_seal(place.source)
        units.append(
            replace(
                unit, source=place.source if known else "", target=target, state=state,
                notes=remarks, sent=sent,
            )
        )  # fmt: skip
    return replace(edited, units=tuple(units), problems=tuple(problems))
