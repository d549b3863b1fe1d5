"""The brief as JSON: the commit record, and the only format that holds all of a brief.

``load`` is the exact inverse of ``render``. Two kinds of values are not representable and are
written as what they can be: a lone surrogate as U+FFFD (RFC 8259 section 8.2 leaves it
undefined, and other programs refuse it), a score that is not finite as null. Control,
bidirectional and invisible characters are written as ``\\uXXXX``: a terminal or an editor that
shows the file shows what is in it.

Spans count Unicode code points of ``article.text``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from summarize.document import (
    Alignment,
    Brief,
    BriefDate,
    Finding,
    Removal,
    Segment,
    Span,
    SummarySentence,
    Zone,
)
from summarize.writers.characters import json_escaped, scalar
from summarize.writers.json_read import Commit, commit_of, load
from summarize.writers.json_text import indented
from summarize.writers.ranking import risk

__all__ = ["SCHEMA_VERSION", "Commit", "commit_of", "load", "render", "schema"]

#: Raised by one when a reader of the last version could not read the new one.
SCHEMA_VERSION = 1


def render(brief: Brief, siblings: Mapping[str, str] | None = None) -> bytes:
    """UTF-8 JSON, indented, keys in a fixed order, ended by a line feed.

    Args:
        siblings: file name -> hex sha256 of every other file written for this brief; with the
            input's sha256 (``provenance.used``) they make this file the commit record.
    """
    article = brief.article
    document = {
        "schema_version": SCHEMA_VERSION,
        "article": {
            "id": article.id,
            # a missing headline is made from the lead; headline_made says so
            "title": brief.headline.source if article.title is None else article.title,
            "title_target": brief.headline.target,
            "headline_made": brief.headline_made,
            "date_published": article.date_published,
            "date_source": article.date_source,
            "language": article.language,
            "author": article.author,
            "sitename": article.sitename,
            "url": article.url,
            "encoding": brief.encoding,
            "text": article.text,
            "zones": [_zone(zone) for zone in article.zones],
        },
        "headline": _segment(brief.headline),
        "summary": [_summary_sentence(sentence) for sentence in brief.summary],
        "dates": [_date(date) for date in brief.dates],
        "findings": [_finding(finding) for finding in brief.findings],
        "risk": risk(brief),
        "segments": [_segment(segment) for segment in brief.segments],
        "alignments": [_alignment(bead) for bead in brief.alignments],
        "removals": [_removal(removal) for removal in brief.removals],
        "provenance": {
            "used": brief.provenance.used,
            "signature": brief.provenance.signature,
            # absent from a brief that no editor touched
            **({"decided": dict(brief.provenance.decided)} if brief.provenance.decided else {}),
        },
        "siblings": dict(sorted((siblings or {}).items())),
    }
    return (json_escaped(scalar(indented(document))) + "\n").encode("utf-8")


def schema() -> str:
    """The JSON Schema (draft 2020-12) of what ``render`` writes, as text."""
    return files("summarize.writers").joinpath("brief.schema.json").read_text("utf-8")


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _score(score: float | None) -> float | None:
    return score if score is not None and math.isfinite(score) else None


def _zone(zone: Zone) -> dict[str, Any]:
    return {"name": zone.name, "span": _span(zone.span)}


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "id": segment.id,
        "source": segment.source,
        "target": segment.target,
        "span": _span(segment.span),
        "paragraph": segment.paragraph,
        "state": segment.state,
        "score": _score(segment.score),
        "origin": segment.origin,
    }


def _summary_sentence(sentence: SummarySentence) -> dict[str, Any]:
    return {
        "id": sentence.id,
        "source": sentence.source,
        "target": sentence.target,
        "evidence": list(sentence.evidence),
        "state": sentence.state,
        "origin": sentence.origin,
        "score": _score(sentence.score),
    }


def _date(date: BriefDate) -> dict[str, Any]:
    timex = date.timex
    return {
        "tid": timex.tid,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "anchor_tid": timex.anchor_tid,
        "span": _span(timex.span),
        "segment_id": timex.segment_id,
        "begin": timex.begin,
        "end": timex.end,
        "quant": timex.quant,
        "freq": timex.freq,
        "key": date.key,
        "role": date.role,
        "rank": date.rank,
        "target_text": date.target_text,
        "zone": date.zone,
    }


def _alignment(bead: Alignment) -> dict[str, Any]:
    return {
        "source_ids": list(bead.source_ids),
        "target_ids": list(bead.target_ids),
        "score": _score(bead.score),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "category": finding.category,
        "severity": finding.severity,
        "message": finding.message,
        "segment_ids": list(finding.segment_ids),
        "source_spans": [_span(span) for span in finding.source_spans],
        "target_spans": [_span(span) for span in finding.target_spans],
    }


def _removal(removal: Removal) -> dict[str, Any]:
    return {
        "id": removal.id,
        "rule": removal.rule,
        "zone": removal.zone,
        "text": removal.text,
        "span": _span(removal.span),
    }
