"""An edited file comes back: what its translator changed becomes decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.document import Decision
from summarize.review.article import Desked
from summarize.review.desk import Desk
from summarize.review.remembering import remember
from summarize.writers.edited import EditedFile, EditedUnit, Matched, match


def take(desk: Desk, stem: str, edited: EditedFile, name: str, reviewer: str) -> Matched:
    """Save what is new in an edited file, all or nothing, and remember what it approves.

    A file is compared with the desk's text of this moment and, by its seals, with what went out.
    Where a tool dropped the seals, or the desk changed a sentence too, a unit that says what stood
    there before is taken for one that was edited on the desk after the file went out: so is what
    was imported once and corrected since.

    Args:
        name: what to call the file in errors.

    Returns:
        The file held against the brief as it stood; ``changed`` was taken.

    Raises:
        InputError: the file belongs to another article.
        NoSuchBriefError, DamagedError: there is no such brief, or it is not what was written.
        StaleDecisionError, OutputError, DiskFullError: nothing was saved.
    """
    shown = desk.article(stem)
    found = match(edited, shown.brief, name, shown.notes)
    unsure = (*found.both, *(unit for unit in found.changed if not unit.sent))
    older = tuple(unit for unit in unsure if _stood_before(desk, shown, unit))
    changed = tuple(unit for unit in found.changed if unit not in older)
    both = tuple(unit for unit in found.both if unit not in older)
    moment = desk.now().isoformat(timespec="seconds")
    decisions = [_decision(shown, unit, reviewer, moment) for unit in changed]
    versions = shown.versions
    desk.decisions.save_all([(one, versions.get(one.segment_id, 0)) for one in decisions])
    remember(desk.memory, desk.article(stem), decisions)
    return replace(found, changed=changed, older=(*found.older, *older), both=both)


def _stood_before(desk: Desk, shown: Desked, unit: EditedUnit) -> bool:
    governing = shown.governing.get(unit.segment_id)
    if governing is None:
        return False
    history = desk.decisions.history(shown.brief.article.id, unit.segment_id)
    earlier: Sequence[str] = [saved.decision.target for saved in history]
    current = governing.decision.target
    texts = {*earlier, governing.decision.extra.get("machine", current)} - {current}
    return unit.target in texts


def _decision(shown: Desked, unit: EditedUnit, reviewer: str, moment: str) -> Decision:
    place = shown.unit(unit.segment_id)
    assert place is not None  # it was matched
    machine, model = shown.machine(place)
    kept = "\n".join(shown.notes.get(unit.segment_id, ()))
    return Decision(
        article_id=shown.brief.article.id,
        segment_id=unit.segment_id,
        state=unit.state,
        target=unit.target,
        reviewer=reviewer,
        decided_at=moment,
        # Tools that know no notes drop them; the desk does not.
        note="\n".join(unit.notes) or kept,
        source=place.source,
        extra={"machine": machine, "model": model},
    )
