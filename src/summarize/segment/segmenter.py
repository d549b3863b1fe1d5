"""From a cleaned article to its sentences, and the headline that stands over them."""

from __future__ import annotations

import re

from summarize.document import CONTENT_ZONES, Article, Segment, Span
from summarize.segment.sentences import split_sentences
from summarize.segment.words import words

#: Version of the segmentation rules and their language data; part of every output's signature.
RULES_VERSION = "vi.3"

_INVISIBLE = "\ufeff\u200b\u2060\u00ad"
#: White space and the invisible, but for a space alone, which stays as it is.
_SPACE = re.compile(rf" [\s{_INVISIBLE}]+|[^\S ][\s{_INVISIBLE}]*|[{_INVISIBLE}][\s{_INVISIBLE}]*")
_END_MARK = re.compile(r"\s*(?:\.\s?/\s?\.|/\.|\./)$")
#: Headlines of Vietnamese newspapers have 8 to 20 syllables; a made one may have a few more when
#: that lets it end with a clause.
_HEADLINE_WORDS, _HEADLINE_MOST, _HEADLINE_LEAST = 20, 24, 7
_QUOTES = '"“”«»'


def segment(article: Article) -> tuple[Segment, ...]:
    """The sentences of the story, in reading order.

    Args:
        article: a cleaned article; only zones of the story are read.

    Returns:
        Segments ``s1``, ``s2``, … whose spans are offsets into ``article.text``. ``source`` is
        the text under the span with white space collapsed and an end mark "./." reduced to ".".
        ``paragraph`` counts the lines of the story from 0.
    """
    segments: list[Segment] = []
    paragraph = -1
    last_end = -1
    for zone in article.zones:
        if zone.name not in CONTENT_ZONES:
            continue
        start, end = zone.span.start, zone.span.end
        if last_end < 0 or "\n" in article.text[last_end:start]:
            paragraph += 1
        last_end = end
        # A line break inside a zone is one of a wrapped text: white space like any other.
        text = article.text[start:end].replace("\n", " ")
        for span in split_sentences(text):
            source = source_of(text[span.start : span.end])
            if not any(map(str.isalnum, source)):
                continue
            segments.append(
                Segment(
                    id=f"s{len(segments) + 1}",
                    span=Span(start=start + span.start, end=start + span.end),
                    source=source,
                    paragraph=paragraph,
                )
            )
    return tuple(segments)


def source_of(text: str) -> str:
    """A sentence as a model reads it: single spaces, "./." as a full stop."""
    if not text.isprintable() or "  " in text:  # no other white space can be printed
        text = _SPACE.sub(" ", text)
    text = text.strip()
    return _END_MARK.sub(".", text) if len(text) > 3 and "/" in text[-5:] else text


def make_headline(article: Article, segments: tuple[Segment, ...]) -> tuple[Segment, bool]:
    """The headline as a segment, and whether it had to be made.

    Args:
        article: its title, or when there is none:
        segments: the story's sentences; the first that is no quotation, among the first three,
            gives its opening clauses (about 20 words at most).

    Returns:
        A segment with the id ``h``. The span of a stated title is its line, or empty at 0 when
        only metadata states it; a made one's span is the stretch it was taken from.

    Raises:
        ValueError: there is neither a title nor a sentence.
    """
    if article.title:
        span = next((z.span for z in article.zones if z.name == "headline"), Span(start=0, end=0))
        return Segment(id="h", span=span, source=source_of(article.title)), False
    if not segments:
        raise ValueError(f"{article.id}: no title and no sentence to make one of")
    base = next((one for one in segments[:3] if one.source[0] not in _QUOTES), segments[0])
    text = article.text[base.span.start : base.span.end]
    length = _clause_length(text)
    span = Span(start=base.span.start, end=base.span.start + length)
    source = source_of(text[:length]).rstrip(" .,;:–—-")
    return Segment(id="h", span=span, source=source), True


def _clause_length(text: str) -> int:
    """Characters of the opening clauses that fit a headline."""
    ends = [found.start() for found in re.finditer(r"\s|$", text)]
    if len(ends) <= _HEADLINE_MOST:
        return len(text.rstrip(" .\n"))
    best, best_rank = 0, (-1, -1)
    for count in range(_HEADLINE_LEAST, min(_HEADLINE_MOST, len(ends)) + 1):
        at = ends[count - 1]
        rank = (_boundary(text, at), count)
        if _balanced(text[:at]) and rank > best_rank:
            best, best_rank = at, rank
    cut = best or ends[_HEADLINE_WORDS - 1]
    return len(text[:cut].rstrip(" ,;:–—-"))


def _boundary(text: str, at: int) -> int:
    """How good a place to stop: 3 at a comma, 2 before a conjunction, 1 anywhere, 0 dangling."""
    if text[at - 1] in ",;:–—":
        return 3
    last = re.split(r"\s", text[:at])[-1].lower().strip(_QUOTES)
    if last in words().dangling:
        return 0
    after = text[at + 1 : at + 20].lower()
    joined = any(after.startswith(one + " ") for one in words().clause_starts)
    return 2 if joined else 1


def _balanced(text: str) -> bool:
    """Whether no bracket or quotation is left open."""
    return text.count("(") == text.count(")") and sum(map(text.count, _QUOTES)) % 2 == 0
