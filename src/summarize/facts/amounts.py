"""Amounts with the unit that belongs to them, as English writes both in one piece.

A figure goes through a model as a symbol; the unit beside it does not, and fails where the model
has met it seldom: "28.000 đồng/kg" became "28,000 co/kg", "8,2 - 9,2%/năm" "8.2-9.2%/bigh", "rộng
3,5m" "3,5 wide", "6,83 nghìn tỷ đồng" "$6.83 trillion". So an amount of dong, a rate, a range with
its unit and a figure run together with its unit are one symbol each. Other amounts are so only
where a translation has lost the unit (``of_units``): alone, models word them well ("2 hectares of
land").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from summarize.document import Span
from summarize.facts.numbers import NOT_A_MAGNITUDE, find_numbers, render_number
from summarize.facts.units import with_unit

#: Vietnamese writing -> symbol of a currency.
_MONEY = {
    "đồng": "VND", "đ": "VND", "vnđ": "VND", "vnd": "VND", "usd": "USD", "đô la mỹ": "USD",
    "đô la": "USD", "đôla": "USD", "đô-la": "USD", "euro": "EUR", "eur": "EUR",
    "nhân dân tệ": "CNY", "ndt": "CNY",
}  # fmt: skip
#: Vietnamese writing -> symbol of ``units``, or the English wording itself.
_MEASURES = {
    "mm": "mm", "cm": "cm", "m": "m", "mét": "m", "km": "km", "m2": "m2", "m²": "m2",
    "mét vuông": "m2", "m3": "m3", "m³": "m3", "mét khối": "m3", "km2": "km2", "km²": "km2",
    "ha": "ha", "héc-ta": "ha", "hecta": "ha", "kg": "kg", "Kg": "kg", "KG": "kg", "tấn": "t",
    "tạ": "q", "g": "g", "mg": "mg", "ml": "ml", "lít": "l", "gram": "g",
    "lượng vàng": "tael", "cây vàng": "tael",
}  # fmt: skip
#: What a price or a rate is of.
_EACH = {
    "kg": "kg", "g": "g", "tấn": "ton", "tạ": "quintal", "lạng": "100 grams", "lượng": "tael",
    "chỉ": "mace", "ounce": "ounce", "lít": "liter", "thùng": "barrel", "ha": "hectare",
    "m2": "square meter", "m²": "square meter", "mét vuông": "square meter",
    "m3": "cubic meter", "m³": "cubic meter", "km": "kilometer", "kwh": "kWh", "h": "hour",
    "giờ": "hour", "s": "second", "giây": "second", "phút": "minute", "ngày": "day",
    "đêm": "night", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year",
    "người": "person", "suất": "portion", "vé": "ticket", "cổ phiếu": "share", "cp": "share",
    "usd": "USD", "chiếc": "piece", "cái": "piece", "con": "animal", "quả": "piece",
    "trái": "piece", "hộ": "household", "lần": "time", "lượt": "time", "chuyến": "trip",
    "căn": "unit", "bao": "bag", "em": "child", "học sinh": "student", "mũi": "shot",
    "bộ": "set", "ca": "shift", "buổi": "session", "xe": "vehicle", "cây": "tree",
}  # fmt: skip


def _any(words: Mapping[str, str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_AMOUNT = re.compile(
    # The look back stands behind the first digit: a search for digits is fast.
    rf"(?:(?P<from>\d(?<![\w.,/:–-]\d)\d*(?:[.,]\d+)*)\s?[-–]\s?)?"
    rf"(?P<figure>\d(?(from)|(?<![\w.,/:–-]\d))\d*(?:[.,]\d+)*)"
    rf"(?:\s?(?P<size>(?:(?:nghìn|ngàn|triệu)\s(?:tỷ|tỉ)|nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)"
    rf"{NOT_A_MAGNITUDE}))?(?P<gap>\s?)(?:(?P<money>{_any(_MONEY)})"
    # "1.000 đồng loạt", "năm 2019, 3 đồng đội": words that begin like the currency.
    r"(?!\s(?:đội|loạt|chí|bào|bằng|phạm|hồ|ruộng|tiền|thời|ý|tình|nghiệp|minh|hương|đô|yên|USD"
    r"|euro|bảng|rúp|won|baht|nhân|[A-ZĐ])(?!\w))"
    rf"|(?P<share>%)|(?-i:(?P<measure>{_any(_MEASURES)})))"
    rf"(?:(?:\s?/\s?|(?(money)\smỗi\s|/))(?P<each>{_any(_EACH)})(?!\w))?"
    r"(?![\w²³<]|[.,]\d)(?(money)|(?!/))",
    re.IGNORECASE,
)
#: What no amount can do without.
_SIGN = re.compile(r"\d\s?(?:[^\W\d]|%)")
#: "cao 1m72"
_TALL = re.compile(r"(?<![\w.,/-])(?P<m>[0-3])m(?P<cm>\d{1,2})(?![\w/]|[.,]\d)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")


def amounts(text: str) -> Iterator[tuple[Span, str]]:
    """Where a Vietnamese sentence names one of those, and its English wording."""
    if not _SIGN.search(text):
        return
    for match in _AMOUNT.finditer(text):
        dong = _MONEY.get((match["money"] or "").lower()) == "VND"
        glued = match["measure"] and not match["gap"]
        ranging = match["measure"] and match["from"]
        golden = match["measure"] and _MEASURES[match["measure"]] == "tael"
        if dong or match["each"] or glued or ranging or golden:
            yield from _told(match)
    for match in _TALL.finditer(text):
        yield Span(start=match.start(), end=match.end()), f"{match['m']}.{match['cm']} meters"


def of_units(text: str) -> Iterator[tuple[Span, str]]:
    """The other amounts with a unit: what ``amounts`` leaves to the model."""
    told = {span for span, _ in amounts(text)}
    for match in _AMOUNT.finditer(text) if _SIGN.search(text) else ():
        united = match["measure"] or match["money"]
        if united and Span(start=match.start(), end=match.end()) not in told:
            yield from _told(match)


def _told(match: re.Match[str]) -> Iterator[tuple[Span, str]]:
    if _YEAR.match(match["figure"]) and not (match["size"] or match["each"]):
        before = match.string[max(0, match.start() - 5) : match.start()].lower()
        if before.endswith("năm "):
            return
    if wording := _worded(match):
        yield Span(start=match.start(), end=match.end()), wording


def _worded(match: re.Match[str]) -> str:
    """ "VND 28,000 per kg"; nothing where the figure cannot be read."""
    figure = _rendered(f"{match['figure']} {match['size'] or ''}".strip())
    first = _rendered(match["from"]) if match["from"] else ""
    if not figure or (match["from"] and not first):
        return ""
    worded = f"{first}-{figure}" if first else figure
    if money := match["money"]:
        code = _MONEY[money.lower()]
        worded = f"VND {worded}" if code == "VND" else f"{worded} {code}"
    elif match["share"]:
        worded += "%"
    else:
        unit = _MEASURES[match["measure"]]
        worded = with_unit(worded, unit) or f"{worded} {unit}"
    return f"{worded} per {_EACH[match['each'].lower()]}" if match["each"] else worded


def _rendered(figure: str) -> str:
    found = find_numbers(figure, "vi", words=False)
    return render_number(found[0], figure) if len(found) == 1 else ""
