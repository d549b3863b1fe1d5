"""The findings of a brief whose text an editor changed.

Checks read only text, so they are run again on the corrected one, without a model: a finding
goes when its cause is mended. What cannot be found again (the reader's notes, a term of a
glossary that is not here, a rule of another version) stays as the brief has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache, lru_cache

from summarize.checks import CheckContext, run_checks
from summarize.dates import find_dates
from summarize.document import Brief, Finding, Segment, SummarySentence, Timex
from summarize.translate import Glossary

#: Sentences up to which checks are run after every edit (a news article has under 100); longer
#: texts keep the findings they came with.
MOST_SENTENCES = 600
#: Texts whose dates and terms are remembered: several articles' worth.
_REMEMBERED = 4_096


def recheck(before: Brief, after: Brief) -> tuple[Finding, ...]:
    """The findings of ``after``, which is ``before`` with edits in it."""
    stored = after.findings
    if len(after.segments) > MOST_SENTENCES:
        return _unmarked(stored, before, after)
    again = set(run_checks(_context(before)))
    lasting = [finding for finding in stored if finding not in again]
    found = tuple(dict.fromkeys(run_checks(_context(after))))
    return (*found, *(f for f in _unmarked(lasting, before, after) if f not in found))


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
    units = _units(brief)
    reference = _readable(brief.article.date_published)
    return CheckContext(
        article=brief.article,
        headline=brief.headline,
        segments=brief.segments,
        summary=brief.summary,
        dates=brief.dates,
        removals=brief.removals,
        target_dates={unit.id: _dates(unit.target or "", reference) for unit in units},
        terms={unit.id: _terms(unit.source) for unit in units},
        headline_made=brief.headline_made,
    )


def _readable(moment: str | None) -> str | None:
    try:
        if moment:
            datetime.fromisoformat(moment)
        return moment
    except ValueError:
        return None


@lru_cache(_REMEMBERED)
def _dates(text: str, reference: str | None) -> tuple[Timex, ...]:
    return tuple(find_dates(text, reference, language="en"))


@lru_cache(_REMEMBERED)
def _terms(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((match.span.of(text), match.entry.target) for match in _glossary().find(text))


@cache
def _glossary() -> Glossary:
    return Glossary.shipped()
