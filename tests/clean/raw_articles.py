"""Raw articles for the tests of cleaning."""

from __future__ import annotations

from typing import Any

from summarize.clean import clean
from summarize.document import CONTENT_ZONES, Article, RawArticle, Removal
from summarize.options import CleanOptions

#: A story long enough to be one, with names that tie its paragraphs together.
STORY = (
    "Hội đồng nhân dân tỉnh Kon Rẫy sáng 6/12 thông qua nghị quyết hỗ trợ trồng sâm, với tổng kinh"
    " phí 126 tỷ đồng trong giai đoạn 2025-2028.",
    "Chủ tịch hội đồng Y Blan cho biết mỗi hộ ở Kon Rẫy được vay tối đa 80 triệu đồng, không lãi"
    " trong ba năm đầu, và được cấp 500 cây giống từ vườn ươm của tỉnh.",
    "Theo ông A Thút, trưởng thôn Đăk Pne, người dân Kon Rẫy mong được học cách phòng bệnh cho cây"
    " vì hai vụ trước sâm chết gần một nửa.",
    "Nghị quyết có hiệu lực từ ngày 1/1/2025 và sẽ được ông A Thút phổ biến tại chín thôn trước"
    " tháng 3.",
)
TITLE = "Kon Rẫy chi 126 tỷ đồng giúp người dân trồng sâm"


def raw(text: str, **metadata: Any) -> RawArticle:
    """A raw article of plain text."""
    return RawArticle(
        id="bai.txt", content=text, media_type="text/plain", sha256="0" * 64, **metadata
    )


def cleaned(
    *lines: str, keep: tuple[str, ...] = (), gap: str = "\n\n", **metadata: Any
) -> tuple[Article, tuple[Removal, ...]]:
    """Clean a page of the given lines, and check what holds of every cleaned page."""
    article, removals = clean(raw(gap.join(lines), **metadata), CleanOptions(keep=frozenset(keep)))
    check(article, removals)
    return article, removals


def check(article: Article, removals: tuple[Removal, ...]) -> None:
    """Zones partition the text in order; removals are exact, in order, and no content."""
    assert "".join(zone.span.of(article.text) for zone in article.zones) == article.text
    at = 0
    for removal in removals:
        assert removal.text == removal.span.of(article.text) != ""
        assert removal.span.start >= at
        at = removal.span.end
    taken = {(one.span.start, one.span.end, one.zone) for one in removals}
    zones = {(z.span.start, z.span.end, z.name) for z in article.zones}
    assert taken <= zones
    for zone in article.zones:
        stretch = (zone.span.start, zone.span.end, zone.name)
        assert zone.name in CONTENT_ZONES | {"headline", "blank"} or stretch in taken


def story(article: Article) -> list[str]:
    """The stretches of the story, in order."""
    return [z.span.of(article.text) for z in article.zones if z.name in CONTENT_ZONES]
