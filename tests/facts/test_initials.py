"""Persons by initials, whole."""

from __future__ import annotations

import time

import pytest

from summarize.facts import find_fixed
from summarize.facts.initials import initialled


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bị cáo Đặng V.K. (45 tuổi) nhận tội.", ["Đặng V.K"]),
        ("Nạn nhân là Nguyễn Thị Thu Th., Phan T.H. và Lê V. B.", ["Nguyễn Thị Thu Th", "Phan T.H", "Lê V. B"]),
        ("Theo cáo trạng, K. cùng chị N. lập hồ sơ.", ["K.", "N."]),
        ("Nhà ở quận B. có vườn.", []),
        ("Tập đoàn U.S. cho biết TP. đã họp.", []),
        ("Anh uống vitamin C. Sau đó anh khỏe.", []),
    ],
)  # fmt: skip
def test_persons_by_initials(text: str, names: list[str]) -> None:
    assert [span.of(text) for span in initialled(text)] == names


def test_many_initials_on_one_line_take_time_in_proportion() -> None:
    """A line of a megabyte was searched from its head for each."""
    begun = time.process_time()
    assert len(list(initialled("ông T. khai và " * 60_000))) == 60_000
    assert time.process_time() - begun < 5


def test_a_surname_goes_with_its_initials() -> None:
    assert [f.target for f in find_fixed("Bị cáo Đặng V.K. nhận tội.")] == ["Dang V.K"]
