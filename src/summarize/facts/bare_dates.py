"""Whether "22/6" is a day, "3/5" a fraction, "2-1" a score, "tháng hai" a month: without a year,
only the words around them tell.
"""

from __future__ import annotations

import re

from summarize.facts.stated_date import DAYS_IN_MONTH

_REACH = 32
_DAY_WORD = re.compile(
    r"(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|mồng|mùng|qua|nay|quốc khánh|phiên)\s\(?\Z"
    r"|(?<!\w)(?:mai|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật),?\s\(?\Z"
)
#: Days that have a name: "ngày bầu cử 8/11", "Quốc tế phụ nữ 8-3", "tuần trước (28-11)".
_NAMED_DAY = re.compile(
    r"(?<!\w)(?:bầu cử|(?:đầu|cuối) tuần|(?:dịp|đợt|kỳ|nghỉ|ngày) lễ|dịp|liệt s[iỹĩ]|lễ tình nhân"
    r"|valentine|quốc tế (?:phụ nữ|lao động|thiếu nhi)|phụ nữ việt nam|nhà giáo việt nam"
    r"|ngày (?:giao dịch|thi|thi chính thức|khai giảng|khai mạc|bế mạc|chiến thắng|mới)"
    r"|(?:sáng|tối|chiều|đêm) (?:sớm|muộn)|sớm|tuần (?:này|trước|tới|sau|qua|rồi))\s\(?\Z"
)
#: "vụ khủng bố 11/9"
_ATTACKS = re.compile(r"(?<!\w)(?:khủng bố|vụ|sự kiện|thảm (?:họa|hoạ|kịch)|tấn công|sau)\s\Z")
_NINE_ELEVEN = (11, 9)
#: "mỗi ngày 5-6 kg"
_DAYS_ON_END = re.compile(r"(?:^|\W)(?:mỗi|một|hằng|hàng|nhiều|vài)\sngày\s\Z")
#: "từ 2/3 số phiếu"
_OF_A_SHARE = re.compile(
    r"\s(?:(?:đến|tới|-)\s\d{1,2}/\d{1,2}\s)?(?:số|tổng|diện tích|dân số|lượng|thành viên"
    r"|quãng|chặng|thời gian|ghế|phiếu|sân|cuối|giữa|chiều dài|vốn|tài sản)(?!\w)"
)
#: "số 25/4 đường", "18A / 19/11 Lê Lợi", "tỷ lệ 20/1": else, no fraction has more above its line
#: than below.
_NO_DATE = re.compile(
    r"(?<!\w)(?:số|nhà|hẻm|ngõ|ngách|kiệt|lô|tổ|đường|phố|tỷ lệ|tỉ lệ|tỷ số|tỉ số|điểm|đạt|chiếm"
    r"|tại|ở|địa chỉ:?|phòng|căn|thửa|quá|vượt|bằng|trực|vụ|gần|được|cả|mã|(?<!chiến )thắng|thua"
    r"|hơn|có|khoảng|lớp)\s\Z|/\s\Z"
)
#: "quà 8/3" needs no other word.
_WOMENS_DAY = (8, 3)
#: "24/7" is around the clock.
_AROUND_THE_CLOCK = (24, 7)
#: "từ ngày 18 - 23/8", "đêm 18 và 19/10"
_RANGE_OF_DAYS = re.compile(
    r"(?:(?:ngày|sáng|trưa|chiều|tối|đêm|từ)\s|\()(?P<d>\d{1,2})(?:\s(?:-|–|đến|tới|và)\s(?:ngày\s)?|[-–])\Z"
)
#: "từ ngày 30-8 đến 2-9": as good as one date of the two is told to be one.
_RANGE_OF_DATES = re.compile(
    r"(?:ngày|sáng|trưa|chiều|tối|đêm)\s\d{1,2}[-./]\d{1,2}(?:[-./]\d{4})?\s(?:đến|tới)\s(?:hết\s)?(?:ngày\s)?\Z"
)
#: "lễ 30-4 và 1-5", "từ 27-4 đến 1-5": in the order of the year, and one of them no score.
_TWO_DATES = re.compile(
    r"(?<!\w)(?:ngày|từ|lễ|dịp|nghỉ|vào|trong)\s(?P<d>\d{1,2})(?P<sign>[-./])(?P<m>\d{1,2})"
    r"\s(?:đến|tới|và|–|-)\s(?:hết\s)?(?:ngày\s)?(?P<d2>\d{1,2})(?P=sign)(?P<m2>\d{1,2})"
    r"(?!\d|[/.,-]\d|\s?%|\s(?:tuổi|người|triệu|tỷ|tỉ|điểm|kg|con|lần)(?!\w))",
    re.IGNORECASE,
)
#: "ngày 2-3 lần": so often a day.
_A_DAY = re.compile(r"\s(?:lần|viên|ca|bữa|cữ|cốc|ly|liều|gói|giờ|tiếng|tiếng đồng hồ)(?!\w)")
#: "từ 15-7 tới đây"
_DATE_AFTER = re.compile(
    r"\s(?:tới(?! \d| nay)|(?:đến|tới) nay|vừa qua|vừa rồi|sắp tới|năm (?:nay|ngoái|sau))(?!\w)"
)
#: "vào 5/11 và 4/12"; "vào 5/11 huyện" is a share.
_CLAUSE_ENDS = re.compile(
    r"\s?(?:[,.;:)]|\Z)|\s(?:và|đến|tới|tại|ở|khi|do|theo|sẽ|đã|với|nhưng|sau|trước|thì|để|nhằm"
    r"|nhân|hoặc|[-–])(?!\w)"
)
#: "hôm nay, 17-6,"
_IN_APPOSITION = re.compile(r"(?<!\w)(?:hôm|sáng|trưa|chiều|tối|đêm) (?:nay|qua),\s\Z")
#: "Từ 2-12, cấm xe": the head of a sentence, and what parts it from the rest. "Sau 2-1, Real ghi
#: bàn" is a score, as "Từ 2-1," may be.
_OPENS = re.compile(r"[\"“‘'(]?(?:Từ|Kể từ|Tính đến) ")
_LONGEST_OPENING = 12
_APART = re.compile(r",|\s\(|\s(?:đến|tới)\s\d{1,2}-\d{1,2},")
#: "6-7 (5/7)" is the score of a tie-break.
_DATE_BEFORE = re.compile(r"(?:đến|tới|và|từ|(?<!\d-\d\s)\()\s?\Z|\d/\d{1,2}\s[-–]\s\Z")
#: "từ 1/3 đến 2/3 lộ trình"
_TO_ANOTHER = re.compile(r"\s?(?:đến|tới|-|–)\s?\d{1,2}/\d{1,2}(?!\d)")
#: "từ 1/7 bán vé" is a day: shares are of fewer parts.
_COMMON_SHARE = 5
#: "từ 3/10 năm tù"
_COUNTED = re.compile(r"\s(?:năm|tháng|tuần|ngày|giờ|tuổi|người|lần|con|cái|chiếc)\s(?!nay|ngoái)")
#: "trước 31-12": a day past the twelfth is no score in soccer, and more than a month is no range.
_BY = re.compile(r"(?:^|\W)(?:trước|đến|tới|từ|vào|đến hết|tới hết)\s\Z")
_OF_A_MATCH = re.compile(r"(?<!\w)(?:thắng|thua|dẫn|gỡ|điểm|tỷ số|tỉ số|hiệp|ván|séc|set)(?!\w)")
_MOST_OF_A_SCORE = 12


