"""Summary sentences and the headline state nothing the article does not.

Numbers, dates and names of a summary sentence must stand in the segments it cites, those of
the headline somewhere in the story. For a summary written in English the translations of the
cited segments are the evidence, and their sources by value. False positives: a sum or a count
the summariser worked out itself, which an editor should see anyway; a headline whose figure
stands only in a caption, hence minor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.checks.context import CheckContext
from summarize.document import Finding, Segment, Severity
from summarize.facts import Fact, Language, compare, find_stated_dates, unsupported

NAME = "evidence"


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each sentence with such facts."""
    story = [s.source for s in context.segments]
    if not context.headline_made:
        facts = unsupported(context.headline.source, story, "vi", context.distances)
        facts = _beside_dates(facts, story)
        yield from _told(context.headline.id, (), facts, "story", "minor")
    segments = {s.id: s for s in context.segments}
    for sentence in context.summary:
        cited = [segments[i] for i in sentence.evidence if i in segments]
        language: Language = "vi"
        if context.is_condensed(sentence):
            language = "en"
            facts = _in_neither(sentence.target or "", cited, context)
        else:
            facts = unsupported(sentence.source, [s.source for s in cited], "vi", context.distances)
        yield from _told(sentence.id, sentence.evidence, facts, "evidence", "critical", language)


def _beside_dates(facts: tuple[Fact, ...], story: Sequence[str]) -> tuple[Fact, ...]:
    """The facts without relative dates, where the story names days: "trưa mai" of a headline may
    be one of them."""
    relative = any(fact.kind == "relative" for fact in facts)
    if not relative or not any(find_stated_dates(sentence, "vi") for sentence in story):
        return facts
    return tuple(fact for fact in facts if fact.kind != "relative")


def _in_neither(told: str, cited: Sequence[Segment], context: CheckContext) -> tuple[Fact, ...]:
    """Facts of an English sentence that neither the translations of what it cites state nor,
    by value, the sources: where a translation has lost a date, the editor's sentence is right."""
    facts = unsupported(told, [s.target or "" for s in cited], "en", context.distances)
    if not facts:
        return ()
    ledger = compare(" ".join(s.source for s in cited), told, distances=context.distances)
    added = [slip.target.span for slip in ledger.slips if slip.target]
    return tuple(
        fact
        for fact in facts
        if any(fact.span.start < s.end and s.start < fact.span.end for s in added)
    )


def _told(
    id_: str,
    cited: tuple[str, ...],
    facts: tuple[Fact, ...],
    place: str,
    severity: Severity,
    language: Language = "vi",
) -> Iterator[Finding]:
    if not facts:
        return
    shown = ", ".join(dict.fromkeys(f"“{f.text}”" for f in facts))
    spans = tuple(f.span for f in facts)
    yield Finding(
        check=NAME,
        category="accuracy/addition",
        severity=severity,
        message=f"The {place} does not state {shown}",
        segment_ids=(id_, *cited),
        source_spans=spans if language == "vi" else (),
        target_spans=spans if language == "en" else (),
    )
