"""What an editor does to an article. Each change is a decision, on the medium when this returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from summarize.document import Decision, State
from summarize.review.article import (
    SETTLED,
    Desked,
    Unit,
    publication_date,
    units,
)
from summarize.review.desk import Desk, NoSuchBriefError
from summarize.review.remembering import remember
from summarize.review.wording import RefusedEditError, typed_note, typed_sentence
from summarize.store.amend import ARTICLE, KEEP, KEEP_SEPARATOR, PUBLISHED, Places
from summarize.store.decisions import Saved

_STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a sentence's history: a decision, or all autosaves of one sitting as one.

    Attributes:
        saved: the last decision of the step.
        undone: a later undo took it back.
    """

    saved: Saved
    undone: bool = False


def save(
    desk: Desk,
    stem: str,
    unit_id: str,
    reviewer: str,
    *,
    target: object,
    version: object,
    state: object = None,
    note: object = None,
    sitting: str = "",
) -> Desked:
    """Keep a sentence's text, state and note.

    Args:
        version: the version the editor saw.
        state: None: a changed text becomes ``translated``, an unchanged one stays what it is.
        note: None leaves the note as it is.
        sitting: names the stretch of typing an autosave belongs to; its saves are one step.

    Raises:
        NoSuchBriefError: no such brief or sentence.
        RefusedEditError: the text cannot be kept, or is empty and to be approved.
        StaleDecisionError: another editor came first.
        OutputError, DiskFullError: it was not saved.
    """
    shown = desk.article(stem)
    unit = _unit(shown, unit_id)
    text = typed_sentence(target)
    before = shown.governing.get(unit_id)
    note_text = (before.decision.note if before else "") if note is None else typed_note(note)
    changed = text != (unit.target or "")
    chosen = _state(state, "translated" if changed else unit.state)
    if chosen in SETTLED and not text:
        raise RefusedEditError("an empty sentence cannot be approved", "type its translation first")
    same_note = note_text == (before.decision.note if before else "")
    if not changed and chosen == unit.state and same_note:
        return shown
    decision = _decision(desk, shown, unit, reviewer, text, chosen, note_text, sitting=sitting)
    desk.decisions.save(decision, _version(version))
    return _after(desk, stem, [decision])


def undo(desk: Desk, stem: str, unit_id: str, reviewer: str, *, version: object) -> Desked:
    """Take a sentence one step back; again goes further back, at last to the machine's text.

    Raises:
        RefusedEditError: there is nothing to take back.
        NoSuchBriefError, StaleDecisionError, OutputError, DiskFullError: as ``save``.
    """
    shown = desk.article(stem)
    unit = _unit(shown, unit_id)
    standing = [
        step
        for step in history(desk, shown, unit_id)
        if not step.undone and step.saved.decision.source == unit.source
    ]
    if not standing:
        raise RefusedEditError("there is nothing to undo here", "it is the machine's own text")
    last = standing[-1].saved
    if len(standing) > 1:
        earlier = standing[-2].saved.decision
        text, state, note = earlier.target, earlier.state, earlier.note
    else:
        machine, _ = shown.machine(unit)
        text, state, note = machine, "translated" if machine else "initial", ""
    decision = _decision(
        desk, shown, unit, reviewer, text, state, note, undoes=_named(last, unit_id)
    )
    desk.decisions.save(decision, _version(version))
    return _after(desk, stem, [decision])


def history(desk: Desk, shown: Desked, unit_id: str) -> list[Step]:
    """The steps of a sentence, oldest first; an undo is told by what it took back."""
    own = desk.decisions.history(shown.brief.article.id, unit_id)
    steps: list[Step] = []
    for saved in (*_followed(desk, shown, unit_id), *own):
        extra = saved.decision.extra
        if "undoes" in extra:
            at = next(
                (i for i, s in enumerate(steps) if _named(s.saved, unit_id) == extra["undoes"]),
                None,
            )
            if at is not None:
                steps[at] = Step(saved=steps[at].saved, undone=True)
            continue
        sitting = extra.get("sitting")
        if sitting and steps and not steps[-1].undone:
            last = steps[-1].saved.decision
            if last.extra.get("sitting") == sitting and last.reviewer == saved.decision.reviewer:
                steps.pop()
        steps.append(Step(saved=saved))
    return steps


def _followed(desk: Desk, shown: Desked, unit_id: str) -> list[Saved]:
    """The decision that followed its sentence here from another number, where one did."""
    places = Places.of_brief(shown.recorded)
    return [
        saved
        for saved in desk.decisions.standing(shown.brief.article.id)
        if saved.decision.segment_id not in (unit_id, ARTICLE)
        and places.of(saved.decision) == unit_id
    ][-1:]


def _named(saved: Saved, unit_id: str) -> str:
    """What an undo at ``unit_id`` calls the decision it takes back."""
    other = saved.decision.segment_id
    return str(saved.version) if other == unit_id else f"{other} {saved.version}"


