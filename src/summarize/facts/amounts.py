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
from collections.abc import Iterable, Iterator
from decimal import Decimal

from summarize.document import Span
from summarize.facts.numbers import AND_MORE, NOT_A_MAGNITUDE, find_numbers, render_number
from summarize.facts.units import NO_DONG, NO_DONG_OF_MANY, sign_before, with_unit

#: Vietnamese writing -> symbol of a currency.
_MONEY = {
    "đồng": "VND", "đ": "VND", "vnđ": "VND", "vnd": "VND", "usd": "USD", "đô la mỹ": "USD",
    "đô la": "USD", "đôla": "USD", "đô-la": "USD", "euro": "EUR", "eur": "EUR",
    "nhân dân tệ": "CNY", "ndt": "CNY",
}  # fmt: skip
#: Vietnamese writing -> symbol of ``units``, or the English wording itself.
_MEASURES = {
    "mm": "mm", "cm": "cm", "m": "m", "mét": "m", "km": "km", "m2": "m2", "m²": "m2",
    "mét vuông": "m2", "m vuông": "m2", "m3": "m3", "m³": "m3", "mét khối": "m3",
    "m khối": "m3", "km2": "km2", "km²": "km2", "km vuông": "km2",
    "ha": "ha", "héc-ta": "ha", "hecta": "ha", "kg": "kg", "Kg": "kg", "KG": "kg", "tấn": "t",
    "tạ": "q", "g": "g", "mg": "mg", "miligam": "mg", "ml": "ml", "lít": "l", "gram": "g",
    "độ C": "°C", "°C": "°C", "ºC": "°C", "oC": "°C", "lượng vàng": "tael",
    "cây vàng": "tael", "điểm phần trăm": "pp", "điểm %": "pp",
}  # fmt: skip
#: What a price or a rate is of, where the word says it alone.
_EACH = {
    "kg": "kg", "g": "g", "tấn": "ton", "tạ": "quintal", "lạng": "hectogram", "lượng": "tael",
    "chỉ": "mace", "ounce": "ounce", "lít": "liter", "l": "liter", "thùng": "barrel",
    "ha": "hectare", "m2": "square meter", "m²": "square meter", "mét vuông": "square meter",
    "m3": "cubic meter", "m³": "cubic meter", "km": "kilometer", "kwh": "kWh", "h": "hour",
    "giờ": "hour", "s": "second", "giây": "second", "phút": "minute", "ngày": "day",
    "đêm": "night", "ngày đêm": "day", "tuần": "week", "tháng": "month", "quý": "quarter",
    "năm": "year", "vụ": "crop", "cổ phiếu": "share", "cp": "share", "usd": "USD",
    "học sinh": "student",
}  # fmt: skip
#: The same behind a stroke; behind "mỗi" most of these count the noun that follows: "mỗi con gà".
_COUNTED = {
    "người": "person", "người dân": "person", "em": "child", "hộ": "household",
    "hộ gia đình": "household", "suất": "portion", "vé": "ticket", "chiếc": "piece",
    "cái": "piece", "viên": "piece", "chai": "bottle", "lon": "can", "cuốn": "copy", "chậu": "pot",
    "con": "animal", "quả": "piece", "trái": "piece", "lần": "time",
    "lượt": "time", "chuyến": "trip", "căn": "unit", "căn hộ": "apartment", "bao": "bag",
    "mũi": "shot", "bộ": "set", "buổi": "session", "xe": "vehicle", "xe máy": "motorbike",
    "năm học": "school year", "triệu": "million",
}  # fmt: skip


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_DIGITS = r"\d*(?:[.,]\d+)*"
_SIZE = (
    rf"(?:(?:nghìn|ngàn|triệu)\s(?:tỷ|tỉ)|nghìn|ngàn|triệu|tỷ|tỉ)(?!\w){NOT_A_MAGNITUDE}"
    rf"(?:{AND_MORE})?"
)
_MEASURE = rf"(?-i:{_any(_MEASURES)})"
#: Words that begin like the currency behind a size, and those of another one.
_NO_MONEY = rf"(?:{NO_DONG_OF_MANY}|\s(?:đô|yên|USD|euro|bảng|rúp|won|baht|nhân\sdân\stệ)(?!\w))"
_PER = rf"(?:{_any([*_EACH, *_COUNTED])})(?!\w)"
_EVERY = (
    rf"(?:(?:{_any([*_EACH, 'người', 'hộ'])})"
    r"(?!\w|\s(?:con|dân|gia|học|trước|sau|qua|rưỡi|nữa|tới)(?!\w))"
    rf"|(?:{_any(_COUNTED)})(?=\s?(?:[.,;:)]|\Z)))"
)
_AMOUNT = re.compile(
    # The look back stands behind the first digit: a search for digits is fast.
    rf"(?:(?P<from>\d(?<![\w.,/:–-]\d){_DIGITS})(?:\s?(?P<from_size>{_SIZE}))?"
    rf"(?:\s?(?P<from_unit>{_any(_MONEY)}|{_MEASURE}))?(?P<to>\s?[-–]\s?|\s(?:đến|tới)\s))?"
    rf"(?P<figure>\d(?(from)|(?<![\w.,/:–-]\d)){_DIGITS})"
    rf"(?:\s?(?P<size>{_SIZE}))?(?P<gap>\s?)(?:"
    rf"(?P<money>{_any(_MONEY)})(?!{_NO_MONEY})(?(size)|(?!{NO_DONG}))"
    rf"|(?P<share>%)|(?P<measure>{_MEASURE}))"
    rf"(?:\s?/\s?(?P<each>{_PER})(?:\s?/\s?(?P<too>{_PER}))?|(?(money)\s(?:mỗi|một)\s(?P<every>{_EVERY})|(?!)))?"
    r"(?![\w²³<]|[.,]\d)(?(money)|(?!/))",
    re.IGNORECASE,
)
#: "thêm 40-50 triệu lượt": a range whose size is of both, whatever is counted.
_SIZED_RANGE = re.compile(
    rf"(?P<from>\d(?<![\w.,/:–-]\d){_DIGITS})\s?[-–]\s?(?P<figure>\d{_DIGITS})\s(?P<size>{_SIZE})"
    rf"(?!\s?(?:đồng|đ|vnđ|vnd|{_MEASURE})(?!\w))",
    re.IGNORECASE,
)
#: "12 triệu rưỡi một mét vuông", "1,2 triệu/tấn": a price whose currency goes without saying.
_UNPRICED = re.compile(
    rf"(?P<figure>\d(?<![\w.,/:–-]\d){_DIGITS})\s?(?P<size>{_SIZE})(?:\s?/\s?|\s(?:một|mỗi)\s)"
    r"(?P<of>mét vuông|m2|m²|kg|tấn|tạ|lượng|chỉ|ha|lít)(?!\w)",
    re.IGNORECASE,
)
#: What no amount can do without.
_SIGN = re.compile(r"\d\s?(?:[^\W\d]|%)")
#: "cao 1m72"; "1m2" is a square meter but for what is tall or deep.
TALL = re.compile(
    r"(?<![\w.,/-])(?P<m>[0-3])m(?P<cm>\d\d|[14-9]"
    r"|(?:(?<=(?:cao|sâu) \dm)|(?<=cao (?:dưới|trên) \dm)|(?<=cao (?:hơn|gần) \dm))[23])"
    r"(?![\w/]|[.,]\d)"
)
#: "âm 12 độ C", "xuống -4,5 độ"; in "8 -10 độ" the dash is one of a range.
_BELOW_ZERO = re.compile(
    rf"(?<![\w.,/:–-])(?<!\d )(?:[-–−]|âm\s)(?P<figure>\d{_DIGITS})"
    r"\s?(?:độ(?:\sC)?|[°º](?:\s?C)?|oC)(?!\w)",
    re.IGNORECASE,
)
#: "3 năm 6 tháng", "9 tháng 12 ngày", "3 giờ 11 phút 23 giây": apart, models run the figures
#: together.
_LENGTH = re.compile(
    r"(?<![\w.,/-])(?:(\d{1,3})\s(năm)\s(?:và\s)?(\d{1,2})\s(tháng)(?:\s(?:và\s)?(\d{1,2})\s(ngày))?"
    r"|(?<!ngày )(?<!tháng )(\d{1,2})\s(tháng)\s(?:và\s)?(\d{1,2})\s(ngày)"
    r"|(\d{1,2})\s(giờ|tiếng)\s(\d{1,2})\s(phút)\s(\d{1,2})\s(giây))(?!\w)",
    re.IGNORECASE,
)
#: "2 năm rưỡi", "một tháng rưỡi": the half goes astray.
_AND_A_HALF = re.compile(
    r"(?<![\w.,/-])(?P<n>[1-9]|một|hai|ba|bốn|năm|sáu|bảy|tám|chín)\s"
    r"(?P<unit>năm|tháng|tuần|ngày|tiếng)\srưỡi(?!\w)",
    re.IGNORECASE,
)
#: "trong vòng 24h", "48h tới": no time of day.
_HOURS = re.compile(
    r"(?<![\w.,/:-])(?:(?<=trong )24|(?<=vòng )24|(?<=suốt )24|36|48|72|96)\s?h(?![\w’']|\s?\d)"
)
_ONES = "one two three four five six seven eight nine".split()
_VI_ONES = "một hai ba bốn năm sáu bảy tám chín".split()
_TIMES = {"năm": "year", "tháng": "month", "giờ": "hour", "tiếng": "hour", "phút": "minute",
          "giây": "second", "ngày": "day", "tuần": "week"}  # fmt: skip
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
#: "10 triệu m3 nước": behind a symbol a model takes the water for a country. Not "nước thải".
_WATER = re.compile(
    r"\snước(?=\s?(?:[,.;:)/]|\Z)|\s(?:từ|mỗi|một|ra|vào|cho|và|để|trong|về|tại|ở|đã|được|bị|qua|xuống"
    r"|đổ)(?!\w))",
    re.IGNORECASE,
)
#: Measures that go with any figure: a glossary or a name that fixes "m2" or "mét khối" by itself
#: says "12,000 square meters of m2", and "10 billion cubic meter".
_ALWAYS = frozenset({"tael", "pp", "°C", "m2", "m3", "km2"})


