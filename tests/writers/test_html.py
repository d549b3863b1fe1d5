"""The HTML page: whole, inert, navigable."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.document import Brief, Finding, Span
from summarize.writers import html, markdown
from tests.writers.sample import brief, hostile

#: All that a brief page is made of; none of these runs or loads anything.
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "p", "span", "i", "b", "h1",
    "h2", "mark", "nav", "ul", "li", "main", "div", "section", "ol", "q", "details", "summary",
    "code", "footer", "dl", "dt", "dd",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "dir", "charset", "http-equiv", "content", "name", "class", "href", "id", "title",
    "aria-label", "aria-labelledby", "aria-hidden",
}  # fmt: skip


def parsed(page: bytes) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(encoding="utf-8"))


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def is_inert(page: bytes) -> None:
    """No element, attribute or address but those of the template; one style, by its hash."""
    tree = parsed(page)
    elements = [e for e in tree.iter() if isinstance(e.tag, str)]
    assert {e.tag for e in elements} <= ELEMENTS
    assert {name for e in elements for name in e.attrib} <= ATTRIBUTES
    ids = [e.get("id") for e in elements if e.get("id")]
    assert len(ids) == len(set(ids))
    assert {e.get("href") for e in elements if e.get("href")} <= {f"#{name}" for name in ids}
    (style,) = tree.iter("style")
    digest = hashlib.sha256((style.text or "").encode()).digest()
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    allowed = f"style-src 'sha256-{base64.b64encode(digest).decode()}'"
    assert policy == f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    assert "url(" not in style.text and "@import" not in style.text


def test_the_page_is_inert_and_every_link_has_its_place() -> None:
    is_inert(html.render(brief()))


def test_attacks_in_every_field_and_id_stay_text() -> None:
    page = html.render(hostile(ids=True))
    is_inert(page)
    assert "<script>alert(1)</script>" in words(parsed(page).find(".//h1"))


def test_hidden_characters_are_shown_by_name() -> None:
    page = html.render(hostile()).decode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", page)
    assert "[U+202E]evil" in page


def test_templates_in_the_text_are_not_evaluated() -> None:
    assert "{{ 7*7 }}" in html.render(hostile()).decode("utf-8")


def test_headline_pair_and_languages() -> None:
    tree = parsed(html.render(brief()))
    assert tree.get("lang") == "en"
    assert words(tree.find(".//h1")) == brief().headline.target
    original = tree.xpath("//p[@class='original']")[0]
    assert (original.get("lang"), words(original)) == ("vi", brief().headline.source)
    assert "14 March 2023, 07:45 (from the dateline)" in words(tree.find(".//header"))


def test_summary_links_to_its_evidence_and_back() -> None:
    tree = parsed(html.render(brief()))
    assert tree.xpath("//li[@id='m2']//a/@href") == ["#s3", "#s4"]
    assert "#m2" in tree.xpath("//li[@id='s4']//a/@href")
    assert "second choice" in words(tree.get_element_by_id("m2"))


def test_what_looks_doubtful_comes_before_the_sentences_worst_first() -> None:
    tree = parsed(html.render(brief()))
    sections = tree.xpath("//section/@id")
    assert sections.index("doubts") < sections.index("sentences")
    found = tree.xpath("//section[@id='doubts']//ol[@class='doubts']/li")
    assert [item.get("class") for item in found] == ["critical", "major", *["minor"] * 5]
    assert "“" not in words(found[0])  # the quotation marks come from the style sheet
    assert "sẽ không tăng → would raise" in words(found[0])
    assert found[0].xpath(".//a/@href") == ["#s7"]


@pytest.mark.parametrize("render", [html.render, markdown.render])
def test_a_doubt_on_the_headline_says_headline(render: Callable[[Brief], bytes]) -> None:
    """Its id is a letter, which tells a reader nothing."""
    found = Finding(
        check="guesses", category="other", severity="minor", message="?", segment_ids=("h",)
    )
    page = render(replace(brief(), findings=(found,))).decode()
    assert '<a class="ref" href="#h">headline</a>' in page or "[headline](#h)" in page


def test_a_finding_is_marked_on_both_sides_in_its_place() -> None:
    row = parsed(html.render(brief())).get_element_by_id("s2")
    marks = [(m.getparent().get("class"), m.text, m.get("class")) for m in row.iter("mark")]
    assert marks == [("source", "186", "major"), ("target", "168", "major")]
    assert "numbers 186 became 168" in words(row)


def test_what_was_found_in_an_approved_sentence_looks_settled() -> None:
    doubtful = brief()
    segments = tuple(
        replace(one, state="reviewed") if one.id == "s2" else one for one in doubtful.segments
    )
    row = parsed(html.render(replace(doubtful, segments=segments))).get_element_by_id("s2")
    assert row.get("class") == "row settled"
    assert "numbers 186 became 168" in words(row), "it is still told"
    before = parsed(html.render(doubtful)).get_element_by_id("s2")
    assert before.get("class") == "row major"


def test_overlapping_findings_lose_no_letter_and_the_worst_shows() -> None:
    calm = brief()
    extra = Finding(
        check="order",
        category="style",
        severity="minor",
        message="word order",
        segment_ids=("s2",),
        target_spans=(Span(start=0, end=22), Span(start=30, end=9_000)),
    )
    changed = replace(calm, findings=(*calm.findings, extra))
    row = parsed(html.render(changed)).get_element_by_id("s2")
    target = row.xpath("p[@class='target']")[0]
    assert target.text_content() == calm.segments[1].target
    assert [(m.text, m.get("class")) for m in target.iter("mark")][:2] == [
        ("The first trip carried"[:22], "minor"),
        ("168", "major"),
    ]


def test_timeline_is_in_order_and_an_unknown_year_is_last_and_says_so() -> None:
    tree = parsed(html.render(brief()))
    items = tree.xpath("//ol[@class='timeline']/li")
    assert [words(item.find("p")) for item in items] == [
        "morning of March 14, 2023",
        "September 2023",
        "second quarter of 2024",
        "2025",
        "December 20 (year not known)",
    ]
    assert "not on the calendar" in words(items[-1])
    assert items[0].get("class") == "placed first"


def test_removals_keep_their_whole_text() -> None:
    calm = brief()
    long = "Bản tin khác. " * 400
    changed = replace(calm, removals=(replace(calm.removals[0], text=long),))
    section = parsed(html.render(changed)).get_element_by_id("removed")
    assert long.strip() in section.text_content()
    assert f"all {len(long)} characters" in words(section)


def test_signature_hash_states_and_origins_are_shown() -> None:
    page = words(parsed(html.render(brief())))
    assert brief().provenance.signature in page
    assert brief().provenance.used in page
    for label in ("reviewed", "edited", "final", "from memory", "repaired", "39 %"):
        assert label in page


def test_a_bare_brief_says_what_is_missing() -> None:
    calm = brief()
    bare: Brief = replace(
        calm,
        article=replace(calm.article, date_published=None, author=None, sitename=None, url=None),
        headline=replace(calm.headline, target=None),
        headline_made=True,
        segments=(replace(calm.segments[0], target=None, score=None),),
        summary=(),
        dates=(),
        findings=(),
        removals=(),
    )
    page = html.render(bare)
    is_inert(page)
    text = words(parsed(page))
    for said in (
        "headline not translated",
        "made from its lead",
        "publication date unknown",
        "There is no summary",
        "no key dates",
        "not translated",
        "Nothing was taken out",
    ):
        assert said in text


@settings(max_examples=40)
@given(st.text(max_size=60), st.integers(0, 70), st.integers(0, 70))
def test_any_text_stays_text(text: str, start: int, length: int) -> None:
    calm = brief()
    mark = (Span(start=start, end=start + length),)
    changed = replace(
        calm,
        headline=replace(calm.headline, source=text, target=text),
        segments=(replace(calm.segments[1], source=text, target=text),),
        summary=(),
        dates=(),
        findings=(replace(calm.findings[0], message=text, source_spans=mark, target_spans=mark),),
    )
    is_inert(html.render(changed))


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert html.render(brief()) == html.render(brief())


@pytest.mark.parametrize("many", [9, 60])
def test_many_doubts_are_folded_not_dropped(many: int) -> None:
    calm = brief()
    findings = tuple(replace(calm.findings[0], message=f"No. {n}") for n in range(many))
    changed = replace(calm, findings=findings)
    section = parsed(html.render(changed)).get_element_by_id("doubts")
    # Two replaced summary sentences and one the model was unsure of come on top.
    assert len(section.xpath(".//ol[@class='doubts']/li")) == many + 3
    assert f"{many + 3 - html.SHOWN_DOUBTS} more" in words(section)
