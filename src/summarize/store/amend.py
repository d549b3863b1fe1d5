"""A machine's brief with the editors' words in it.

A decision was made on a source sentence. It holds where that sentence still is, whatever its
number became; where the sentence changed or is gone, the machine's text stays and a finding
says that a decision is waiting. Nothing of the decision is lost either way. Where sentences moved
and an editor then decides on the one that took a number, the one that had it keeps its decision.
A publication date is bound in the same way to the input it was said of: another article that
takes the path is not dated by it.

Decisions come oldest first everywhere here (``Decisions.standing``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from summarize.document import Brief, Decision, Finding, Segment, SummarySentence

#: ``Decision.segment_id`` of a decision on the whole article.
ARTICLE = "article"
#: Keys of ``Decision.extra`` on the whole article: the publication date, and restored removals.
PUBLISHED, KEEP = "published", "keep"
#: Between the ids of restored removals in ``extra[KEEP]``.
KEEP_SEPARATOR = ","
STALE = "stale-decision"

_Unit = TypeVar("_Unit", Segment, SummarySentence)


class _Sentence(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def source(self) -> str: ...


class Places:
    """The sentences of a brief, each as its id and source: where a decision can belong."""

    def __init__(
        self,
        headline: tuple[str, str],
        segments: Iterable[tuple[str, str]],
        summary: Iterable[tuple[str, str]],
    ) -> None:
        self._headline = headline[0]
        self._sources = dict([headline])
        self._segments = self._by_source(segments)
        self._summary = self._by_source(summary)

    @classmethod
    def of_brief(cls, brief: Brief) -> Places:
        """Those of a brief."""

        def pairs(sentences: Iterable[_Sentence]) -> list[tuple[str, str]]:
            return [(one.id, one.source) for one in sentences]

        return cls(pairs([brief.headline])[0], pairs(brief.segments), pairs(brief.summary))

    def _by_source(self, sentences: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
        ids: dict[str, list[str]] = {}
        for id_, source in sentences:
            self._sources[id_] = source
            ids.setdefault(source, []).append(id_)
        return ids

    def __contains__(self, unit_id: str) -> bool:
        """Whether the brief has a sentence of that id."""
        return unit_id in self._sources

    def of(self, decision: Decision) -> str | None:
        """Id of the sentence a decision was made on: by number and text, else by text alone."""
        own = self._sources.get(decision.segment_id)
        if own is not None and decision.source in ("", own):
            return decision.segment_id
        if decision.segment_id == self._headline or not decision.source:
            return None
        is_summary = decision.segment_id.startswith("m")
        equal = (self._summary if is_summary else self._segments).get(decision.source, [])
        return equal[0] if len(equal) == 1 else None


def govern(places: Places, decisions: Sequence[Decision]) -> tuple[dict[str, int], list[int]]:
    """Which decision counts for which sentence, and which wait, by their index.

    The later of two on one sentence counts. One whose sentence is gone does not wait when there
    is a later one under its number: an editor has looked there since.
    """
    newest = {decision.segment_id: index for index, decision in enumerate(decisions)}
    governing: dict[str, int] = {}
    waiting: list[int] = []
    for index, decision in enumerate(decisions):
        if decision.segment_id == ARTICLE:
            continue
        place = places.of(decision)
        if place is not None:
            governing[place] = index
        elif newest[decision.segment_id] == index:
            waiting.append(index)
    return governing, waiting


def amend(brief: Brief, decisions: Sequence[Decision]) -> Brief:
    """``brief`` with each decision applied, or with a finding for each that does not fit."""
    places = Places.of_brief(brief)
    found, waiting = govern(places, decisions)
    governing = {place: decisions[index] for place, index in found.items()}
    stale = [
        _waiting(one, one.segment_id if one.segment_id in places else "")
        for one in (decisions[index] for index in waiting)
    ]
    if (dated := dated_another(decisions, brief.provenance.used)) is not None:
        stale.append(_waiting_date(decisions[dated]))
    return replace(
        brief,
        headline=_decided(brief.headline, governing),
        segments=tuple(_decided(one, governing) for one in brief.segments),
        summary=tuple(_decided(one, governing) for one in brief.summary),
        findings=(*(one for one in brief.findings if one.check != STALE), *stale),
    )


def reflects(record: bytes, decisions: Sequence[Decision]) -> bool:
    """Whether a commit record shows every decision on a sentence of it (its bytes, not its seal).

    Decisions on the whole article are the business of ``follows``: no rendering shows them.
    """
    try:
        brief: dict[str, Any] = json.loads(record)
    except ValueError:
        return False
    groups = [[brief.get("headline") or {}], brief.get("segments"), brief.get("summary")]
    shown = [{str(one.get("id")): one for one in group or ()} for group in groups]
    pairs = [[(id_, str(one.get("source"))) for id_, one in group.items()] for group in shown]
    governing, _ = govern(Places(pairs[0][0], pairs[1], pairs[2]), decisions)
    every = {id_: one for group in shown for id_, one in group.items()}
    for place, index in governing.items():
        one, decision = every[place], decisions[index]
        if one.get("target") != decision.target:
            return False
        if "state" in one and one["state"] != decision.state:
            return False
    return True


def follows(record: bytes, decisions: Sequence[Decision]) -> bool:
    """Whether a brief was made under what editors decided on the whole article.

    A restored removal or a publication date changes sentences and dates, so that a brief which
    does not follow them has to be made again. A brief on which nothing was ever decided follows.
    """
    if not any(decision.segment_id == ARTICLE for decision in decisions):
        return True
    try:
        provenance: dict[str, Any] = json.loads(record)["provenance"]
        used = str(provenance["used"])
    except (ValueError, KeyError, TypeError):
        return False
    return (provenance.get("decided") or {}) == article_settings(decisions, used)


def article_settings(decisions: Sequence[Decision], used: str) -> dict[str, str]:
    """What editors decided on the whole article; the latest counts.

    Args:
        used: hex sha256 of the input. A date that was said of another one does not count; one of
            a file from before dates were bound counts for any. A removal is bound by its own id.

    Returns:
        ``published`` and ``keep`` (ids in order), each only where it says something.
    """
    settings: dict[str, str] = {}
    for decision in decisions:
        if decision.segment_id == ARTICLE:
            settings[KEEP] = decision.extra.get(KEEP, "")
            if decision.source in ("", used):
                settings[PUBLISHED] = decision.extra.get(PUBLISHED, "")
    settings[KEEP] = KEEP_SEPARATOR.join(sorted(restored(settings)))
    return {key: settings[key] for key in (PUBLISHED, KEEP) if settings.get(key)}


def restored(settings: Mapping[str, str]) -> frozenset[str]:
    """Ids of the restored removals among what was decided on an article."""
    return frozenset(filter(None, settings.get(KEEP, "").split(KEEP_SEPARATOR)))


def dated_another(decisions: Sequence[Decision], used: str) -> int | None:
    """Index of the last decision on the whole article, if it dates another input than ``used``."""
    whole = [index for index, one in enumerate(decisions) if one.segment_id == ARTICLE]
    if not whole:
        return None
    last = decisions[whole[-1]]
    return whole[-1] if last.extra.get(PUBLISHED) and last.source not in ("", used) else None


def _decided(unit: _Unit, governing: Mapping[str, Decision]) -> _Unit:
    decision = governing.get(unit.id)
    if decision is None:
        return unit
    if unit.target == decision.target:
        return replace(unit, state=decision.state)
    return replace(unit, target=decision.target, state=decision.state, origin="editor", score=None)


def _waiting(decision: Decision, segment_id: str) -> Finding:
    return Finding(
        check=STALE,
        category="other",
        severity="major",
        message=f"the source changed since {decision.reviewer} decided on it; the decision waits",
        segment_ids=(segment_id,) if segment_id else (),
    )


def _waiting_date(decision: Decision) -> Finding:
    day = decision.extra[PUBLISHED]
    return Finding(
        check=STALE,
        category="other",
        severity="major",
        message=f"the article changed since {decision.reviewer} dated it {day}; the date waits",
    )
