"""A brief as a page shows it: sentences with their marks, notes and back references.

Markdown, HTML and DOCX lay out the same view, so that an editor finds the same things in each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from summarize.document import Brief, Finding, Segment, Severity, Span, SummarySentence
from summarize.writers.ranking import DOUBTFUL_PROBABILITY, SEVERITIES, confidence

ORIGINS = {"memory": "from memory", "repair": "repaired", "editor": "edited"}
_SUMMARY_ORIGINS = {
    "next-candidate": "second choice",
    "source": "the article's own sentence",
    "editor": "edited",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a sentence; ``severity`` is None where nothing is marked."""

    text: str
    severity: Severity | None = None
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One sentence in both languages.

    Attributes:
        source, target: the sentence in pieces; target is empty without a translation.
        notes: findings on this sentence, worst first.
        links: summary sentences that rest on this segment; for a summary sentence the
            segments it rests on.
        percent: confidence of the model, 0 to 100; None without a score.
        unsure: the confidence is low enough to look.
        opens: the first sentence of a paragraph.
        settled: an editor approved it, and with it what was found there.
        labels: what an editor should know of its making; none for plain machine output.
    """

    id: str
    source: tuple[Piece, ...]
    target: tuple[Piece, ...]
    notes: tuple[Finding, ...] = ()
    links: tuple[str, ...] = ()
    percent: int | None = None
    unsure: bool = False
    opens: bool = False
    settled: bool = False
    labels: tuple[str, ...] = ()

    @property
    def worst(self) -> Severity | None:
        """The severity of its worst finding."""
        return self.notes[0].severity if self.notes else None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All rows of a brief."""

    headline: Row
    summary: tuple[Row, ...]
    segments: tuple[Row, ...]


def view(brief: Brief) -> View:
    """The brief's sentences with everything that belongs beside them."""
    notes: dict[str, list[Finding]] = {}
    for finding in sorted(brief.findings, key=lambda f: SEVERITIES.index(f.severity)):
        for identifier in dict.fromkeys(finding.segment_ids):
            notes.setdefault(identifier, []).append(finding)
    supports: dict[str, list[str]] = {}
    for sentence in brief.summary:
        for identifier in sentence.evidence:
            supports.setdefault(identifier, []).append(sentence.id)
    rows = []
    paragraph = None
    for segment in brief.segments:
        opens, paragraph = segment.paragraph != paragraph, segment.paragraph
        links = tuple(supports.get(segment.id, ()))
        rows.append(_segment_row(segment, notes.get(segment.id, []), links, opens))
    return View(
        headline=_segment_row(brief.headline, notes.get(brief.headline.id, []), (), True),
        summary=tuple(_summary_row(m, notes.get(m.id, [])) for m in brief.summary),
        segments=tuple(rows),
    )


def pieces(text: str | None, marks: Iterable[tuple[Span, Severity, str]]) -> tuple[Piece, ...]:
    """``text`` cut where marks begin and end; where they overlap the worst one counts.

    Spans that reach beyond the text are cut to it: an edit may have made the text shorter.
    """
    if not text:
        return ()
    held = [
        (max(0, span.start), min(len(text), span.end), severity, about)
        for span, severity, about in marks
        if span.start < min(len(text), span.end)
    ]
    cuts = sorted({0, len(text), *(m[0] for m in held), *(m[1] for m in held)})
    found = []
    for start, end in pairwise(cuts):
        over = [m for m in held if m[0] <= start and end <= m[1]]
        worst = min((m[2] for m in over), key=SEVERITIES.index, default=None)
        about = "; ".join(dict.fromkeys(m[3] for m in over))
        found.append(Piece(text=text[start:end], severity=worst, about=about))
    return tuple(found)


def _segment_row(
    segment: Segment, notes: list[Finding], links: tuple[str, ...], opens: bool
) -> Row:
    likely = confidence(segment)
    settled = segment.state in ("reviewed", "final")
    labels = (segment.state if settled else "", ORIGINS.get(segment.origin, ""))
    return Row(
        id=segment.id,
        source=_marked(segment.id, segment.source, notes, target=False),
        target=_marked(segment.id, segment.target, notes, target=True),
        notes=tuple(notes),
        links=links,
        percent=None if likely is None else round(100 * likely),
        unsure=likely is not None and likely < DOUBTFUL_PROBABILITY and not settled,
        opens=opens,
        settled=settled,
        labels=tuple(filter(None, labels)),
    )


def _summary_row(sentence: SummarySentence, notes: list[Finding]) -> Row:
    settled = sentence.state in ("reviewed", "final")
    labels = (sentence.state if settled else "", _SUMMARY_ORIGINS.get(sentence.origin, ""))
    return Row(
        id=sentence.id,
        source=_marked(sentence.id, sentence.source, notes, target=False),
        target=_marked(sentence.id, sentence.target, notes, target=True),
        notes=tuple(notes),
        links=sentence.evidence,
        settled=settled,
        labels=tuple(filter(None, labels)),
    )


def _marked(
    identifier: str, text: str | None, notes: list[Finding], *, target: bool
) -> tuple[Piece, ...]:
    # Spans count in the text of a finding's first segment only.
    marks = [
        (span, finding.severity, f"{finding.check}: {finding.message}")
        for finding in notes
        if finding.segment_ids[0] == identifier
        for span in (finding.target_spans if target else finding.source_spans)
    ]
    return pieces(text, marks)
