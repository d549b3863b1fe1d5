"""What the container itself says of its lines: a figcaption, a link alone in its paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.clean.page import Line, Page
from summarize.clean.rule import Claim, rule, whole
from summarize.document import CONTENT_ZONES, ZoneName

#: A link of more words, or one that ends as a sentence, may be a paragraph set as a link.
_LINK_WORDS = 32


def stated_lines(page: Page) -> Iterator[tuple[int, Line, ZoneName]]:
    """Lines that lie within a zone the container states; linear, both are in order."""
    if not page.stated:
        return
    position = 0
    for index, line in enumerate(page.lines):
        while position < len(page.stated) and page.stated[position].span.end < line.end:
            position += 1
        if position < len(page.stated) and page.stated[position].span.start <= line.start:
            yield index, line, page.stated[position].name


@rule("markup", zone="related", reason="The page's own markup says that it is no part of the text.")
def stated(page: Page) -> Iterator[Claim]:
    for index, line, zone in stated_lines(page):
        if zone in CONTENT_ZONES or zone in ("headline", "blank") or index == page.headline:
            continue
        if zone == "related" and (line.words > _LINK_WORDS or line.rest.endswith(".")):
            continue
        if line.open:
            yield whole(line, zone)
