"""The five articles of the acceptance: what goes, why, and what stays.

They are other people's text, so nothing of them is written here but the marks that all pages of
their kind share; the tests skip where they are not at hand.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from summarize.clean import clean
from summarize.document import CONTENT_ZONES, Article, RawArticle, Removal
from summarize.options import CleanOptions
from summarize.segment import make_headline, segment
from tests.clean.raw_articles import check

_SHARED = Path(os.environ.get("SUMMARIZE_SHARED", Path(__file__).parents[2].parent / "shared"))
_FOLDER = _SHARED / "articles"

pytestmark = pytest.mark.skipif(
    not _FOLDER.is_dir(), reason=f"the five real articles are not at {_FOLDER}"
)

#: Number of the article -> rules that must fire and how often; zones of content lines.
_EXPECTED: dict[str, tuple[dict[str, int], int]] = {
    "000": (
        {"picture-glued": 2, "related-bracket": 1, "end-mark": 1, "signature": 1, "section-end": 1},
        10,
    ),
    "001": (
        {
            "publication-line": 1,
            "outlet-prefix": 1,
            "related-twice": 3,
            "picture-placeholder": 2,
            "signature": 1,
            "section-end": 2,
            "navigation": 1,
        },
        8,
    ),
    "002": (
        {"picture-glued": 1, "related-bracket": 1, "end-mark": 1, "signature": 1, "section-end": 4},
        10,
    ),
    "003": (
        {"picture-glued": 1, "related-bracket": 1, "end-mark": 1, "signature": 1, "section-end": 1},
        10,
    ),
    "004": ({"picture-credit": 1}, 9),
}
#: What no segment may hold: boilerplate, credits, signatures, end marks.
_FURNITURE = (
    "ảnh 1", "ảnh 2", "chú thích ảnh", "(ảnh:", "(nguồn:", "ảnh: ", "./.", "ttxvn/vietnam+",
    "/ttxvn", "thethaovanhoa", "gmt", "cùng chuyên mục", "đọc thêm", "xem theo ngày", "[", "]",
)  # fmt: skip


def _cleaned(number: str) -> tuple[Article, tuple[Removal, ...]]:
    path = next(_FOLDER.glob(f"{number}_*"))
    text = path.read_text(encoding="utf-8")
    raw = RawArticle(id=path.name, content=text, media_type="text/plain", sha256="0" * 64)
    return clean(raw, CleanOptions())


@pytest.mark.parametrize("number", _EXPECTED)
def test_removals_and_zones(number: str) -> None:
    """The rules fire as often as they must, with exact spans; every paragraph stays."""
    article, removals = _cleaned(number)
    check(article, removals)
    rules, paragraphs = _EXPECTED[number]
    assert Counter(one.rule for one in removals) == Counter(rules)
    assert sum(zone.name in CONTENT_ZONES for zone in article.zones) == paragraphs


@pytest.mark.parametrize("number", _EXPECTED)
def test_segments_hold_the_story_only(number: str) -> None:
    """No segment holds boilerplate, a caption or another story; together they are all of it."""
    article, removals = _cleaned(number)
    segments = segment(article)
    for one in segments:
        assert not [mark for mark in _FURNITURE if mark in one.source.casefold()], one.source
        for cut in removals:
            assert cut.span.end <= one.span.start or one.span.end <= cut.span.start
    story = [z.span.of(article.text) for z in article.zones if z.name in CONTENT_ZONES]
    assert "".join("".join(story).split()) == "".join("".join(s.source.split()) for s in segments)


def test_titles_dates_and_signatures() -> None:
    """What the pages say of themselves, and how it was found."""
    articles = {number: _cleaned(number)[0] for number in _EXPECTED}
    assert [articles[n].title is not None for n in _EXPECTED] == [True, True, True, True, False]
    assert {n: articles[n].date_source for n in _EXPECTED} == {
        "000": "unknown", "001": "dateline", "002": "unknown", "003": "unknown", "004": "unknown",
    }  # fmt: skip
    assert (articles["001"].date_published or "").startswith("2022-01-11T08:09")
    assert articles["001"].author is not None
    assert [articles[n].sitename for n in ("000", "001")] == ["VietnamPlus", "Thể thao & Văn hóa"]


def test_a_missing_headline_is_made() -> None:
    """The fifth article has none; one of its first sentences gives it."""
    article, _ = _cleaned("004")
    headline, made = make_headline(article, segment(article))
    assert made
    assert 7 <= len(headline.source.split()) <= 24
    assert article.text[headline.span.start : headline.span.end] == headline.source
