"""An article as the page's script reads it: plain values, every text made visible and harmless.

The page is drawn on the server; after a change the script draws the changed parts from these
values, by ``textContent`` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from summarize.checks import RESTORED
from summarize.document import BriefDate, Decision, Finding, Segment
from summarize.review.article import SETTLED, Desked, Unit, units
from summarize.review.desk import Desk
from summarize.review.editing import history
from summarize.review.repetitions import repetitions
from summarize.review.spoken import Say
from summarize.review.wording import word_changes
from summarize.store.amend import ARTICLE, PUBLISHED
from summarize.store.decisions import Saved
from summarize.store.memory import Match
from summarize.writers.characters import clipped, shown
from summarize.writers.ranking import doubts
from summarize.writers.timeline import chronological, extent, in_words
from summarize.writers.view import Piece, Row, view

#: What is quoted of a sentence beside a date.
_QUOTED = 110
#: A removed text longer than this is folded away.
SHOWN_REMOVAL = 280
Values = dict[str, Any]


def rows(article: Desked, say: Say) -> list[Values]:
    """All rows: headline, summary, segments."""
    seen = view(article.brief)
    drawn = {row.id: row for row in (seen.headline, *seen.summary, *seen.segments)}
    return [_row(article, unit, drawn[unit.id], say) for unit in units(article.brief)]


def whole(article: Desked, say: Say) -> Values:
    """What the page shows of an article, rows left out."""
    approved, total = article.progress
    brief = article.brief
    return {
        "number": article.number,
        "approved": approved,
        "total": total,
        "final": article.is_final,
        "doubts": [
            {
                "severity": doubt.severity,
                "message": shown(say(doubt.message)),
                "ids": list(doubt.ids),
                "undated": doubt.check == "published",
            }
            for doubt in doubts(brief)
            if doubt.check != "stale-decision"
        ],
    }


def changed(before: Desked, after: Desked, say: Say) -> Values:
    """What a write answers with: the article, and the rows that look different now."""
    earlier = {row["id"]: row for row in rows(before, say)}
    return {
        **whole(after, say),
        "rows": [row for row in rows(after, say) if earlier.get(row["id"]) != row],
    }


def timeline(article: Desked, before: Iterable[BriefDate] = ()) -> list[Values]:
    """Key dates in the order of the calendar; ``was`` is what each was before, if that changed."""
    earlier = {date.timex.span.start: date.timex.value for date in before}
    said = {segment.id: segment.target or "" for segment in article.brief.segments}
    found = []
    for date in chronological(date for date in article.brief.dates if date.key):
        timex = date.timex
        was = earlier.get(timex.span.start, timex.value)
        found.append(
            {
                "when": shown(date.target_text or timex.value),
                "value": shown(timex.value),
                "was": shown(was) if was != timex.value else "",
                "words": shown(timex.text),
                "first": date.rank == 1,
                "placed": extent(timex) is not None,
                "segment": timex.segment_id or "",
                "what": shown(clipped(said.get(timex.segment_id or "", ""), _QUOTED)),
            }
        )
    return found


def removals(article: Desked) -> list[Values]:
    """What cleaning took out; behind it what an editor restored and a run has brought back."""
    found = [
        {
            "id": removal.id,
            "rule": removal.rule,
            "zone": removal.zone,
            "text": removal.text,
            "kept": removal.id in article.kept,
            "lost": False,
        }
        for removal in article.brief.removals
    ]
    lost = _lost(article)
    for name in sorted((article.kept | article.returned) - {one["id"] for one in found}):
        rule, _, place = name.partition("@")
        start = place.partition("-")[0]
        # Where one is lost, its place holds something else now.
        known = start.isdecimal() and name not in lost
        text = article.brief.article.text[int(start) :] if known else ""
        found.append(
            {
                "id": name,
                "rule": rule,
                "zone": rule,
                "text": text.strip().partition("\n")[0],
                "kept": name in article.kept,
                "lost": name in lost,
            }
        )
    return [{**one, "short": clipped(str(one["text"]), SHOWN_REMOVAL)} for one in found]


def _lost(article: Desked) -> frozenset[str]:
    """Ids of the restored removals that the run did not find any more, as its notes tell."""
    notes = [one.message for one in article.brief.findings if one.message.startswith(RESTORED)]
    return frozenset(
        name for name in article.returned if any(f" {name} " in note for note in notes)
    )


def published(article: Desked, language: str) -> Values:
    """The publication date, for people and for a date field."""
    date = article.brief.article.date_published or ""
    return {
        "words": shown(_day(date, language)) if date else "",
        "day": date[:10] if _is_dated(date) else "",
        "source": article.brief.article.date_source,
        "version": article.versions.get(ARTICLE, 0),
    }


def _day(moment: str, language: str) -> str:
    """A date in the interface's language: ``14 March 2023, 07:45`` or ``14/3/2023, 07:45``."""
    try:
        parsed = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    if language != "vi":
        return in_words(moment)
    clock = f", {parsed:%H:%M}" if "T" in moment else ""
    return f"{parsed.day}/{parsed.month}/{parsed.year}{clock}"


