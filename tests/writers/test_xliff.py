"""XLIFF out and back: the same text, states and notes; hostile and foreign files refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from summarize.document import Brief, State
from summarize.errors import DamagedError, InputError, LimitError, SummarizeError
from summarize.writers import xliff, xliff12
from summarize.writers.characters import stripped
from summarize.writers.edited import match, sentences
from tests.writers.sample import brief, hostile

BOTH = pytest.mark.parametrize("render", [xliff.render, xliff12.render], ids=["2.1", "1.2"])
Render = Callable[..., bytes]
REMARKS = {"s2": ["Số liệu gốc là 186.", "Hỏi lại phóng viên?"], "m1": ["short is better"]}


@BOTH
def test_text_states_and_notes_come_back(render: Render) -> None:
    back = xliff.read(render(brief(), REMARKS))
    sent = sentences(brief())
    assert back.article_id == brief().article.id
    assert back.problems == ()
    assert [(u.segment_id, u.source, u.target, u.state) for u in back.units] == [
        (s.id, s.source, s.target, s.state) for s in sent
    ]
    assert {u.segment_id: list(u.notes) for u in back.units if u.notes} == REMARKS


@BOTH
@pytest.mark.parametrize("state", ["initial", "translated", "reviewed", "final"])
def test_every_state_comes_back_with_and_without_a_target(render: Render, state: State) -> None:
    calm = brief()
    segments = tuple(
        replace(calm.segments[0], id=name, state=state, target=target)
        for name, target in (("s1", "Text."), ("s2", None))
    )
    back = xliff.read(render(replace(calm, segments=segments, summary=())))
    assert [u.state for u in back.units[1:]] == [state, state]
    assert [u.target for u in back.units[1:]] == ["Text.", ""]


def test_findings_are_notes_for_people_and_metadata_for_programs() -> None:
    root = etree.fromstring(xliff.render(brief()))
    space = {"x": root.nsmap[None], "mda": root.nsmap["mda"]}
    unit = root.find(".//x:unit[@id='s2']", space)
    (note,) = unit.findall("x:notes/x:note", space)
    assert (note.text, note.get("priority")) == ("numbers (major): 186 became 168", "3")
    group = unit.find(".//mda:metaGroup[@category='finding']", space)
    facts = {meta.get("type"): meta.text for meta in group}
    assert facts["target"] == "23-26" and facts["category"] == "accuracy/mistranslation"
    memory = root.find(".//x:unit[@id='s4']/x:segment", space)
    assert memory.get("subState") == "summarize:memory"
    names = [etree.QName(child).localname for child in unit]
    assert names == ["metadata", "notes", "segment"]


@BOTH
def test_attacks_in_every_field_come_back_as_text(render: Render) -> None:
    back = xliff.read(render(hostile()))
    assert {u.target for u in back.units} == {stripped(hostile().segments[0].target or "")}
    assert len(back.units) == 12


@BOTH
@settings(max_examples=60)
@given(source=st.text(max_size=50), target=st.text(max_size=50), note=st.text(max_size=30))
def test_any_text_comes_back_without_its_hidden_characters(
    render: Render, source: str, target: str, note: str
) -> None:
    calm = brief()
    one = replace(calm.segments[0], source=source, target=target, state="reviewed")
    data = render(replace(calm, segments=(one,), summary=()), {"s1": [note]})
    (unit,) = [u for u in xliff.read(data).units if u.segment_id == "s1"]
    assert (unit.source, unit.target) == (stripped(source), stripped(target))
    assert "".join(unit.notes) == stripped(note).strip()


@BOTH
def test_only_what_was_edited_is_a_change(render: Render) -> None:
    notes = {"s3": ["please wait"]}
    edited = render(brief(), notes).decode().replace("please wait", "please check")
    edited = edited.replace("carried 168 passengers", "carried 186 passengers")
    found = match(xliff.read(edited.encode()), brief(), notes=notes)
    assert [u.segment_id for u in found.changed] == ["s2", "s3"]
    assert found.changed[0].target.startswith("The first trip carried 186")
    assert (found.unchanged, found.conflicts, found.problems) == (10, (), ())


@BOTH
def test_a_sentence_that_reads_otherwise_by_now_is_a_conflict(render: Render) -> None:
    data = render(brief())
    calm = brief()
    segments = (replace(calm.segments[0], source="Câu này đã đổi."), *calm.segments[1:])
    found = match(xliff.read(data), replace(calm, segments=segments))
    assert [u.segment_id for u in found.conflicts] == ["s1"]


@BOTH
def test_foreign_ids_are_listed(render: Render) -> None:
    data = render(brief()).replace(b'id="s2"', b'id="s99"').replace(b'id="s3"', b'id="&lt;b&gt;"')
    found = match(xliff.read(data), brief())
    assert "s99: no such sentence in this brief" in found.problems
    assert "'<b>': an id that no brief has" in found.problems
    assert found.unchanged == 10


@BOTH
def test_an_id_with_two_texts_is_nobody_s(render: Render) -> None:
    back = xliff.read(render(brief()).replace(b'id="s2"', b'id="s1"'))
    assert "s1" not in {u.segment_id for u in back.units}
    assert back.problems == ("s1: stands 2 times, with two texts",)


@BOTH
def test_another_article_s_file_is_refused(render: Render) -> None:
    calm = brief()
    other = replace(calm, article=replace(calm.article, id="articles/khac.txt"))
    with pytest.raises(InputError, match=r"pha\.xlf: belongs to 'articles/khac\.txt'"):
        match(xliff.read(render(other)), calm, "pha.xlf")


@BOTH
@pytest.mark.parametrize("wrong", ["fr", "vie", ""])
def test_a_wrong_language_is_refused(render: Render, wrong: str) -> None:
    data = render(brief()).replace(b'srcLang="vi"', f'srcLang="{wrong}"'.encode())
    data = data.replace(b'source-language="vi"', f'source-language="{wrong}"'.encode())
    with pytest.raises(InputError, match="briefs go from vi to en"):
        xliff.read(data)


@BOTH
def test_a_region_is_no_other_language(render: Render) -> None:
    data = render(brief()).replace(b'Lang="vi"', b'Lang="vi-VN"').replace(b'"en"', b'"en-GB"')
    assert len(xliff.read(data).units) == 12


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><xliff>&c;</xliff>'
)


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (BOMB.encode(), DamagedError, "a DTD"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff/>', DamagedError, "a DTD"),
        (BOMB.encode("utf-16"), DamagedError, "a DTD"),
        (b"", DamagedError, "not XML"),
        (b"PK\x03\x04", DamagedError, "not XML"),
        (b"<xliff>" * 300 + b"</xliff>" * 300, LimitError, "nested"),
        (b"<xliff" + b" " * 20_000_000, LimitError, "20,000,000"),
        (b'<?xml version="1.0" encoding="x-none"?><xliff/>', DamagedError, "not XML"),
        (b'<?xml version="1.0" encoding="utf-7"?><xliff/>', DamagedError, "not XML"),
        (b"<html/>", DamagedError, "no XLIFF"),
        (b'<xliff version="2.1" srcLang="vi" trgLang="en"/>', InputError, "holds 0 files"),
        (b"<xliff>&undefined;</xliff>", DamagedError, "not XML"),
    ],
)
def test_hostile_and_damaged_files_are_refused(
    data: bytes, error: type[SummarizeError], said: str
) -> None:
    with pytest.raises(error, match=said) as caught:
        xliff.read(data, "pha.xlf")
    assert caught.value.message.startswith("pha.xlf: ")


def test_every_cut_of_a_file_is_refused() -> None:
    data = xliff.render(brief()).rstrip()
    for length in range(0, len(data), 211):
        with pytest.raises(DamagedError):
            xliff.read(data[:length])


def test_what_tools_do_inside_a_unit_of_version_2() -> None:
    data = b"""<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="vi"
      trgLang="en"><file id="f" original="a.txt"><group id="g"><unit id="s1">
      <notes><note category="finding">numbers</note><note>mine</note></notes>
      <segment state="final"><source>M\xe1\xbb\x99t.</source><target>One <mrk id="m"
      translate="no">2</mrk>.</target></segment><ignorable><source> </source></ignorable>
      <segment state="reviewed"><source>Hai<ph id="1"/>.</source>
      <target>Tw<pc id="2">o</pc>.</target>
      </segment></unit></group><unit id="s2"><segment state="odd"><source>a</source>
      <target>b</target><notes><note>inside</note></notes></segment></unit>
      <unit id="s3"/></file></xliff>"""
    back = xliff.read(data)
    first, second = back.units
    assert (first.source, first.target) == ("Một. Hai.", "One 2. Two.")
    assert (first.state, first.notes) == ("reviewed", ("mine",))
    assert (second.state, second.notes) == ("translated", ("inside",))
    assert back.problems == ("s2: unknown state 'odd', taken as translated", "s3: holds no segment")


def test_what_tools_do_inside_a_unit_of_version_1() -> None:
    data = b"""<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
      <file original="a.txt" source-language="vi-VN" datatype="plaintext"><body><group>
      <trans-unit id="s1" approved="yes"><source>M<bpt id="1">&lt;b></bpt>ot</source>
      <target>One<ph id="2">{x}</ph> <g id="3">more</g></target>
      <alt-trans><target>no</target></alt-trans><note>mine</note></trans-unit></group>
      <trans-unit id="s2"><source>a</source></trans-unit></body></file></xliff>"""
    first, second = xliff12.read(data).units
    assert (first.source, first.target) == ("Mot", "One more")
    assert (first.state, first.notes) == ("reviewed", ("mine",))
    assert (second.target, second.state) == ("", "initial")


@BOTH
def test_the_same_brief_gives_the_same_bytes(render: Render) -> None:
    changed: Brief = brief()
    assert render(changed) == render(changed)
