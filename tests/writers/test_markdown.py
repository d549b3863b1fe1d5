"""The Markdown page, read back with a CommonMark parser."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarize.writers import markdown
from tests.writers.sample import ATTACK, brief, hostile

ELEMENTS = {
    "h1", "h2", "p", "strong", "em", "a", "ul", "ol", "li", "br", "table", "thead", "tbody", "tr",
    "th", "td", "code", "b", "i",
}  # fmt: skip


class Page(HTMLParser):
    """Collects elements, links and text."""

    def __init__(self, source: bytes) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.links: set[str] = set()
        self.places: set[str] = set()
        self.text = ""
        self.feed(MarkdownIt("commonmark", {"html": True}).enable("table").render(source.decode()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        named = dict(attrs)
        self.links |= {named["href"] or ""} if "href" in named else set()
        self.places |= {named["id"] or ""} if "id" in named else set()
        assert set(named) <= {"href", "id"}

    def handle_data(self, data: str) -> None:
        self.text += data


def is_inert(source: bytes) -> Page:
    page = Page(source)
    assert page.elements <= ELEMENTS
    assert page.links <= {f"#{place}" for place in page.places}
    return page


def test_all_parts_are_there_and_links_have_their_places() -> None:
    page = is_inert(markdown.render(brief()))
    for words in (
        "Da Nang reopens ferry route",
        "What looks doubtful",
        "sẽ không tăng",
        "rests on",
        "second quarter of 2024",
        "XXXX-12-20 (not on the calendar)",
        "Tin cùng chuyên mục",
        brief().provenance.signature,
    ):
        assert words in page.text


def test_findings_are_marked_on_both_sides_and_told_in_place() -> None:
    line = next(line for line in markdown.render(brief()).decode().splitlines() if ">s2 " in line)
    assert "**186**" in line and "**168**" in line
    assert "⚠ **major** numbers: 186 became 168" in line


def test_attacks_in_every_field_and_id_stay_text() -> None:
    page = is_inert(markdown.render(hostile(ids=True)))
    assert "<script>alert(1)</script>" in page.text
    assert "![y](https://evil.invalid/z.png)" in page.text


def test_a_table_row_stays_one_row() -> None:
    calm = brief()
    changed = replace(calm, segments=(replace(calm.segments[0], source="a|b\n\n| c", target="|"),))
    rows = [x for x in markdown.render(changed).decode().splitlines() if x.startswith('| <a id="s')]
    assert len(rows) == 1
    assert rows[0].replace("\\|", "").count("|") == 4


def test_addresses_are_no_links_even_where_links_are_made_of_words() -> None:
    escaped = markdown.escaped("https://a.example www.b.example toi@c.example")
    assert escaped == "https\\://a.example www\\.b.example toi\\@c.example"


@settings(max_examples=80)
@given(st.text(st.sampled_from("a*_`[]()<>!#&|\\~$-+=1.) \n\t:/@\"'ế\u202e\ud800"), max_size=30))
def test_any_markup_stays_text(text: str) -> None:
    calm = brief()
    changed = replace(
        calm,
        headline=replace(calm.headline, source=text, target=text or None),
        segments=(replace(calm.segments[1], source=text, target=text),),
        summary=(replace(calm.summary[0], source=text, target=text, evidence=("s2",)),),
        removals=(replace(calm.removals[0], rule=text, text=text),),
        provenance=replace(calm.provenance, signature=text),
        dates=(),
        findings=(replace(calm.findings[0], message=text, check=text),),
    )
    is_inert(markdown.render(changed))


def test_the_hostile_brief_is_utf8_without_controls() -> None:
    text = markdown.render(hostile()).decode("utf-8")
    assert all(c == "\n" or ord(c) >= 32 for c in text)
    assert "\u202e" not in text and "\u202e" in ATTACK
