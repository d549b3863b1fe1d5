"""Figures on both sides of a stroke that are no date: shares, counts of a whole, scales, rounds.

"2/3 số phiếu" is two-thirds of the votes, "46/63 tỉnh" 46 of 63 provinces, "quy hoạch 1/500" a plan
at 1:500 and "vòng 1/8" the round of 16. Copied, models make prices and dates of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.document import Span
from summarize.facts.numbers import find_numbers, ordinal, render_number

_NTH = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth",
        9: "ninth", 10: "tenth"}  # fmt: skip
_ONES = "one two three four five six seven eight nine".split()
#: What a part may be taken of, so that no date stands there.
_WHOLE = (
    r"(?:(?:tổng )?số(?! \d)|trong (?:tổng )?số|dân(?: số)?|diện tích|lượng|sản lượng|lãnh thổ"
    r"|thời gian|thu nhập|nguồn|ngân sách|chiều|quãng|khối lượng|giá|các)(?!\w)"
)
_COUNTED = (
    r"(?:tỉnh|thành|quận|huyện|xã|phường|thôn|bản|phiếu|đại biểu|ghế|bị cáo|bị can|người|em|cháu"
    r"|học sinh|sinh viên|hộ|hồ sơ|dự án|gói thầu|điều kiện|thông số|nước|quốc gia|lao động|trường"
    r"|mẫu|ca|vụ|doanh nghiệp|công ty|cơ sở|đơn vị|chỉ tiêu|tiêu chí|môn|trận|câu|thành viên|bang"
    r"|ủy viên|uỷ viên|nghị sĩ|công trình|hạng mục|đội|bệnh nhân|thí sinh|trò chơi|thủ tục|sân bay"
    r"|nhà máy|ngân hàng|bệnh viện|đảng viên|giáo viên|cán bộ|thanh niên|tàu|khu|gia đình|công nhân"
    r"|đối tượng|nghi phạm|trạm)(?!\w)"
)
#: Of whom a report counts heads, however few: "3/4 đối tượng" are three of four.
_SUSPECTS = re.compile(r"\s(?:bị cáo|bị can|đối tượng|nghi phạm|nghi can)(?!\w)")
_STROKE = re.compile(
    r"(?P<n>\d(?<![\w.,/:-]\d)\d{0,4})/(?P<of>\d{1,5}(?:\.000)?)(?![\w%]|[.,/-]\d)"
)
_OF_WHOLE = re.compile(rf"\s{_WHOLE}", re.IGNORECASE)
_TAKEN_OF = re.compile(r"\s(?:trong )?(?:tổng )?số(?!\w)(?! \d)", re.IGNORECASE)
_OF_COUNTED = re.compile(rf"\s{_COUNTED}")
_PART = re.compile(
    r"(?<!\w)(?:khoảng|chiếm|gần|hơn|tới|quá|bằng|giảm|tăng|mất|trên|dưới|còn|chỉ|đến|được|với"
    r"|có)\s\Z",
    re.IGNORECASE,
)
_RANK = re.compile(r"(?<!\w)(?:vị trí|thứ|hạng|xếp)\s\Z", re.IGNORECASE)
_SCALE = re.compile(r"(?<!\w)(?:quy hoạch|bản đồ|t[ỷỉ] lệ|chi tiết|phân khu)\s\Z", re.IGNORECASE)
_ROUND = re.compile(r"(?<!\w)vòng (?P<round>1/(?:8|16|32))(?![\w/]|[.,-]\d)", re.IGNORECASE)
#: "tỉ lệ 1/292 triệu": the odds of a lottery.
_ODDS = re.compile(
    r"(?<![\w.,/:-])1/(?P<of>[1-9]\d{0,3}(?:[.,]\d{1,3})? (?:triệu|tỷ|tỉ))(?!\w)", re.IGNORECASE
)
#: Characters before a figure that are looked at.
_REACH = 12


def find_shares(text: str) -> Iterator[tuple[Span, str, tuple[str, ...]]]:
    """Where a Vietnamese sentence has one: span, English wording, other wordings of it."""
    if "/" not in text:
        return
    for match in _ROUND.finditer(text):
        teams = teams_of(match)
        yield _span(match), f"the round of {teams}", (f"last {teams}", f"round-of-{teams}")
    for match in _ODDS.finditer(text):
        chances = find_numbers(match["of"], "vi", words=False)[0]
        yield _span(match), f"1 in {render_number(chances, match['of'])}", (match[0],)
    for match in _STROKE.finditer(text):
        number, of = int(match["n"]), int(match["of"].replace(".", ""))
        shown = match[0]
        if number == 1 and of >= 100 and of % 100 == 0 and _before(_SCALE, match):
            yield _span(match), f"1:{of:,}", (shown, f"1/{of:,}")
        elif _is_a_part(match, number, of):
            part = _worded(number, of)
            if whole := _TAKEN_OF.match(text, match.end()):
                yield Span(start=match.start(), end=whole.end()), f"{part} of", (part, shown)
            else:
                yield _span(match), part, (shown,)
        elif _is_a_count(match, number, of):
            count = ordinal(number) if _before(_RANK, match) else f"{number:,}"
            yield _span(match), f"{count} of {of:,}", (f"{count} out of {of:,}", shown)


def rounds(text: str) -> Iterator[tuple[Span, int]]:
    """Where a Vietnamese sentence names a round by its part, and how many are left in it."""
    for match in _ROUND.finditer(text) if "òng 1/" in text else ():
        yield _span(match), teams_of(match)


def teams_of(match: re.Match[str]) -> int:
    """The teams of "vòng 1/8", which has eight matches."""
    return 2 * int(match["round"].removeprefix("1/"))


def _is_a_part(match: re.Match[str], number: int, of: int) -> bool:
    """Whether it is a plain fraction and neither a date nor a count: "1/3", "2/5 dân số"."""
    if not (number < of and of in _NTH and (number == 1 or of <= 5)):
        return False
    text, end = match.string, match.end()
    if number > 1 and ((of == 5 and _OF_COUNTED.match(text, end)) or _SUSPECTS.match(text, end)):
        return False
    if _OF_WHOLE.match(text, end):
        return True
    return of in (2, 3, 4, 5) and bool(_before(_PART, match))


def _is_a_count(match: re.Match[str], number: int, of: int) -> bool:
    """Whether so many of all are counted, or ranked: "46/63 tỉnh", "hạng 45/126 quốc gia"."""
    if number > of or (number == 1 and of >= 100):
        return False
    if of > 31 and _before(_RANK, match):
        return True
    counted = _OF_COUNTED if of > 4 else _SUSPECTS
    return bool(counted.match(match.string, match.end()))


def _before(pattern: re.Pattern[str], match: re.Match[str]) -> re.Match[str] | None:
    start = match.start()
    return pattern.search(match.string, max(0, start - _REACH), start)


def _worded(number: int, of: int) -> str:
    """ "two-thirds", "a half" as "half" """
    if of == 2:
        return "half"
    return f"{_ONES[number - 1]}-{_NTH[of]}{'s' if number > 1 else ''}"


def _span(match: re.Match[str]) -> Span:
    return Span(start=match.start(), end=match.end())
