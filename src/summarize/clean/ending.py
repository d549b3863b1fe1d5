"""Where the story ends: what follows is another story, or links to others."""

from __future__ import annotations

import itertools
import re
from bisect import bisect, bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from summarize.clean.cues import cues, fold
from summarize.clean.page import Line, Page
from summarize.clean.rule import Claim, rule, whole
from summarize.clean.story import LONG_WORDS, Threads
from summarize.facts.letters import compile_pattern

#: Fewer words than this cannot be the whole of a story.
_STORY_WORDS = 60
#: A line of this many words that ends in a full stop may be a paragraph.
_SENTENCE_WORDS = 8
#: Between the end of a story and the heading of links stand at most two lines.
_END_LINES = 3
#: Within so many characters a correction says that it is one.
_CORRECTION_CHARS = 120
#: "Đính chính", "Lời xin lỗi bạn đọc": the heading of a correction.
_HEADING_WORDS = 6


@cache
def _glued_heading() -> re.Pattern[str]:
    """A heading of links (group 1) glued behind the last sentence, written as headings are."""
    words = [one for one in cues().starts["section_ends_hard"] if len(one.split()) >= 3]
    words += [one for one in cues().starts["section_ends_soft"] if len(one.split()) >= 3]
    shapes = [shape for one in words for shape in (one.capitalize(), one.upper())]
    ordered = sorted(shapes, key=len, reverse=True)
    return compile_pattern(
        r"[.!?)”\"/](\s*(?:"
        + "|".join(map(re.escape, ordered))
        + r"))(?=\s*$|\s*:|\s*[\p{Lu}\"“\[(])"
    )


def heading_kind(text: str) -> str | None:
    """``hard`` or ``soft`` when a line heads a list of links, else None."""
    if len(text) > 60:
        return None
    folded = re.sub(r"\s*\(?\d+\)?\s*$", "", fold(text)).strip(" :.»>|…*•+-–")
    if folded in cues().words["section_ends_hard"]:
        return "hard"
    if folded in cues().words["section_ends_soft"]:
        return "soft"
    return None


@rule(
    "section-end-glued",
    zone="navigation",
    reason="A heading of links to other stories, glued to the last sentence.",
)
def glued_heading(page: Page) -> Iterator[Claim]:
    """ "…hết. Tin cùng chuyên mục …": the heading and what is glued to it; then the rest."""
    opens = [line for _, line in page.open_lines()]
    texts, glued, before = [], [], 0
    for place, line in enumerate(opens):
        text, found = line.rest, _glued_heading().search(line.rest)
        before += len(text[: found.start(1)].split()) if found else line.words
        if found and before >= _STORY_WORDS:
            glued.append((place, line.open_start + found.start(1)))
            text = text[: found.start(1)]
        texts.append(text)
    threads = Threads(texts) if glued else None
    for place, start in glued:
        yield opens[place], start, opens[place].open_end, None
        shared, long = threads.behind(place + 1) if threads else (0, 0)
        if long and shared * 2 > long:
            continue
        for one in _but_corrections(opens[place + 1 :]):
            yield whole(one, "tail")
        return


@rule(
    "section-end",
    zone="navigation",
    reason="The story is over: a heading of links, and what follows it.",
)
def section_end(page: Page) -> Iterator[Claim]:
    """A heading of links on its own line, and all that follows the end of the story."""
    opens = list(page.open_lines())
    kinds = [heading_kind(line.rest) for _, line in opens]
    if not any(kinds):
        return
    threads = Threads([line.rest for _, line in opens])
    last_sentence = max((n for n, (_, one) in enumerate(opens) if _is_sentence(one)), default=-1)
    over_at = _ended_lines(page)
    before = 0
    for n, (index, line) in enumerate(opens):
        kind = kinds[n]
        if kind is None:
            before += line.words
            continue
        shared, long = threads.behind(n + 1)
        if before < _STORY_WORDS and long:
            # Furniture above the story, or a box of links under the first paragraph.
            if kind == "hard":
                yield whole(line)
            continue
        over = not over_at.isdisjoint(range(index - _END_LINES, index))
        after = opens[n + 1][1] if n + 1 < len(opens) else None
        goes_on = _goes_on(kind, after, shared, long)
        if goes_on and not over:
            if kind == "hard":
                yield whole(line)
            continue
        # Behind a heading that also heads boxes: surely no part of the story are bare headlines,
        # or two paragraphs or more behind a whole story that share nothing with it.
        strange = last_sentence < n or (long >= 2 and not shared and before >= 2 * _STORY_WORDS)
        if kind == "soft" and not over and not strange:
            continue
        yield whole(line)
        for one in _but_corrections([one for _, one in opens[n + 1 :]]):
            yield whole(one, "navigation" if _is_furniture(one) else "tail")
        return


