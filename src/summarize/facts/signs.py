"""Figures whose writing is half of what they say: degrees below zero, and the order of a score.

Read as figures "âm 5 độ" and "5 degrees" are equal, and so are 3-1 and 1-3.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

from summarize.document import Span
from summarize.facts.fact import Fact
from summarize.facts.slip import Slip

_FIGURE = r"(?P<n>\d{1,3}(?:[.,]\d{1,2})?)"
_DEGREES = r"(?=\s?(?:[-–]\s?\d{1,3}\s?)?(?:°|º|độ\s?(?:C|F)|độ(?! sâu| cao| dài| rộng| ẩm)(?!\w)))"
_BELOW = re.compile(rf"(?<!\w)(?:âm\s?|trừ\s|(?<![\d–-])[-−–]){_FIGURE}{_DEGREES}", re.IGNORECASE)
_DEGREES_EN = r"(?=\s?(?:[-–]\s?\d{1,3}\s?)?(?:°|º|degrees?|[CF](?!\w)))"
_DEGREE = re.compile(rf"(?<![\d.,]){_FIGURE}{_DEGREES_EN}", re.IGNORECASE)
#: What says that a temperature is below zero.
_MINUS = re.compile(
    r"(?<!\w)(?:minus|negative|below (?:zero|freezing)|sub-?zero)(?!\w)|(?<![\w)])[-−–]\s?\d"
)

#: A score, and not a range, a date, a hotline or a formation of three figures.
_SCORE = re.compile(r"(?<![\w.,/:–-])(?P<a>\d{1,2})\s?[-–]\s?(?P<b>\d{1,2})(?![\w/:–%-]|[.,]\d)")
_OF_A_MATCH = re.compile(
    r"(?<!\w)(?:tỷ số|tỉ số|thắng|hòa|hoà|thua|trận|hiệp|bàn|set|ván|gỡ|dẫn|vô địch|chung kết"
    r"|bán kết|vòng|đánh bại|hạ)(?!\w)",
    re.IGNORECASE,
)
#: The loser's figure may stand first in either language.
_LOST_VI = re.compile(
    r"(?<!\w)(?:thua|bại|thất bại|thảm bại|gục ngã|bị dẫn|để thua|bị loại)(?!\w)", re.IGNORECASE
)
_LOST = re.compile(
    r"(?<!\w)(?:los\w+|lost|beaten|defeat\w*|trail\w*|behind|down)(?!\w)", re.IGNORECASE
)
#: English puts the winner's figure first, whoever played at home.
_WON = re.compile(
    r"(?<!\w)(?:beat\w*|won|wins?|winning|victor\w+|defeat\w*|thrash\w*|rout\w*|led|lead\w*|ahead"
    r"|triumph\w*|over)(?!\w)",
    re.IGNORECASE,
)


def signs(source: str, target: str) -> list[Slip]:
    """Slips of both sorts."""
    return [*_warmer(source, target), *_turned_scores(source, target)]


def _warmer(source: str, target: str) -> list[Slip]:
    """Degrees below zero that ``target`` states as above it."""
    cold = list(_BELOW.finditer(source)) if "độ" in source.lower() or "°" in source else []
    if not cold or _MINUS.search(target):
        return []
    told = {_plain(match["n"]): match for match in _DEGREE.finditer(target)}
    return [
        _slip(match.span(), source, told[n].span(), target)
        for match in cold
        if (n := _plain(match["n"])) in told
    ]


def _turned_scores(source: str, target: str) -> list[Slip]:
    """Scores that ``target`` has the other way round, though nobody loses in it nor wins."""
    mine = list(_SCORE.finditer(source))
    if not mine or not _OF_A_MATCH.search(source):
        return []
    theirs = list(_SCORE.finditer(target))
    left: dict[tuple[str | Any, ...], list[re.Match[str]]] = defaultdict(list)
    for match in reversed(new := _but_for(theirs, mine)):
        left[match.group("a", "b")].append(match)
    slips = []
    for score in _but_for(mine, theirs):
        turned = left[score.group("b", "a")]
        if not turned:
            continue
        other = turned.pop()
        winner_first = int(other["a"]) > int(other["b"])
        # Of sets one that is turned among others that are not is wrong, whoever won.
        if len(new) == len(theirs):
            if winner_first and (_WON.search(target) or _LOST.search(target)):
                continue
            if _LOST_VI.search(source) or _LOST.search(target):
                continue
        slips.append(_slip(score.span(), source, other.span(), target))
    return slips


def _but_for(mine: list[re.Match[str]], theirs: list[re.Match[str]]) -> list[re.Match[str]]:
    """Scores of ``mine`` beyond those of ``theirs``, as often as they stand there."""
    rest = Counter(match.group("a", "b") for match in theirs)
    left = []
    for match in mine:
        if rest[match.group("a", "b")]:
            rest[match.group("a", "b")] -= 1
        else:
            left.append(match)
    return left


def _plain(figure: str) -> str:
    return figure.replace(",", ".")


def _slip(mine: tuple[int, int], source: str, theirs: tuple[int, int], target: str) -> Slip:
    return Slip(what="changed", source=_fact(mine, source), target=_fact(theirs, target))


def _fact(place: tuple[int, int], text: str) -> Fact:
    span = Span(start=place[0], end=place[1])
    return Fact(kind="number", span=span, text=span.of(text), values=frozenset({span.of(text)}))
