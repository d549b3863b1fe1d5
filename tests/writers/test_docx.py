"""Word documents: styles, round trips, and what editors do to a table."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.document import State
from summarize.errors import DamagedError, LimitError, SummarizeError
from summarize.writers import docx, docx_bilingual
from summarize.writers.characters import stripped
from summarize.writers.edited import match, sentences
from tests.writers.sample import brief, hostile

REMARKS = {"s2": ["Số liệu gốc là 186.", "Hỏi lại?"], "h": ["shorter"]}


def edited(change: Callable[[Any], None]) -> bytes:
    """The bilingual document after ``change`` was made to it with python-docx."""
    document = Document(io.BytesIO(docx_bilingual.render(brief())))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rows(document: Any) -> list[Any]:
    return [row for table in document.tables for row in table.rows[1:]]


def row_of(document: Any, identifier: str) -> Any:
    return next(row for row in rows(document) if row.cells[0].text == identifier)


def test_the_english_brief_has_real_styles() -> None:
    document = Document(io.BytesIO(docx.render(brief())))
    styled = [(p.style.name, p.text) for p in document.paragraphs]
    assert styled[0] == ("Title", brief().headline.target)
    assert styled[1] == ("Subtitle", "Nhật báo Mẫu · Lê Hoài An · 14 March 2023, 07:45")
    headings = [text for style, text in styled if style == "Heading 1"]
    assert headings == ["Summary", "Key dates", "Full text", "About this text"]
    assert ("List Bullet", brief().summary[0].target) in styled
    body = [text for style, text in styled if style == "Normal"]
    assert len(body) == 4
    assert body[0] == f"{brief().segments[0].target} {brief().segments[1].target}"
    assert any("1 critical, 1 major, 3 minor" in text for _, text in styled)
    assert document.core_properties.title == brief().headline.target
    assert document.core_properties.identifier == brief().article.id


def test_text_states_and_notes_come_back() -> None:
    back = docx.read_edited(docx_bilingual.render(brief(), REMARKS))
    assert back.article_id == brief().article.id
    assert back.problems == ()
    sent = {s.id: (s.source, s.target, s.state) for s in sentences(brief())}
    assert {u.segment_id: (u.source, u.target, u.state) for u in back.units} == sent
    assert {u.segment_id: list(u.notes) for u in back.units if u.notes} == REMARKS


@pytest.mark.parametrize("state", ["initial", "translated", "reviewed", "final"])
def test_every_state_comes_back(state: State) -> None:
    calm = brief()
    changed = replace(calm, segments=(replace(calm.segments[0], state=state, target=None),))
    unit = next(
        u for u in docx.read_edited(docx_bilingual.render(changed)).units if u.segment_id == "s1"
    )
    assert (unit.state, unit.target) == (state, "")


@settings(max_examples=25)
@given(source=st.text(max_size=40), target=st.text(max_size=40))
def test_any_text_comes_back_without_its_hidden_characters(source: str, target: str) -> None:
    calm = brief()
    one = replace(calm.segments[0], source=source, target=target)
    data = docx_bilingual.render(replace(calm, segments=(one,), summary=()))
    (unit,) = [u for u in docx.read_edited(data).units if u.segment_id == "s1"]
    assert (unit.source, unit.target) == (stripped(source), stripped(target))


@pytest.mark.parametrize("render", [docx.render, docx_bilingual.render])
def test_attacks_in_every_field_open_and_bytes_repeat(render: Callable[..., bytes]) -> None:
    data = render(hostile())
    assert data == render(hostile())
    document = Document(io.BytesIO(data))
    assert "<script>alert(1)</script>" in document.paragraphs[0].text
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode("utf-8")
    assert "\u202e" not in xml and "w:hyperlink" not in xml


def test_attacks_come_back_as_text() -> None:
    back = docx.read_edited(docx_bilingual.render(hostile()))
    assert len(back.units) == 12
    assert {u.target for u in back.units} == {stripped(hostile().segments[0].target or "")}


def test_an_edit_a_state_and_a_remark_are_read() -> None:
    def change(document: Any) -> None:
        cells = row_of(document, "s2").cells
        cells[2].paragraphs[0].text = "The first trip carried 186 passengers."
        cells[3].paragraphs[0].text = "Final"
        cells[3].add_paragraph("gọi lại cho bến phà")

    found = match(docx.read_edited(edited(change)), brief())
    (unit,) = found.changed
    assert (unit.target, unit.state) == ("The first trip carried 186 passengers.", "final")
    assert unit.notes == ("gọi lại cho bến phà",)
    assert (found.unchanged, found.problems) == (11, ())


def test_rows_in_another_order_are_all_found() -> None:
    def change(document: Any) -> None:
        table = document.tables[-1]
        for row in list(reversed(table.rows[1:])):
            table._tbl.append(row._tr)

    assert match(docx.read_edited(edited(change)), brief()).unchanged == 12


def test_columns_in_another_order_are_told_apart_by_their_bookmarks() -> None:
    def change(document: Any) -> None:
        for table in document.tables:
            for row in table.rows:
                number, vietnamese, english, state = row._tr.tc_lst
                for cell in (english, state, vietnamese, number):
                    row._tr.append(cell)

    assert match(docx.read_edited(edited(change)), brief()).unchanged == 12


def without_bookmarks(document: Any) -> None:
    for name in ("bookmarkStart", "bookmarkEnd"):
        for element in document.element.body.xpath(f".//w:{name}"):
            element.getparent().remove(element)


def test_without_bookmarks_the_numbers_people_see_are_enough() -> None:
    back = docx.read_edited(edited(without_bookmarks))
    assert back.article_id == ""
    assert match(back, brief()).unchanged == 12


def test_without_the_numbers_the_bookmarks_are_enough() -> None:
    def change(document: Any) -> None:
        for row in rows(document):
            for run in row.cells[0].paragraphs[0].runs:
                run.text = ""

    assert match(docx.read_edited(edited(change)), brief()).unchanged == 12


def test_a_row_without_either_is_listed_and_the_rest_is_read() -> None:
    def change(document: Any) -> None:
        without_bookmarks(document)
        row_of(document, "s3").cells[0].paragraphs[0].text = ""

    back = docx.read_edited(edited(change))
    assert len(back.units) == 11
    (problem,) = back.problems
    assert "has no sentence number: '| Theo Sở Giao thông" in problem


def test_a_row_that_claims_two_sentences_is_listed() -> None:
    def change(document: Any) -> None:
        row_of(document, "s3").cells[0].paragraphs[0].runs[0].text = "s4"

    back = docx.read_edited(edited(change))
    assert "s3" not in {u.segment_id for u in back.units}
    assert "belongs to s3 and s4 at once" in back.problems[0]


def test_merged_cells_are_listed() -> None:
    def change(document: Any) -> None:
        cells = row_of(document, "s3").cells
        cells[1].merge(cells[2])

    back = docx.read_edited(edited(change))
    assert "s3" not in {u.segment_id for u in back.units}
    assert "(s3): " in back.problems[0]


def test_a_copied_row_with_another_text_is_nobody_s() -> None:
    def change(document: Any) -> None:
        row = row_of(document, "s3")
        twin = deepcopy(row._tr)
        row._tr.addnext(twin)
        row.cells[2].paragraphs[0].text = "Something else."

    back = docx.read_edited(edited(change))
    assert back.problems == ("s3: stands 2 times, with two texts",)


def test_a_deleted_row_and_a_deleted_table_are_no_fault() -> None:
    def change(document: Any) -> None:
        row = row_of(document, "s3")
        row._tr.getparent().remove(row._tr)
        document.tables[0]._tbl.getparent().remove(document.tables[0]._tbl)

    back = docx.read_edited(edited(change))
    assert len(back.units) == 10 and back.problems == ()


def test_tracked_insertions_count_and_deletions_do_not() -> None:
    def change(document: Any) -> None:
        run = row_of(document, "s2").cells[2].paragraphs[0].runs[0]._r
        space = run.nsmap["w"]
        inserted = run.makeelement(f"{{{space}}}ins", {})
        deleted = run.makeelement(f"{{{space}}}del", {})
        new = deepcopy(run)
        new.xpath("w:t")[0].text = "All new."
        inserted.append(new)
        run.addprevious(inserted)
        run.addprevious(deleted)
        run.xpath("w:t")[0].tag = f"{{{space}}}delText"
        deleted.append(run)

    unit = next(u for u in docx.read_edited(edited(change)).units if u.segment_id == "s2")
    assert unit.target == "All new."


def test_an_unknown_state_is_told() -> None:
    def change(document: Any) -> None:
        row_of(document, "s2").cells[3].paragraphs[0].runs[0].text = "checked"

    back = docx.read_edited(edited(change))
    unit = next(u for u in back.units if u.segment_id == "s2")
    assert (unit.state, unit.notes) == ("translated", ("checked",))
    assert "(s2): no state in its last column" in back.problems[0]


def test_a_document_without_a_table_says_so() -> None:
    def change(document: Any) -> None:
        for table in list(document.tables):
            table._tbl.getparent().remove(table._tbl)

    assert docx.read_edited(edited(change)).problems == ("there is no table in this document",)


def package(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (b"", DamagedError, "no whole Word document"),
        (b"PK\x03\x04 and no more", DamagedError, "no whole Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", DamagedError, "encrypted document or an old .doc"),
        (package(other=b"x"), DamagedError, "no whole Word document"),
        (package(word__document=b"<w>"), DamagedError, "not XML"),
        (package(word__document=b'<!DOCTYPE w [<!ENTITY a "b">]><w/>'), DamagedError, "a DTD"),
        (package(word__document=b" " * 20_000_001), LimitError, "inflates to more"),
        (package(word__document=b"<p>" * 400), LimitError, "nested"),
        (package(**{f"m{n}": b"" for n in range(2_001)}), LimitError, "2,000 members"),
    ],
)
def test_hostile_and_damaged_files_are_refused(
    data: bytes, error: type[SummarizeError], said: str
) -> None:
    with pytest.raises(error, match=said) as caught:
        docx.read_edited(data, "pha.docx")
    assert caught.value.message.startswith("pha.docx: ")


def test_cut_and_flipped_files_are_refused_or_whole() -> None:
    data = docx_bilingual.render(brief())
    for length in range(0, len(data) - 30, 1_900):
        with pytest.raises(DamagedError):
            docx.read_edited(data[:length])
    for place in range(0, len(data), 700):
        flipped = bytearray(data)
        flipped[place] ^= 0xFF
        try:
            docx.read_edited(bytes(flipped))
        except SummarizeError:
            continue


# English text alone


def running(change: Callable[[Any], None]) -> bytes:
    """The English document after somebody worked on it."""
    document = Document(io.BytesIO(docx.render(brief())))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sentence_runs(document: Any) -> dict[str, Any]:
    """Of each sentence its paragraph and run, by id."""
    found = {}
    for made in document.paragraphs:
        current = ""
        for child in made._p:
            name = child.get(qn("w:name")) or ""
            if name.startswith("_en_"):
                current = name.removeprefix("_en_")
            elif child.tag == qn("w:r") and current:
                found.setdefault(current, (made, child))
    return found


def test_english_text_comes_back_unchanged() -> None:
    given = brief()
    found = match(docx.read_edited(docx.render(given)), given)
    assert (found.changed, found.conflicts, found.problems) == ((), (), ())
    assert found.unchanged == len(sentences(given))


def test_an_edit_of_english_text_is_read_with_its_source() -> None:
    def change(document: Any) -> None:
        _, run = sentence_runs(document)["s1"]
        run.find(qn("w:t")).text = "A better sentence."

    given = brief()
    (unit,) = match(docx.read_edited(running(change)), given).changed
    assert (unit.segment_id, unit.target) == ("s1", "A better sentence.")
    assert unit.source == next(s.source for s in sentences(given) if s.id == "s1")


def test_a_sentence_cut_in_two_paragraphs_is_read_whole() -> None:
    def change(document: Any) -> None:
        made, run = sentence_runs(document)["s1"]
        text = run.find(qn("w:t"))
        text.text, rest = "One half", "and the other."
        follower = document.add_paragraph(rest)
        made._p.addnext(follower._p)

    found = match(docx.read_edited(running(change)), brief())
    last = max(found.changed, key=lambda unit: len(unit.target))
    assert "and the other." in last.target


def test_enter_inside_of_a_sentence_that_has_another_behind_it() -> None:
    given = brief()
    first, second = next(
        (a.id, b.id) for a, b in pairwise(given.segments) if a.paragraph == b.paragraph
    )

    def change(document: Any) -> None:
        made, run = sentence_runs(document)[first]
        run.find(qn("w:t")).text = "One half"
        follower = document.add_paragraph("and the other.")
        made._p.addnext(follower._p)
        for child in list(made._p)[list(made._p).index(run) + 1 :]:
            follower._p.append(child)

    found = match(docx.read_edited(running(change)), given)
    assert [(u.segment_id, u.target) for u in found.changed] == [(first, "One half and the other.")]
    assert second and not found.problems


@pytest.mark.parametrize("style", ["Title", "List Bullet"])
def test_enter_in_the_headline_and_in_the_summary(style: str) -> None:
    def change(document: Any) -> None:
        made = next(
            p
            for p in document.paragraphs
            if p.style.name == style and p._p.findall(qn("w:bookmarkStart"))
        )
        made.runs[0].text = "One half"
        made._p.addnext(document.add_paragraph("and the other", style=style)._p)

    found = match(docx.read_edited(running(change)), brief())
    assert [unit.target for unit in found.changed] == ["One half and the other"]


def test_the_first_sentence_of_a_paragraph_that_lost_its_place() -> None:
    given = brief()
    first, second = next(
        (a.id, b.id) for a, b in pairwise(given.segments) if a.paragraph == b.paragraph
    )

    def change(document: Any) -> None:
        for mark in list(document.element.iter(qn("w:bookmarkStart"))):
            if f"_{first}" in mark.get(qn("w:name")).replace(f"_{second}", ""):
                mark.getparent().remove(mark)

    found = match(docx.read_edited(running(change)), given)
    assert not found.changed
    assert any(line.startswith(f"{first}: its place") for line in found.problems)


def test_two_briefs_in_one_file_are_refused() -> None:
    def change(document: Any) -> None:
        for child in list(document.element.body)[:-1]:
            document.element.body.append(deepcopy(child))

    back = docx.read_edited(running(change))
    assert (back.units, len(back.problems)) == ((), 1)


def test_a_sentence_whose_place_is_gone_is_told_and_the_one_before_it_is_not_guessed() -> None:
    given = brief()
    first, second = next(
        (a.id, b.id) for a, b in pairwise(given.segments) if a.paragraph == b.paragraph
    )

    def change(document: Any) -> None:
        runs = sentence_runs(document)
        runs[first][1].find(qn("w:t")).text = "Both in one."
        for mark in list(runs[second][0]._p.iter(qn("w:bookmarkStart"))):
            if f"_{second}" in mark.get(qn("w:name")):
                mark.getparent().remove(mark)

    found = match(docx.read_edited(running(change)), given)
    assert not found.changed
    assert any(line.startswith(f"{second}: its place") for line in found.problems)
    assert any(line.startswith(f"{first}: cannot be told") for line in found.problems)


def test_english_text_of_an_article_that_was_read_again_is_a_conflict() -> None:
    given = brief()
    sent = docx.render(given)
    segments = (replace(given.segments[0], source="Câu khác hẳn."), *given.segments[1:])
    found = match(docx.read_edited(sent), replace(given, segments=segments))
    assert [unit.segment_id for unit in found.conflicts] == [given.segments[0].id]


def test_what_changed_on_both_sides_is_told() -> None:
    given = brief()
    first = given.segments[0]

    def change(document: Any) -> None:
        sentence_runs(document)[first.id][1].find(qn("w:t")).text = "Mine."

    segments = (replace(first, target="Theirs."), *given.segments[1:])
    found = match(docx.read_edited(running(change)), replace(given, segments=segments))
    assert [unit.target for unit in found.both] == ["Mine."]
