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

#: Sentences up to which checks are run after every edit (a news article has under 100); longer
#: texts keep the findings they came with.
MOST_SENTENCES = 600


def recheck(before: Brief, after: Brief) -> tuple[Finding, ...]:
    """The findings of ``after``, which is ``before`` with edits in it."""
    stored = after.findings
    if len(after.segments) > MOST_SENTENCES:
        return _unmarked(stored, before, after)
    again = set(run_checks(_context(before)))
    lasting = [finding for finding in stored if finding not in again]
    found = tuple(dict.fromkeys(run_checks(_context(after))))
    return (*found, *(f for f in _unmarked(lasting, before, after) if f not in found))


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