def is_day(text: str, start: int, end: int, day: int, month: int, *, year_given: bool) -> bool:
    """Whether figures that may be a day and a month of the year are one.

    Args:
        text: a Vietnamese sentence.
        start, end: where they stand, with their year where one is given.
        day, month: as they would read.
        year_given: nothing but a date has one.
    """
    shown = text[start:end]
    before = text[max(0, start - _REACH) : start].lower()
    called_day = before.endswith("ngày ")
    if "tháng" in shown:
        if called_day or year_given:
            return not before.endswith("thứ ")  # "đại hội lần thứ 18 tháng 10/2012"
        counted = shown.rpartition(" ")[2] in _WORDS_THAT_COUNT and not _DAY_WORD.search(before)
        return not (counted or _DAYS_MORE.match(text, end) or before.endswith("thứ "))
    if _MONTHS_OF_A_YEAR.match(shown) and not called_day:
        return False
    if year_given:
        return True
    if _OF_A_SIZE.match(text, end) and not _PART_OF_DAY.search(before):
        return False
    if " - " in shown or " / " in shown:
        return day > month and _DAY_WORD.search(before) is not None
    share = day < month and _OF_A_SHARE.match(text, end) is not None
    return _is_told(text, start, end, before, day, month) and not (share and not called_day)


