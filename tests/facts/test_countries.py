"""A country that a rendering put in the place of another."""

from __future__ import annotations

import pytest

from summarize.facts import Term, compare
from summarize.facts.countries import other_countries
from summarize.translate import Glossary, glossary_terms
from tests.linear import assert_linear


def _terms(source: str) -> list[Term]:
    return glossary_terms(source, Glossary.shipped())


PAIRS = [
    ("Hàn Quốc bắn tên lửa.", "South Korea fired a missile.", "North Korea fired a missile."),
    ("Lãnh đạo Triều Tiên đến.", "The North Korean leader came.", "The South Korean leader came."),
    ("Ấn Độ đàm phán với Nga.", "India talks with Russia.", "Indonesia talks with Russia."),
    ("Quân đội Pakistan rút lui.", "Pakistani troops left.", "Afghan troops left."),
    ("Người Nga bỏ phiếu.", "Russians voted.", "Ukrainians voted."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "right", "wrong"), PAIRS, ids=[pair[2] for pair in PAIRS])
def test_another_country_is_told(source: str, right: str, wrong: str) -> None:
    terms = _terms(source)
    assert compare(source, right, terms=terms).balanced
    assert "changed" in [slip.what for slip in compare(source, wrong, terms=terms).slips]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        # Left out, or one more: not one for another.
        ("Hàn Quốc bắn tên lửa.", "Seoul fired a missile."),
        ("Mỹ và Hàn Quốc tập trận.", "America and Korea hold drills."),
        ("Đội tuyển thắng Thái Lan.", "Vietnam beat Thailand."),
        # Names of provinces, seas and offices with a country in them.
        ("Ông đi từ Trung Quốc về Thái Nguyên.", "He returned from China to Thai Nguyen."),
        ("Bộ Ngoại giao Nga phản đối.", "Russia's Foreign Ministry objected."),
        ("Tàu Nga vào Biển Đông.", "A Russian ship entered the South China Sea."),
        ("Vương quốc Anh rời EU.", "The United Kingdom left the EU."),
    ],
)
def test_what_is_called_otherwise_is_not(source: str, target: str) -> None:
    assert not other_countries(source, target, _terms(source))


def test_time_grows_with_the_sentence() -> None:
    def run(count: int) -> None:
        source = "Hàn Quốc và Nga, " * count
        other_countries(source, "North Korea and Russia, " * count, _terms(source))

    assert_linear(run, 400)