def _is_dated(date: str) -> bool:
    """Whether a date field can hold it."""
    head = date[:10]
    return len(head) == 10 and head[4] == head[7] == "-" and head.replace("-", "").isdigit()


def details(desk: Desk, article: Desked, unit: Unit) -> Values:
    """What is known beside one sentence: its history, the machine's text, the memory."""
    machine, _ = article.machine(unit)
    return {
        "id": unit.id,
        "machine": machine,
        "changes": _visible(word_changes(machine, unit.target or "")),
        "history": _steps(desk, article, unit)[::-1],
        "matches": [
            {
                "kind": match.kind,
                "percent": round(100 * match.ratio),
                "source": _visible(word_changes(match.unit.source, unit.source)),
                "target": match.unit.target,
                "reviewer": shown(match.unit.reviewer),
            }
            for match in _matches(desk, article, unit)
            if match.unit.target != unit.target
        ],
        "repetitions": [
            {
                "stem": one.stem,
                "title": shown(one.title),
                "segment": one.segment_id,
                "target": shown(one.target),
                "state": one.state,
            }
            for one in repetitions(desk, article, unit.id)
        ],
    }


def _steps(desk: Desk, article: Desked, unit: Unit) -> list[Values]:
    """Its history, oldest first, each step against the one that stood before it."""
    steps = []
    previous, _ = article.machine(unit)
    for step in history(desk, article, unit.id):
        decision = step.saved.decision
        steps.append(
            {
                "state": decision.state,
                "reviewer": shown(decision.reviewer),
                "at": decision.decided_at,
                "target": decision.target,
                "undone": step.undone,
                "changes": _visible(word_changes(previous, decision.target)),
            }
        )
        if not step.undone:
            previous = decision.target
    return steps


def _matches(desk: Desk, article: Desked, unit: Unit) -> list[Match]:
    """What the memory has: the very sentence, then similar ones."""
    exact = desk.memory.exact(unit.source, *_neighbours(article, unit))
    return [*([] if exact is None else [exact]), *desk.memory.fuzzy(unit.source)]


def theirs(saved: Saved | None, mine: str) -> Values:
    """The other editor's text, for a save that came too late."""
    if saved is None:
        return {"target": "", "version": 0, "reviewer": "", "changes": []}
    decision = saved.decision
    return {
        "target": decision.target,
        "version": saved.version,
        "reviewer": shown(decision.reviewer),
        "changes": _visible(word_changes(decision.target, mine)),
    }


def waiting(article: Desked) -> list[Values]:
    """Decisions whose sentence changed or is gone, and a date set for another article."""
    sources = {unit.id: unit.source for unit in units(article.brief)}

    def value(decision: Decision) -> Values:
        now = sources.get(decision.segment_id)
        target = decision.target
        if decision.segment_id == ARTICLE:
            source, target = [], decision.extra[PUBLISHED]
        elif now is None:
            source = [("same", shown(decision.source))]
        else:
            source = _visible(word_changes(decision.source, now))
        return {
            "id": decision.segment_id,
            "there": now is not None,
            "source": source,
            "target": target,
            "reviewer": shown(decision.reviewer),
            "at": decision.decided_at,
        }

    return [value(saved.decision) for saved in article.waiting]


def _row(article: Desked, unit: Unit, row: Row, say: Say) -> Values:
    governing = article.governing.get(unit.id)
    state = unit.state
    machine, _ = article.machine(unit)
    return {
        "id": unit.id,
        "version": article.versions.get(unit.id, 0),
        "state": state,
        "settled": state in SETTLED,
        "target": unit.target or "",
        "edited": (unit.target or "") != machine,
        "note": governing.decision.note if governing else "",
        "source_pieces": _pieces(row.source, row.notes, say),
        "target_pieces": _pieces(row.target, row.notes, say),
        "findings": [
            {
                "severity": finding.severity,
                "check": shown(say(finding.check)),
                "message": shown(say(finding.message)),
            }
            for finding in row.notes
        ],
        "origin": shown(unit.origin),
        "percent": row.percent,
        "unsure": row.unsure,
        "links": list(row.links),
    }


def _pieces(
    pieces: Iterable[Piece], notes: Sequence[Finding], say: Say
) -> list[tuple[str, str, str]]:
    """The pieces of a sentence; what is said of a marked one, in the interface's language."""

    def said(about: str) -> str:
        for note in notes:
            about = about.replace(
                f"{note.check}: {note.message}", f"{say(note.check)}: {say(note.message)}"
            )
        return about

    return [(shown(p.text), p.severity or "", shown(said(p.about))) for p in pieces]


def _visible(changes: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(kind, shown(text)) for kind, text in changes]


def _neighbours(article: Desked, unit: Unit) -> tuple[str, str]:
    segments = article.brief.segments
    if not isinstance(unit, Segment) or unit.id == article.brief.headline.id:
        return "", ""
    at = next((i for i, segment in enumerate(segments) if segment.id == unit.id), 0)
    before = segments[at - 1].source if at > 0 else ""
    after = segments[at + 1].source if at + 1 < len(segments) else ""
    return before, after
