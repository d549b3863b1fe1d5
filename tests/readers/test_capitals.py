"""Capitals that TCVN3 fonts do not write."""

from __future__ import annotations

import pytest

from summarize.readers.capitals import restore_capitals


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        ("THủ TướNG THĂM Mỹ", "THỦ TƯỚNG THĂM MỸ"),
        ("Ông nói: TP Hồ Chí Minh", "Ông nói: TP Hồ Chí Minh"),
        ("Bộ NGOạI GIAO cho biết", "Bộ NGOẠI GIAO cho biết"),
        ("Xong rồi. ấn Độ ký.", "Xong rồi. Ấn Độ ký."),
        ("Ông thăm ấn Độ và úc, ấn nút ở Huế.", "Ông thăm Ấn Độ và Úc, ấn nút ở Huế."),
        ("ủy ban họp.", "Ủy ban họp."),
        ("câu dài xuống dòng\nở giữa chừng", "Câu dài xuống dòng\nở giữa chừng"),
    ],
)
def test_restore(text: str, restored: str) -> None:
    """Headlines, words in capitals, sentence starts; wrapped lines are left."""
    assert restore_capitals(text) == restored