#: "trải qua 1-2 ngàn năm"; "hôm 8/12 triệu đại sứ" summons him.
_OF_A_SIZE = re.compile(r"\s(?:triệu|nghìn|ngàn|tỷ|tỉ|trăm|vạn)(?!\w)", re.IGNORECASE)
_PART_OF_DAY = re.compile(r"(?<!\w)(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|nay)\s\(?\Z")
#: "9 tháng 12 ngày tù", and "4 tháng một lần" below; "tháng 9 ngày 12" is a date.
_DAYS_MORE = re.compile(r"\s(?:ngày(?!\s\d)|tuần)(?!\w)", re.IGNORECASE)
#: "1-5/2018": its first five months, unless it is called a day.
_MONTHS_OF_A_YEAR = re.compile(r"\d+\s?-\s?\d+\s?/")


def _is_told(text: str, start: int, end: int, before: str, day: int, month: int) -> bool:
    """A point or hyphen between two numbers is a decimal or a score unless a word before it or
    behind says otherwise; a slash may still be a fraction."""
    after = _DATE_AFTER.match(text, end)
    if after and not ("-" in text[start:end] and day < month and "năm" in after[0]):
        return True  # "2-3 năm nay" are years
    if _DAYS_ON_END.search(before):
        return False
    if day < month and before.endswith("ngày ") and _A_DAY.match(text, end):
        return False
    if _DAY_WORD.search(before) or _NAMED_DAY.search(before) or _RANGE_OF_DATES.search(before):
        return True
    first = _RANGE_OF_DAYS.search(before)
    if first and int(first["d"]) < day:
        return True
    if (day, month) == _NINE_ELEVEN and _ATTACKS.search(before):
        return True
    clause_ends = _CLAUSE_ENDS.match(text, end) is not None
    if clause_ends and (before.endswith("vào ") or _IN_APPOSITION.search(before)):
        return True
    opens = _OPENS.fullmatch(text, 0, start) if start <= _LONGEST_OPENING else None
    scored = max(day, month) < 10 and opens and opens[0].endswith("Từ ")
    if opens and not scored and _APART.match(text, end):
        return True
    if _is_one_of_two(text, start):
        return True
    if text[start:end].count("/"):
        return _is_slashed_day(text, end, before, day, month)
    late = day > _MOST_OF_A_SCORE and "-" in text[start:end]
    return late and _is_late_day(text, start, end, before)


def _is_slashed_day(text: str, end: int, before: str, day: int, month: int) -> bool:
    late = day > _MOST_OF_A_SCORE and (day, month) != _AROUND_THE_CLOCK
    if (late or (day, month) == _WOMENS_DAY) and not _NO_DATE.search(before):
        return True
    if not _DATE_BEFORE.search(before):
        return False
    if day >= month or (before.endswith("từ ") and month > _COMMON_SHARE):
        return _COUNTED.match(text, end) is None
    # What may be a share ("đến 1/5 trữ lượng") has to end its clause.
    another = _TO_ANOTHER.match(text, end)
    at = another.end() if another else end
    return _CLAUSE_ENDS.match(text, at) is not None


