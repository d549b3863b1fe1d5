"""The table of formats: every one works, none is loaded before it is asked for."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import UsageError
from summarize.writers import FORMATS, render, suffix
from summarize.writers.characters import clipped, json_escaped, shown, stripped
from tests.writers.sample import brief, hostile


@pytest.mark.parametrize("fmt", FORMATS)
def test_every_format_renders_any_brief_to_the_same_bytes(fmt: str) -> None:
    assert render(brief(), fmt) == render(brief(), fmt)
    assert render(hostile(ids=True), fmt)
    bare = replace(
        brief(),
        headline=replace(brief().headline, target=None),
        segments=(),
        summary=(),
        dates=(),
        findings=(),
        removals=(),
        alignments=(),
    )
    assert render(bare, fmt)


def test_no_two_formats_share_a_suffix() -> None:
    assert len({form.suffix for form in FORMATS.values()}) == len(FORMATS)
    assert {"json", "md", "html", "docx", "xliff", "tmx", "csv", "ics"} <= set(FORMATS)


def test_an_unknown_format_lists_the_known() -> None:
    with pytest.raises(UsageError, match="unknown format 'pdf'") as caught:
        suffix("pdf")
    assert "json, md, html" in caught.value.hint


@pytest.mark.parametrize(
    ("fmt", "absent"),
    [
        (None, {"lxml", "docx", "jinja2", "defusedxml"}),
        ("json", {"lxml", "docx", "jinja2", "defusedxml"}),
        ("md", {"lxml", "docx", "jinja2"}),
        ("html", {"lxml", "docx"}),
        ("csv", {"lxml", "docx", "jinja2"}),
        ("ics", {"lxml", "docx", "jinja2"}),
    ],
)
def test_a_format_loads_only_what_it_needs(fmt: str | None, absent: set[str]) -> None:
    program = (
        "import sys; from tests.writers.sample import brief; from summarize.writers import render\n"
        f"fmt = {fmt!r}\n"
        "if fmt: render(brief(), fmt)\n"
        f"print(sorted(set({sorted(absent)!r}) & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@given(st.text())
def test_stripped_and_shown_text_is_legal_xml_and_stable(text: str) -> None:
    for door in (stripped, shown):
        out = door(text)
        out.encode("utf-8")
        assert all(c in "\n\t" or ord(c) >= 0x20 for c in out)
        assert not set(out) & set("\u202e\u2066\u200f\ufffe\uffff\x85\u2028")
        assert door(out) == out


def test_letters_accents_and_emoji_stay() -> None:
    text = "Người Đà Nẵng ăn bánh – 👩\u200d🍳 “ngon”…\tvà\nvui"
    assert stripped(text) == shown(text) == text


@given(st.text(max_size=200), st.integers(1, 60))
def test_clipped_text_keeps_its_limit(text: str, limit: int) -> None:
    assert len(clipped(text, limit)) <= limit


def test_clipped_between_words() -> None:
    assert clipped("một hai ba bốn", 11) == "một hai ba…"
    assert clipped("một", 3) == "một"


def test_escapes_in_json_reach_beyond_the_first_plane() -> None:
    assert json_escaped('"\U000e0041\u202e"') == '"\\udb40\\udc41\\u202e"'
