"""The dates of an article, with role, rank and English wording."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from summarize.dates.compose import expressions
from summarize.dates.context import as_reference
from summarize.dates.find import mentions
from summarize.dates.language import load
from summarize.dates.like import render_like
from summarize.dates.rank import Ranking
from summarize.dates.render import render
from summarize.document import Article, BriefDate, Segment, Span, Timex, ZoneName
from summarize.options import DateOptions

#: Values without a day or week of the calendar.
_OPEN = ("XXXX-XX-XX", "XXXX-WXX")


def tag(
    article: Article,
    segments: Sequence[Segment],
    headline: Segment | None,
    options: DateOptions,
) -> tuple[BriefDate, ...]:
    """Every date of the article in reading order, key dates ranked from 1.

    The whole text is read once, zone by zone: headline, lead, body and quotes are one account;
    each caption, teaser or related link is resolved by itself, may witness the year, and is
    never a key date. Nothing here depends on a model, so a new publication date re-resolves
    an article by calling this again.

    Args:
        article: cleaned; ``date_published`` is the reference, None when unknown.
        segments: its sentences, spans into ``article.text``.
        headline: the headline's segment, if there is one.
        options: ``prefer`` and the number of key dates.

    Raises:
        ValueError: ``article.date_published`` is not ISO 8601.
    """
    language = load(article.language)
    reference = as_reference(article.date_published)
    home = _Homes(segments, headline).of
    found = [
        mention
        for mention in mentions(
            article.text, reference, options.prefer, language, article.zones, home
        )
        if not mention.timex.value.endswith("_REF")
    ]
    target = "vi" if article.language == "en" else "en"
    ranking = Ranking(
        expressions(article.text, language.code, options.prefer)[0], language, found, reference
    )
    roles = [ranking.role(index) for index in range(len(found))]
    ranks = ranking.ranks(roles, options.max_key_dates)
    return tuple(
        BriefDate(
            timex=mention.timex,
            zone=mention.zone,
            target_text=target_text(mention.timex, article.language, target),
            role=role,
            rank=ranks.get(index, 0),
            key=index in ranks,
        )
        for index, (mention, role) in enumerate(zip(found, roles))
    )


def target_text(timex: Timex, source: str = "vi", target: str = "en") -> str:
    """The date in the target language: by value, or as the text has it where that is open.

    "Sáng nay" of an unknown day is "this morning", which says more than "the morning".
    """
    by_value = render(timex, target)
    if by_value and (timex.type == "SET" or not timex.value.startswith(_OPEN)):
        return by_value
    as_told = render_like(timex, target, source)
    return as_told if as_told != timex.text or not by_value else by_value


class _Homes:
    """Which segment an expression stands in."""

    def __init__(self, segments: Sequence[Segment], headline: Segment | None) -> None:
        self._segments = sorted(segments, key=lambda s: s.span.start)
        self._starts = [s.span.start for s in self._segments]
        self._headline = headline

    def of(self, span: Span, zone: ZoneName) -> str | None:
        start = span.start
        head = self._headline
        if zone == "headline" and head is not None:
            return head.id if head.span.start <= start < head.span.end else None
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and start < self._segments[at].span.end:
            return self._segments[at].id
        return None
