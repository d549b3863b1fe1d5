"""The layouts of other newspapers: every line gets its zone, with or without blank lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.clean import clean
from summarize.document import CONTENT_ZONES, Article
from summarize.options import CleanOptions
from tests.clean.raw_articles import check, raw


def _read_pages() -> dict[str, list[tuple[str, str]]]:
    """Name of a page -> its lines, each with the zones it may have."""
    pages: dict[str, list[tuple[str, str]]] = {}
    text = Path(__file__).with_name("pages.txt").read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line.startswith("== "):
            pages[line[3:]] = lines = []
        elif line and not line.startswith("#"):
            zones, _, words = line.partition(": ")
            lines.append((zones, words))
    return pages


PAGES = _read_pages()


def _zones_of(article: Article, start: int, end: int) -> list[str]:
    """Names of the zones in a stretch, blanks left out, neighbours joined."""
    names: list[str] = []
    for zone in article.zones:
        if zone.span.end <= start or zone.span.start >= end or zone.name == "blank":
            continue
        name = "+" if zone.name in CONTENT_ZONES else zone.name
        if names[-1:] != [name]:
            names.append(name)
    return names


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize("name", PAGES)
def test_every_line_gets_its_zone(name: str, gap: str) -> None:
    """The story stays whole, and everything else is named for what it is."""
    wanted = PAGES[name]
    text = gap.join(line for _, line in wanted)
    article, removals = clean(raw(text), CleanOptions())
    at = 0
    wrong = []
    for zones, line in wanted:
        found = _zones_of(article, at, at + len(line))
        at += len(line) + len(gap)
        allowed = [
            [name[:-1], "+"] if name.endswith("+") and name != "+" else [name]
            for name in zones.split("|")
        ]
        story_alone = (
            zones == "+" and found[:1] == ["+"] and set(found) <= {"+", "navigation", "byline"}
        )
        if found not in allowed and not story_alone:
            wrong.append((zones, found, line[:70]))
    assert not wrong
    check(article, removals)
