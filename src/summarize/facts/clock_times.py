"""Clock times as a sentence states them: "9h30 sáng", "hồi 16 giờ", "9:30 p.m."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from summarize.document import Span
from summarize.facts.stated_date import Language, StatedDate

#: "sáng 5 giờ kém 15", "20h kém 10"
_VI_CLOCK_TO = re.compile(
    r"(?<![\d:.,/])(?P<h>1?\d|2[0-4])\s?(?:giờ|h)\ském\s(?P<less>5|10|15|20|25)(?:\sphút)?(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_SECONDS = re.compile(r"\s\d{1,2}\sgiây(?!\w)")
_VI_CLOCK = re.compile(
    r"(?<![\d:.,/])(?P<h>[01]?\d|2[0-4])\s?(?:[hg:]|giờ)\s?(?:(?P<min>[0-5]\d)|(?P<half>rưỡi)(?!\w))?"
    r"(?:\s?(?:phút|'|p|giờ(?=\s(?:sáng|trưa|chiều|tối|đêm)))\b)?"
    r"(?:\s(?P<part>sáng|trưa|chiều|tối|đêm)\b)?(?!\d|[:.,]\d|\w)",
    re.IGNORECASE,
)
_EN_CLOCK = re.compile(
    r"(?<![\d:.,/])(?P<h>[01]?\d|2[0-4])(?:[:.h](?P<min>[0-5]\d))?"
    r"(?:\s?(?P<part>a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b|A\.M\.|P\.M\.)|\s(?P<oc>o'clock)\b)?"
    r"(?!\d|[:.]\d|,\d{3}(?!\d))",  # "1:10,000" is a scale
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
        minute, period = 60 - int(match["less"]), "p.m." if hour > 12 else None
        yield StatedDate(span=span, kind="clock", hour=hour, minute=minute, period=period)
    if language == "en":
        yield from (one for m in _EN_CLOCK.finditer(text) if (one := _english(m)))
        return
    found = [(m, one) for m in _VI_CLOCK.finditer(text) if (one := _vietnamese(m, text))]
    # Who writes "từ 22h ngày 1/9 đến 5h ngày 2/9" counts to twenty-four: five is in the morning.
    counts_on = len(found) > 1 and any(int(m["h"]) > 12 for m, _ in found)
    for _, one in found:
        early = counts_on and one.period is None and (one.hour or 0) < 12
        yield replace(one, period="a.m.") if early else one


def _english(match: re.Match[str]) -> StatedDate | None:
    hour, part = int(match["h"]), (match["part"] or "").lower()
    if hour > 23 or not (match["min"] or part or match["oc"]):
        return None
    period: str | None = None
    if part:
        period = "a.m." if part.startswith("a") else "p.m."
        hour = hour % 12 + (12 if period == "p.m." else 0)
    elif match["min"] and match[0][len(match["h"])] == ".":
        return None  # 9.30 without a.m. is a decimal
    return _stated(match, hour, period)


def _vietnamese(match: re.Match[str], text: str) -> StatedDate | None:
    hour, timed = int(match["h"]), match["min"] is not None
    whole = not (int(match["min"] or 0) or match["half"])
    shown, part = match[0].rstrip().lower(), (match["part"] or "").lower()
    end = match.start() + len(shown)
    midnight = whole and _BY_MIDNIGHT.search(
        text, max(0, match.start() - _HOURS_REACH), match.start()
    )
    if hour > 23 and not midnight:
        return None
    before = text[max(0, match.start() - 14) : match.start()].lower()
    if timed and not part:
        if "giờ" in shown and _AS_LONG.search(before):
            return None  # "trong vòng 2 giờ 30 phút"
        if "phút" in shown and _LASTING.search(before):
            return None  # "kéo dài 6h30 phút"
    if _SECONDS.match(text, end) and not before.endswith(("lúc ", "vào ", "hồi ")):
        return None  # "3 giờ 11 phút 23 giây"
    pair = None if timed or part else _from_one_to_another(match.start(), text)
    if not (timed or part or pair or _is_cued(match, text, end, before)):
        return None  # "10 giờ" alone is a duration
    if pair and match.start() == pair.start("h"):
        part = (pair["part"] or "").lower() if hour <= int(pair["to"]) else ""
    if pair and max(int(pair["h"]), int(pair["to"])) > 12:
        return _stated(match, hour, "p.m." if 12 <= hour < 24 else "a.m.")
    if hour == 12 and not part and ":" not in shown:
        part = "trưa"  # who writes "12h" writes "0h" as well; "12:00" may be translated
    return _stated(match, *_of_the_day(hour, part, whole=whole))


def _is_cued(match: re.Match[str], text: str, end: int, before: str) -> bool:
    """Whether something about an hour without minutes makes it a time of day, no length."""
    if before.endswith("lúc ") or _DATED.match(text, end):
        return True
    sign = match[0][len(match["h"])]
    late = int(match["h"]) > 12
    if late and sign in "hH" and _LATE_HOUR.search(before):
        return True
    about = _AT_ABOUT.search(before) or (late and _BY_AN_HOUR.search(before))
    if about and not _COUNTS_ON.match(text, end):
        return True
    return match[0].rstrip()[-1:] in "hHgG" and _opening_hours(match.start(), text)


def _of_the_day(hour: int, part: str, *, whole: bool) -> tuple[int, str | None]:
    """The hour of twenty-four, and its half of the day where that is sure."""
    if hour in (0, 24) or (part == "sáng" and hour <= 12):
        return hour, "a.m."
    if hour > 12:
        return hour, "p.m."  # "22h đêm"
    if hour == 12 and part in ("tối", "đêm"):
        return (24 if whole else 0), "a.m."
    if part in ("chiều", "tối"):
        return hour % 12 + 12, "p.m."
    if part == "trưa":
        return (hour, "a.m.") if hour in (10, 11) else (hour % 12 + 12, "p.m.")
    if part == "đêm" and 6 <= hour <= 11:
        return hour + 12, "p.m."
    if part == "đêm":
        return hour, "a.m."
    return hour, None


def _stated(match: re.Match[str], hour: int, period: str | None) -> StatedDate:
    return StatedDate(
        span=Span(start=match.start(), end=match.start() + len(match[0].rstrip())),
        kind="clock",
        hour=hour,
        minute=30 if match.groupdict().get("half") else int(match["min"] or 0),
        period=period,
    )


#: "từ 18h đến 24h"
_BY_MIDNIGHT = re.compile(r"(?:^|\W)(?:đến|tới|lúc)\s\Z", re.IGNORECASE)
#: "vào khoảng 10h", "lúc gần 5h", "Đến khoảng 9h,": no length of time follows these.
_AT_ABOUT = re.compile(
    r"(?:^|\W)(?:vào|lúc|hồi|vào lúc)\s(?:gần|khoảng|hơn|đúng|tầm)\s\Z|\A(?:đến|tới) khoảng\s\Z"
)
_AS_LONG = re.compile(r"(?:^|\W)(?:trong|vòng|kéo dài|mất|hết|suốt|sau)\s\Z")
#: "đến gần 22h", "từ 18h": no length of time is written like that.
_LATE_HOUR = re.compile(
    r"(?:^|\W)(?:(?:đến|tới|từ|hồi|vào|đúng|trước)(?: gần| khoảng| hơn)?"
    r"|khoảng(?: hơn| gần)?|gần khoảng|tầm|\Agần)\s\Z"
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


#: "từ 18 giờ sang 19h15", "từ 7 giờ đến 9 giờ sáng", "từ 6h đến 21h", "từ 22h đến 7h".
_FROM_TO = re.compile(
    r"(?<!\w)(?:từ|tức)\s(?P<h>\d{1,2})\s?(?:giờ|h)\s(?:đến|tới|sang|(?P<changed>xuống|lên)|-|–)\s"
    r"(?P<to>\d{1,2})\s?(?:giờ|h)(?:\s?(?P<min>[0-5]\d))?"
    r"(?:\s(?P<part>sáng|trưa|chiều|tối|đêm))?(?!\w)",
    re.IGNORECASE,
)
_FROM_TO_REACH = 32


def _from_one_to_another(start: int, text: str) -> re.Match[str] | None:
    """The pair of times of day to which the hour at ``start`` belongs: not "kéo dài từ 2 giờ đến
    3 giờ", nor "từ 2 giờ đến 3 giờ mỗi ngày", which are how long."""
    for pair in _FROM_TO.finditer(text, max(0, start - _FROM_TO_REACH), start + _FROM_TO_REACH):
        if start not in (pair.start("h"), pair.start("to")):
            continue
        overnight = int(pair["h"]) > int(pair["to"])
        told = int(pair["to"]) > 12 or pair["min"] or pair["part"] or overnight
        if pair["changed"]:
            told = pair["part"]  # "rút ngắn từ 18 giờ xuống 15 giờ"
        long = _LASTING.search(text, max(0, pair.start() - _HOURS_REACH), pair.start("h"))
        lasts = (long and not overnight) or _COUNTS_ON.match(text, pair.end())
        return pair if told and not lasts else None
    return None


#: "8h ngày 27/1" is a time of day.
_DATED = re.compile(
    # "14h giờ Hà Nội", "8 h (giờ địa phương)"
    r"\s\(?(?:theo )?giờ (?:địa phương|miền |[A-ZĐ])|\s\(?GMT(?!\w)"
    r"|\s(?:(?:ngày|hôm)\s\d{1,2}\s?(?:[/-]|tháng)"
    r"|(?:ngày\s)?(?i:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?!\w)"
    r"|cùng ngày(?!\w)|hôm (?:nay|qua|sau|đó)(?!\w))"
)
#: "trước 17 giờ", "hồi 16 giờ": what is longer than half a day is seldom counted so.
_BY_AN_HOUR = re.compile(r"(?:^|\W)(?:hồi|vào|trước)\s\Z")
_COUNTS_ON = re.compile(
    r"\s?/\s?(?:ngày|tuần|ca)(?!\w)"
    r"|\s(?:đồng hồ|mỗi|một|làm|bay|liên|lái|học|sau|trước|so|khi|kể|nữa|tới|qua)(?!\w)"
)
