"""What a check is given: the brief so far, and the facts that other rooms read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from summarize.document import Article, BriefDate, Removal, Segment, SummarySentence, Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """Input of every check.

    Attributes:
        article: the cleaned article.
        headline, segments, summary: translated; the headline has id ``h``.
        dates: the dates of the source, whole article.
        target_dates: segment id (``h``, ``s1``, ``m1``, …) -> dates read in its target.
        terms: segment id -> (source wording, target wording) of glossary terms in its source.
        notes: what the reader and the cleaner want known, as (stable word, message).
    """

    article: Article
    headline: Segment
    segments: Sequence[Segment]
    summary: Sequence[SummarySentence]
    dates: Sequence[BriefDate] = ()
    removals: Sequence[Removal] = ()
    target_dates: Mapping[str, Sequence[Timex]] = field(default_factory=dict)
    terms: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    notes: Sequence[tuple[str, str]] = ()
    headline_made: bool = False

    def units(self) -> list[Segment]:
        """Headline and segments, in reading order."""
        return [self.headline, *self.segments]
