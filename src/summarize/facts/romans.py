"""Roman numerals: as figures of either language, and as the ordinals that English makes of them.

"Thế kỷ XX" is the 20th century and "Quốc hội khóa XIV" the 14th National Assembly; copied, the
letters are no English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.document import Span
from summarize.facts.numbers import ordinal

#: Where a Roman numeral may begin, and one that does: its letters are searched for fast.
_HEAD = re.compile(r"[XVI](?<![\w.].)")
_ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})(?!\w|\.\w)")
_VALUE = {"I": 1, "V": 5, "X": 10}
_ASSEMBLY = r"quốc hội|hđnd|hội đồng nhân dân|trung ương|tối cao|chấp hành|đảng|thành ủy|tỉnh ủy"
#: What counts in Roman numerals, up to the numeral.
_COUNTED = re.compile(
    r"(?<!\w)(?:thế k[ỷỉ](?:\sthứ)?|lần\sthứ|(?:kỳ họp|phiên họp|hội nghị|đại hội)\s(?:lần\s)?thứ"
    r"|kh(?:óa|oá)|nhiệm kỳ|đại hội(?:\sđảng|\sđại biểu toàn quốc)?)\s\Z",
    re.IGNORECASE,
)
#: Characters before a numeral in which one of those stands.
_REACH = 32
#: "Quốc hội khóa 14"; "khóa 3 tháng" is a course.
_TERM = re.compile(
    rf"(?:{_ASSEMBLY})(?:\s[^\W\d]+){{0,5}}\skh(?:óa|oá)\s(?P<n>[1-9]\d?)(?![\w%]|[.,/-]\d|\s?[-–])",
    re.IGNORECASE,
)


def find_romans(text: str) -> Iterator[tuple[Span, int]]:
    """The Roman numerals of a text, up to 39, with their values."""
    for head in _HEAD.finditer(text):
        if roman := _ROMAN.match(text, head.start()):
            yield Span(start=roman.start(), end=roman.end()), _value(roman[0])


def ordinals(text: str) -> Iterator[tuple[Span, str, tuple[str, ...]]]:
    """Numerals of centuries, congresses and assemblies of a Vietnamese sentence: span, English
    ordinal, other wordings that count as right."""
    for span, value in find_romans(text):
        if _COUNTED.search(text, max(0, span.start - _REACH), span.start):
            yield span, ordinal(value), (span.of(text), str(value))
    for match in _TERM.finditer(text) if "khóa " in text or "khoá " in text else ():
        span = Span(start=match.start("n"), end=match.end("n"))
        yield span, ordinal(int(match["n"])), (match["n"],)


def _value(text: str) -> int:
    values = [_VALUE[c] for c in text]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))
