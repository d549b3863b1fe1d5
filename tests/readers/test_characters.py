"""Characters that carry no text."""

from __future__ import annotations

import time

import pytest

from summarize.readers.characters import neutralise


@pytest.mark.parametrize(
    ("text", "clean", "code"),
    [
        ("a\x00b", "ab", "control-characters"),
        ("a\x1b[31mb", "a[31mb", "control-characters"),
        ("a\x9bb", "ab", "control-characters"),
        ("a\u202eb", "ab", "bidi-characters"),
        ("a\u2066b\u2069", "ab", "bidi-characters"),
        ("xin\u200b chào", "xin chào", "zero-width"),
        ("xin\u00ad chào", "xin chào", "zero-width"),
        ("a\ufeffb", "ab", "zero-width"),
        ("a\U000e0041b", "ab", "zero-width"),
        ("a\ud800b", "a\ufffdb", "damaged-characters"),
    ],
)
def test_neutralised(text: str, clean: str, code: str) -> None:
    """Each kind goes, with its note."""
    found, notes = neutralise(text)
    assert found == clean
    assert [note for note, _ in notes] == [code]


@pytest.mark.parametrize(
    "text", ["xin chào\tcác bạn\n", "👨‍👩‍👧 gia đình", "“Việt – Nam”…", "a\u00a0b"]
)
def test_left_alone(text: str) -> None:
    """Ordinary text, joined emoji, typographic signs."""
    assert neutralise(text) == (text, ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85", "\x0c"])
def test_line_ends(end: str) -> None:
    """Every line end is \\n."""
    assert neutralise(f"a{end}b") == ("a\nb", ())


def test_piled_marks_take_no_time() -> None:
    """Normalising marks without end would take minutes."""
    start = time.monotonic()
    text, notes = neutralise("a" + "\u0301\u0316" * 200_000)
    assert time.monotonic() - start < 5
    assert len(text) < 40
    assert notes[0][0] == "stacked-marks"