def amounts(text: str) -> Iterator[tuple[Span, str]]:
    """Where a Vietnamese sentence names one of those, and its English wording."""
    yield from _halves(text) if "rưỡi" in text else ()
    if not _SIGN.search(text):
        return
    below = list(_below_zero(text))
    yield from below
    tall = [Span(start=m.start(), end=m.end()) for m in TALL.finditer(text)]
    told = {span.end for span in (*tall, *(span for span, _ in below))}
    for match in _AMOUNT.finditer(text):
        if match.end() in told:
            continue
        if match["measure"] and sign_before(text, match.start())[0]:
            continue  # "$2m" are millions
        told_whole = _meant(match["money"]) in ("VND", "CNY")
        glued = match["measure"] and not match["gap"]
        ranging = match["from"] and (match["measure"] or match["share"])
        named = _meant(match["measure"]) in _ALWAYS
        if told_whole or match["each"] or match["every"] or glued or ranging or named:
            yield from _told(match)
    for span in tall:
        yield span, f"{span.of(text).replace('m', '.')} meters"
    for match in _SIZED_RANGE.finditer(text):
        first, least = _read(match["from"], match["size"])
        figure, most = _read(match["figure"], match["size"])
        (low, _, its), (_, _, word) = first.partition(" "), figure.partition(" ")
        if low and figure and least < most and not _is_year(match, "from"):
            wording = f"{low}-{figure}" if its == word else f"{first} to {figure}"
            yield Span(start=match.start(), end=match.end()), wording
    for match in _UNPRICED.finditer(text):
        if price := _read(match["figure"], match["size"])[0]:
            span = Span(start=match.start(), end=match.end())
            yield span, f"{price} per {_EACH[match['of'].lower()]}"
    for match in _HOURS.finditer(text):
        yield Span(start=match.start(), end=match.end()), f"{match[0].rstrip('h ')} hours"
    for match in _LENGTH.finditer(text):
        lengths = [
            with_unit(match[n], _TIMES[match[n + 1].lower()]) for n in range(1, 17, 2) if match[n]
        ]
        yield Span(start=match.start(), end=match.end()), " ".join(lengths)


