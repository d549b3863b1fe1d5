"""Numbered things with one English wording: a quarter of a year, a flood's alarm level.

Read as figures they come apart: "quý I" became the fourth quarter, and "vượt báo động 3 gần 2 m"
"nearly 3 2 m".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summarize.document import Span
from summarize.facts.syllables import fold

_NUMBER = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "nhất": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4,
    "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_COUNT = "one two three four five six seven eight".split()
_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_QUARTER = re.compile(
    # "Phú Quý I" is a name.
    r"(?<!\w)(?-i:(?<!\w\s)Q|q)uý\s(?P<n>IV|I{1,3}|[1-4]|(?:một|hai|ba|bốn|tư)(?=\snăm\s|\snày|/))(?!\w|[.,]\d)"
    # "quý 1-2019", "quý II năm 2019"; "quý 1-2" are two.
    r"(?:(?:\s?[/-]\s?|,?\snăm\s)(?P<year>(?:19|20)\d\d)(?!\d|[.,/-]\d))?(?!\s?[-–]\s?(?:\d|I))",
    re.IGNORECASE,
)
#: "Q. 7", "phường 6": districts and wards that have numbers for names.
_DISTRICT = re.compile(
    r"(?<!\w)(?:(?P<district>quận|Q\.)|phường|P\.)\s?(?P<n>\d{1,2})(?![\w/]|[.,-]\d)"
    r"(?!\s(?:ca|người|trường hợp|hộ|điểm|nhà|căn|vụ|em|cháu|bệnh nhân|tổ|tỷ|tỉ|triệu)(?!\w))",
    re.IGNORECASE,
)
#: "thôn 3", "tổ 62, phường …": villages and groups of houses that have numbers for names.
_HOUSES = {
    "thôn": "Village", "ấp": "Hamlet", "xóm": "Hamlet", "khóm": "Hamlet", "buôn": "Village",
    "tổ dân phố": "Residential Group", "khu phố": "Quarter", "tổ": "Group",
}  # fmt: skip
_VILLAGE = re.compile(
    r"(?<!\w)(?:(?P<kind>thôn|ấp|xóm|khóm|buôn|tổ dân phố|khu phố)|(?P<group>tổ))\s(?:số\s)?"
    r"(?P<n>\d{1,3}[A-D]?)(?![\w/]|[.,-]\d)(?(group)(?=,? (?:thôn|ấp|xóm|khóm|khu|phường|xã|P\.)))",
    re.IGNORECASE,
)
#: "Bệnh nhân 1.347": of an epidemic, by the number; "bệnh nhân 45 tuổi" is so old.
_PATIENT = re.compile(
    r"(?<!\w)(?P<several>các |những |hai |ba |bốn )?(?<!\d )"
    r"(?:bệnh nhân(?: số)?|(?-i:BN)(?: số)?)\s?(?P<n>\d{1,3}(?:[.,]\d{3})+|\d{1,6})"
    r"(?![\w%]|[.,/]\d|\s?[-–]\s?\d)"
    r"(?!\s(?:tuổi|người|ca|tháng|ngày|năm|tuần|giờ|lần|kg|cm|triệu|nghìn|ngàn|và \d+ tuổi)(?!\w))",
    re.IGNORECASE,
)
#: Laws and papers by their number, and their parts: "Điều 6 Luật …", "nghị quyết 09".
_PAPERS = {
    "nghị quyết": "Resolution", "chỉ thị": "Directive", "thông tư": "Circular",
    "nghị định": "Decree", "quyết định": "Decision", "công văn": "Official Dispatch",
}  # fmt: skip
_PAPER = re.compile(
    rf"(?<!\w)(?P<paper>{'|'.join(_PAPERS)})(?:\s(?:khẩn|hỏa tốc))?(?P<no>\ssố)?\s(?P<n>\d{{1,4}})"
    # "886/QĐ-UBND", "76/2025/UBTVQH15", "60-NQ/TW"
    r"(?P<code>(?:[/-](?:\d{4}(?=/|(?!\w))|(?-i:[A-ZĐ])[^\W_]*))*)(?!\w|\s?/|[.,-]\d)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?<!\w)(?:(?:[Đđ]iều)\s(?P<article>\d{1,3})|[Kk]hoản\s(?P<clause>\d{1,2})(?=,?\s[Đđ]iều\s\d))"
    r"(?!\w|[.,/-]\d)(?(article)(?=[,;.)]|\s(?:của|[Ll]uật|[Bb]ộ luật|[Nn]ghị|[Hh]iến|[Tt]hông tư"
    r"|[Qq]u[yiy]|BLHS|[Pp]háp lệnh|[Cc]ông ước|và|hoặc|khoản)(?!\w)))"
)
#: "gió mạnh cấp 6-7, giật cấp 8": the force of the wind.
_FORCE = re.compile(
    r"(?<!\w)(?:(?P<gusts>giật\s(?:mạnh\s|tới\s|trên\s|đến\s)?)|(?<=mạnh )|(?<=gió )"
    r"|(?<=bão )|(?<=mạnh nhất )|(?<=giảm còn )|(?<=giảm xuống ))"
    r"cấp\s(?P<n>\d{1,2}(?:\s?[-–]\s?\d{1,2})?)(?![\w/])",
    re.IGNORECASE,
)
_COMPASS = {"đông": "east", "tây": "west", "nam": "south", "bắc": "north"}
_POINT = "(?:đông|tây|nam|bắc)"
#: "theo hướng Tây Tây Nam": a storm's way.
_WAY = re.compile(
    rf"(?<!\w)(?:theo |về )?hướng (?P<way>{_POINT}(?:(?:\s?-\s?|\s){_POINT}){{0,2}})(?!\w)",
    re.IGNORECASE,
)
#: "bão số 4" is the fourth of the season; models make a category of it.
_STORM = re.compile(r"(?<!\w)(?:cơn )?bão số (?P<n>\d{1,2})(?!\w|[.,/-]\d)", re.IGNORECASE)
_ROAD = re.compile(
    r"(?<!\w)(?:(?P<national>quốc lộ|QL)|tỉnh lộ|đường tỉnh|TL)\s?(?P<n>\d{1,3}[A-HK]?)"
    r"(?!\w|[.,/-]\d)",
    re.IGNORECASE,
)
#: "Phút 34", "phút 90+4", "phút bù giờ thứ hai": of a match; "12 phút 5" is a length of time.
_MINUTE = re.compile(
    r"(?<!\w)(?<!\d )(?<!(?:mỗi|một|vài|mấy|hai|bốn|năm|sáu|bảy|tám|lăm|nửa) )(?<!ba )"
    r"(?<!(?:chín|mười|mươi|từng|chục) )(?:phút\s(?:thứ\s)?(?P<n>\d{1,3}(?:\s?\+\s?\d{1,2})?)"
    r"|phút bù giờ thứ (?P<nth>nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám))(?!\w|[.,/-]\d)",
    re.IGNORECASE,
)
#: "11 HCĐ": bronze is also the currency, and a word of "đồng đội" (a team).
_MEDALS = re.compile(
    r"(?<![\w.,/-])(?P<n>\d{1,4})\s"
    r"(?:HC(?P<short>[VBĐ])|huy chương (?P<long>vàng|bạc|đồng))(?!\w|\sđội)",
    re.IGNORECASE,
)
_METALS = {"v": "gold", "b": "silver", "đ": "bronze"}
#: "đầu thập niên 90", "những năm 1990", "những năm 70, 80 của thế kỷ trước": "decade 1990" and
#: "early 90" name no time. "những năm 2015" are years.
_TENS = r"(?:[3-9]0|[12]0(?=,?(?: của)? thế k)|1[5-9]\d0|20[0-3]0)"
_DECADE = re.compile(
    rf"(?<!\w)(?:(?P<part>đầu|giữa|cuối)\s)?(?:thập (?:niên|k[ỷỉ])(?: những năm)?|những năm)\s"
    rf"(?P<n>{_TENS})(?:(?:,|\svà|\shoặc)\s(?P<n2>{_TENS})(?!\w|[.,/-]\d))?"
    r"(?:,?(?: của)? thế k[ỷỉ] (?:trước|(?P<century>XX|XIX|XVIII|20|19|18)))?"
    r"(?!\w|[.,/-]\d|(?:\s[-–]|,|\svà|\sđến|\stới)\s\d|\stuổi|\sthế k[ỷỉ])",
    re.IGNORECASE,
)
_CENTURIES = {"18": 17, "XVIII": 17, "19": 18, "XIX": 18, "20": 19, "XX": 19}
_PART_OF = {"đầu": "the early ", "giữa": "the mid-", "cuối": "the late "}
#: "ba phần tư"; one part is "a quarter" to models.
_FRACTION = re.compile(
    r"(?<!\w)(?P<n>hai|ba|bốn|năm|sáu|bảy|tám)\sphần\s"
    r"(?P<of>ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)",
    re.IGNORECASE,
)
#: "trực 24/24 giờ", "mở cửa 24/24 suốt tuần"; "24/24 xã" are all of them.
_AROUND_THE_CLOCK = re.compile(
    r"(?<![\w.,/-])24/24(?:\s?(?:giờ|h)(?!\w)(?:\s(?:mỗi|một|trong|hằng|hàng)?\s?ngày)?"
    r"|(?=\s?(?:[,;)]|\.(?!\d)|\Z)|\s(?:tại|trong|suốt|để|ở|và)(?!\w)))"
)
_ZONE = re.compile(r"(?<!\w)[Qq]uân khu (?P<n>\d)(?!\w|[.,/-]\d)")
_ALARM = re.compile(
    r"(?<!\w)(?:báo động|BĐ)\s?(?:cấp\s|số\s)?(?P<n>I{1,3}|[1-3])(?!\w|[.,/]\d|-\d)", re.IGNORECASE
)


_Wordings = tuple[str, tuple[str, ...]]


def numbered(text: str) -> Iterator[tuple[Span, str, tuple[str, ...]]]:
    """Where a Vietnamese sentence names one: span, English wording, other wordings of it."""
    low = text.lower()
    for signs, pattern, worded in _KINDS:
        if any(map(low.__contains__, signs)):
            for match in pattern.finditer(text):
                wording, also = worded(match)
                yield Span(start=match.start(), end=match.end()), wording, also


def _quarter(match: re.Match[str]) -> _Wordings:
    number = _value(match["n"])
    nth = _NTH[number - 1]
    wording = f"the {nth} quarter of {match['year']}" if match["year"] else f"the {nth} quarter"
    return wording, (f"{nth} quarter", f"{nth}-quarter", f"Q{number}", f"quarter {number}")


def _alarm(match: re.Match[str]) -> _Wordings:
    number = _value(match["n"])
    also = (f"level {number}", f"alarm {number}", f"alert {number}", f"level-{number}")
    return f"alarm level {number}", also


def _village(match: re.Match[str]) -> _Wordings:
    return f"{_HOUSES[(match['kind'] or match['group']).lower()]} {match['n']}", ()


def _district(match: re.Match[str]) -> _Wordings:
    unit = "District" if match["district"] else "Ward"
    return f"{unit} {match['n']}", (f"{unit.lower()} {match['n']}",)


def _storm(match: re.Match[str]) -> _Wordings:
    return f"Storm No. {match['n']}", (f"storm No. {match['n']}", f"No. {match['n']}")


def _road(match: re.Match[str]) -> _Wordings:
    kind = "National Highway" if match["national"] else "Provincial Road"
    number = match["n"].upper()
    return f"{kind} {number}", tuple(f"{word} {number}" for word in ("Highway", "highway", "Road"))


def _zone(match: re.Match[str]) -> _Wordings:
    return f"Military Zone {match['n']}", (f"Military Region {match['n']}",)


def _paper(match: re.Match[str]) -> _Wordings:
    paper, number = _PAPERS[match["paper"].lower()], match["n"] + fold(match["code"])
    plain, formal = f"{paper} {number}", f"{paper} No. {number}"
    return formal if match["no"] else plain, (plain.lower(), plain, formal)


def _minute(match: re.Match[str]) -> _Wordings:
    if match["nth"]:
        nth = _NTH[_value(match["nth"]) - 1]
        return f"the {nth} minute of stoppage time", (f"{nth} minute", "stoppage", "injury time")
    minute = match["n"].replace(" ", "")
    also = (f"{minute} minutes", f"{minute}th", f"{minute}st", f"{minute}nd", f"{minute}rd")
    return f"minute {minute}", also


def _fraction(match: re.Match[str]) -> _Wordings:
    number, of = _value(match["n"]), _value(match["of"])
    part = "quarters" if of == 4 else f"{_NTH[of - 1]}s"
    share = round(100 * number / of)
    worded = f"{_COUNT[number - 1]}-{part}"
    return worded, (worded.replace("-", " "), f"{number}/{of}", f"{share}%", f"{share} percent")


def _medals(match: re.Match[str]) -> _Wordings:
    metal = _METALS[(match["short"] or match["long"])[0].lower()]
    medals = "medal" if match["n"] == "1" else "medals"
    return f"{match['n']} {metal} {medals}", (f"{match['n']} {metal}s", f"{match['n']} {metal}")


def _decade(match: re.Match[str]) -> _Wordings:
    century = _CENTURIES.get((match["century"] or "XX").upper(), 19)
    decades = [
        f"{tens}s" if len(tens) == 4 else f"{century}{tens}s"
        for tens in (match["n"], match["n2"])
        if tens
    ]
    part = _PART_OF[match["part"].lower()] if match["part"] else "the "
    return part + " and ".join(decades), (decades[0], decades[0][2:], decades[0][:-1])


def _around_the_clock(match: re.Match[str]) -> _Wordings:
    return "24 hours a day", ("around the clock", "round the clock", "24/7", "24/24", "24 hours")


def _article(match: re.Match[str]) -> _Wordings:
    part = "Article" if match["article"] else "Clause"
    number = match["article"] or match["clause"]
    return f"{part} {number}", (f"{part.lower()} {number}", f"Section {number}")


def _patient(match: re.Match[str]) -> _Wordings:
    number = match["n"].replace(".", ",")
    patient = "Patients" if match["several"] else "Patient"
    return f"{patient} {number}", (f"patient {number}", f"patients {number}", f"case {number}")


def _force(match: re.Match[str]) -> _Wordings:
    level = re.sub(r"\s", "", match["n"])
    also = tuple(f"{word} {level}" for word in ("level", "force", "grade", "category", "scale"))
    return f"gusts of level {level}" if match["gusts"] else f"level {level}", also


def way_of(shown: str) -> str:
    """ "Đông Bắc" is northeast."""
    return _compass([_COMPASS[p] for p in re.split(r"[\s-]+", shown.lower())])


def _way(match: re.Match[str]) -> _Wordings:
    way = way_of(match["way"])
    return way, (f"{way}ward", f"{way}wards", f"{way}ern", f"{way}erly")


def _compass(points: list[str]) -> str:
    """ "tây bắc" is northwest, "tây tây nam" west-southwest."""
    if len(points) == 3:
        return f"{points[0]}-{_compass(points[1:])}"
    return "".join(sorted(points, key=("north", "south", "east", "west").index))


def _value(shown: str) -> int:
    return int(shown) if shown.isdigit() else _NUMBER[shown.lower()]


#: What none of a kind can do without, in small letters; how one is found; how it is said.
_KINDS: tuple[
    tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str]], _Wordings]], ...
] = (
    (("quận ", "phường ", "q.", "p."), _DISTRICT, _district),
    (("thôn ", "ấp ", "xóm ", "khóm ", "buôn ", "phố ", "tổ "), _VILLAGE, _village),
    (("quân khu",), _ZONE, _zone),
    (("24/24",), _AROUND_THE_CLOCK, _around_the_clock),
    (("bão số",), _STORM, _storm),
    ((" hc", " huy chương"), _MEDALS, _medals),
    (("bệnh nhân ", "bn"), _PATIENT, _patient),
    (("phút ",), _MINUTE, _minute),
    ((" phần ",), _FRACTION, _fraction),
    (("thập niên ", "thập k", "những năm "), _DECADE, _decade),
    (("quốc lộ", "tỉnh lộ", "đường tỉnh", "ql", "tl"), _ROAD, _road),
    (tuple(_PAPERS), _PAPER, _paper),
    (("hướng ",), _WAY, _way),
    (("điều ", "khoản "), _ARTICLE, _article),
    (("cấp ",), _FORCE, _force),
    (("quý ",), _QUARTER, _quarter),
    (("báo động", "bđ"), _ALARM, _alarm),
)
