"""Hints about slips of the source itself: a word glued to another, an impossible date.

Information only (minor): the source may be right and odd. Glued words are told by a Latin name
that runs into a Vietnamese word (``Sullivancho`` for ``Sullivan cho``), where the name stands
alone elsewhere in the article, or the rest of a set phrase follows (``cho biết``). False
positives: a foreign name that ends like that and is followed so by chance.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache

from summarize.checks.context import CheckContext
from summarize.document import Finding, Span
from summarize.facts import is_vietnamese_syllable
from summarize.facts.letters import compile_pattern

NAME = "source"
#: Vietnamese words that follow a name most often, and so are glued to it most often.
_FOLLOWERS = frozenset(
    """
    cho và là đã sẽ có với tại ở nói rằng được bị trong của từ đến khi để thì cũng không vào
    theo nhưng hay mà cùng đang phát cáo trả đưa ra
    """.split()
)
#: Set phrases of reported speech, cut where a name may be glued to them.
_PHRASES = frozenset(
    """
    cho_biết cho_hay cho_rằng nói_rằng khẳng_định nhấn_mạnh tuyên_bố phát_biểu thông_báo cảnh_báo
    cáo_buộc trả_lời bày_tỏ nhận_định đã_nói đã_cho đã_có sẽ_có sẽ_được đã_được
    """.split()
)
#: What a word with something glued to it ends in.
_GLUED_ON = tuple(_FOLLOWERS | {phrase.partition("_")[0] for phrase in _PHRASES})
#: Characters in which the word after a name ends, if it is one of the set phrases.
_NEXT = 64
# Looks back stand behind the capital: a search for capitals is fast, one for any letter is not.
_CAPITAL = re.compile(r"[A-ZĐ](?<!\w.)[^\W\d_]{4,}(?!\w)")
_INNER_CAPITAL = compile_pattern(r"[\p{Lu}](?<=[^\W\d_\p{Lu}].)")
_LETTERS = re.compile(r"(?<!\w)[^\W\d_]{4,}(?!\w)")


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each place."""

    @cache
    def words() -> Collection[str]:
        return {w for s in context.segments for w in _CAPITAL.findall(s.source)}

    for unit in (context.headline, *context.segments):
        for span, message in _glued(unit.source, words):
            yield _hint(message, (unit.id,), span)
    starts = sorted((s.span.start, s.span.end, s.id) for s in context.segments)
    for span, message in context.source_hints:
        home = next((i for start, end, i in starts if start <= span.start < end), None)
        shown = span.of(context.article.text)
        if home is not None:
            source = next(s.source for s in context.segments if s.id == home)
            at = source.find(shown)
            place = Span(start=at, end=at + len(shown)) if at >= 0 else None
            yield _hint(f"“{shown}”: {message}", (home,), place)


def _glued(source: str, words: Callable[[], Collection[str]]) -> Iterator[tuple[Span, str]]:
    for match in _CAPITAL.finditer(source):
        if not match[0].endswith(_GLUED_ON):
            continue
        after = source[match.end() : match.end() + _NEXT].split(maxsplit=1)[:1]
        for cut in range(4, len(match[0]) - 1):
            name, rest = match[0][:cut], match[0][cut:]
            phrase = f"{rest}_{after[0].rstrip('.,;:')}" if after else ""
            known = (rest in _FOLLOWERS and name in words()) or phrase in _PHRASES
            if known and not is_vietnamese_syllable(name):
                span = Span(start=match.start(), end=match.end())
                yield span, f"“{match[0]}” may be “{name} {rest}” in the source"
                break
    for match in _LETTERS.finditer(source) if _INNER_CAPITAL.search(source) else ():
        cut = next((i for i, c in enumerate(match[0]) if i > 1 and c.isupper()), 0)
        name, rest = match[0][:cut], match[0][cut:]
        if not cut or name != name.lower() or rest[1:] != rest[1:].lower():
            continue
        if is_vietnamese_syllable(name) and is_vietnamese_syllable(rest):
            span = Span(start=match.start(), end=match.end())
            yield span, f"“{match[0]}” may be “{name} {rest}” in the source"


def _hint(message: str, ids: tuple[str, ...], span: Span | None) -> Finding:
    return Finding(
        check=NAME,
        category="other/source",
        severity="minor",
        message=message,
        segment_ids=ids,
        source_spans=(span,) if span else (),
    )