def approve_all(desk: Desk, stem: str, reviewer: str, *, number: object) -> Desked:
    """Make every sentence final.

    Args:
        number: the article's latest decision the editor saw: nobody approves what he has not.

    Raises:
        RefusedEditError: a sentence is empty, or the article changed since it was shown.
        NoSuchBriefError, StaleDecisionError, OutputError, DiskFullError: as ``save``.
    """
    shown = desk.article(stem)
    if number != shown.number:
        raise RefusedEditError(
            "another editor changed this article meanwhile", "look at the changes, then approve"
        )
    empty = [unit.id for unit in units(shown.brief) if not unit.target]
    if empty:
        raise RefusedEditError(
            f"not translated yet: {', '.join(empty[:8])}", "type what is missing, then approve"
        )
    made = []
    for unit in units(shown.brief):
        if unit.state != "final":
            before = shown.governing.get(unit.id)
            note = before.decision.note if before else ""
            decision = _decision(desk, shown, unit, reviewer, unit.target or "", "final", note)
            made.append((decision, shown.versions.get(unit.id, 0)))
    if made:
        desk.decisions.save_all(made)
    return _after(desk, stem, [decision for decision, _ in made])


def set_published(
    desk: Desk, stem: str, reviewer: str, *, published: object, version: object
) -> Desked:
    """Set the publication date: every date of the article is resolved anew.

    Raises:
        RefusedEditError: it is no date a newspaper can have.
        NoSuchBriefError, StaleDecisionError, OutputError, DiskFullError: as ``save``.
    """
    day = publication_date(published)
    if day is None:
        raise RefusedEditError(
            "this is no publication date", "give year, month and day, for example 2024-05-16"
        )
    return _settle(desk, stem, reviewer, {PUBLISHED: day}, version)


def restore(
    desk: Desk, stem: str, removal_id: str, reviewer: str, *, back: object, version: object
) -> Desked:
    """Ask for something cleaning took out to come back with the next run; or take that back.

    Raises:
        NoSuchBriefError: the brief has no such removal.
        StaleDecisionError, OutputError, DiskFullError: as ``save``.
    """
    shown = desk.article(stem)
    # One that a run has brought back is no removal any more, and can be taken back; and, until
    # the next run, restored again.
    removed = {removal.id for removal in shown.brief.removals}
    if removal_id not in removed | shown.kept | shown.returned:
        raise NoSuchBriefError(f"nothing called {removal_id!r} was removed", "reload the page")
    kept = shown.kept | {removal_id} if back else shown.kept - {removal_id}
    return _settle(desk, stem, reviewer, {KEEP: KEEP_SEPARATOR.join(sorted(kept))}, version)


def _settle(
    desk: Desk, stem: str, reviewer: str, change: dict[str, str], version: object
) -> Desked:
    shown = desk.article(stem)
    decision = Decision(
        article_id=shown.brief.article.id,
        segment_id=ARTICLE,
        state="reviewed",
        target="",
        reviewer=reviewer,
        decided_at=desk.now().isoformat(timespec="seconds"),
        source=shown.recorded.provenance.used,
        extra={**shown.settings, **change},
    )
    desk.decisions.save(decision, _version(version))
    return desk.article(stem)


def _decision(
    desk: Desk,
    shown: Desked,
    unit: Unit,
    reviewer: str,
    text: str,
    state: State,
    note: str,
    *,
    sitting: str = "",
    undoes: str = "",
) -> Decision:
    machine, model = shown.machine(unit)
    extra = {"machine": machine, "model": model}
    if sitting:
        extra["sitting"] = sitting[:32]
    if undoes:
        extra["undoes"] = undoes
    return Decision(
        article_id=shown.brief.article.id,
        segment_id=unit.id,
        state=state,
        target=text,
        reviewer=reviewer,
        decided_at=desk.now().isoformat(timespec="seconds"),
        note=note,
        source=unit.source,
        extra=extra,
    )


def _after(desk: Desk, stem: str, made: Sequence[Decision]) -> Desked:
    """Remember what was approved, and forget what no longer is.

    A crash in between is made good when the desk opens.
    """
    shown = desk.article(stem)
    remember(desk.memory, shown, made)
    return shown


def _unit(shown: Desked, unit_id: str) -> Unit:
    unit = shown.unit(unit_id)
    if unit is None:
        raise NoSuchBriefError(f"the brief has no sentence {unit_id[:40]!r}", "reload the page")
    return unit


def _state(asked: object, otherwise: State) -> State:
    if asked is None:
        return otherwise
    for state in _STATES:
        if state == asked:
            return state
    raise RefusedEditError("there is no such state", f"choose from: {', '.join(_STATES)}")


def _version(version: object) -> int:
    if isinstance(version, bool) or not isinstance(version, int) or not 0 <= version < 2**53:
        raise RefusedEditError("a change names the version it was made on", "reload the page")
    return version
