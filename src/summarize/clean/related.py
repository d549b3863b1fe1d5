"""Links to other stories in the middle of this one, and their teasers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.clean.cues import alternatives, cues, fold
from summarize.clean.ending import heading_kind
from summarize.clean.headline import comparable
from summarize.clean.page import Line, Page
from summarize.clean.rule import Claim, rule, whole
from summarize.clean.signature import outlet_length
from summarize.clean.story import Spread, names, syllables
from summarize.facts.letters import compile_pattern

#: A linked headline has this many words or more; a subheading seldom has.
_LINK_WORDS = 8
#: With more headlines than this a page is a roundup of several stories.
_MOST_TEASED = 2
#: The lead, and with it the newspaper's name, is one of the first lines.
_LEAD_LINES = 2
_BRACKETED = re.compile(r"\[[^\[\]]{12,220}\]\.?")
_INNER = compile_pattern(
    r"(?:(?<=[.!?…\"”)])\s*|^)(\[[\p{Lu}\"“][^\[\]]{20,200}\])(?=\s*(?:[\p{Lu}\"“]|$))"
)
#: What stands before a label.
_MARKS = "*•-–+([ »►▶=>⇒→☛👉◆➡"
_ANGLES = re.compile(r"(?:>\s*){2,}")
_LABELLED = re.compile(r"\[\s*([^\[\]]{3,16})\s*\]\s*\S", re.I)


@rule("related-bracket", zone="related", reason="A bracketed link to another story.")
def related_bracket(page: Page) -> Iterator[Claim]:
    """A line in square brackets, or a bracketed headline between two sentences."""
    for _, line in page.open_lines():
        text = line.rest
        if "[" not in text:
            continue
        if _BRACKETED.fullmatch(text) and line.words >= 4:
            yield whole(line)
            continue
        label = _LABELLED.match(text)
        short = line.words <= cues().limits["related_words"] and not line.ended
        if short and label and cues().has("bracket_labels", label.group(1)):
            yield whole(line)
            continue
        base = line.open_start
        for found in _INNER.finditer(text):
            if len(found.group(1).split()) >= 5:
                yield line, base + found.start(1), base + found.end(1), None


@rule("related-label", zone="related", reason="A labelled link to another story.")
def related_label(page: Page) -> Iterator[Claim]:
    """ "Xem thêm: …", ">> …", "► …" and "* Mời độc giả xem thêm …"."""
    bullets = cues().starts["related_bullets"]
    listed: frozenset[int] | None = None
    for index, line in page.open_lines():
        if line.words > cues().limits["related_words"]:
            continue
        text = line.rest.lstrip(_MARKS)
        start = cues().begins("related_starts", text)
        linked = line.rest.startswith(bullets) and not line.ended
        if linked:
            listed = _listed(page) if listed is None else listed
            linked = index not in listed
        if linked or _ANGLES.match(line.rest):
            yield whole(line)
        elif start is not None and index:
            after = re.sub(rf"^(?:{alternatives('related_starts')})", "", fold(text))
            linked = after.startswith((":", " :", ">", " >", " tại đây", " về "))
            if len(after) > 1 and (linked or not line.ended):
                yield whole(line)


def _listed(page: Page) -> frozenset[int]:
    """Positions of bulleted lines that are points of the story's: several up to its last long
    paragraph share the bullet, or the line above the first of them announces them."""
    found: dict[str, list[int]] = {}
    for index, line in page.open_lines():
        if line.rest.startswith(cues().starts["related_bullets"]):
            found.setdefault(line.rest[0], []).append(index)
    inside = page.inside() if found else range(0)
    return frozenset(
        index
        for at in found.values()
        if sum(one in inside for one in at) > 1 or page.lines[max(at[0] - 1, 0)].text.endswith(":")
        for index in at
    )


@rule("related-box", zone="related", reason="A box of links in the middle of the story.")
def related_box(page: Page) -> Iterator[Claim]:
    """A heading of links in the middle of the story, and the links below it."""
    spread = Spread(page.lines)
    for index, line in page.open_lines():
        if heading_kind(line.rest) is None:
            continue
        spread.drop(line)
        yield whole(line, "navigation")
        title: Line | None = None
        for _, below in page.open_lines(index + 1):
            if below.title_like:
                spread.drop(below)
                yield whole(below)
                title = below
            elif title is not None and _is_teaser(spread, [title], below):
                spread.drop(below)
                yield whole(below, "teaser")
                title = None
            else:
                break


@rule(
    "related-twice",
    zone="related",
    reason="Another story's headline, printed twice, with its teaser.",
)
def related_twice(page: Page) -> Iterator[Claim]:
    """Another story's headline printed twice, and the teaser under it."""
    spread = Spread(page.lines)
    opens = list(page.open_lines())
    for n in range(len(opens) - 1):
        first, second = opens[n][1], opens[n + 1][1]
        if not (first.open and second.open) or not first.title_like or first.words < 6:
            continue
        if comparable(first.rest) != comparable(second.rest):
            continue
        for line in (first, second):
            spread.drop(line)
            yield whole(line)
        if n + 2 < len(opens) and _is_teaser(spread, [first, second], opens[n + 2][1]):
            spread.drop(opens[n + 2][1])
            yield whole(opens[n + 2][1], "teaser")


