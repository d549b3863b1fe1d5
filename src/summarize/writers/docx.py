"""The English brief as a Word document, ready to be handed on: real styles, no tables.

Each sentence begins at hidden bookmarks that say which one it is and how it went out, so that the
edited text can be imported again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, groupby
from typing import Any

from summarize.document import Brief
from summarize.writers.anchors import anchor
from summarize.writers.characters import one_line, stripped
from summarize.writers.docx_package import (
    bookmark,
    bookmark_at_end,
    new_document,
    page_number,
    paragraph,
    save,
)
from summarize.writers.docx_read import (
    ARTICLE,
    bookmark_name,
    read_edited,
    seal_name,
    source_name,
)
from summarize.writers.edited import Sentence, running_text, sentences, text_seal
from summarize.writers.ranking import counts
from summarize.writers.timeline import in_words, key_dates

__all__ = ["read_edited", "render"]


def render(brief: Brief) -> bytes:
    """Headline, summary, key dates and the whole translation, in paragraphs as in the article."""
    document = new_document(brief)
    numbers = count(1)
    told = {sentence.id: sentence for sentence in sentences(brief)}
    _running(document, [told[brief.headline.id]], "Title", numbers)
    facts = (
        brief.article.sitename,
        brief.article.author,
        in_words(brief.article.date_published) if brief.article.date_published else None,
    )
    paragraph(document, " · ".join(fact for fact in facts if fact), "Subtitle")
    if brief.summary:
        paragraph(document, "Summary", "Heading 1")
        for sentence in brief.summary:
            _running(document, [told[sentence.id]], "List Bullet", numbers)
    dates = key_dates(brief.dates)
    if dates:
        paragraph(document, "Key dates", "Heading 1")
        for date in dates:
            line = paragraph(document, date.target_text or date.timex.value, "List Bullet")
            line.add_run(f" – {stripped(date.role)}")
    paragraph(document, "Full text", "Heading 1")
    for _, group in groupby(brief.segments, key=lambda segment: segment.paragraph):
        _running(document, [told[segment.id] for segment in group], "Normal", numbers)
    paragraph(document, "About this text", "Heading 1")
    reference = paragraph(document, f"Article: {one_line(stripped(brief.article.id))}", "Reference")
    bookmark(reference, ARTICLE, next(numbers))
    for line in _about(brief):
        paragraph(document, line, "Reference")
    page_number(document)
    return save(document)


def _running(document: Any, group: Sequence[Sentence], style: str, numbers: Iterator[int]) -> None:
    """A paragraph of sentences, each behind the bookmarks that know it.

    They stand before the blank between two sentences: what is typed at the end of one stays before
    them, what is typed at the head of the next behind.
    """
    made = document.add_paragraph(style=style)
    for index, sentence in enumerate(group):
        name, text = anchor(sentence.id), running_text(sentence)
        for mark in (
            bookmark_name("en", name),
            "" if index else bookmark_name("st", name),  # it opens its paragraph
            seal_name(name, text_seal(text)),
            source_name(name, text_seal(sentence.source)),
        ):
            if mark:
                bookmark_at_end(made, mark, next(numbers))
        made.add_run(" " * bool(index) + stripped(text))


def _about(brief: Brief) -> list[str]:
    approved = sum(segment.state in ("reviewed", "final") for segment in brief.segments)
    told = [f"{count} {severity}" for severity, count in counts(brief).items() if count]
    return [
        f"Translated from Vietnamese by machine; {approved} of {len(brief.segments)} sentences "
        f"approved by an editor; open findings: {', '.join(told) or 'none'}.",
        f"Original headline: {brief.headline.source}",
        f"Signature: {brief.provenance.signature}",
    ]
