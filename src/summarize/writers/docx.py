"""The English brief as a Word document, ready to be handed on: real styles, no tables."""

from __future__ import annotations

from itertools import groupby

from summarize.document import Brief
from summarize.writers.characters import stripped
from summarize.writers.docx_package import new_document, page_number, paragraph, save
from summarize.writers.docx_read import read_edited
from summarize.writers.ranking import counts
from summarize.writers.timeline import in_words, key_dates

__all__ = ["read_edited", "render"]


def render(brief: Brief) -> bytes:
    """Headline, summary, key dates and the whole translation, in paragraphs as in the article."""
    document = new_document(brief)
    paragraph(document, brief.headline.target or brief.headline.source, "Title")
    facts = (
        brief.article.sitename,
        brief.article.author,
        in_words(brief.article.date_published) if brief.article.date_published else None,
    )
    paragraph(document, " · ".join(fact for fact in facts if fact), "Subtitle")
    if brief.summary:
        paragraph(document, "Summary", "Heading 1")
        for sentence in brief.summary:
            paragraph(document, sentence.target or _untranslated(sentence.source), "List Bullet")
    dates = key_dates(brief.dates)
    if dates:
        paragraph(document, "Key dates", "Heading 1")
        for date in dates:
            line = paragraph(document, date.target_text or date.timex.value, "List Bullet")
            line.add_run(f" – {stripped(date.role)}")
    paragraph(document, "Full text", "Heading 1")
    for _, group in groupby(brief.segments, key=lambda segment: segment.paragraph):
        text = " ".join(segment.target or _untranslated(segment.source) for segment in group)
        paragraph(document, text, "Normal")
    paragraph(document, "About this text", "Heading 1")
    for line in _about(brief):
        paragraph(document, line, "Reference")
    page_number(document)
    return save(document)


def _about(brief: Brief) -> list[str]:
    approved = sum(segment.state in ("reviewed", "final") for segment in brief.segments)
    told = [f"{count} {severity}" for severity, count in counts(brief).items() if count]
    return [
        f"Translated from Vietnamese by machine; {approved} of {len(brief.segments)} sentences "
        f"approved by an editor; open findings: {', '.join(told) or 'none'}.",
        f"Original headline: {brief.headline.source}",
        f"Article: {brief.article.id}",
        f"Signature: {brief.provenance.signature}",
    ]


def _untranslated(source: str) -> str:
    return f"[not translated: {source}]"
