"""Which brief, and which place in it, an editor should look at first."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from summarize.document import Brief, Finding, Segment, Severity, Span, SummarySentence

#: Penalties of MQM's scoring model (minor 1, major 5, critical 25).
WEIGHTS: dict[Severity, float] = {"minor": 1.0, "major": 5.0, "critical": 25.0}
SEVERITIES: tuple[Severity, ...] = ("critical", "major", "minor")
#: A machine sentence whose tokens are, in the geometric mean, less likely than this is worth a
#: look even when no check fired: the model hesitated between several readings.
DOUBTFUL_PROBABILITY = 0.5
#: How many such sentences are listed; past a few the list says nothing any more.
MOST_HESITANT = 3
_SETTLED = frozenset({"reviewed", "final"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One reason to look, for the list at the top of a brief.

    Attributes:
        kind: ``finding``, ``confidence`` or ``summary``.
        check: the check's name, or the kind.
        ids: where to look; empty for the whole brief.
        source, target: the words in question, at most a few, empty when there are none.
    """

    kind: Literal["finding", "confidence", "summary"]
    severity: Severity
    check: str
    message: str
    ids: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()


def risk(brief: Brief) -> float:
    """How much an editor is likely to have to mend; 0 is nothing known. Higher comes first.

    The sum of

    - 25, 5 or 1 for each open finding that is critical, major or minor (MQM penalties). A
      finding is settled, and counts nothing, when an editor has approved all its sentences;
    - 5 times the mean doubt of the sentences nobody has approved, where a sentence's doubt is
      one minus the mean token probability, ``1 - exp(score)``. At most 5, so it orders briefs
      that are alike in their findings and never outweighs a critical one;
    - 5 for each summary sentence without a translation or without evidence, and 1 for each
      that had to be replaced and nobody has approved.

    It is a sum and not a mean: a long brief with ten faults holds more work than a short one
    with two. Rounded to three decimals, so that it is the same on every machine.
    """
    total = sum(WEIGHTS[finding.severity] for finding in open_findings(brief))
    doubts = [_doubt(s) for s in brief.segments if s.score is not None and s.state not in _SETTLED]
    if doubts:
        total += 5.0 * sum(doubts) / len(doubts)
    for sentence in brief.summary:
        total += 5.0 if not (sentence.target and sentence.evidence) else 0.0
        total += float(_was_replaced(sentence))
    return round(total, 3)


def open_findings(brief: Brief) -> list[Finding]:
    """The findings that no editor has settled, worst first, in reading order otherwise."""
    sentences: list[Segment | SummarySentence] = [brief.headline, *brief.segments, *brief.summary]
    settled = {s.id for s in sentences if s.state in _SETTLED}
    still_open = [f for f in brief.findings if not (f.segment_ids and settled >= {*f.segment_ids})]
    return sorted(still_open, key=lambda finding: SEVERITIES.index(finding.severity))


def counts(brief: Brief) -> dict[Severity, int]:
    """Open findings by severity, worst first; every severity is there."""
    found = open_findings(brief)
    return {severity: sum(f.severity == severity for f in found) for severity in SEVERITIES}


def doubts(brief: Brief) -> list[Doubt]:
    """All that looks doubtful, worst first: findings, then what no check can name.

    What is the same in several places, as one repair of an office that a story names five times,
    is one doubt with all of them.
    """
    places: dict[str, Segment | SummarySentence] = {item.id: item for item in brief.summary}
    places.update({item.id: item for item in (*brief.segments, brief.headline)})
    listed = [_from_finding(finding, places) for finding in open_findings(brief)]
    for sentence in brief.summary:
        if _was_replaced(sentence):
            how = "the source's own words" if sentence.origin == "source" else "another candidate"
            message = f"The model's sentence failed its check against the article; {how} took over."
            listed.append(_plain("summary", "minor", message, (sentence.id,)))
    named = {identifier for doubt in listed for identifier in doubt.ids}
    for segment in _hesitant(brief):
        if segment.id not in named:
            percent = round(100 * (1 - _doubt(segment)))
            message = f"The model was unsure of this sentence (confidence {percent} %)."
            listed.append(_plain("confidence", "minor", message, (segment.id,)))
    return sorted(_together(listed), key=lambda doubt: SEVERITIES.index(doubt.severity))


def _together(listed: Iterable[Doubt]) -> list[Doubt]:
    """One doubt for those that differ in their places alone, where the first of them stands."""
    places: dict[Doubt, list[str]] = {}
    for doubt in listed:
        ids = places.setdefault(replace(doubt, ids=()), [])
        ids += [place for place in doubt.ids if place not in ids]
    return [replace(doubt, ids=tuple(ids)) for doubt, ids in places.items()]


def confidence(segment: Segment) -> float | None:
    """Geometric mean of the token probabilities, 0 to 1; None without a model's score."""
    return None if segment.score is None else 1 - _doubt(segment)


def _hesitant(brief: Brief) -> list[Segment]:
    unsure = [
        segment
        for segment in brief.segments
        if segment.state not in _SETTLED and _doubt(segment) > 1 - DOUBTFUL_PROBABILITY
    ]
    return sorted(unsure, key=_doubt, reverse=True)[:MOST_HESITANT]


def _was_replaced(sentence: SummarySentence) -> bool:
    return sentence.origin in ("next-candidate", "source") and sentence.state not in _SETTLED


def _doubt(segment: Segment) -> float:
    if segment.score is None:
        return 0.0
    if not math.isfinite(segment.score):
        return 1.0
    return 1.0 - math.exp(min(segment.score, 0.0))


def _plain(
    kind: Literal["confidence", "summary"],
    severity: Severity,
    message: str,
    ids: tuple[str, ...],
) -> Doubt:
    return Doubt(kind=kind, severity=severity, check=kind, message=message, ids=ids)


def _from_finding(finding: Finding, places: dict[str, Segment | SummarySentence]) -> Doubt:
    place = places.get(finding.segment_ids[0]) if finding.segment_ids else None
    return Doubt(
        kind="finding",
        severity=finding.severity,
        check=finding.check,
        message=finding.message,
        ids=finding.segment_ids,
        source=_words(finding.source_spans, place.source if place else ""),
        target=_words(finding.target_spans, (place.target or "") if place else ""),
    )


def _words(spans: tuple[Span, ...], text: str) -> tuple[str, ...]:
    words = (span.of(text).strip() for span in spans)
    return tuple(dict.fromkeys(word for word in words if word))[:4]
