"""From zones to segments, and the headline over them."""

from __future__ import annotations

import sys

import pytest

from summarize.document import Article, Span, Zone, ZoneName
from summarize.segment import make_headline, segment


def article(*parts: tuple[ZoneName, str], title: str | None = None) -> Article:
    """An article whose zones are the given stretches, with a line break after each."""
    text, zones = "", []
    for name, words in parts:
        zones.append(Zone(name=name, span=Span(start=len(text), end=len(text) + len(words))))
        text += words
        if not words.endswith("\n"):
            zones.append(Zone(name="blank", span=Span(start=len(text), end=len(text) + 1)))
            text += "\n"
    return Article(id="bai", text=text, title=title, date_published=None, zones=tuple(zones))


def test_all_white_space_and_the_invisible_becomes_one_space() -> None:
    """Also where a text holds nothing else that is unusual."""
    spaces = [c for c in map(chr, range(sys.maxunicode + 1)) if c.isspace() and c != "\n"]
    for c in (*spaces, "\ufeff", "\u200b", "\u2060", "\u00ad"):
        (found,) = segment(article(("body", f"Cầu{c}mới {c}thông xe.")))
        assert found.source == "Cầu mới thông xe.", repr(c)


def test_only_the_story_is_segmented() -> None:
    """Lead, body and quotes are read; captions, signatures and tails are not."""
    one = article(
        ("headline", "Cầu mới thông xe"),
        ("lead", "Cầu thông xe sáng nay. Người dân vui mừng."),
        ("caption", "Cầu mới. Ảnh: A"),
        ("body", "Cầu dài 300 m."),
        ("quote", "“Chúng tôi chờ lâu rồi.”"),
        ("byline", "Hà My"),
        ("tail", "Giá vàng tăng."),
    )
    found = segment(one)
    assert [s.id for s in found] == ["s1", "s2", "s3", "s4"]
    assert [s.source for s in found] == [
        "Cầu thông xe sáng nay.",
        "Người dân vui mừng.",
        "Cầu dài 300 m.",
        "“Chúng tôi chờ lâu rồi.”",
    ]
    assert [s.paragraph for s in found] == [0, 0, 1, 2]
    for s in found:
        assert s.span.of(one.text) == s.source
        assert (s.state, s.target) == ("initial", None)


def test_white_space_and_end_mark() -> None:
    """Sources have single spaces and a plain full stop; spans keep what stood there."""
    one = article(("body", "Cầu\u00a0 dài   300 m. Xe đã\nqua./."))
    found = segment(one)
    assert [s.source for s in found] == ["Cầu dài 300 m.", "Xe đã qua."]
    assert found[1].span.of(one.text) == "Xe đã\nqua./."


def test_stretches_of_one_line_are_one_paragraph() -> None:
    """A link taken out of a line does not begin a paragraph."""
    text = "Cầu đã xong. [Tin khác] Xe đã qua."
    zones = tuple(
        Zone(name=name, span=Span(start=start, end=end))
        for name, start, end in (
            ("body", 0, 12), ("blank", 12, 13), ("related", 13, 23), ("blank", 23, 24),
            ("body", 24, 34),
        )
    )  # fmt: skip
    one = Article(id="bai", text=text, title=None, date_published=None, zones=zones)
    assert [(s.source, s.paragraph) for s in segment(one)] == [
        ("Cầu đã xong.", 0),
        ("Xe đã qua.", 0),
    ]


def test_nothing_to_segment() -> None:
    """An article without a story has no segments, and no headline can be made."""
    one = article(("caption", "Cầu mới."), ("body", "***"))
    assert segment(one) == ()
    with pytest.raises(ValueError, match="no title"):
        make_headline(one, ())


def test_stated_headline() -> None:
    """The title is the headline; its span is its line, or empty when metadata states it."""
    one = article(
        ("headline", "Cầu mới  thông xe"), ("lead", "Cầu xong."), title="Cầu mới thông xe"
    )
    head, made = make_headline(one, segment(one))
    assert (head.id, head.source, made) == ("h", "Cầu mới thông xe", False)
    assert head.span.of(one.text) == "Cầu mới  thông xe"
    one = article(("lead", "Cầu xong."), title="Cầu mới thông xe")
    head, made = make_headline(one, segment(one))
    assert (head.source, len(head.span), made) == ("Cầu mới thông xe", 0, False)


@pytest.mark.parametrize(
    ("lead", "headline"),
    [
        ("Cầu Lê Hồng thông xe sáng nay.", "Cầu Lê Hồng thông xe sáng nay"),
        (
            "Cầu vượt Lê Hồng dài 278 m chính thức thông xe sáng 2/9, sớm hơn kế hoạch 45 ngày,"
            " giúp giảm ùn tắc ở cửa ngõ phía nam của thành phố trong dịp lễ lớn nhất năm.",
            "Cầu vượt Lê Hồng dài 278 m chính thức thông xe sáng 2/9, sớm hơn kế hoạch 45 ngày",
        ),
        (
            "Ủy ban nhân dân thành phố chiều nay công bố kế hoạch sửa chữa toàn bộ hệ thống thoát"
            " nước ở mười hai phường trung tâm nhằm chấm dứt cảnh ngập kéo dài suốt nhiều năm qua.",
            "Ủy ban nhân dân thành phố chiều nay công bố kế hoạch sửa chữa toàn bộ hệ thống thoát"
            " nước ở mười hai phường",
        ),
    ],
)
def test_made_headline(lead: str, headline: str) -> None:
    """It ends with a clause where one fits, never with a word that needs another behind it."""
    one = article(("lead", lead))
    head, made = make_headline(one, segment(one))
    assert made
    assert head.source == headline
    assert head.span.of(one.text) == headline


def test_made_headline_avoids_a_quotation() -> None:
    """A story that begins with a quotation gets its headline from the next plain sentence."""
    one = article(
        ("lead", "“Chúng tôi đã chờ suốt 19 năm”, ông Cường nói."),
        ("body", "Đội chủ nhà vô địch sau trận chung kết kịch tính."),
    )
    head, _ = make_headline(one, segment(one))
    assert head.source == "Đội chủ nhà vô địch sau trận chung kết kịch tính"
    one = article(("lead", "“Chúng tôi đã chờ suốt 19 năm”, ông Cường nói."))
    head, _ = make_headline(one, segment(one))
    assert head.source == "“Chúng tôi đã chờ suốt 19 năm”, ông Cường nói"
