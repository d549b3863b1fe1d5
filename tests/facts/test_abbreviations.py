"""Abbreviations that a translation model is given in full."""

from __future__ import annotations

import pytest

from summarize.facts import spelled_out


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("⟨x0⟩ TP. ⟨x1⟩ đã họp.", "⟨x0⟩ thành phố ⟨x1⟩ đã họp."),
        ("TP Việt Trì mất điện.", "Thành phố Việt Trì mất điện."),
        ("Trường học của TP.", "Trường học của thành phố."),
        ("Toàn TP nghỉ học.", "Toàn thành phố nghỉ học."),
        ("Nhà ở P. ⟨x0⟩, Q. ⟨n0⟩.", "Nhà ở phường ⟨x0⟩, quận ⟨n0⟩."),
        ("Đoàn có ⟨n0⟩ HCV, ⟨n1⟩ HCB.", "Đoàn có ⟨n0⟩ huy chương vàng, ⟨n1⟩ huy chương bạc."),
        ("Theo TS ⟨x0⟩, tàu ⟨x1⟩ TS đã về.", "Theo tiến sĩ ⟨x0⟩, tàu ⟨x1⟩ TS đã về."),
        ("LS. ⟨x0⟩ nói tàu ⟨x1⟩ TS. đã về.", "Luật sư ⟨x0⟩ nói tàu ⟨x1⟩ TS. đã về."),
        ("Công ty CP ⟨x0⟩ lỗ.", "Công ty cổ phần ⟨x0⟩ lỗ."),
        ("Anh Bình (SN ⟨y0⟩) kể với PV.", "Anh Bình (sinh năm ⟨y0⟩) kể với phóng viên."),
        ("NHÀ Ở TIỆN NGHI: ⟨n0⟩ phòng", "Nhà ở tiện nghi: ⟨n0⟩ phòng"),
        ("Đây là MÓN QUÀ LỚN của bà.", "Đây là món quà lớn của bà."),
        ("Giá ⟨n0⟩ đ, còn ⟨n1⟩đ.", "Giá ⟨n0⟩ đồng, còn ⟨n1⟩ đồng."),
        ("Nghỉ thứ 7 và tối Thứ 2.", "Nghỉ thứ bảy và tối Thứ hai."),
        ("Từ thập niên ⟨y0⟩, xưởng đã đông.", "Từ những năm ⟨y0⟩, xưởng đã đông."),
    ],
)
def test_what_is_written_out(text: str, whole: str) -> None:
    assert spelled_out(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "TP.HCM và TP. Hồ Chí Minh",  # models and the glossary know it
        "Hiệp định TPP và IPO",
        "Đài BBC WORLD NEWS",
        "khách thứ 25, ngày thứ 6/12",
        "TT ⟨x0⟩",  # a President, a Prime Minister, a town
    ],
)
def test_what_stays(text: str) -> None:
    assert spelled_out(text) == text
