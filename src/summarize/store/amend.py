"""A machine's brief with the editors' words in it.

A decision was made on a source sentence. It holds where that sentence still is, whatever its
number became; where the sentence changed or is gone, the machine's text stays and a finding
says that a decision is waiting. Nothing of the decision is lost either way.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
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


class _Sentence(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def source(self) -> str: ...


_S = TypeVar("_S", bound=_Sentence)


def amend(brief: Brief, decisions: Sequence[Decision]) -> Brief:
    """``brief`` with each decision applied, or with a finding for each that does not fit."""
    headline = brief.headline
    segments = {segment.id: segment for segment in brief.segments}
    summary = {sentence.id: sentence for sentence in brief.summary}
    stale: list[Finding] = []
    for decision in decisions:
        if decision.segment_id == ARTICLE:
            continue
        if decision.segment_id == headline.id:
            if _fits(headline, decision):
                headline = _decided(headline, decision)
            else:
                stale.append(_waiting(decision, headline.id))
            continue
        is_summary = decision.segment_id.startswith("m")
        place = _place(summary, decision) if is_summary else _place(segments, decision)
        if place is None:
            there = decision.segment_id in summary or decision.segment_id in segments
            stale.append(_waiting(decision, decision.segment_id if there else ""))
        elif is_summary:
            summary[place] = _rewritten(summary[place], decision)
        else:
            segments[place] = _decided(segments[place], decision)
    kept = tuple(finding for finding in brief.findings if finding.check != STALE)
    return replace(
        brief,
        headline=headline,
        segments=tuple(segments.values()),
        summary=tuple(summary.values()),
        findings=kept + tuple(stale),
    )


def reflects(record: bytes, decisions: Sequence[Decision]) -> bool:
    """Whether a commit record shows every decision on a sentence of it (its bytes, not its seal).

    Decisions on the whole article are the business of ``follows``: no rendering shows them.
    """
    try:
        brief: dict[str, Any] = json.loads(record)
    except ValueError:
        return False
    summary = brief.get("summary") or []
    sentences = [brief.get("headline") or {}, *(brief.get("segments") or [])]
    shown = {one.get("id"): one for one in (*sentences, *summary)}
    for decision in decisions:
        one = shown.get(decision.segment_id)
        if one is None or (decision.source and one.get("source") != decision.source):
            continue
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
    except (ValueError, KeyError, TypeError):
        return False
    return (provenance.get("decided") or {}) == article_settings(decisions)


def article_settings(decisions: Sequence[Decision]) -> dict[str, str]:
    """What editors decided on the whole article; the latest counts.

    Returns:
        ``published`` and ``keep`` (ids in order), each only where it says something.
    """
    settings: dict[str, str] = {}
    for decision in decisions:
        if decision.segment_id == ARTICLE:
            settings |= decision.extra
    kept = sorted(filter(None, settings.get(KEEP, "").split(KEEP_SEPARATOR)))
    settings[KEEP] = KEEP_SEPARATOR.join(dict.fromkeys(kept))
    return {key: settings[key] for key in (PUBLISHED, KEEP) if settings.get(key)}


def _place(sentences: dict[str, _S], decision: Decision) -> str | None:
    """Id of the sentence the decision was made on: by number and text, else by text alone."""
    same = sentences.get(decision.segment_id)
    if same is not None and _fits(same, decision):
        return same.id
    equal = [one.id for one in sentences.values() if one.source == decision.source]
    return equal[0] if len(equal) == 1 and decision.source else None


def _fits(sentence: _Sentence, decision: Decision) -> bool:
    return not decision.source or sentence.source == decision.source


def _decided(segment: Segment, decision: Decision) -> Segment:
    if segment.target == decision.target:
        return replace(segment, state=decision.state)
    return replace(
        segment, target=decision.target, state=decision.state, origin="editor", score=None
    )


def _rewritten(sentence: SummarySentence, decision: Decision) -> SummarySentence:
    if sentence.target == decision.target:
        return replace(sentence, state=decision.state)
    return replace(
        sentence, target=decision.target, state=decision.state, origin="editor", score=None
    )


def _waiting(decision: Decision, segment_id: str) -> Finding:
    return Finding(
        check=STALE,
        category="other",
        severity="major",
        message=f"the source changed since {decision.reviewer} decided on it; the decision waits",
        segment_ids=(segment_id,) if segment_id else (),
    )
