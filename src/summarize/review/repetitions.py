"""The same sentence elsewhere in the folder: a correction is offered for each place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.document import State
from summarize.errors import SummarizeError
from summarize.review.article import SETTLED, Desked, units
from summarize.review.desk import Desk
from summarize.review.editing import save
from summarize.store.decisions import StaleDecisionError
from summarize.store.memory import key_of
from summarize.store.queue import page

#: Briefs looked into for one sentence. A sentence that stands in more is a phrase of the paper's
#: layout, which cleaning should take out.
MOST_BRIEFS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """A place with the same source sentence and another translation."""

    stem: str
    title: str
    segment_id: str
    target: str
    state: State


def repetitions(desk: Desk, shown: Desked, unit_id: str) -> list[Repetition]:
    """Other places of a sentence whose translation differs, this article's first."""
    unit = shown.unit(unit_id)
    if unit is None or not unit.target:
        return []
    key, target = key_of(unit.source), unit.target
    found = [one for one in _in(shown, key) if one.segment_id != unit_id]
    for stem in _candidates(desk, unit.source):
        if stem != shown.stem:
            try:
                found += _in(desk.article(stem), key)
            except SummarizeError:
                continue  # a damaged neighbour has its own message, and nothing to offer
    return [one for one in found if one.target != target]


def open_places(desk: Desk, shown: Desked, unit_id: str) -> list[Repetition]:
    """Those of them that no editor has given his word for."""
    return [one for one in repetitions(desk, shown, unit_id) if one.state not in SETTLED]


def apply(desk: Desk, shown: Desked, unit_id: str, reviewer: str) -> Iterator[str]:
    """Give every open place this sentence's translation and state; the stem of each as it changes.

    What an editor approved elsewhere stays, and so does what one is changing at this moment.

    Raises:
        OutputError, DiskFullError: those that did not come were not saved.
    """
    unit = shown.unit(unit_id)
    for place in open_places(desk, shown, unit_id):
        there = desk.article(place.stem)
        if unit is None:
            break
        try:
            save(
                desk,
                place.stem,
                place.segment_id,
                reviewer,
                target=unit.target,
                version=there.versions.get(place.segment_id, 0),
                state=unit.state,
            )
        except StaleDecisionError:
            continue
        yield place.stem


def _candidates(desk: Desk, source: str) -> list[str]:
    rows = page(desk.index, order="name", search=source, limit=MOST_BRIEFS)
    return [row.stem for row in rows]


def _in(shown: Desked, key: str) -> Iterator[Repetition]:
    for unit in units(shown.brief):  # a summary mostly takes the article's sentences as they are
        if key_of(unit.source) == key:
            yield Repetition(
                stem=shown.stem,
                title=shown.brief.headline.target or shown.brief.headline.source,
                segment_id=unit.id,
                target=unit.target or "",
                state=unit.state,
            )
