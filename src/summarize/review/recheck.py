"""The findings of a brief whose text an editor changed.

Checks read only text, so they are run again on the corrected one, without a model: a finding
goes when its cause is mended. What cannot be found again (the reader's notes, a term of a
glossary that is not here, a rule of another version) stays as the brief has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from summarize.checks import CheckContext, run_checks
from summarize.dates import find_dates
from summarize.document import Brief, Finding, Segment, SummarySentence
from summarize.pipeline import check_context
from summarize.translate import Glossary

#: Changed sentences up to which checks are run after every edit; past it (an imported file, a
#: whole long article) only the places of findings in changed targets go.
MOST_CHANGED = 200


def recheck(before: Brief, after: Brief, *, whole: bool = False) -> tuple[Finding, ...]:
    """The findings of ``after``, which is ``before`` with edits in it.

    Only what the edits touch is checked, before and after, and the difference is applied: a
    save costs the checks of a sentence or two, however long the article is.

    Args:
        whole: check all sentences, for what only the whole article shows (a name spelled in
            two ways); done when the outputs are written.
    """
    touched = _touched(before, after)
    redated = before.article.date_published != after.article.date_published
    if not touched and not redated:
        return after.findings
    if redated or (whole and len(after.segments) <= MOST_CHANGED):
        touched = {unit.id for unit in _units(after)}
    if len(touched) > MOST_CHANGED:
        return _unmarked(after.findings, before, after)
    old = run_checks(_context(_part(before, touched)))
    new = run_checks(_context(_part(after, touched)))
    gone = set(old) - set(new)
    kept = [finding for finding in after.findings if finding not in gone]
    came = [finding for finding in dict.fromkeys(new) if finding not in set(old)]
    lasting = [finding for finding in _unmarked(kept, before, after) if finding not in came]
    place = {unit.id: number for number, unit in enumerate(_units(after), 1)}
    return tuple(
        sorted(
            (*came, *lasting),
            key=lambda one: place.get(one.segment_ids[0], 0) if one.segment_ids else 0,
        )
    )


def _touched(before: Brief, after: Brief) -> set[str]:
    """Sentences whose target differs, and summary sentences that rest on one of them."""
    old, new = _targets(before), _targets(after)
    changed = {name for name in new if old.get(name) != new[name]}
    resting = {m.id for m in after.summary if changed & set(m.evidence)}
    return changed | resting


def _part(brief: Brief, ids: set[str]) -> Brief:
    """Those sentences of a brief, and the evidence of its summary sentences among them."""
    summary = tuple(m for m in brief.summary if m.id in ids)
    wanted = ids | {name for m in summary for name in m.evidence}
    if brief.headline.id in ids:
        # A headline is held against the whole article.
        wanted |= {segment.id for segment in brief.segments}
    segments = tuple(segment for segment in brief.segments if segment.id in wanted)
    return replace(
        brief,
        segments=segments,
        summary=summary,
        dates=tuple(d for d in brief.dates if (d.timex.segment_id or brief.headline.id) in wanted),
        # What is odd in the source does not change with an edit of its translation.
        article=replace(brief.article, text=""),
    )


def warm() -> None:
    """Load what the first check needs (a second of work), before an editor waits for it."""
    find_dates("14 March 2023", None, language="en")
    Glossary.shipped().find("Hà Nội")


def _unmarked(findings: Iterable[Finding], before: Brief, after: Brief) -> tuple[Finding, ...]:
    """Findings without places in a target that is no longer the one they were found in."""
    old, new = _targets(before), _targets(after)
    changed = {name for name in new if old.get(name) != new[name]}
    return tuple(
        replace(finding, target_spans=())
        if finding.target_spans and finding.segment_ids and finding.segment_ids[0] in changed
        else finding
        for finding in findings
    )


def _targets(brief: Brief) -> dict[str, str]:
    return {unit.id: unit.target or "" for unit in _units(brief)}


def _units(brief: Brief) -> list[Segment | SummarySentence]:
    return [brief.headline, *brief.segments, *brief.summary]


def _context(brief: Brief) -> CheckContext:
    return check_context(brief, Glossary.shipped())
