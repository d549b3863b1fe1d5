from __future__ import annotations

import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.store.names import STEM, slug, stem, stem_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tin/Bản tin Đà Nẵng.txt", "ban-tin-da-nang"),
        ("2021.06.22 họp.html", "2021-06-22-hop"),
        ("000_da43dfd6.txt", "000_da43dfd6"),
        ("-rf.txt", "rf"),
        ("tin\nmới.txt", "tin-moi"),
        ("../../etc/passwd", "passwd"),
        ("新闻.txt", "article"),
        ("-", "article"),
        ("kho.jsonl#12", "kho-12"),
        ("Ａ①.txt", "a1"),
    ],
)
def test_slugs_are_plain(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_unicode_form_and_case_twins_stay_apart_on_every_file_system() -> None:
    nfc = "bài Ế.txt"
    twins = [nfc, unicodedata.normalize("NFD", nfc), nfc.lower(), nfc.upper()]
    assert len({stem(name).casefold() for name in twins}) == 4


def test_a_name_of_255_bytes_gives_a_name_that_fits() -> None:
    name = "ế" * 83 + "tintin"
    assert len(os.fsencode(name)) == 255
    assert len(stem(name) + ".bilingual.docx") <= 143


def test_rows_of_one_file_keep_their_number_however_long_the_name() -> None:
    assert slug("x" * 200 + ".jsonl#1234567").endswith("-1234567")


def test_more_digits_set_two_paths_apart() -> None:
    assert stem("a.txt", 8) != stem("a.txt") and STEM.fullmatch(stem("a.txt", 24))


@given(st.text(min_size=1, alphabet=st.characters(exclude_characters="\0", codec="utf-8")))
def test_every_name_gives_a_safe_stem_that_can_be_read_back(name: str) -> None:
    made = stem(name)
    assert STEM.fullmatch(made) and len(made) <= 89
    assert stem_of(made + ".bilingual.docx") == made


@pytest.mark.parametrize("name", ["README.md", "a-12345678", "A-12345678.md", "-12345678.md"])
def test_foreign_names_have_no_stem(name: str) -> None:
    assert stem_of(name) is None
