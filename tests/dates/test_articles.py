"""The five sample articles against their annotation: precision, values, zones, key dates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from summarize.clean import clean
from summarize.dates import tag
from summarize.document import Article, BriefDate
from summarize.options import CleanOptions, DateOptions
from summarize.readers import read_article
from summarize.segment import make_headline, segment

from .shared import shared
from .zones import zones_of

_GOLD = Path(__file__).parent / "gold"
_NAMES = ("000", "001", "002", "003", "004")
_STORY = {"headline": "headline", "lead": "story", "body": "story", "quote": "story"}


@dataclass(frozen=True)
class Expected:
    type: str
    value: str
    mod: str
    zone: str
    may_be_key: bool


def _path(name: str) -> Path:
    return next(iter(sorted(shared("articles").glob(f"{name}_*.txt"))))


def _gold(name: str, text: str) -> dict[tuple[int, int], Expected]:
    lines = (_GOLD / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    expected = {}
    for line in [line for line in lines if not line.startswith("#")][1:]:
        words, nth, kind, value, mod, zone, key = line.split("\t")
        at = -1
        for _ in range(int(nth)):
            at = text.index(words, at + 1)
        expected[at, at + len(words)] = Expected(kind, value, mod, zone, key == "1")
    return expected


def _cleaned(name: str) -> tuple[Article, tuple[BriefDate, ...]]:
    article, _ = clean(read_article(_path(name)), CleanOptions())
    segments = segment(article)
    headline, _ = make_headline(article, segments)
    return article, tag(article, segments, headline, DateOptions())


def _simply_zoned(name: str) -> tuple[Article, tuple[BriefDate, ...]]:
    text = _path(name).read_text(encoding="utf-8")
    article = Article(id=name, text=text, title=None, date_published=None, zones=zones_of(text))
    return article, tag(article, (), None, DateOptions())


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("way", [_cleaned, _simply_zoned])
def test_every_date_and_no_other(name: str, way) -> None:  # type: ignore[no-untyped-def]
    article, dates = way(name)
    gold = _gold(name, article.text)
    found = {(d.timex.span.start, d.timex.span.end): d.timex for d in dates}
    assert {article.text[s:e] for s, e in found.keys() - gold.keys()} == set()
    assert {article.text[s:e] for s, e in gold.keys() - found.keys()} == set()
    values = {place: (t.type, t.value, t.mod or "") for place, t in found.items()}
    assert values == {place: (e.type, e.value, e.mod) for place, e in gold.items()}


@pytest.mark.parametrize("name", _NAMES)
def test_zones_and_keys(name: str) -> None:
    article, dates = _cleaned(name)
    gold = _gold(name, article.text)
    for date in dates:
        expected = gold[date.timex.span.start, date.timex.span.end]
        zone = _STORY.get(date.zone, date.zone)
        assert zone == _STORY.get(expected.zone, expected.zone)
        assert expected.may_be_key or not date.key
        assert (date.timex.segment_id is not None) == (zone in ("headline", "story"))
    ranks = sorted(date.rank for date in dates if date.key)
    assert ranks == list(range(1, len(ranks) + 1))
    assert all(date.rank == 0 for date in dates if not date.key)


def test_the_year_of_003_stays_unknown() -> None:
    _, dates = _cleaned("003")
    assert [(d.timex.value, d.target_text) for d in dates] == [("XXXX-12-17", "December 17")]


def test_the_teaser_of_001_is_of_the_year_before_and_no_key_date() -> None:
    _, dates = _cleaned("001")
    teaser = [d for d in dates if d.timex.text == "ngày 7/12"]
    assert [(d.timex.value, d.key, d.zone) for d in teaser] == [("2021-12-07", False, "teaser")]


def test_a_new_publication_date_resolves_everything_again() -> None:
    article, _ = clean(read_article(_path("003")), CleanOptions(published="2021-12-20"))
    (date,) = tag(article, segment(article), None, DateOptions())
    assert date.timex.value == "2021-12-17"
