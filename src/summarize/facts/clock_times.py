"""Clock times as a sentence states them: "9h30 sáng", "hồi 16 giờ", "9:30 p.m."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.document import Span
from summarize.facts.stated_date import Language, StatedDate

#: "sáng 5 giờ kém 15"
_VI_CLOCK_TO = re.compile(
    r"(?<![\d:.,/])(?P<h>1?\d|2[0-4])\sgiờ\ském\s(?P<less>5|10|15|20|25)(?:\sphút)?(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_SECONDS = re.compile(r"\s\d{1,2}\sgiây(?!\w)")
_VI_CLOCK = re.compile(
    r"(?<![\d:.,/])(?P<h>[01]?\d|2[0-4])\s?(?:[hg:]|giờ)\s?(?P<min>[0-5]\d)?(?:\s?(?:phút|'|p)\b)?"
    r"(?:\s(?P<part>sáng|trưa|chiều|tối|đêm)\b)?(?!\d|[:.,]\d|\w)",
    re.IGNORECASE,
)
_EN_CLOCK = re.compile(
    r"(?<![\d:.,/])(?P<h>[01]?\d|2[0-4])(?:[:.h](?P<min>[0-5]\d))?"
    r"(?:\s?(?P<part>a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b|A\.M\.|P\.M\.)|\s(?P<oc>o'clock)\b)?(?!\d|[:.]\d)",
)
_CLOCK_SIGN: dict[Language, re.Pattern[str]] = {
    "vi": re.compile(r"\d\s?(?:[hg:]|giờ)", re.IGNORECASE),
    "en": re.compile(r"\d(?:[:.h][0-5]\d|\s?[aApP]\.?[mM]|\so'clock)"),
}


def find_clock_times(text: str, language: Language) -> Iterator[StatedDate]:
    """Clock times of one sentence; of two that overlap the first is meant."""
    if not _CLOCK_SIGN[language].search(text):
        return
    for match in _VI_CLOCK_TO.finditer(text) if language == "vi" else ():
        span, hour = Span(start=match.start(), end=match.end()), (int(match["h"]) - 1) % 24
        yield StatedDate(span=span, kind="clock", hour=hour, minute=60 - int(match["less"]))
    clock = _VI_CLOCK if language == "vi" else _EN_CLOCK
    for match in clock.finditer(text):
        if stated := _clock(match, text, language):
            yield stated


def _clock(match: re.Match[str], text: str, language: Language) -> StatedDate | None:
    hour, minute = int(match["h"]), int(match["min"]) if match["min"] else None
    part = (match["part"] or "").lower()
    end = match.end() - (len(match[0]) - len(match[0].rstrip()))
    midnight = language == "vi" and not minute and _BY_MIDNIGHT.search(text, 0, match.start())
    if hour > 23 and not midnight:
        return None
    period: str | None = None
    if language == "en":
        if minute is None and not part and not match["oc"]:
            return None
        if part:
            period = "a.m." if part.startswith("a") else "p.m."
            hour = hour % 12 + (12 if period == "p.m." else 0)
        elif match["min"] and match[0][len(match["h"])] == ".":
            return None  # 9.30 without a.m. is a decimal
    else:
        before = text[max(0, match.start() - 14) : match.start()].lower()
        dated = _DATED.match(text, end)
        late = hour > 12 and _LATE_HOUR.search(before) and match[0][len(match["h"])] in "hH"
        if (
            minute is not None
            and not part
            and _AS_LONG.search(before)
            and "giờ" in match[0].lower()
        ):
            return None  # "trong vòng 2 giờ 30 phút"
        by = hour > 12 and _BY_AN_HOUR.search(before) and not _COUNTS_ON.match(text, end)
        timed = before.endswith(("lúc ", "vào ", "hồi "))
        if _SECONDS.match(text, end) and not timed:
            return None  # "3 giờ 11 phút 23 giây"
        shown = match[0].rstrip()[-1:] in "hHgG"
        ranged = shown and _opening_hours(match.start(), text)
        pair = None if minute is not None or part else _from_one_to_another(match.start(), text)
        cued = late or by or ranged or pair is not None or before.endswith("lúc ")
        if minute is None and not (part or dated or cued):
            return None  # "10 giờ" alone is a duration
        if pair and match.start() == pair.start("h"):
            part = (pair["part"] or "").lower() if hour <= int(pair["to"]) else ""
        if hour > 12:
            period = "p.m."  # "22h đêm"
        elif pair and int(pair["to"]) > 12:
            period = "a.m." if hour < 12 else "p.m."
        elif part == "sáng":
            period = "a.m."
        elif part in ("chiều", "tối"):
            period, hour = "p.m.", hour % 12 + 12
        elif part == "đêm":
            period, hour = ("p.m.", hour % 12 + 12) if 6 <= hour <= 11 else ("a.m.", hour % 12)
        elif part == "trưa":
            period, hour = ("a.m.", hour) if hour in (10, 11) else ("p.m.", hour % 12 + 12)
    return StatedDate(
        span=Span(start=match.start(), end=end),
        kind="clock",
        hour=hour,
        minute=minute or 0,
        period=period,
    )


#: "từ 18h đến 24h"
_BY_MIDNIGHT = re.compile(r"(?:^|\W)(?:đến|tới)\s\Z")
_AS_LONG = re.compile(r"(?:^|\W)(?:trong|vòng|kéo dài|mất|hết|suốt|sau)\s\Z")
#: "đến gần 22h", "từ 18h": no length of time is written like that.
_LATE_HOUR = re.compile(
    r"(?:^|\W)(?:(?:đến|tới|từ|hồi|vào|đúng|trước)(?: gần| khoảng)?|khoảng|tầm)\s\Z"
)
#: "8h-17h", from its first hour or behind it.
_HOURS = re.compile(
    r"\d{1,2}(?P<mark>[hg])(?P<min>\d\d)?\s?[-–]\s?"
    r"(?P<to>[01]?\d|2[0-4])[hg](?P<min_to>[0-5]\d)?(?!\w)",
    re.IGNORECASE,
)
_FIRST_HOUR = re.compile(r"(?<![\d.,])\d{1,2}[hg](?:\d\d)?\s?[-–]\s?\Z", re.IGNORECASE)
#: "ngủ 9h-11h": so long.
_LASTING = re.compile(
    r"(?<!\w)(?:ngủ|bay|kéo dài|mất|suốt|trong|hết)(?:\s(?:từ|khoảng|chừng))*\s\Z", re.IGNORECASE
)
_FROM_AN_HOUR = re.compile(r"(?<!\w)(?:lúc|mở cửa|mở cửa từ)\s\Z", re.IGNORECASE)
#: Grams may follow these as well.
_MAYBE_FROM = re.compile(r"(?<!\w)(?:từ|sáng|trưa|chiều|tối)\s\Z", re.IGNORECASE)
_HOURS_REACH = 24


def _opening_hours(start: int, text: str) -> bool:
    """Whether the hour at ``start`` is one of two times of day: not "5g-10g muối" of grams, nor
    "ngủ 9h-11h", which is how long."""
    first = _FIRST_HOUR.search(text, max(0, start - _HOURS_REACH), start)
    begins = first.start() if first else start
    hours = _HOURS.match(text, begins)
    before = text[max(0, begins - _HOURS_REACH) : begins]
    if hours is None or _LASTING.search(before):
        return False
    if hours["min"] or hours["min_to"] or _FROM_AN_HOUR.search(before):
        return True
    late = int(hours["to"]) > 12
    return hours["mark"] in "hH" and (late or _MAYBE_FROM.search(before) is not None)


#: "từ 18 giờ sang 19h15", "từ 7 giờ đến 9 giờ sáng", "từ 8 giờ đến 17 giờ".
_FROM_TO = re.compile(
    r"(?<!\w)từ\s(?P<h>\d{1,2})\sgiờ\s(?:đến|tới|sang|xuống|lên|-|–)\s"
    r"(?P<to>\d{1,2})\s?(?:giờ|h)(?:\s?(?P<min>[0-5]\d))?"
    r"(?:\s(?P<part>sáng|trưa|chiều|tối|đêm))?(?!\w)",
    re.IGNORECASE,
)
_FROM_TO_REACH = 32


def _from_one_to_another(start: int, text: str) -> re.Match[str] | None:
    """The pair of times of day to which the hour at ``start`` belongs: not "kéo dài từ 2 giờ đến
    3 giờ", nor "từ 2 giờ đến 3 giờ mỗi ngày", which are how long."""
    for pair in _FROM_TO.finditer(text, max(0, start - _FROM_TO_REACH)):
        if start not in (pair.start("h"), pair.start("to")):
            continue
        told = int(pair["to"]) > 12 or pair["min"] or pair["part"]
        lasts = _LASTING.search(text, max(0, pair.start() - _HOURS_REACH), pair.start("h"))
        return pair if told and not lasts and not _COUNTS_ON.match(text, pair.end()) else None
    return None


#: "8h ngày 27/1" is a time of day.
_DATED = re.compile(
    r"\s(?:(?:ngày|hôm)\s\d{1,2}\s?(?:[/-]|tháng)"
    r"|(?:ngày\s)?(?:thứ\s(?i:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?!\w)"
    r"|cùng ngày(?!\w)|hôm (?:nay|qua|sau|đó)(?!\w))"
)
#: "trước 17 giờ", "hồi 16 giờ": what is longer than half a day is seldom counted so.
_BY_AN_HOUR = re.compile(r"(?:^|\W)(?:hồi|vào|trước)\s\Z")
_COUNTS_ON = re.compile(
    r"\s(?:đồng hồ|mỗi|một|làm|bay|liên|lái|học|sau|trước|so|khi|kể|nữa|tới|qua)(?!\w)"
)
