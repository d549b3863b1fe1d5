"""The page while it is being cleaned: its lines, and who has claimed which stretch.

A line is a paragraph: what stands between two line breaks or, in a text wrapped at a fixed width,
between two blank lines. Rules claim whole lines, prefixes, suffixes or inner stretches. Nothing is
ever moved: all positions are offsets into the page's text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from summarize.document import Zone, ZoneName
from summarize.facts.letters import compile_pattern

#: Characters that count as white space at the ends of a line, beside ``str.isspace``: byte order
#: mark, zero-width space and joiners, word joiner, soft hyphen.
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_EDGES = " \t\r\n\v\f\u00a0\u2002\u2003\u2009\u3000\u2028\u2029\u0085" + INVISIBLE
_ENDED = re.compile(r"[.!?…:;][\"”’'»)\]]*$")
_STOPPED = re.compile(r"[.;:,…][\"”’']*$")
#: A sentence that ends inside a line; two letters before a full stop are an abbreviation (TP. HCM).
_INNER_END = compile_pattern(r"(?:[^\W\d_]{3}|\d{2}|[\"”’)])[.!?…][\"”’)]*\s+[\"“(]?[\p{Lu}]")
#: A line of this many words is a paragraph of a story.
PARAGRAPH_WORDS = 20
#: Lines of a wrapped text end close to the same column; newspapers' mail copies use 65 to 80.
_WRAP_MIN, _WRAP_MAX = 55, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One claim: ``[start, end)`` is of ``zone``, says ``rule``."""

    rule: str
    start: int
    end: int
    zone: ZoneName


@dataclass
class Line:
    """One paragraph without its outer white space.

    Attributes:
        start, end: offsets into the page's text.
        text: the characters between them.
        gap: whether a blank line stands before it.
        words: how many the text has.
        open_start, open_end: what no rule has claimed yet, inner claims left aside.
        rest: the characters between those, the unclaimed middle of the line.
        inner: claimed stretches that touch neither end.
    """

    start: int
    end: int
    text: str
    gap: bool
    words: int = field(init=False)
    open_start: int = field(init=False)
    open_end: int = field(init=False)
    rest: str = field(init=False)
    inner: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.words = len(self.text.split())
        self.open_start, self.open_end, self.rest = self.start, self.end, self.text
        self.inner = []

    @property
    def open(self) -> bool:
        """Whether anything of the line is unclaimed."""
        return self.open_start < self.open_end

    def keep(self, start: int, end: int) -> None:
        """Leave ``[start, end)`` unclaimed and no more."""
        self.open_start, self.open_end = start, end
        self.rest = self.text[start - self.start : end - self.start]

    @cached_property
    def ended(self) -> bool:
        """Whether the line ends as a sentence does."""
        return bool(_ENDED.search(self.text[-8:]))

    @cached_property
    def title_like(self) -> bool:
        """Whether the line is shaped like a headline: 4 to 32 words, one clause, no full stop."""
        if not 4 <= self.words <= 32 or _STOPPED.search(self.text[-4:]):
            return False
        return not _INNER_END.search(self.text)


@dataclass(slots=True)
class Page:
    """A text, its lines and the claims on them.

    Attributes:
        headline: position of the headline's line, or None.
        title: the headline, stated by the container or found.
        spaced: whether blank lines stand between most of the lines.
        stated: zones that the container itself states.
    """

    text: str
    lines: list[Line]
    marks: list[Mark] = field(default_factory=list)
    headline: int | None = None
    title: str | None = None
    spaced: bool = False
    stated: tuple[Zone, ...] = ()

    def open_lines(self, start: int = 0, end: int | None = None) -> Iterator[tuple[int, Line]]:
        """Lines from ``start`` to ``end`` with something unclaimed, the headline left out."""
        for index in range(start, len(self.lines) if end is None else end):
            line = self.lines[index]
            if line.open_start < line.open_end and index != self.headline:
                yield index, line

    def inside(self) -> range:
        """Positions from the first to the last long paragraph that is open; none without one."""
        long = [index for index, line in self.open_lines() if line.words >= PARAGRAPH_WORDS]
        return range(long[0], long[-1] + 1) if long else range(0)

    def claim(self, line: Line, mark: Mark) -> None:
        """Record a claim without its outer white space, cut to what is unclaimed."""
        start, end = max(mark.start, line.open_start), min(mark.end, line.open_end)
        if start >= end:
            return
        free = _outside(start, end, line.inner)
        if start == line.open_start:
            line.keep(_skip_space(self.text, end, line.open_end), line.open_end)
        elif end == line.open_end:
            line.keep(line.open_start, _drop_space(self.text, start, line.open_start))
        else:
            line.inner.append((start, end))
        for start, end in free:
            start, end = _skip_space(self.text, start, end), _drop_space(self.text, end, start)
            if start < end:
                self.marks.append(Mark(rule=mark.rule, start=start, end=end, zone=mark.zone))


def read_page(text: str) -> Page:
    """Divide ``text`` into lines; linear in its length."""
    wrapped = _is_wrapped(text)
    lines: list[Line] = []
    gap, spaced, at = False, 0, 0
    for raw in text.split("\n"):
        start, end = at, at + len(raw)
        at = end + 1
        core = raw.strip(_EDGES)
        if not core:
            gap = True
            continue
        start += len(raw) - len(raw.lstrip(_EDGES))
        end = start + len(core)
        if wrapped and lines and not gap:
            last = lines.pop()
            lines.append(Line(last.start, end, text[last.start : end], last.gap))
        else:
            spaced += gap
            lines.append(Line(start, end, core, gap))
        gap = False
    return Page(text=text, lines=lines, spaced=spaced * 2 >= len(lines))


def _is_wrapped(text: str) -> bool:
    """Whether lines were broken at a fixed width: most are of one width and end in mid-sentence."""
    sample = text[:20_000].split("\n")
    if len(sample) < 8 or not any(not line.strip() for line in sample):
        return False
    inner = [one for one, after in itertools.pairwise(sample) if one.strip() and after.strip()]
    if len(inner) < 5:
        return False
    fitting = [one for one in inner if _WRAP_MIN <= len(one) <= _WRAP_MAX]
    unfinished = [one for one in fitting if not _ENDED.search(one.rstrip()[-8:])]
    return len(fitting) >= 0.8 * len(inner) and len(unfinished) >= 0.6 * len(inner)


def _outside(start: int, end: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of ``[start, end)`` lies outside the taken stretches."""
    free = []
    for low, high in sorted(taken):
        if low < end and high > start:
            free.append((start, low))
            start = max(start, high)
    return [*((a, b) for a, b in free if a < b), *([(start, end)] if start < end else [])]


def _skip_space(text: str, at: int, stop: int) -> int:
    while at < stop and (text[at].isspace() or text[at] in INVISIBLE):
        at += 1
    return at


def _drop_space(text: str, at: int, stop: int) -> int:
    while at > stop and (text[at - 1].isspace() or text[at - 1] in INVISIBLE):
        at -= 1
    return at
