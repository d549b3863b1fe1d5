"""Year of birth and residence of persons."""

from __future__ import annotations

import pytest

from summarize.facts import compare, find_fixed
from summarize.facts.particulars import births, residences


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Lê Văn An (19 tuổi, ngụ quận 7) bị bắt.", "residing in"),
        ("Lê Văn An, trú tại xã Hòa Bình, bị bắt.", "residing in"),
        ("Lê Văn An (HKTT: phường 5) bị bắt.", "residing in"),
        ("Lê Văn An (quê Nghệ An) bị bắt.", "from"),
        ("Lê Văn An, quê ở tỉnh Nghệ An, bị bắt.", "from"),
    ],
)
def test_where_somebody_lives(text: str, wording: str) -> None:
    assert [told for _, told in residences(text)] == [wording]


@pytest.mark.parametrize(
    "text",
    [
        "Anh về quê Nghệ An.",
        "Ông ngụ quận 7.",
        "Câu chuyện ngụ ý sâu xa.",
        "Họ trú mưa dưới hiên.",
        "Nhà quê Hà Nội.",
    ],
)
def test_what_is_no_residence(text: str) -> None:
    assert not list(residences(text))


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("An (SN 1972) bị bắt.", ["born in 1972"]),
        ("An, sinh năm 2001, bị bắt.", ["born in 2001"]),
        ("Những người sinh năm 1990-1995.", []),
        ("Đường SN 12.", []),
    ],
)
def test_the_year_of_birth(text: str, wordings: list[str]) -> None:
    assert [told for _, told in births(text)] == wordings


def test_a_report_in_one_go() -> None:
    source = "Nghi phạm Lê Văn An (SN 1972, ngụ thôn 3, xã Hòa Bình) bị bắt."
    assert [f.target for f in find_fixed(source)] == [
        "Le Van An",
        "born in 1972",
        "residing in",
        "Village 3",
        "Hoa Binh",
    ]
    told = "Suspect Le Van An (born in 1972, residing in Village 3, Hoa Binh Commune) was arrested."
    assert not [slip for slip in compare(source, told).slips if slip.grave]
