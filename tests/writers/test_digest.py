"""The digest over a folder."""

from __future__ import annotations

from dataclasses import replace

from summarize.checks import Consistency, Variants
from summarize.document import Brief
from summarize.writers import digest
from tests.writers.sample import ATTACK, brief, hostile
from tests.writers.test_html import ATTRIBUTES, ELEMENTS, parsed, words
from tests.writers.test_markdown import Page


def folder() -> list[digest.Entry]:
    calm = brief()
    quiet = replace(calm, findings=(), article=replace(calm.article, date_published=None))
    done = tuple(replace(segment, state="final") for segment in calm.segments)
    approved: Brief = replace(calm, findings=(), segments=done, summary=calm.summary[:1])
    return [
        digest.entry(approved, "c-3"),
        digest.entry(calm, "a-1"),
        digest.entry(quiet, "b-2"),
    ]


def test_totals_and_riskiest_first_whatever_the_order_of_input() -> None:
    found = digest.collect(folder())
    assert [item.stem for item in found.entries] == ["a-1", "b-2", "c-3"]
    assert (found.total, found.sentences, found.approved, found.undated) == (3, 24, 12, 1)
    assert found.counts == {"critical": 1, "major": 1, "minor": 3}
    turned = digest.collect(reversed(folder()))
    assert digest.render_html(found) == digest.render_html(turned)
    assert digest.render_markdown(found) == digest.render_markdown(turned)


def test_the_timeline_is_merged_in_the_order_of_the_calendar() -> None:
    found = digest.collect(folder())
    assert [day.title for day in found.days] == [
        "14 March 2023",
        "September 2023",
        "second quarter of 2024",
        "2025",
    ]
    assert [item.stem for item, _ in found.days[0].mentions] == ["a-1", "b-2", "c-3"]
    assert [mention.date.timex.tid for _, mention in found.open_dates] == ["t5"] * 3
    assert found.days[1].mentions[0][1].sentence.startswith("The fare will be kept")


def test_links_lead_to_the_briefs_and_their_sentences() -> None:
    tree = parsed(digest.render_html(digest.collect(folder())))
    assert tree.xpath("//h3/a/@href") == ["./a-1.html", "./b-2.html", "./c-3.html"]
    assert "./a-1.html#s4" in tree.xpath("//ol[@class='days']//a/@href")
    assert "2 of 8 approved" in words(tree)
    assert "date unknown" in words(tree)


def test_markdown_has_the_same_parts() -> None:
    page = Page(digest.render_markdown(digest.collect(folder())))
    assert "./a-1.html" in page.links
    for said in ("3 articles · 24 sentences, 12 approved", "14 March 2023", "Not on the calendar"):
        assert said in page.text


def test_one_article_is_no_plural() -> None:
    found = digest.collect(list(folder())[:1])
    assert "# Digest\n\n1 article · 8 sentences" in digest.render_markdown(found).decode()
    assert parsed(digest.render_html(found)).xpath("//title/text()") == ["Digest of 1 article"]


def test_what_one_batch_writes_in_two_ways_is_listed_with_its_articles() -> None:
    sergei = Variants(source="Sergei", forms=(("Sergei", ("a-1", "b-2")), ("Sergey", ("c-3",))))
    often = tuple(f"s-{n}" for n in range(8))
    apart = Consistency(names=(sergei,), stories=(("a-1", "c-3"), often))
    found = replace(digest.collect(folder()), consistency=apart)
    tree = parsed(digest.render_html(found))
    titles = tree.xpath("//h2/text()")
    assert "One name, several spellings" in titles and "Stories told more than once" in titles
    assert "One term, several translations" not in titles
    (item,) = tree.xpath("//li[b='Sergei']")
    assert item.xpath("a/@href") == ["./a-1.html", "./b-2.html", "./c-3.html"]
    assert "and 3 more" in words(tree)
    text = Page(digest.render_markdown(found)).text
    assert "Sergey" in text and text.index("s-4") < text.index("and 3 more")


def test_attacks_stay_text_and_no_link_leaves_the_folder() -> None:
    found = digest.collect([digest.entry(hostile(), "javascript:alert(1)/../x"), *folder()])
    stems = ("javascript:alert(1)/../x", "a-1")
    apart = Variants(source=ATTACK, forms=((ATTACK, stems), ("x", stems)))
    found = replace(found, consistency=Consistency(names=(apart,), stories=(stems,)))
    tree = parsed(digest.render_html(found))
    elements = [e for e in tree.iter() if isinstance(e.tag, str)]
    assert {e.tag for e in elements} <= ELEMENTS | {"h3", "br"}
    assert {name for e in elements for name in e.attrib} <= ATTRIBUTES
    for link in tree.xpath("//a/@href"):
        assert link.startswith(("#", "./a-1", "./b-2", "./c-3", "./javascript%3Aalert%281%29%2F.."))
    page = Page(digest.render_markdown(found))
    assert all(link.startswith("./") for link in page.links)
    assert "<script>" in page.text and "\u202e" in ATTACK and "\u202e" not in page.text


def test_more_briefs_than_a_page_holds_are_counted_and_the_riskiest_kept() -> None:
    one = folder()[1]
    many = [replace(one, stem=f"n-{n:05}", risk=float(n % 7)) for n in range(2_500)]
    found = digest.collect(many)
    assert (found.total, len(found.entries)) == (2_500, digest.SHOWN_BRIEFS)
    expected = sorted(many, key=lambda item: (-item.risk, item.stem))[: digest.SHOWN_BRIEFS]
    assert list(found.entries) == expected
    assert "The 1000 riskiest of 2500 are listed." in digest.render_markdown(found).decode()


def test_an_empty_folder_has_a_page() -> None:
    found = digest.collect([])
    assert "0 articles" in words(parsed(digest.render_html(found)))
    assert "findings: none" in digest.render_markdown(found).decode()
