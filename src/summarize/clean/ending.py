"""Where the story ends: what follows is another story, or links to others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarize.clean.cues import cues, fold
from summarize.clean.page import Line, Page
from summarize.clean.rule import Claim, rule, whole
from summarize.clean.story import LONG_WORDS, shared_paragraphs
from summarize.facts.letters import compile_pattern

#: Fewer words than this cannot be the whole of a story.
_STORY_WORDS = 60
#: A line of this many words that ends in a full stop may be a paragraph.
_SENTENCE_WORDS = 8


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
    before = 0
    for index, line in page.open_lines():
        found = _glued_heading().search(line.rest)
        words = len(line.rest[: found.start(1)].split()) if found else line.words
        before += words
        if found is None or before < _STORY_WORDS:
            continue
        start = line.open_start + found.start(1)
        yield line, start, line.open_end, None
        after = [one for _, one in page.open_lines(index + 1)]
        shared, long = shared_paragraphs((one for _, one in page.open_lines(0, index + 1)), after)
        if long and shared * 2 > long:
            continue
        for one in after:
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
    before = 0
    for n, (index, line) in enumerate(opens):
        kind = heading_kind(line.rest)
        if kind is None:
            before += line.words
            continue
        rest = [one for _, one in opens[n + 1 :]]
        story = [one for _, one in opens[:n]]
        if before < _STORY_WORDS and any(one.words >= LONG_WORDS for one in rest):
            # Furniture above the story, or a box of links under the first paragraph.
            if kind == "hard":
                yield whole(line)
            continue
        shared, long = shared_paragraphs(story, rest)
        over = story_is_over(page, index)
        goes_on = _goes_on(kind, rest, shared, long)
        if goes_on and not over:
            if kind == "hard":
                yield whole(line)
            continue
        if kind == "soft" and not over and not _is_strange(rest, before, shared, long):
            continue
        yield whole(line)
        for one in rest:
            yield whole(one, "navigation" if _is_furniture(one) else "tail")
        return


def _goes_on(kind: str, rest: list[Line], shared: int, long: int) -> bool:
    """Whether the story goes on behind a heading of links.

    Behind a heading that only closes pages, headlines need a clear majority of paragraphs that
    belong to the story; a paragraph straight behind it needs a third.
    """
    if not long or kind == "soft":
        return shared > 0
    share = 2 / 3 if rest[0].title_like or not rest[0].ended else 1 / 3
    return shared > share * long


def _is_strange(rest: list[Line], before: int, shared: int, long: int) -> bool:
    """Whether what follows a heading that also heads boxes is surely no part of the story: bare
    headlines only, or two paragraphs or more behind a whole story that share nothing with it."""
    if not any(one.ended and one.words >= _SENTENCE_WORDS for one in rest):
        return True
    return long >= 2 and shared == 0 and before >= 2 * _STORY_WORDS


def _is_furniture(line: Line) -> bool:
    return heading_kind(line.rest) is not None or cues().has("navigation", line.rest)


def story_is_over(page: Page, index: int) -> bool:
    """Whether an end mark or a signature stands on one of the three lines before ``index``."""
    first = page.lines[max(index - 3, 0)].start
    stop = page.lines[index].start
    rules = ("end-mark", "signature", "signature-suffix", "author-line")
    return any(mark.rule in rules and first <= mark.start < stop for mark in reversed(page.marks))


@rule("after-end", zone="tail", reason="Follows the end mark or the signature of the story.")
def after_end(page: Page) -> Iterator[Claim]:
    """What follows the last sentence where the story says it is over."""
    ends = [(m.end, m.rule) for m in page.marks if m.rule in ("end-mark", "signature")]
    if not ends:
        return
    opens = list(page.open_lines())
    for end, ended_by in sorted(ends):
        after = [one for _, one in opens if one.open_start >= end and one.open]
        before = [one for _, one in opens if one.open_start < end]
        words = sum(one.words for one in before)
        if not after or words < _STORY_WORDS:
            continue
        shared, long = shared_paragraphs(before, after)
        rest = sum(one.words for one in after)
        small = rest <= 0.6 * words
        if ended_by == "end-mark":
            over = after[0].title_like or small or shared * 2 < long
        else:
            over = (long == 0 and small) or (small and shared == 0)
        if over:
            for one in after:
                yield whole(one)
            return
