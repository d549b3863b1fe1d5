"""Consistency between the briefs of a batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from summarize.checks import Across, Consistency
from summarize.document import Article, Brief, Provenance, Segment, Span
from summarize.facts import Term

STORY = (
    "Sáng nay hàng trăm hộ dân ven sông phải rời nhà vì nước dâng cao sau ba ngày mưa liên tục, "
    "chính quyền đã mở các trường học làm nơi ở tạm và phát lương thực cho bà con trong vùng lũ."
)


def _brief(id_: str, *pairs: tuple[str, str]) -> Brief:
    span = Span(start=0, end=0)
    return Brief(
        article=Article(id=id_, text="", title=None, date_published=None),
        headline=Segment(id="h", span=span, source="", target=""),
        segments=tuple(
            Segment(id=f"s{n}", span=span, source=s, target=t) for n, (s, t) in enumerate(pairs, 1)
        ),
        summary=(),
        dates=(),
        alignments=(),
        findings=(),
        removals=(),
        provenance=Provenance(used="", signature=""),
    )


def across(
    briefs: Iterable[Brief], terms_of: Callable[[str], list[Term]] | None = None
) -> Consistency:
    compared = Across(terms_of)
    for brief in briefs:
        compared.add(brief.article.id, brief)
    return compared.result()


def test_a_name_spelled_two_ways_is_told_with_its_articles() -> None:
    """The more frequent spelling comes first; derived words are no spelling."""
    briefs = [
        _brief("a", ("Ông Sergei nói.", "Sergei spoke.")),
        _brief("b", ("Ông Sergei đi.", "Sergei left.")),
        _brief("c", ("Ông Sergei đến.", "Sergey came.")),
        _brief("d", ("Đội Iran thắng.", "The Iranian team won."), ("Iran vui.", "Iran rejoiced.")),
    ]
    (variants,) = across(briefs).names
    assert variants.source == "Sergei"
    assert variants.forms == (("Sergei", ("a", "b")), ("Sergey", ("c",)))
    assert across(reversed(briefs)) == across(briefs)


def test_a_term_translated_two_ways() -> None:
    """Both renderings are accepted, but a batch should keep to one."""
    term = Term(text="hải đội", accepted=("flotilla", "squadron"), kind="term")
    briefs = [
        _brief("a", ("Một hải đội ra khơi.", "A flotilla set sail.")),
        _brief("b", ("Hải đội về bến.", "The squadron is back.")),
    ]
    (variants,) = across(briefs, lambda text: [term] if "hải đội" in text.lower() else []).terms
    assert [form for form, _ in variants.forms] == ["flotilla", "squadron"]


def test_the_plural_of_a_term_is_no_other_translation() -> None:
    term = Term(text="bị can", accepted=("suspect", "suspects"), kind="term")
    briefs = [_brief("a", ("Bị can khai.", "The suspect spoke."), ("Hai bị can.", "Two suspects."))]
    assert across(briefs, lambda text: [term] if "can" in text else []).terms == ()


def test_a_story_told_twice_is_one_group() -> None:
    """A reprint with a changed opening is the same story; another story is not."""
    reprint = STORY.replace("Sáng nay", "Hôm qua")
    other = "Giá cà phê trong nước giảm nhẹ phiên thứ tư liên tiếp, nông dân chưa vội bán hàng ra."
    briefs = [_brief("a", (STORY, "")), _brief("b", (other, "")), _brief("c", (reprint, ""))]
    assert across(briefs).stories == (("a", "c"),)
