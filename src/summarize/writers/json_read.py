"""JSON -> Brief: the inverse of ``writers.json.render``, with every fault named by its path."""

from __future__ import annotations

import json
from typing import get_args

from summarize.document import (
    Alignment,
    Article,
    Brief,
    BriefDate,
    DateSource,
    Finding,
    Provenance,
    Removal,
    Segment,
    Severity,
    State,
    SummarySentence,
    Timex,
    TimexType,
    Zone,
    ZoneName,
)
from summarize.errors import DamagedError
from summarize.writers.fields import Fields

#: Versions of the schema that ``load`` reads.
READABLE_VERSIONS = (1,)
_HINT = "run `summarize brief` again on this article, or restore the file"

_ZONES: tuple[ZoneName, ...] = get_args(ZoneName)
_STATES: tuple[State, ...] = get_args(State)
_SEVERITIES: tuple[Severity, ...] = get_args(Severity)
_TYPES: tuple[TimexType, ...] = get_args(TimexType)
_DATE_SOURCES: tuple[DateSource, ...] = get_args(DateSource)


def load(data: bytes, name: str = "brief.json") -> Brief:
    """The brief that ``render`` wrote.

    Args:
        data: the file's bytes.
        name: what to call the file in errors.

    Raises:
        DamagedError: the bytes are no brief; the message names file and path of the fault.
    """
    top = _document(data, name)
    article = top.object("article")
    made = article.flag("headline_made")
    return Brief(
        article=Article(
            id=article.text("id"),
            text=article.text("text"),
            title=None if made else article.maybe_text("title"),
            date_published=article.maybe_text("date_published"),
            date_source=article.choice("date_source", _DATE_SOURCES),
            language=article.filled("language"),
            author=article.maybe_text("author"),
            sitename=article.maybe_text("sitename"),
            url=article.maybe_text("url"),
            zones=article.objects("zones", _zone),
        ),
        headline=_segment(top.object("headline")),
        headline_made=made,
        encoding=article.text("encoding"),
        segments=top.objects("segments", _segment),
        summary=top.objects("summary", _summary_sentence),
        dates=top.objects("dates", _date),
        alignments=top.objects("alignments", _alignment),
        findings=top.objects("findings", _finding),
        removals=top.objects("removals", _removal),
        provenance=_provenance(top),
    )


def _document(data: bytes, name: str) -> Fields:
    try:
        value = json.loads(data.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise DamagedError(f"{name}: not UTF-8 at byte {error.start}", _HINT) from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise DamagedError(f"{name}: not JSON at {where}: {error.msg}", _HINT) from error
    except (ValueError, RecursionError) as error:
        # Numbers of thousands of digits, NaN, and brackets nested without end.
        raise DamagedError(f"{name}: not JSON: {error}", _HINT) from error
    if not isinstance(value, dict):
        raise DamagedError(f"{name}: not a brief: the document is no object", _HINT)
    top = Fields(value, "", name)
    version = top.any("schema_version")
    if version not in READABLE_VERSIONS or isinstance(version, bool):
        raise DamagedError(
            f"{name}: schema version {str(version)[:20]!r} is not one this program reads "
            f"({', '.join(map(str, READABLE_VERSIONS))})",
            "update summarize, or run `summarize brief` again on this article",
        )
    return top


def _refuse_constant(constant: str) -> float:
    raise ValueError(f"{constant} is no JSON number")


def _provenance(top: Fields) -> Provenance:
    provenance = top.object("provenance")
    decided: dict[str, str] = {}
    if "decided" in provenance.value:
        settings = provenance.object("decided")
        decided = {key: settings.text(key) for key in settings.value}
    return Provenance(
        used=provenance.text("used"), signature=provenance.text("signature"), decided=decided
    )


def _zone(fields: Fields) -> Zone:
    return Zone(name=fields.choice("name", _ZONES), span=fields.span("span"))


def _segment(fields: Fields) -> Segment:
    return Segment(
        id=fields.identifier("id"),
        span=fields.span("span"),
        source=fields.text("source"),
        target=fields.maybe_text("target"),
        state=fields.choice("state", _STATES),
        paragraph=fields.count("paragraph"),
        score=fields.maybe_number("score"),
        origin=fields.text("origin"),
    )


def _summary_sentence(fields: Fields) -> SummarySentence:
    target = fields.maybe_text("target")
    # Briefs of version 0.1.0 and before have no state here.
    state = fields.choice("state", _STATES) if "state" in fields.value else None
    return SummarySentence(
        id=fields.identifier("id"),
        source=fields.text("source"),
        target=target,
        state=state or ("initial" if target is None else "translated"),
        evidence=fields.identifiers("evidence"),
        origin=fields.text("origin"),
        score=fields.maybe_number("score"),
    )


def _date(fields: Fields) -> BriefDate:
    return BriefDate(
        timex=Timex(
            tid=fields.identifier("tid"),
            span=fields.span("span"),
            text=fields.text("text"),
            type=fields.choice("type", _TYPES),
            value=fields.filled("value"),
            mod=fields.maybe_text("mod"),
            anchor_tid=fields.maybe_identifier("anchor_tid"),
            segment_id=fields.maybe_identifier("segment_id"),
            begin=fields.maybe_text("begin"),
            end=fields.maybe_text("end"),
            quant=fields.maybe_text("quant"),
            freq=fields.maybe_text("freq"),
        ),
        key=fields.flag("key"),
        role=fields.text("role"),
        rank=fields.count("rank"),
        target_text=fields.text("target_text"),
        zone=fields.choice("zone", _ZONES),
    )


def _alignment(fields: Fields) -> Alignment:
    score = fields.maybe_number("score")
    return Alignment(
        source_ids=fields.identifiers("source_ids"),
        target_ids=fields.identifiers("target_ids"),
        score=0.0 if score is None else score,
    )


def _finding(fields: Fields) -> Finding:
    return Finding(
        check=fields.text("check"),
        category=fields.text("category"),
        severity=fields.choice("severity", _SEVERITIES),
        message=fields.text("message"),
        segment_ids=fields.identifiers("segment_ids"),
        source_spans=fields.spans("source_spans"),
        target_spans=fields.spans("target_spans"),
    )


def _removal(fields: Fields) -> Removal:
    return Removal(
        rule=fields.text("rule"),
        span=fields.span("span"),
        text=fields.text("text"),
        zone=fields.choice("zone", _ZONES),
    )