def _is_teaser(spread: Spread, titles: list[Line], line: Line) -> bool:
    """Whether a short paragraph continues a linked headline rather than the story.

    It does when it shares with the headline syllables that stand nowhere else on the page, or
    next to nowhere, and more of them than of the paragraph before the headline.
    """
    if not line.open or line.words > cues().limits["teaser_words"] or line.words < 8:
        return False
    title = syllables(titles[0].text)
    link = title & syllables(line.rest)
    if len(link) >= 0.6 * len(title):
        return True
    if len(link) < 3:
        return False
    counts = spread.outside(link, [*titles, line])
    rare = sum(1 for one in link if counts[one] == 0)
    scarce = sum(1 for one in link if counts[one] <= 1)
    return rare >= 3 or (rare >= 2 and scarce >= 4)


@rule(
    "related-teaser",
    zone="related",
    reason="A headline and teaser of another story; none of their names stands in this one.",
)
def related_teaser(page: Page) -> Iterator[Claim]:
    """A headline and teaser of another story without any label, told by their names.

    Only when sure: the page is one story (a roundup has many such headlines), the headline has
    eight words or more and no full stop, the paragraph below it is its teaser, two names or more
    stand in the pair and none of them anywhere else, and the story goes on behind the pair with
    names from before it.
    """
    opens = [one for _, one in page.open_lines()]
    titles = [n for n, one in enumerate(opens) if one.title_like and one.words >= _LINK_WORDS]
    if len(titles) > _MOST_TEASED:
        return
    spread = Spread(page.lines)
    for n in titles:
        if not 0 < n < len(opens) - 2:
            continue
        title, teaser = opens[n], opens[n + 1]
        if not teaser.open or not _is_teaser(spread, [title], teaser):
            continue
        own = names(" . " + title.rest) | names(" . " + teaser.rest)
        linked = names(" x " + title.rest) & names(" x " + teaser.rest)
        before = _names_of(opens[:n])
        after = _names_of(opens[n + 2 :])
        known = before | after | (names(" x " + page.title) if page.title else frozenset())
        if len(own) >= 2 and linked and not own & known and before & after:
            yield whole(title)
            yield whole(teaser, "teaser")


def _names_of(lines: list[Line]) -> frozenset[str]:
    return frozenset[str]().union(*(names(" x " + one.text) for one in lines))


@rule(
    "outlet-teaser",
    zone="related",
    reason="The teaser of another story: the newspaper's name stands before it, deep in this one.",
)
def outlet_teaser(page: Page) -> Iterator[Claim]:
    """ "TTO - …" deep in a story that begins with "TTO - " itself: the teaser of a linked story,
    and the headline above it."""
    opens = [line for _, line in page.open_lines()]
    if not any(outlet_length(line.rest) for line in opens[:_LEAD_LINES]):
        return
    for n in range(_LEAD_LINES, len(opens)):
        line = opens[n]
        if line.words > cues().limits["teaser_words"] or not outlet_length(line.rest):
            continue
        above = opens[n - 1]
        if above.open and above.title_like:
            yield whole(above)
        yield whole(line, "teaser")
