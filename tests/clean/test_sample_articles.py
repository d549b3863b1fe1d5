"""The project's own sample articles, through the readers: no furniture in any segment."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.clean import clean
from summarize.options import CleanOptions
from summarize.readers import read_articles
from summarize.segment import make_headline, segment
from tests.clean.raw_articles import check

_FOLDER = Path(__file__).parents[2] / "articles"
_FILES = sorted(path.name for path in _FOLDER.iterdir() if path.suffix != ".rst")
#: File -> rules that must fire on it.
_RULES = {
    "01-ngu-truong-bac-au.txt": {"picture-glued", "related-bracket", "end-mark", "section-end"},
    "02-det-may-don-hang.html": {"publication-line"},
    "03-lu-mien-trung.txt": {"publication-line", "outlet-prefix", "related-twice", "section-end"},
    "04-mo-tu-xa-nam-can.docx": {"dateline", "picture-credit", "related-bracket", "author-line"},
    "05-bong-da-chung-ket.txt": {"picture-credit"},
    "06-toa-an-hai-long.txt": {"breadcrumb", "outlet-prefix", "related-label", "section-end"},
    "07-tet-lang-hoa.txt": {"dateline", "picture-echo", "related-label", "tags", "author-line"},
    "08-cong-nghe.jsonl": {"picture-credit", "related-label", "outlet-prefix", "end-mark"},
}
_FURNITURE = (
    "ảnh 1", "ảnh:", "chú thích ảnh", "(nguồn:", "./.", "ttxvn", "gmt", "tin cùng chuyên mục",
    "xem thêm", "tin liên quan", "bình luận", "[", ">>", "từ khóa", "chia sẻ", "cấm sao chép",
    "cá tuyết", "đèo khe nét", "lạch huyện", "bến sỏi", "cái răng", "{{",
)  # fmt: skip


def test_every_sample_is_expected() -> None:
    """A new sample article comes with the rules it exercises."""
    assert set(_FILES) == set(_RULES)


@pytest.mark.parametrize("name", _FILES)
def test_sample(name: str) -> None:
    """The quirks of each sample are met by their rules, and the story alone is left."""
    fired: set[str] = set()
    for raw in read_articles(_FOLDER / name):
        article, removals = clean(raw, CleanOptions())
        check(article, removals)
        fired |= {one.rule for one in removals}
        segments = segment(article)
        assert len(segments) >= 8
        for one in segments:
            found = [mark for mark in _FURNITURE if mark in one.source.casefold()]
            assert not found, one.source
        headline, made = make_headline(article, segments)
        assert made == (name == "05-bong-da-chung-ket.txt")
        assert headline.source
    assert _RULES[name] <= fired
