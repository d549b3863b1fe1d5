"""Words for units beside a number, in both languages, by symbol.

Only units that both languages name plainly are listed. Lengths of time are units too: ``3
tháng`` became ``3 days`` is a slip. What may be converted (feet, miles) is listed so that it is
told from metres and kilometres.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import Literal

from summarize.document import Span

Language = Literal["vi", "en"]

#: Words that begin like the currency behind a bare figure ("1.000 đồng loạt", "6 đồng phạm").
NO_DONG = (
    r"\s(?:bào|đội|loạt|chí|bằng|phạm|hồ|ruộng|tiền|thời|ý|tình|nghiệp|minh|hương|nhân|xu|chủ"
    r"|sáng\slập|tác|tổ|lõa|loã|môn|niên|vị|giải|giám|phân|[A-ZĐ]|riel|rúp|baht|kip|yên|euro)(?!\w)"
)
#: The same behind a size, where "đồng" is money but for these ("2 triệu đồng bào", "1,4 triệu đồng
#: hồ nước").
NO_DONG_OF_MANY = r"\s(?:bào|hương|nghiệp|hồ(?!\s(?:sơ|chứa))|riel|rúp|baht|kip|yên|euro)(?!\w)"
_VI = {
    "%": "%|phần trăm|điểm phần trăm",
    "USD": r"USD|đô[ -]?la(?:\sMỹ)?|đô\sMỹ|đô(?!\w)|Mỹ kim|\$|US\$",
    "EUR": "euro|EUR|ơ-rô|€",
    "GBP": r"bảng\sAnh|GBP|£|bảng(?!\s(?:quảng|xếp|hiệu|điểm|đấu|chữ|tên|giá|số|tin|đen|điện|chỉ"
    r"|thông|vàng|[A-H]\b))",
    "JPY": "yên|yen|JPY|¥",
    "VND": r"(?:(?<=triệu )|(?<=tỷ )|(?<=tỉ )|(?<=nghìn )|(?<=ngàn ))đồng"
    rf"(?!{NO_DONG_OF_MANY})"
    rf"|đồng(?!{NO_DONG})"
    "|VND|VNĐ|đ",
    "CNY": "nhân dân tệ|NDT|tệ|CNY",
    "RUB": "rúp|rúp Nga|RUB",
    "INR": "rupee|INR",
    "km": "km|ki-lô-mét|kilômét|kilomet|cây số|kilômet",
    "km/h": r"km\s?/\s?h|km\s?/\s?giờ|km (?:một|mỗi|trên) giờ"
    r"|(?:ki-?lô-?mét|kilomet) ?(?:một |mỗi |trên |/)giờ",
    "mph": r"dặm\s?/\s?(?:h|giờ)|dặm (?:một|mỗi|trên) giờ",
    "m": r"(?:m|mét)(?!\s(?:vuông|khối))",
    "cm": "cm|xăng-ti-mét|centimet|xentimét",
    "mm": "mm|mi-li-mét|milimét|milimet",
    "mi": "dặm",
    "nmi": "hải lý",
    "ft": "feet|foot|bộ Anh",
    "km2": "km²|km2|km vuông|ki-lô-mét vuông|kilômét vuông|kilomet vuông|cây số vuông",
    "m2": "m²|m2|m vuông|mét vuông",
    "m3": "m³|m3|m khối|mét khối",
    "mi2": "dặm vuông",
    "ha": "ha|héc-ta|hecta|hécta|héc ta",
    "acre": "mẫu Anh|mẫu Tây|acre",
    "°C": r"[°ºo]\s?C|độ C",
    "°F": r"[°º]\s?F|độ F",
    "lb": "cân Anh|lb",
    "kg": r"kg|ki-lô-gam|kilôgam|kilogram|cân|ký(?!\s(?:tự|hiệu|sinh|kết|ức|họa|hoạ|giả|túc|tên))",
    "t": "tấn",
    "q": "tạ",
    "tael": r"(?:lượng|cây)\svàng",
    "sào": "sào",
    "l": "lít",
    "ml": "ml|mi-li-lít",
    "mg": "mg|miligam|mi-li-gam",
    "MW": "MW|mê-ga-oát|megawatt",
    "GB": "GB|gigabyte|gi-ga-bai",
    # "thứ 2 năm 2006": a year follows, none is counted.
    "year": r"năm(?!\s[12]\d{3}(?!\d))|tuổi",
    "month": "tháng",
    "week": "tuần",
    "day": "ngày",
    "hour": "giờ|tiếng|h",
    "minute": "phút",
    "second": "giây",
}
_EN = {
    "%": r"%|per\s?cent|percent|percentage points?|pct|pc",
    "USD": r"(?:U\.?S\.? )?dollars?|USD|bucks",
    "EUR": "euros?|EUR",
    "GBP": r"British pounds?|pounds? sterling|GBP",
    "JPY": "yen|JPY",
    "VND": r"(?:Vietnam(?:ese)? )?dongs?|VND",
    "CNY": "yuan|RMB|renminbi|CNY",
    "RUB": "rou?bles?|RUB",
    "INR": "rupees?|INR",
    "km": r"km|kms|kilomet(?:er|re)s?",
    "km/h": r"km\s?/\s?h|kph|kmh|(?:km|kilomet(?:er|re)s?) (?:per|an) hour",
    "mph": r"mph|miles? (?:per|an) hour",
    "m": r"m|met(?:er|re)s?",
    "cm": r"cm|centimet(?:er|re)s?",
    "mm": r"mm|millimet(?:er|re)s?",
    "mi": r"miles?|mi",
    "nmi": r"nautical[ -]miles?|nmi|nm",
    "ft": r"feet|foot|ft",
    "km2": r"km²|km2|sq\.? ?km|square[ -](?:kilomet(?:er|re)s?|km)",
    "m2": r"m²|m2|sq\.? ?m|square[ -]met(?:er|re)s?",
    "m3": r"m³|m3|cubic[ -]met(?:er|re)s?",
    "mi2": r"sq\.? ?mi|square[ -]miles?",
    "ha": r"ha|hectares?",
    "acre": r"acres?",
    "°C": r"[°º]\s?C|oC|(?:°|degrees?) (?:C|Celsius|centigrade)",
    "°F": r"[°º]\s?F|(?:°|degrees?) (?:F|Fahrenheit)",
    "lb": r"lbs?",
    "kg": r"kg|kgs|kilos?|kilograms?",
    "t": r"tons?|tonnes?|metric tons?",
    "q": r"quintals?",
    "tael": r"taels?(?:\sof\sgold)?",
    "sào": r"s[aà]os?",
    "l": r"l|lit(?:er|re)s?",
    "ml": r"ml|millilit(?:er|re)s?",
    "mg": r"mg|milligrams?",
    "MW": r"MW|megawatts?",
    "GB": r"GB|gigabytes?",
    "year": r"years?",
    "month": r"months?",
    "week": r"weeks?",
    "day": r"days?",
    "hour": r"hours?|hrs?",
    "minute": r"minutes?|mins?",
    "second": r"seconds?|secs?",
}
#: Signs that stand before an amount in either language.
_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "￡": "GBP", "¥": "JPY", "VND": "VND",
          "USD": "USD", "EUR": "EUR"}  # fmt: skip
#: How an amount is written in English: of one, and of several.
_WRITTEN = {
    "%": ("percent", "percent"), "USD": ("dollar", "dollars"), "EUR": ("euro", "euros"),
    "VND": ("dong", "dong"), "CNY": ("yuan", "yuan"), "JPY": ("yen", "yen"),
    "km": ("kilometer", "kilometers"), "m": ("meter", "meters"), "cm": ("cm", "cm"),
    "mm": ("mm", "mm"), "km/h": ("km/h", "km/h"), "mph": ("mph", "mph"), "mi": ("mile", "miles"),
    "nmi": ("nautical mile", "nautical miles"),
    "km2": ("square kilometer", "square kilometers"), "m2": ("square meter", "square meters"),
    "m3": ("cubic meter", "cubic meters"), "ha": ("hectare", "hectares"),
    "kg": ("kilogram", "kilograms"), "t": ("ton", "tons"), "q": ("quintal", "quintals"),
    "tael": ("tael of gold", "taels of gold"), "l": ("liter", "liters"), "ml": ("ml", "ml"),
    "pp": ("percentage point", "percentage points"),
    "°C": ("degree Celsius", "degrees Celsius"),
    "mg": ("mg", "mg"), "g": ("gram", "grams"), "MW": ("MW", "MW"), "GB": ("GB", "GB"),
    "year": ("year", "years"), "month": ("month", "months"), "week": ("week", "weeks"),
    "day": ("day", "days"), "hour": ("hour", "hours"), "minute": ("minute", "minutes"),
    "second": ("second", "seconds"),
}  # fmt: skip
#: How many of the second unit make one of the first.
_FACTORS = {
    ("mi", "km"): "1.609", ("nmi", "km"): "1.852", ("nmi", "mi"): "1.151",
    ("mi", "m"): "1609", ("ft", "m"): "0.3048", ("ft", "cm"): "30.48",
    ("acre", "ha"): "0.4047", ("mi2", "km2"): "2.59", ("lb", "kg"): "0.4536",
    ("mph", "km/h"): "1.609", ("km", "m"): "1000", ("m", "cm"): "100", ("cm", "mm"): "10",
    ("km2", "ha"): "100", ("ha", "m2"): "10000", ("t", "kg"): "1000",
    ("t", "q"): "10", ("q", "kg"): "100", ("l", "ml"): "1000", ("year", "month"): "12",
    ("week", "day"): "7", ("day", "hour"): "24", ("hour", "minute"): "60",
    ("minute", "second"): "60",
}  # fmt: skip
#: Writers round what they convert.
_ROUNDED = Decimal("0.03")
MONEY = frozenset({"USD", "EUR", "GBP", "JPY", "VND", "CNY", "RUB", "INR"})


#: Units that look like codes: m2 and km3 are told with their amounts. Symbol -> other writings.
AREAS = {
    "m2": ("m²", "square meter", "square metre", "sq m", "square-meter"),
    "km2": ("km²", "square kilometer", "square kilometre", "sq km", "square-kilometer"),
    "m3": ("m³", "cubic meter", "cubic metre", "cubic-meter"),
}
_DERIVED = frozenset({"km/h", "mph", "km2", "m2", "m3", "mi2", "acre"})


@cache
def _after(language: Language) -> tuple[list[str], re.Pattern[str]]:
    """The units, and one pattern with a group a unit: they are many, and most numbers have none."""
    # Derived units first: "km/h" before "km", "mét vuông" before "mét"; then the longest wording.
    ordered = sorted(
        _WORDS[language].items(),
        key=lambda item: (item[0] not in _DERIVED, -max(map(len, item[1].split("|")))),
    )
    money = [item for item in ordered if item[0] in MONEY]
    others = [item for item in ordered if item[0] not in MONEY]
    paid, measured = ("|".join(f"({words})" for _, words in one) for one in (money, others))
    # A price of a kilogram is an amount of money; metres a second are no metres.
    whole = rf"[\s-]?(?:(?:{paid})(?!\w|<sup>)|(?:{measured})(?!\w|/[a-z]|<sup>))"
    return [unit for unit, _ in (*money, *others)], re.compile(whole, re.IGNORECASE)


_WORDS: dict[Language, dict[str, str]] = {"vi": _VI, "en": _EN}
_BEFORE = re.compile(r"(US\$|[$€£￡¥]|(?<!\w)(?:VND|USD|EUR))\s?\Z")


def unit_after(text: str, end: int, language: Language) -> tuple[str, int]:
    """Symbol and end of the unit that follows position ``end``, or ``("", end)``."""
    units, pattern = _after(language)
    match = pattern.match(text, end)
    if match is None:
        return "", end
    return units[(match.lastindex or 1) - 1], match.end()


@cache
def _wordings(unit: str) -> re.Pattern[str]:
    signs = [re.escape(sign) for sign, of in _SIGNS.items() if of == unit]
    words = [rf"(?:{_EN[unit]})(?![^\W\d])", *signs, *([unit] if unit in MONEY else [])]
    return re.compile(rf"(?<![^\W\d])(?:{'|'.join(words)})", re.IGNORECASE)


#: "5 and 6 km": figures and what joins them, up to a unit.
_UP_TO = re.compile(r"(?:[\s\d.,–-]|(?:to|and|or|by|through|million|billion|thousand)(?!\w))*")
_OF_A_FIGURE = re.compile(r"\d[\s-]?\Z")
#: A figure's own noun; "in" or "by" are none.
_NOUN = re.compile(
    r"[\s-](?!(?:a|an|the|and|or|to|of|in|on|at|by|for|from|with|as|per|than|is|was|are|were|while"
    r"|but|more|less|long|wide|high|deep|away)(?!\w))[a-z]{3}"
)


def named(unit: str, text: str, figures: Sequence[Span]) -> bool:
    """Whether an English text has a word or sign for a unit that may be of a figure.

    Args:
        figures: the places of that figure; "2.2m" may hold its unit.
    """
    found = [m.start() for m in _wordings(unit).finditer(text)]
    if any(not _OF_A_FIGURE.search(text, max(0, at - 2), at) for at in found):
        return True
    reached = [(f.start, m.end()) for f in figures if (m := _UP_TO.match(text, f.end))]
    return bool(found) and (
        any(start <= at <= end for at in found for start, end in reached)
        or not all(_NOUN.match(text, f.end) for f in figures)
    )


def with_unit(figure: str, unit: str, *, adjective: bool = False) -> str:
    """An amount in English ("1.2 meters"; as an adjective "1.2-meter"), or nothing where the unit
    has no one wording.
    """
    if unit not in _WRITTEN:
        return ""
    one, several = _WRITTEN[unit]
    if adjective:
        return f"{figure} {one}".replace(" ", "-")
    return f"{figure} {one if figure == '1' else several}"


def sign_before(text: str, start: int) -> tuple[str, int]:
    """Currency and start of the sign right before position ``start``, or ``("", start)``."""
    match = _BEFORE.search(text[max(0, start - 4) : start])
    if not match:
        return "", start
    return _SIGNS[match[1]], start - len(match[0])


def converts(
    values: Iterable[Decimal], unit: str, other_values: Iterable[Decimal], other_unit: str
) -> bool:
    """Whether an amount is the other one in another unit, as writers round it (90 km, 56 miles)."""
    return _makes(values, unit, other_values, other_unit) or _makes(
        other_values, other_unit, values, unit
    )


def _makes(large: Iterable[Decimal], unit: str, small: Iterable[Decimal], smaller: str) -> bool:
    factor = _FACTORS.get((unit, smaller))
    if factor is None:
        return False
    amounts = [value * Decimal(factor) for value in large]
    return any(abs(a - other) <= abs(a) * _ROUNDED for a in amounts for other in small)
