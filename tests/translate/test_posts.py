"""Posts abroad are put through whole."""

from __future__ import annotations

import pytest

from summarize.cli.lines import translated
from summarize.engines.catalog import load_translator
from summarize.options import TranslateOptions
from summarize.translate import Glossary
from summarize.translate.posts import posts


@pytest.mark.parametrize(
    ("source", "wording"),
    [
        ("Ông được cử làm đại sứ Mỹ tại Canada.", "U.S. ambassador to Canada"),
        ("Đại sứ Nga tại LHQ rời cuộc họp.", "The Russian ambassador to the U.N."),
        ("Cựu đại sứ Mỹ tại Việt Nam Ted Osius đến.", "Former U.S. Ambassador to Vietnam"),
        ("Bà gặp đại sứ Iran ở Hà Nội.", "the Iranian ambassador to Hanoi"),
        ("Ông là cựu đại sứ Nhật Bản tại Việt Nam.", "the former Japanese ambassador to Vietnam"),
        ("Đại sứ Việt Nam tại Pháp Nguyễn Văn Bình nói.", "Vietnamese Ambassador to France"),
        ("Tổng lãnh sự Mỹ tại TP.HCM đến dự.", "The U.S. consul general in Ho Chi Minh City"),
    ],
)
def test_a_post_and_its_wording(source: str, wording: str) -> None:
    (post,) = posts(source, Glossary.shipped())
    assert post.target == wording


@pytest.mark.parametrize(
    "source",
    [
        "Đại sứ quán Mỹ tại Hà Nội đóng cửa.",
        "Đại sứ Mỹ đến Hà Nội.",
        "Hai đại sứ Nga tại Pháp đến.",
        "Đại sứ thiện chí tại Việt Nam đến dự.",
        "Đại sứ Nga tại cuộc họp im lặng.",
    ],
)
def test_what_is_no_post(source: str) -> None:
    assert not list(posts(source, Glossary.shipped()))


def test_the_built_in_model_keeps_both_countries() -> None:
    source = "Đại sứ Việt Nam tại Pháp Nguyễn Văn Bình đã đến dự lễ."
    (one,) = translated(
        [source], load_translator("builtin"), TranslateOptions(), glossary=Glossary.shipped()
    )
    assert "Vietnamese Ambassador to France Nguyen Van Binh" in one.text