def _is_late_day(text: str, start: int, end: int, before: str) -> bool:
    """Whether a day past the twelfth and a month, with a hyphen, are one: "trước 31-12"."""
    if _OF_A_MATCH.search(before):
        return False
    if before.endswith("(") and text[end : end + 1] == ")":
        return not before[:-1].rstrip()[-1:].isdigit()
    if start == 0:
        return text[end : end + 1] in (",", ":")
    return _BY.search(before) is not None and _CLAUSE_ENDS.match(text, end) is not None


def _is_one_of_two(text: str, start: int) -> bool:
    """Whether the figures at ``start`` are one of two dates that prove each other."""
    for pair in _TWO_DATES.finditer(text, max(0, start - _REACH)):
        if start in (pair.start("d"), pair.start("d2")):
            first, last = ((int(pair["m" + n]), int(pair["d" + n])) for n in ("", "2"))
            dated = all(1 <= m <= 12 and 1 <= d <= DAYS_IN_MONTH[m - 1] for m, d in (first, last))
            return dated and first < last and max(first[1], last[1]) > _MOST_OF_A_SCORE
    return False


#: "tháng năm" may be "months years", and "cuối tháng hai người" the end of a month and two people.
_WORDS_THAT_COUNT = frozenset({"một", "hai", "ba", "năm"})
#: Where no word but the name of a month can follow ...
_WANTS_A_NAME = re.compile(r"(?<!\w)(?:hồi|vào|từ|kể từ)\s\Z", re.IGNORECASE)
#: ... and where a month may be whole.
_MAY_BE_WHOLE = re.compile(
    r"(?<!\w)(?:đầu|cuối|giữa|trong|đến|tới|trước|sau|trung tuần|kết thúc)\s\Z|\A\W*\Z",
    re.IGNORECASE,
)
_MONTH_ENDS = re.compile(
    r"\s?(?:[,.;:)]|\Z)|\s(?:năm (?:nay|ngoái|sau|tới|trước)|vừa qua|vừa rồi|tới(?! \d)|tại|ở|cho"
    r"|khi|để|của|do|với|và|đến|theo|sau|trước|sẽ|đã|nhằm|giữa|này)(?!\w)"
)
#: "mỗi tháng 10 triệu đồng": so much a month.
_A_MONTH = re.compile(r"(?<!\w)(?:mỗi|một|hằng|hàng|từng|vài|mấy)\s\Z", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\s(?:triệu|nghìn|ngàn|tỷ|tỉ|trăm|chục|lần(?! đầu| thứ| này| gần)|đồng|USD|đô|kg|tấn|suất"
    r"|phần trăm)(?!\w)|\s?%"
)


def counts_by_the_month(text: str, start: int, end: int) -> bool:
    """Whether ``tháng`` at ``start`` and what follows it, to ``end``, tell how much there is of
    something: "mỗi tháng 5-7 triệu đồng", "lương tháng 8 triệu", "một tháng 3-4 chuyến"."""
    before = text[max(0, start - _REACH) : start]
    so_much = _A_MONTH.search(before) and not _MONTH_ENDS.match(text, end)
    return bool(so_much or _AMOUNT.match(text, end))


def is_month(match: re.Match[str], text: str) -> bool:
    """Whether ``tháng`` and a number, without a year, name a month of the year.

    Args:
        match: with the number as the group ``m``, or as ``mw`` in words.
        text: a Vietnamese sentence.
    """
    start, end = match.span()
    before = text[max(0, start - _REACH) : start]
    word = (match["mw"] or "").lower()
    if not word:
        length = before[-2:-1].isdigit() and _DAYS_MORE.match(text, end)
        return not (length or counts_by_the_month(text, start, end))
    if match["mw"][0].isupper() or word not in _WORDS_THAT_COUNT:
        return True
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit():
        return False
    if _WANTS_A_NAME.search(before):
        return True
    return _MAY_BE_WHOLE.search(before) is not None and _MONTH_ENDS.match(text, end) is not None