def _below_zero(text: str) -> Iterator[tuple[Span, str]]:
    for match in _BELOW_ZERO.finditer(text):
        unit = "degrees" if match[0].lower().endswith(("độ", "°", "º")) else "degrees Celsius"
        if figure := _read(match["figure"], None)[0]:
            yield Span(start=match.start(), end=match.end()), f"minus {figure} {unit}"


def _halves(text: str) -> Iterator[tuple[Span, str]]:
    for match in _AND_A_HALF.finditer(text):
        shown = match["n"].lower()
        count = _ONES[int(shown) - 1 if shown.isdigit() else _VI_ONES.index(shown)]
        unit = _TIMES[match["unit"].lower()]
        yield Span(start=match.start(), end=match.end()), f"{count} and a half {unit}s"


def of_units(text: str) -> Iterator[tuple[Span, str]]:
    """The other amounts with a unit: what ``amounts`` leaves to the model."""
    told = {span.end for span, _ in amounts(text)}
    for match in _AMOUNT.finditer(text) if _SIGN.search(text) else ():
        if (match["measure"] or match["money"]) and match.end() not in told:
            yield from _told(match)


def _told(match: re.Match[str]) -> Iterator[tuple[Span, str]]:
    bare = not (match["size"] or match["each"] or match["every"])
    if bare and _is_year(match, "figure"):
        return
    figure, value = _read(match["figure"], match["size"], match["money"])
    worded = _range(match, figure, value)
    start = match.start() if worded else match.start("figure")
    if figure:
        wording, end = _with_unit(worded or figure, match), match.end()
        if _meant(match["measure"]) == "m3" and (water := _WATER.match(match.string, end)):
            wording, end = f"{wording} of water", water.end()
        yield Span(start=start, end=end), wording


