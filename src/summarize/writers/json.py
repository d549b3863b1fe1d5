"""The brief as JSON: the commit record, and the only format that holds all of a brief.

``load`` is the exact inverse of ``render``. Two kinds of values are not representable and are
written as what they can be: a lone surrogate as U+FFFD (RFC 8259 section 8.2 leaves it
undefined, and other programs refuse it), a score that is not finite as null. Control,
bidirectional and invisible characters are written as ``\\uXXXX``: a terminal or an editor that
shows the file shows what is in it.

Spans count Unicode code points of ``article.text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from summarize.document import Alignment, Brief, Finding, SummarySentence
from summarize.writers.characters import json_safe
from summarize.writers.json_read import load
from summarize.writers.json_text import Form, indented
from summarize.writers.ranking import risk

__all__ = ["SCHEMA_VERSION", "load", "render", "schema"]

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
            "zones": _ZONE.all(article.zones),
        },
        "headline": _SEGMENT.one(brief.headline),
        "summary": [_summary_sentence(sentence) for sentence in brief.summary],
        "dates": _DATE.all(brief.dates),
        "findings": [_finding(finding) for finding in brief.findings],
        "risk": risk(brief),
        "segments": _SEGMENT.all(brief.segments),
        "alignments": [_alignment(bead) for bead in brief.alignments],
        "removals": _REMOVAL.all(brief.removals),
        "provenance": {
            "used": brief.provenance.used,
            "signature": brief.provenance.signature,
            # absent from a brief that no editor touched
            **({"decided": dict(brief.provenance.decided)} if brief.provenance.decided else {}),
        },
        "siblings": dict(sorted((siblings or {}).items())),
    }
    return (json_safe(indented(document)) + "\n").encode("utf-8")


def schema() -> str:
    """The JSON Schema (draft 2020-12) of what ``render`` writes, as text."""
    return files("summarize.writers").joinpath("brief.schema.json").read_text("utf-8")


_SPAN = Form({"start": "start", "end": "end"})
_ZONE = Form({"name": "name", "span": {"start": "span.start", "end": "span.end"}})
_SEGMENT = Form(
    {
        "id": "id",
        "source": "source",
        "target": "target",
        "span": {"start": "span.start", "end": "span.end"},
        "paragraph": "paragraph",
        "state": "state",
        "score": "score",
        "origin": "origin",
    }
)
_DATE = Form(
    {
        "tid": "timex.tid",
        "text": "timex.text",
        "type": "timex.type",
        "value": "timex.value",
        "mod": "timex.mod",
        "anchor_tid": "timex.anchor_tid",
        "span": {"start": "timex.span.start", "end": "timex.span.end"},
        "segment_id": "timex.segment_id",
        "begin": "timex.begin",
        "end": "timex.end",
        "quant": "timex.quant",
        "freq": "timex.freq",
        "key": "key",
        "role": "role",
        "rank": "rank",
        "target_text": "target_text",
        "zone": "zone",
    }
)
_REMOVAL = Form(
    {
        "id": "id",
        "rule": "rule",
        "zone": "zone",
        "text": "text",
        "span": {"start": "span.start", "end": "span.end"},
    }
)


def _summary_sentence(sentence: SummarySentence) -> dict[str, Any]:
    return {
        "id": sentence.id,
        "source": sentence.source,
        "target": sentence.target,
        "evidence": list(sentence.evidence),
        "state": sentence.state,
        "origin": sentence.origin,
        "score": sentence.score,
    }


def _alignment(bead: Alignment) -> dict[str, Any]:
    return {
        "source_ids": list(bead.source_ids),
        "target_ids": list(bead.target_ids),
        "score": bead.score,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "category": finding.category,
        "severity": finding.severity,
        "message": finding.message,
        "segment_ids": list(finding.segment_ids),
        "source_spans": _SPAN.all(finding.source_spans),
        "target_spans": _SPAN.all(finding.target_spans),
    }
