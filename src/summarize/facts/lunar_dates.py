"""Days and months of the lunar calendar as a sentence states them.

"13 tháng Giêng" is no January 13: told so, a festival is a month off. English says "the 13th day of
the first lunar month"; Tết and a year's name by stem and branch stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from summarize.document import Span
from summarize.facts.syllables import fold

_NTH = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh last
    """.split()  # fmt: skip
_NUMBERS = {
    "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "chạp": 12,
}  # fmt: skip
_DAY = r"(?:(?P<full>rằm)|(?:(?:mùng|mồng)\s)?(?P<d>(?<![\w.,/-])[0-3]?\d)(?:\s?âm lịch)?)"
_NAMED = (
    r"(?P<year>(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)"
    r"\s(?:tý|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi))"
)
_VI = re.compile(
    rf"(?:{_DAY}(?:\s?/\s?|\s)(?:(?<=\s)tháng\s|(?<=/)|(?<=/\s)))?"
    rf"(?:(?<=tháng\s)|(?<=/)|tháng\s)"
    rf"(?:(?P<sure>giêng|chạp)|(?P<m>1[0-2]|0?[1-9]|{'|'.join(_NUMBERS)}))(?!\w|[.,-]?\d)"
    rf"(?:,?\s(?:năm\s)?{_NAMED}|(?:,?\snăm\s|/)(?P<number>\d{{4}})(?!\d))?(?!/?\d)"
    r"(?P<said>,?\s\(?âm lịch\)?)?",
    re.IGNORECASE,
)
#: "28 Tết", "mùng 3 Tết", "mùng 1, mùng 2 Tết": the days before and after the new year.
_TET = re.compile(
    r"(?<![\w.,/-])(?:(?P<new>mùng|mồng)\s(?P<n>[1-9])"
    r"(?=(?:(?:,|\svà|\sđến|\stới|\s?[-–])\s?(?:mùng|mồng)\s[1-9]){0,4}\sTết(?!\w|\sdương))(?:\sTết)?"
    r"|(?P<old>2[3-9]|30)\sTết(?!\w|\sdương))",
    re.IGNORECASE,
)
_EN = re.compile(
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)? day of )?the (?P<nth>{'|'.join(_NTH)}|twelfth"
    r"|1?\d(?:st|nd|rd|th)) lunar month(?: of (?P<number>\d{4}))?",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"giêng|chạp|âm lịch|tết|rằm|giỗ|hùng|năm (?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)\s",
    re.IGNORECASE,
)
#: What stands in a sentence that means the first month of the lunar year.
_CONTEXT = re.compile(
    r"(?<!\w)(?:Tết|mùng|mồng|rằm|âm lịch|tháng chạp|lễ hội|khai hội|hội làng|hội Lim|đền|chùa"
    r"|du xuân|nguyên tiêu|khai ấn|hội xuân|hội đình|phủ Giầy|hội đua|hội vật|lễ giỗ)(?!\w)",
    re.IGNORECASE,
)
_FOUNDERS = re.compile(r"giỗ tổ|đền hùng|vua hùng|quốc giỗ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lunar:
    """A month of the lunar calendar, a day of it or None, and its year where that has a number; as
    English words."""

    span: Span
    month: int
    day: int | None
    wording: str
    year: int | None = None


def lunar_dates(text: str, language: Literal["vi", "en"]) -> Iterator[Lunar]:
    """Those of one sentence, in either language."""
    if language == "en":
        yield from _english(text) if "lunar month" in text else ()
    elif _SIGN.search(text):
        yield from _vietnamese(text)


def _vietnamese(text: str) -> Iterator[Lunar]:
    for match in _TET.finditer(text):
        if match["new"]:
            yield _lunar(match, 1, int(match["n"]), " (Tet)")
        else:
            yield _lunar(match, 12, int(match["old"]), "")
    # Looked for once: a line may be as long as a book.
    of_founders = _FOUNDERS.search(text) is not None
    festive = _CONTEXT.search(text) is not None
    for match in _VI.finditer(text):
        shown = (match["sure"] or match["m"]).lower()
        month = int(shown) if shown.isdigit() else _NUMBERS[shown]
        day = 15 if match["full"] else int(match["d"]) if match["d"] else None
        founders = (month, day) == (3, 10) and of_founders
        lunar = match["full"] or match["year"] or founders
        if match["sure"]:
            # "tháng Giêng" is January as well, "tháng Chạp" nothing else.
            lunar = lunar or month == 12 or (not match["number"] and festive)
        if not (lunar or match["said"] or "âm lịch" in match[0].lower()) or (
            day is not None and not 1 <= day <= 30
        ):
            continue
        more = f" of the {fold(match['year'])} year" if match["year"] else ""
        yield _lunar(match, month, day, f" of {match['number']}" if match["number"] else more)


def _lunar(match: re.Match[str], month: int, day: int | None, more: str) -> Lunar:
    wording = f"the {_NTH[month - 1]} lunar month{more}"
    if day is not None:
        suffix = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")
        wording = f"the {day}{suffix} day of {wording}"
    year = match.groupdict().get("number")
    return Lunar(
        Span(start=match.start(), end=match.end()), month, day, wording, int(year) if year else None
    )


def _english(text: str) -> Iterator[Lunar]:
    for match in _EN.finditer(text):
        day = int(match["d"]) if match["d"] else None
        nth = match["nth"].lower()
        month = (
            12 if nth == "twelfth" else int(nth[:-2]) if nth[0].isdigit() else _NTH.index(nth) + 1
        )
        if 1 <= month <= 12:
            year = int(match["number"]) if match["number"] else None
            yield Lunar(Span(start=match.start(), end=match.end()), month, day, match[0], year)
