"""Slips of the ledger as findings: one wording, one rule of severity for all facts.

A changed fact misinforms whoever reads the English alone: critical. A missing or added one is
major: the sentence says less, or more, than its source. A name in another spelling, or taken up
by a pronoun, is minor, and so is a "today" or "this year" that one side has more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.checks.context import Unit
from summarize.document import Finding, Severity
from summarize.facts import Slip

_CATEGORY = {
    "missing": "accuracy/omission",
    "added": "accuracy/addition",
    "changed": "accuracy/mistranslation",
    "respelled": "accuracy/mistranslation",
    "referred": "accuracy/omission",
    "unitless": "accuracy/omission",
}
_SEVERITY: dict[str, Severity] = {
    "missing": "major",
    "added": "major",
    "changed": "critical",
    "unitless": "major",
}


def findings(check: str, noun: str, unit: Unit, slips: Sequence[Slip]) -> Iterator[Finding]:
    """One finding for each place; parts of one date (day and month) are one place."""
    seen = set()
    changed = {slip.source.span for slip in slips if slip.what == "changed" and slip.source}
    for slip in slips:
        if slip.what == "missing" and slip.source and slip.source.span in changed:
            continue  # the graver of two parts of one date tells of both
        place = (slip.source and slip.source.span, slip.target and slip.target.span)
        if place in seen or (slip.source and (slip.source.span, None) in seen):
            continue
        seen.add(place)
        yield Finding(
            check=check,
            category=_CATEGORY[slip.what],
            severity=_SEVERITY[slip.what] if slip.grave else "minor",
            message=told(slip, noun),
            segment_ids=(unit.id,),
            source_spans=(slip.source.span,) if slip.source else (),
            target_spans=(slip.target.span,) if slip.target else (),
        )


def told(slip: Slip, noun: str) -> str:
    """The slip in words."""
    source = slip.source.text if slip.source else ""
    target = slip.target.text if slip.target else ""
    if slip.what == "missing":
        return f"The {noun} “{source}” of the source is not in the translation"
    if slip.what == "added":
        return f"The {noun} “{target}” of the translation is not in the source"
    if slip.what == "respelled":
        return f"The {noun} “{source}” is spelled “{target}” in the translation"
    if slip.what == "referred":
        return f"The {noun} “{source}” of the source is only “{target}” in the translation"
    if slip.what == "unitless":
        return f"The {noun} “{source}” of the source is “{target}” in the translation: no unit"
    return f"The {noun} “{source}” became “{target}”"
