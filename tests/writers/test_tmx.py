"""TMX out and back, and the memories of other tools."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.errors import DamagedError
from summarize.writers import tmx
from summarize.writers.characters import stripped
from summarize.writers.edited import sentences
from tests.writers.sample import brief, hostile


def test_text_states_and_notes_come_back() -> None:
    back = tmx.read(tmx.render(brief(), {"s2": ["hỏi lại"]}))
    assert back.problems == ()
    assert [(u.segment_id, u.source, u.target, u.state, u.origin) for u in back.units] == [
        (s.id, s.source, s.target, s.state, s.origin) for s in sentences(brief())
    ]
    assert {u.article_id for u in back.units} == {brief().article.id}
    assert [u.notes for u in back.units if u.notes] == [("hỏi lại",)]


def test_units_come_back_whole() -> None:
    units = tmx.read(tmx.render(brief())).units
    assert tmx.read(tmx.render_units(units)).units == units


def test_untranslated_sentences_are_left_out() -> None:
    calm = brief()
    changed = replace(calm, segments=(replace(calm.segments[0], target=None),), summary=())
    assert [u.segment_id for u in tmx.read(tmx.render(changed)).units] == ["h"]


def test_attacks_in_every_field_come_back_as_text() -> None:
    back = tmx.read(tmx.render(hostile()))
    expected = stripped(hostile().segments[0].source).strip()
    assert {u.source for u in back.units} == {expected}


@settings(max_examples=60)
@given(source=st.text(min_size=1, max_size=50), target=st.text(min_size=1, max_size=50))
def test_any_text_comes_back_without_its_hidden_characters(source: str, target: str) -> None:
    data = tmx.render_units([tmx.MemoryUnit(source=source, target=target)])
    back = tmx.read(data)
    expected = (stripped(source).strip(), stripped(target).strip())
    if all(expected):
        assert [(u.source, u.target) for u in back.units] == [expected]
    else:
        assert back.units == () and len(back.problems) == 1


def test_a_memory_of_another_tool() -> None:
    data = b"""<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.1">
      <header srclang="en-US"/><body><tu tuid="7"><tuv lang="EN-US"><seg>Good <bpt i="1">&lt;b>
      </bpt>morning<ept i="1"/></seg></tuv>
      <tuv xml:lang="vi_VN"><seg>Ch\xc3\xa0o <hi>b\xe1\xba\xa1n</hi>
      </seg></tuv></tu><tu><tuv xml:lang="vi"><seg>A</seg></tuv>
      <tuv xml:lang="fr"><seg>B</seg></tuv>
      </tu></body></tmx>"""
    back = tmx.read(data)
    assert [(u.source, u.target, u.state) for u in back.units] == [
        ("Chào bạn", "Good morning", "translated")
    ]
    assert back.problems == ("entry 2: no English text",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx>&a;</tmx>', "an entity declaration"),
        (b'<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx>&a;</tmx>', "entity"),
        (b'<!DOCTYPE tmx [<!ENTITY % p SYSTEM "x"> %p;]><tmx/>', "entity"),
        (b"<xliff/>", "no TMX"),
        (b"<tmx>", "not XML"),
    ],
)
def test_hostile_and_damaged_files_are_refused(data: bytes, said: str) -> None:
    with pytest.raises(DamagedError, match=said):
        tmx.read(data)


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert tmx.render(brief()) == tmx.render(brief())
