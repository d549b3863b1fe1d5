"""Words of few values that a rendering turned into one another: the third quarter that became the
second, a half that became a third, "tripled" that became "doubled", next Friday that became last.

Each sort has a handful of values that both languages say plainly. A slip is told only where the
source states a value that the rendering has not, and the rendering one of the same sort that the
source has not: English leaves such words out at will, or says them in figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarize.document import Span
from summarize.facts.fact import Fact, FactKind
from summarize.facts.letters import plain
from summarize.facts.slip import Slip

_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_ONES = "one two three four five six seven eight nine ten".split()
_VI_ONES = "một hai ba bốn năm sáu bảy tám chín mười".split()
_DAY = "(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_EN_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?"


@dataclass(frozen=True, slots=True)
class _Sort:
    """One sort of such words.

    Attributes:
        kind: of its facts.
        signs: finds what no Vietnamese match can do without, in small letters.
        vietnamese, english: a pattern a value, one group each.
        values: by group.
    """

    kind: FactKind
    signs: re.Pattern[str]
    vietnamese: re.Pattern[str]
    english: re.Pattern[str]
    values: tuple[str, ...]

    def read(self, text: str, *, english: bool) -> list[tuple[str, Span]]:
        """Its values in a text, with their places."""
        pattern = self.english if english else self.vietnamese
        return [
            (self.values[match.lastindex - 1], Span(start=match.start(), end=match.end()))
            for match in pattern.finditer(text)
            if match.lastindex
        ]


def _sort(kind: FactKind, signs: Iterable[str], wordings: Iterable[tuple[str, str, str]]) -> _Sort:
    """A sort of ``(value, Vietnamese, English)``; a row without wording is of one language."""
    rows = list(wordings)
    vietnamese, english = (
        re.compile(
            rf"(?<!\w)(?:{'|'.join(f'({row[side] or _NEVER})' for row in rows)})(?!\w)",
            re.IGNORECASE,
        )
        for side in (1, 2)
    )
    found = re.compile("|".join(map(re.escape, signs)))
    return _Sort(kind, found, vietnamese, english, tuple(row[0] for row in rows))


_NEVER = r"(?!)"
#: Where "quý ba" is of a year; "Phú Quý II" is a name.
_OF_A_YEAR = r"(?=\s(?:năm|này|tới|vừa|trước|sau|20)|\s?/|\s?[,.;)]|\s?\Z)"
_QUARTERS = [
    (
        str(n),
        rf"(?-i:(?<!\w\s)Q|q)uý (?:{roman}|{n}|(?:{words}){_OF_A_YEAR})(?![.,]\d|\s?[-–]\s?[\dI])",
        rf"(?:the )?(?:{_NTH[n - 1]}|{shown}|fiscal {_NTH[n - 1]})(?:[- ](?:fiscal )?quarters?"
        rf"(?![- ]?final)|(?= (?:and|to|or) \w+ quarters?(?!-)))|Q{n}|{n}Q"
        rf"|quarter (?:{_ONES[n - 1]}|{n})",
    )
    for n, roman, words, shown in (
        (1, "I", "một|nhất", "1st"), (2, "II", "hai", "2nd"), (3, "III", "ba", "3rd"),
        (4, "IV", "bốn|tư", "4th"),
    )
]  # fmt: skip
_HALVES = [
    (
        "first",
        r"nửa đầu|(?:6|sáu) tháng đầu(?! tiên)|hiệp (?:1|I|một|nhất)",
        r"(?:the )?first[- ]half",
    ),
    (
        "second",
        r"nửa (?:cuối|sau)|(?:6|sáu) tháng cuối|hiệp (?:2|II|hai)",
        r"(?:the )?(?:second|latter|last|other)[- ]half",
    ),
]
#: "gấp 3,5 lần" and "gấp 5 đến 6 lần" are read as figures.
_TIMES = r"(?![.,]\d|\s?[-–]|\s(?:mươi|trăm|đến|tới|hoặc|hay|và)(?!\w))(?: lần)?"
_MANIFOLD = [
    (
        str(n),
        rf"(?:tăng )?gấp(?: \w+)? (?:{vi}|{n}){_TIMES}|nhân {vi}(?= so|[,.;]|\Z)",
        rf"{en}|{_ONES[n - 1]}[- ]?fold|{n}[- ]?fold|(?:{_ONES[n - 1]}|{n}) times",
    )
    for n, vi, en in (
        (2, "(?:đôi|hai)", r"doubl(?:e|ed|es|ing)|twice"),
        (3, "ba", r"tripl(?:e|ed|es|ing)|trebl(?:e|ed|es|ing)|thrice"),
        (4, "bốn", r"quadrupl(?:e|ed|es|ing)"),
        (5, "năm", r"quintupl(?:e|ed|es|ing)"),
        (6, "sáu", _NEVER), (7, "bảy", _NEVER), (8, "tám", _NEVER), (9, "chín", _NEVER),
        (10, "mười", _NEVER),
    )
] + [
    (
        "0.5",
        r"giảm(?: đi)?(?: mất)?(?: gần| hơn| khoảng)? (?:một|1|phân) nửa",
        r"halv(?:e|ed|es|ing)|(?:cut|reduced|fell|fallen|dropped|down|declined) (?:in|by) half",
    )
]  # fmt: skip
_OF = r"(?=[- ]of(?!\w))"
_SHARES = [
    (
        "1/2",
        r"(?:một|1|phân|quá|hơn|gần|khoảng) nửa(?! (?:đầu|cuối|sau|đêm|vời|chừng))|nửa(?= số)",
        rf"(?<!first )(?<!second )(?<!latter )(?<!and a )half{_OF}"
        r"|(?<!first )(?<!second )half (?:the|its|their|his|her)",
    ),
    *(
        (
            f"{n}/{of}",
            rf"{_VI_ONES[n - 1]} phần (?:{vi})",
            rf"(?:{'an?|one' if n == 1 else _ONES[n - 1]})[- ](?:{en}){'' if n == 1 else 's'}"
            + (_OF if n == 1 else ""),
        )
        for of, vi, en in (
            (3, "ba", "third"), (4, "tư|bốn", "quarter|fourth"), (5, "năm", "fifth"),
            (6, "sáu", "sixth"), (7, "bảy", "seventh"), (8, "tám", "eighth"),
            (9, "chín", "ninth"), (10, "mười", "tenth"),
        )
        for n in range(1, of)
        if (n, of) != (2, 4)
    ),
]  # fmt: skip
_SIZES = [
    (size, rf"hàng (?:{vi})(?! (?:nghìn|ngàn|vạn|triệu|tỷ|tỉ))", en)
    for size, vi, en in (
        ("10", "chục", r"(?:dozens|tens|scores)(?! of (?:thousand|million|billion)s?)"),
        ("100", "trăm", r"hundreds(?! of (?:thousand|million|billion)s?)"),
        ("1000", "nghìn|ngàn", r"(?<!tens of )(?<!hundreds of )thousands"),
        ("10000", "chục nghìn|chục ngàn|vạn", r"(?:tens|dozens|scores) of thousands?"),
        ("100000", "trăm nghìn|trăm ngàn|chục vạn", r"hundreds of thousands?"),
        ("1000000", "triệu", r"(?<!tens of )(?<!hundreds of )(?<!dozens of )millions"),
        ("10000000", "chục triệu", r"(?:tens|dozens|scores) of millions?"),
        ("100000000", "trăm triệu", r"hundreds of millions?"),
        ("1000000000", "tỷ|tỉ", r"(?<!tens of )(?<!hundreds of )(?<!dozens of )billions"),
        ("10000000000", "(?:chục|trăm) (?:tỷ|tỉ)", r"(?:tens|dozens|hundreds) of billions?"),
    )
]  # fmt: skip
_WEEKS = [
    (
        "next",
        rf"{_DAY}(?: tuần)? (?:sắp )?tới(?! (?:thứ|chủ|ngày|hết|cuối|nay|\d))"
        r"|tuần (?:sau|(?:sắp )?tới)",
        rf"(?:next|this coming|coming|upcoming) {_EN_DAY}",
    ),
    (
        "last",
        rf"{_DAY} (?:tuần (?:trước|qua|rồi)|vừa (?:qua|rồi))"
        r"|tuần (?:trước|qua|rồi|vừa qua|vừa rồi)",
        rf"(?:last|past|previous) {_EN_DAY}",
    ),
]
_COUNT = r"(?=\d|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:mươi|trăm|nghìn|ngàn|triệu|tỷ))"
_COUNT_EN = (
    rf"(?=[$€£]?\d|(?:VND|US\$) ?\d|(?:an? )?(?:{'|'.join(_ONES)}|hundred|thousand|million)(?!\w))"
)
_BOUNDS = [
    (
        "more",
        rf"(?:(?<!thấp )(?<!nhỏ )(?<!ít )(?<!kém )hơn|trên|ít nhất|tối thiểu|không dưới"
        rf"|không (?:ít|thấp) hơn) {_COUNT}\S+",
        rf"(?:more than|over|above|at least|not less than|no (?:fewer|less) than"
        rf"|a minimum of|exceed(?:s|ed|ing)?) {_COUNT_EN}\S+",
    ),
    (
        "less",
        rf"(?:(?<!không )dưới|chưa (?:đến|tới|đầy)|tối đa|nhiều nhất|không quá|gần"
        rf"|(?<!không )(?:thấp|nhỏ|ít|kém) hơn) {_COUNT}\S+",
        rf"(?:under|below|(?<!no )less than|(?<!no )fewer than|at most|up to|not more than"
        rf"|no more than|a maximum of|nearly|almost|close to) {_COUNT_EN}\S+|under-\d+s?",
    ),
]
_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_DATED = r"(?:ngày )?\d{1,2}(?:[/-]\d{1,2}| tháng )"
_SIDES = [
    (
        "before",
        rf"trước {_DATED}",
        rf"(?:before|by|until|prior to) (?:{_MONTH}|\d{{1,2}} {_MONTH})",
    ),
    (
        "after",
        rf"(?:sau|kể từ|từ sau) {_DATED}",
        rf"(?:after|since|following|from) (?:{_MONTH}|\d{{1,2}} {_MONTH})",
    ),
]
_RATES = [
    (
        en,
        rf"(?:đồng|đ|USD|đô la|triệu|tỷ|tỉ|nghìn|ngàn)(?: ?/ ?| (?:mỗi|một|hàng|hằng) ){vi}",
        rf"(?:an?|per|each|every) {en}|{adjective}|/ ?{en}",
    )
    for vi, en, adjective in (
        ("giờ", "hour", "hourly"), ("ngày", "day", "daily"), ("tuần", "week", "weekly"),
        ("tháng", "month", "monthly"), ("năm", "year", "yearly|annual(?:ly)?"),
    )
]  # fmt: skip
_SORTS = (
    _sort("number", ("/", "mỗi ", "một ", "hàng ", "hằng "), _RATES),
    _sort("number", ("hơn ", "nhất ", "thiểu ", "dưới ", "chưa ", "đa ", "quá ", "gần "), _BOUNDS),
    _sort("relative", ("trước ", "sau ", "từ "), _SIDES),
    _sort("number", ("quý ",), _QUARTERS),
    _sort("number", ("nửa ", " tháng ", "hiệp "), _HALVES),
    _sort("number", ("gấp ", "nhân ", "nửa"), _MANIFOLD),
    _sort("number", ("phần ", "nửa"), _SHARES),
    _sort("number", ("hàng ",), _SIZES),
    _sort("relative", ("tuần ", "thứ ", "chủ nhật "), _WEEKS),
)


def turned(source: str, target: str) -> list[Slip]:
    """At most one slip a sort: the first value of ``source`` (Vietnamese) that is none of
    ``target`` (English), where that has another one instead."""
    low = plain(source)
    slips = []
    for sort in _SORTS:
        if not sort.signs.search(low):
            continue
        mine = sort.read(source, english=False)
        theirs = sort.read(target, english=True) if mine else []
        lost = _but_for(mine, theirs)
        new = _but_for(theirs, mine)
        if lost and new:
            slips.append(
                Slip(
                    what="changed",
                    source=_fact(sort.kind, lost[0], source),
                    target=_fact(sort.kind, new[0], target),
                )
            )
    return slips


def _but_for(
    mine: Sequence[tuple[str, Span]], theirs: Sequence[tuple[str, Span]]
) -> list[tuple[str, Span]]:
    known = {value for value, _ in theirs}
    return [one for one in mine if one[0] not in known]


def _fact(kind: FactKind, one: tuple[str, Span], text: str) -> Fact:
    value, span = one
    return Fact(kind=kind, span=span, text=span.of(text), values=frozenset({value}))
