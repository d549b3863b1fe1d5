"""Licence plates of Vietnamese vehicles: "29A-123.45", "59X2 - 048.61", "67 B -0172".

Read as amounts their last digits lose a zero on the way: "004.71" is no 4.71. English writes a
plate as Vietnamese does, so both languages are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.document import Span

#: The province, one letter or two of the series (a digit more on motorbikes), and five digits with
#: a point, or four or five without, which a dash has to join.
_PLATE = re.compile(
    # The look back stands behind the first digit: a search for digits is fast.
    r"(?P<province>\d(?<![\w.,/-]\d)\d)\s?"
    r"(?P<series>(?:LD|DA|NN|NG|QT|M[ĐD]|T[ĐD]|KT|HC|A[A-Z]|[A-HKLMNPR-VX-Z])(?:\s?[1-9](?=\s?[-–]))?)"
    r"(?:\s?[-–]\s?|\s?(?=\d{3}\.\d\d(?!\d)))(?P<number>\d{3}\.\d\d|\d{4,5})(?![\w]|[.,/-]\d)"
)
_SPACE = re.compile(r"\s")


def find_plates(text: str) -> Iterator[tuple[Span, str]]:
    """Where a sentence, of either language, has a plate, and how it is written in English."""
    for match in _PLATE.finditer(text):
        series = _SPACE.sub("", match["series"]).replace("Đ", "D")
        wording = f"{match['province']}{series}-{match['number']}"
        yield Span(start=match.start(), end=match.end()), wording