def _goes_on(kind: str, after: Line | None, shared: int, long: int) -> bool:
    """Whether the story goes on behind a heading of links.

    Behind a heading that only closes pages, headlines need a clear majority of paragraphs that
    belong to the story; a paragraph straight behind it needs a third.
    """
    if not long or after is None or kind == "soft":
        return shared > 0
    share = 2 / 3 if after.title_like or not after.ended else 1 / 3
    return shared > share * long


def _is_sentence(line: Line) -> bool:
    return line.words >= _SENTENCE_WORDS and line.ended


def _is_furniture(line: Line) -> bool:
    return heading_kind(line.rest) is not None or cues().has("navigation", line.rest)


def _but_corrections(lines: list[Line]) -> Iterator[Line]:
    """The lines without those in which the newspaper mends a mistake: the editor must see them.

    "Đính chính" may stand above what it says; a link to another story's correction has no end.
    """
    headed = False
    for line, after in itertools.zip_longest(lines, lines[1:]):
        if headed or _is_correction(line):
            headed = False
            continue
        headed = (
            line.words <= _HEADING_WORDS
            and cues().begins("corrections", line.rest) is not None
            and after is not None
            and _is_sentence(after)
        )
        if not headed:
            yield line


def _is_correction(line: Line) -> bool:
    text = line.rest.lstrip("*•-–([ ")
    start = cues().begins("corrections", text)
    if start is None:
        said = fold(text[:_CORRECTION_CHARS])
        return line.ended and any(one in said for one in cues().words["corrected"])
    labelled = ":" in text[: len(start) + 4]
    return labelled or (_is_sentence(line) and start in fold(text))


def _ended_lines(page: Page) -> frozenset[int]:
    """The lines on which an end mark or a signature stands."""
    rules = ("end-mark", "signature", "signature-suffix")
    starts = [line.start for line in page.lines]
    return frozenset(bisect(starts, mark.start) - 1 for mark in page.marks if mark.rule in rules)


@rule("after-end", zone="tail", reason="Follows the end mark or the signature of the story.")
def after_end(page: Page) -> Iterator[Claim]:
    """What follows the last sentence where the story says it is over.

    Several paragraphs with an end mark each are a roundup ("Tin vắn"), over at the last of them.
    """
    ends = [(m.end, m.rule) for m in page.marks if m.rule in ("end-mark", "signature")]
    if not ends:
        return
    opens = [line for _, line in page.open_lines()]
    marked = {end for end, ended_by in ends if ended_by == "end-mark"}
    items = [one.end for one in opens if one.words >= LONG_WORDS and one.end in marked]
    starts = [line.open_start for line in opens]
    told = list(accumulate((line.words for line in opens), initial=0))
    threads: Threads | None = None
    for end, ended_by in sorted(ends):
        place = bisect_left(starts, end)
        words = told[place]
        roundup = len(items) > 1 and end < items[-1]
        if place == len(opens) or words < _STORY_WORDS or roundup:
            continue
        threads = threads or Threads([line.rest for line in opens])
        shared, long = threads.behind(place)
        small = told[-1] - words <= 0.6 * words
        if ended_by == "end-mark":
            over = opens[place].title_like or small or shared * 2 < long
        else:
            over = (long == 0 and small) or (small and shared == 0)
        if over:
            for one in _but_corrections(opens[place:]):
                yield whole(one)
            return
