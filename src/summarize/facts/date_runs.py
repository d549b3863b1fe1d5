"""Days or months that share what follows the last of them: "5-8/6/2019", "20, 21 và 22/10",
"30/4 - 1/5", "tháng 5-7/2019".

Word by word they come out as "June 5-June 8/2019"; English says "June 5-8, 2019". A run is one
expression for the translation, and as many dates for the ledger as it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.document import Span
from summarize.facts.bare_dates import counts_by_the_month
from summarize.facts.remembered import remembered
from summarize.facts.stated_date import DAYS_IN_MONTH, MONTHS, YEAR, StatedDate
from summarize.facts.taken import Taken


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRun:
    """Two or more dates in one expression.

    Attributes:
        span: the whole expression.
        dates: what each of its parts states, with the month and year it borrows.
        wording: the English of all of it.
    """

    span: Span
    dates: tuple[StatedDate, ...]
    wording: str


_DAY, _MONTH = r"(?:[0-2]?\d|3[01])", r"(?:1[0-2]|0?[1-9])"
_IN_YEAR = rf"(?:(?:\s?[/.-]\s?|,?\snăm\s)(?P<y>{YEAR}))"
#: Not within a longer figure.
_BEGINS, _ENDS = r"(?<![\d/.,:–-])(?<!\d\s[–-]\s)", r"(?!\d|\s?[–-]\s?\d|[/.]\s?\d|[,:]\d|\s?%)"
_DAYS = re.compile(
    rf"{_BEGINS}(?P<days>{_DAY}(?:,\s{_DAY}){{0,5}}"
    rf"(?:(?P<dash>\s?[–-]\s?)|(?P<and>,?\svà\s(?:ngày\s)?)|(?P<comma>,\s)){_DAY})"
    rf"(?:\s?(?P<sign>[/.-])\s?|\stháng\s)(?P<m>{_MONTH}){_IN_YEAR}?{_ENDS}",
    re.IGNORECASE,
)
_TWO_DAYS = re.compile(
    rf"{_BEGINS}(?P<d>{_DAY})/(?P<m>{_MONTH})(?:/(?P<y>{YEAR}))?\s?[–-]\s?"
    rf"(?P<d2>{_DAY})/(?P<m2>{_MONTH})(?:/(?P<y2>{YEAR}))?{_ENDS}"
)
#: "tháng 6/2015-3/2018"
_TWO_MONTHS = re.compile(
    rf"(?:(?<!\w)(?P<named>tháng\s)|{_BEGINS})(?P<m>{_MONTH})(?P<sign>[/-])(?P<y>{YEAR})"
    rf"\s?[–-]\s?(?:tháng\s)?(?P<m2>{_MONTH})(?P=sign)(?P<y2>{YEAR}){_ENDS}",
    re.IGNORECASE,
)
_MONTHS_OF_A_YEAR = re.compile(
    rf"(?<!\w)(?P<months>tháng\s{_MONTH}(?:,\s{_MONTH}){{0,5}}"
    rf"(?:(?P<dash>\s?[–-]\s?)|(?P<to>\s(?:đến|tới)\s)|(?P<and>,?\svà\s)|,\s){_MONTH})"
    rf"{_IN_YEAR}?{_ENDS}(?!\s(?:người|năm(?!\s(?:nay|sau|ngoái|tới|trước))|ngày|tuần|giờ)(?!\w))",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d+")

#: What a run of days without a year follows; "mỗi ngày 5-6 kg" is none.
_CUE = re.compile(
    r"(?<!\w)(?:(?<!mỗi )(?<!một )(?<!hằng )(?<!hàng )ngày|đêm|sáng|trưa|chiều|tối|lễ|tết|dịp|nghỉ"
    r"|cuối tuần|ngày liên tiếp)(?:\sdiễn)?\s\(?\Z|(?:ngày|đêm|tuần|diễn ra|lễ)\s\(\Z",
    re.IGNORECASE,
)
_CALLED_DAY = re.compile(r"(?<!\w)(?<!mỗi )(?<!một )ngày\s\Z", re.IGNORECASE)
#: "7-5 (5-7/9)" is the score of a tie-break.
_SCORED = re.compile(r"\d-\d\s\(\Z")
#: "8-10 tháng 3 âm lịch" is a matter of the lunar calendar.
_LUNAR = re.compile(r",?\s\(?(?:âm lịch|AL)(?!\w)")
#: A weaker one: "từ 2-3/5 số phiếu" is a share, "từ 12-14/3 phố Huế" an address.
_FROM = re.compile(r"(?<!\w)(?:từ|từ ngày|vào|trong)\s\Z|\(\Z", re.IGNORECASE)
_SAYS_FROM = re.compile(r"(?<!\w)từ(?:\sngày)?\s\Z", re.IGNORECASE)
#: What two months follow that are not called so.
_PERIOD = re.compile(r"(?:(?<!\w)(?:từ|giai đoạn|thời gian|trong|nhiệm kỳ)\s|\()\Z", re.IGNORECASE)
_SHARE = re.compile(
    r"\s(?:số|tổng|diện tích|dân số|lượng|thành viên|quãng|chặng|thời gian|ghế|tháng"
    r"|phố|đường|ngõ)(?!\w)"
)
_REACH = 24
# What no run can do without.
_SIGN = re.compile(r"\d(?:\s?[–-]\s?|,?\svà\s(?:ngày\s)?|,\s|\s(?:đến|tới)\s)\d", re.IGNORECASE)


@remembered
def find_date_runs(text: str) -> tuple[DateRun, ...]:
    """The runs of a Vietnamese sentence, in order, no overlaps."""
    if not _SIGN.search(text):
        return ()
    taken = Taken(text)
    found = [
        run
        for run in (*_two_days(text), *_two_months(text), *_days(text), *_months(text))
        if not _LUNAR.match(text, run.span.end) and taken.claim(run.span)
    ]
    return tuple(sorted(found, key=lambda run: run.span.start))


_MONTH_NAME = rf"(?P<mn>{'|'.join(MONTHS)})"
_LISTED = (
    r"(?P<days>(?<![\d.,$])\d{1,2}(?:,\s\d{1,2}){0,5}"
    r"(?:\s?[–-]\s?|\sto\s|,?\s(?P<and>and)\s)\d{1,2})(?![\d%]|[.,:/-]\d)"
)
_EN_YEAR = rf"(?P<y>,?\s{YEAR}(?!\d))?"
_ENGLISH = (
    re.compile(rf"\b{_MONTH_NAME}\s{_LISTED}{_EN_YEAR}"),
    re.compile(rf"{_LISTED}\s{_MONTH_NAME}{_EN_YEAR}(?!\w|\s\d)"),
)
#: "June 5 and 12 people" is one day.
_LIST_ENDS = re.compile(
    r"\s?(?:[,.;:)]|\Z)|\s(?:in|at|on|with|for|by|as|when|after|before|from|to)(?!\w)"
)


def find_english_runs(text: str) -> Iterator[StatedDate]:
    """The dates of "June 5-8, 2019", "August 5, 6 and 7", "4 to 8 May 1942" in English."""
    if not any(month in text for month in MONTHS):
        return
    for pattern in _ENGLISH:
        for match in pattern.finditer(text):
            figures = list(_FIGURE.finditer(text, *match.span("days")))
            days, month = [int(figure[0]) for figure in figures], MONTHS.index(match["mn"]) + 1
            year = int(match["y"][-4:]) if match["y"] else None
            named_last = match.start("mn") > match.start("days")
            ends = year or named_last or not match["and"] or _LIST_ENDS.match(text, match.end())
            if not _dated(days, month) or not ends:
                continue
            for number, (figure, day) in enumerate(zip(figures, days, strict=True)):
                first, last = number == 0, number == len(days) - 1
                start = match.start() if first else figure.start()
                end = match.end() if last else figure.end()
                yield StatedDate(
                    span=Span(start=start, end=end), kind="day", day=day, month=month, year=year
                )


def _is_cued(text: str, start: int, end: int, *, sure: bool) -> bool:
    """Whether a run without a year is one of dates; ``sure``: it would make an odd share."""
    before = text[max(0, start - _REACH) : start]
    if _CUE.search(before):
        return True
    if before.endswith("(") and text[end : end + 1] == ")":
        return not _SCORED.search(before)
    return sure and _FROM.search(before) is not None and not _SHARE.match(text, end)


def _joined(first: str, last: str, *, told_from: bool) -> str:
    return f"{first} to {last}" if told_from else f"{first}-{last}"


def _says_from(text: str, start: int) -> bool:
    return _SAYS_FROM.search(text, max(0, start - _REACH), start) is not None


def _dated(days: Sequence[int], month: int) -> bool:
    ascending = all(one < other for one, other in pairwise(days))
    return ascending and days[0] >= 1 and days[-1] <= DAYS_IN_MONTH[month - 1]


def _days(text: str) -> Iterator[DateRun]:
    for match in _DAYS.finditer(text):
        figures = list(_FIGURE.finditer(text, *match.span("days")))
        days, month = [int(figure[0]) for figure in figures], int(match["m"])
        year = int(match["y"]) if match["y"] else None
        tight = match["dash"] is not None and " " not in match["dash"]
        if not _dated(days, month):
            continue
        if match["sign"] == "." and not (
            year or _CALLED_DAY.search(text, max(0, match.start() - _REACH), match.start())
        ):
            continue
        if match["sign"] == "-" and tight:
            continue  # "5-8-6" may be a day of a year
        # "5-6/8" without a word before it may be a fraction, "5-12/8" is none.
        sure = days[-1] > month
        listed = len(days) > 2 and all(other - one == 1 for one, other in pairwise(days))
        if not year and not listed and not _is_cued(text, match.start(), match.end(), sure=sure):
            continue
        ends = [figure.end() for figure in figures[:-1]] + [match.end()]
        dates = tuple(
            StatedDate(
                span=Span(start=figure.start(), end=end), kind="day",
                day=day, month=month, year=year,
            )
            for figure, end, day in zip(figures, ends, days, strict=True)
        )  # fmt: skip
        *earlier, last = map(str, days)
        if match["dash"]:
            told = _joined(", ".join(earlier), last, told_from=_says_from(text, match.start()))
        else:
            told = f"{', '.join(earlier)} and {last}"
        wording = f"{MONTHS[month - 1]} {told}" + (f", {year}" if year else "")
        yield DateRun(span=_span(match), dates=dates, wording=wording)


def _two_days(text: str) -> Iterator[DateRun]:
    for match in _TWO_DAYS.finditer(text):
        (day, month), (day2, month2) = (
            (int(match["d" + n]), int(match["m" + n])) for n in ("", "2")
        )
        year2 = int(match["y2"]) if match["y2"] else None
        over = (month2, day2) < (month, day)  # New Year lies between
        year = int(match["y"]) if match["y"] else year2 and year2 - over
        is_near = month >= 10 and month2 <= 3
        if not (_dated([day], month) and _dated([day2], month2)) or (over and not is_near):
            continue
        if not year and not _is_cued(text, match.start(), match.end(), sure=True):
            continue
        second = match.start("d2")
        first_end = match.end("y") if match["y"] else match.end("m")
        dates = (
            StatedDate(span=Span(start=match.start(), end=first_end), kind="day",
                       day=day, month=month, year=year),
            StatedDate(span=Span(start=second, end=match.end()), kind="day",
                       day=day2, month=month2, year=year2),
        )  # fmt: skip
        first, last = (f"{MONTHS[m - 1]} {d}" for d, m in ((day, month), (day2, month2)))
        if year != year2:
            first = f"{first}, {year}"
        elif month == month2:
            last = str(day2)
        told = _joined(first, last, told_from=_says_from(text, match.start()))
        wording = told + (f", {year2}" if year2 else "")
        yield DateRun(span=_span(match), dates=dates, wording=wording)


def _two_months(text: str) -> Iterator[DateRun]:
    for match in _TWO_MONTHS.finditer(text):
        (month, year), (month2, year2) = (
            (int(match["m" + n]), int(match["y" + n])) for n in ("", "2")
        )
        cued = match["named"] or _PERIOD.search(text, max(0, match.start() - _REACH), match.start())
        if not cued or (year, month) >= (year2, month2):
            continue
        dates = (
            StatedDate(span=Span(start=match.start(), end=match.end("y")), kind="month",
                       month=month, year=year),
            StatedDate(span=Span(start=match.start("m2"), end=match.end()), kind="month",
                       month=month2, year=year2),
        )  # fmt: skip
        first, last = (f"{MONTHS[m - 1]} {y}" for m, y in ((month, year), (month2, year2)))
        told = _joined(first, last, told_from=_says_from(text, match.start()))
        yield DateRun(span=_span(match), dates=dates, wording=told)


def _months(text: str) -> Iterator[DateRun]:
    for match in _MONTHS_OF_A_YEAR.finditer(text):
        figures = list(_FIGURE.finditer(text, *match.span("months")))
        months = [int(figure[0]) for figure in figures]
        year = int(match["y"]) if match["y"] else None
        ascending = all(one < other for one, other in pairwise(months))
        # Without a year only a dash is sure: "tháng 5, 6 người" counts people.
        if not ascending or (not year and not match["dash"]):
            continue
        if not year and counts_by_the_month(text, match.start(), match.end()):
            continue
        starts = [match.start(), *(figure.start() for figure in figures[1:])]
        ends = [figure.end() for figure in figures[:-1]] + [match.end()]
        dates = tuple(
            StatedDate(span=Span(start=start, end=end), kind="month", month=month, year=year)
            for start, end, month in zip(starts, ends, months, strict=True)
        )
        *earlier, last = (MONTHS[month - 1] for month in months)
        if match["dash"] or match["to"]:
            from_ = bool(match["to"]) or _says_from(text, match.start())
            told = _joined(", ".join(earlier), last, told_from=from_)
        else:
            told = f"{', '.join(earlier)} and {last}"
        yield DateRun(span=_span(match), dates=dates, wording=told + (f" {year}" if year else ""))


def _span(match: re.Match[str]) -> Span:
    return Span(start=match.start(), end=match.end())
