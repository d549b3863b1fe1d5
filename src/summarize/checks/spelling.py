"""One name, one spelling within the article: Sergei or Sergey, not both.

Two words of the translation with a capital that differ by one letter, where the source does
not spell them as two names. False positives: two persons of nearly one name that the source
writes by Vietnamese sound; hence minor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from summarize.checks.context import CheckContext
from summarize.document import Finding, Span
from summarize.facts import derives, is_english, name_key

NAME = "spelling"
#: Shorter names differ by a letter by chance (Iran, Iraq).
SHORTEST = 5
_CAPITAL = re.compile(r"(?<=[\w,;:’'”)] )[A-Z][a-z]+(?:['’-][A-Za-z]+)*(?![\w-]|\.\w)")


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each pair of spellings."""
    first: dict[str, tuple[str, str, Span]] = {}
    for unit in context.translated():
        for match in _CAPITAL.finditer(unit.target):
            key = name_key(match[0])
            if len(key) >= SHORTEST:
                span = Span(start=match.start(), end=match.end())
                first.setdefault(key, (unit.id, match[0], span))
    if not first:
        return
    small = {w for u in context.translated() for w in re.findall(r"\b[a-z]+\b", u.target)}
    close = [*pairs(sorted(k for k in first if k not in small))]
    if not close:
        return
    source = {name_key(w) for u in context.units() for w in re.findall(r"[\w’'-]+", u.source)}
    for one, two in close:
        if (one in source and two in source) or (is_english(one) and is_english(two)):
            continue  # "Peace Prize", "Prime Minister"
        wrong, right = (one, two) if two in source else (two, one)
        (id_, shown, span), (other_id, other, _) = first[wrong], first[right]
        yield Finding(
            check=NAME,
            category="terminology/inconsistent",
            severity="minor",
            message=f"“{shown}” here and “{other}” elsewhere: one name, one spelling",
            segment_ids=(id_, other_id) if id_ != other_id else (id_,),
            target_spans=(span,),
        )


def pairs(keys: list[str]) -> Iterator[tuple[str, str]]:
    """Keys that differ by one letter inside, each with the other; linear for most texts.

    Words that share all but one letter share their first or their last half.
    """
    halves: dict[tuple[str, str], list[str]] = {}
    seen: set[tuple[str, str]] = set()
    for key in keys:
        half = len(key) // 2
        for mark in {("<", key[:half]), (">", key[-half:]), ("<", key[: half - 1])}:
            for other in halves.setdefault(mark, []):
                pair = (other, key) if other < key else (key, other)
                if pair not in seen and _one_letter(other, key):
                    seen.add(pair)
                    yield pair
            halves[mark].append(key)


def _one_letter(a: str, b: str) -> bool:
    return (
        a != b
        and Levenshtein.distance(a, b, score_cutoff=1) == 1
        and not derives(a, b)
        and not derives(b, a)
    )
