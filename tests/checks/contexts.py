"""A context of a few sentences, for tests of the checks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarize.checks import CheckContext
from summarize.document import Article, Segment, Span, SummarySentence


def context(
    *pairs: tuple[str, str],
    headline: tuple[str, str] = ("Chợ nổi đông khách", "Floating market draws crowds"),
    summary: Sequence[SummarySentence] = (),
    published: str | None = "2021-06-22",
    **more: Any,
) -> CheckContext:
    """The context of an article made of ``pairs`` (Vietnamese, English)."""
    text = "\n".join(source for source, _ in pairs)
    segments, at = [], 0
    for number, (source, target) in enumerate(pairs, 1):
        span = Span(start=at, end=at + len(source))
        segments.append(Segment(id=f"s{number}", span=span, source=source, target=target))
        at += len(source) + 1
    return CheckContext(
        article=Article(id="a", text=text, title=headline[0], date_published=published),
        headline=Segment(id="h", span=Span(start=0, end=0), source=headline[0], target=headline[1]),
        segments=segments,
        summary=summary,
        **more,
    )
