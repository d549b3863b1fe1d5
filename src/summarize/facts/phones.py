"""Telephone numbers, which both languages write alike: "(028) 35.267.497", "0251.3822.xxx".

Read as amounts they were put into English marks: "(028) 35,267,497".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.document import Span

#: An area or a network, and groups of digits; a page may hide the last ones.
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:\(0\d{1,3}\)\s?|\+84[\s.-]?|0\d{1,4}[\s.-])"
    r"[\dx]{2,4}(?:[\s.-]?[\dx]{2,4}){1,3}(?![\w%]|[.,/]\d)"
)
#: A hotline that any network reaches: "1900.6177". Without the point they may be two figures.
_HOTLINE = re.compile(r"(?<![\w.,/-])1[89]00\.\d{4}(?:\d\d)?(?![\w%]|[.,/]\d)")
#: "05-08.06.2019", "01-05-2019": a day, a month and a year.
_DATE = re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[.-](?:0?[1-9]|1[0-2])[.-](?:19|20)\d\d(?!\d)")
_MARK = re.compile(r"(?<=[\dx])[\s.-](?=[\dx])")
#: Digits of a number with its area, the hidden ones with them.
_LENGTH = range(9, 12)


def find_phones(text: str) -> Iterator[Span]:
    """Where a sentence, of either language, has a telephone number."""
    for match in _PHONE.finditer(text) if "0" in text or "+84" in text else ():
        digits = sum(c.isdigit() or c == "x" for c in match[0].replace("+84", "0"))
        if digits in _LENGTH and _in_one(match[0]) and not _DATE.search(match[0]):
            yield Span(start=match.start(), end=match.end())
    for match in _HOTLINE.finditer(text) if "00." in text else ():
        yield Span(start=match.start(), end=match.end())


def _in_one(shown: str) -> bool:
    """Whether no space parts two figures: "02-2019 300 xe" is a month, and a count of cars."""
    marks = _MARK.findall(shown)
    return not any(map(str.isspace, marks[1:])) or all(map(str.isspace, marks))