def _is_year(match: re.Match[str], group: str) -> bool:
    """Whether a figure is one of "năm 2019"."""
    start = match.start(group)
    before = match.string[max(0, start - 4) : start].lower()
    return before == "năm " and bool(_YEAR.match(match[group]))


def _range(match: re.Match[str], figure: str, value: Decimal) -> str:
    """ "500,000-600,000", "5 to 7 million"; nothing where the two figures make no range."""
    if not figure or match["from"] is None or _is_year(match, "from"):
        return ""
    unit = match["from_unit"]
    if unit and _meant(unit) != _meant(match["money"] or match["measure"]):
        return ""
    # "5-7 triệu": the size is of both, where the first has none and no unit of its own.
    size = match["from_size"] or (None if unit else match["size"])
    first, least = _read(match["from"], size, match["money"])
    if least >= value and not match["from_size"]:
        first, least = _read(match["from"], None, match["money"])  # "800.000-1,2 triệu"
    if not first or least >= value:
        return ""
    (low, _, its), (_, _, word) = first.partition(" "), figure.partition(" ")
    joint = " to " if its != word or match["to"].strip().isalpha() else "-"
    return f"{low if its == word else first}{joint}{figure}"


def _with_unit(figure: str, match: re.Match[str]) -> str:
    """ "VND 28,000 per kg" """
    if match["money"]:
        code = _meant(match["money"])
        worded = {"VND": f"VND {figure}", "CNY": f"{figure} yuan"}.get(code, f"{figure} {code}")
    elif match["share"]:
        worded = f"{figure}%"
    else:
        unit = _meant(match["measure"])
        worded = with_unit(figure, unit) or f"{figure} {unit}"
    for of in (match["each"], match["every"], match["too"]):
        if of:
            one = _EACH.get(of.lower()) or _COUNTED[of.lower()]
            worded += " each time" if one == "time" else f" per {one}"
    return worded


def _meant(unit: str | None) -> str:
    """The symbol of a unit's writing; nothing for a share or no unit."""
    unit = unit or ""
    return _MONEY.get(unit.lower()) or _MEASURES.get(unit, "")


def _read(figure: str, size: str | None, money: str | None = None) -> tuple[str, Decimal]:
    """A figure in English writing, and its value; nothing where it cannot be read."""
    text = " ".join(filter(None, (figure, size, money)))
    found = find_numbers(text, "vi", words=False)
    if len(found) != 1:
        return "", Decimal(0)
    return render_number(found[0], text), found[0].value
