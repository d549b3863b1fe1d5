"""Spans that English says in one piece with the words beside them.

A name goes through a model as a symbol; the words about it do not, and they fail where the model
has met them seldom: "UBND tỉnh Hậu Giang" became "provincial People's Committee Hau Giang", "thiếu
tướng Nguyễn Hải" "lack of Prime Minister Nguyen Hai", "Chiều 23-7" "Many July 23". So a rank, an
organ of the administration, a unit of it or a form of company goes along with the name that it
belongs to, and a part of the day with its date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarize.document import Span
from summarize.facts.letters import compile_pattern
from summarize.facts.protect import Fixed
from summarize.facts.syllables import fold, is_vietnamese_syllable

#: Ranks of the army and the police, delegates, and what persons are to a court.
_TITLES = {
    "đại tướng": "General", "thượng tướng": "Senior Lieutenant General",
    "trung tướng": "Lieutenant General", "thiếu tướng": "Major General",
    "đại tá": "Colonel", "thượng tá": "Lieutenant Colonel", "trung tá": "Lieutenant Colonel",
    "thiếu tá": "Major", "đại úy": "Captain", "đại uý": "Captain",
    "thượng úy": "Senior Lieutenant", "thượng uý": "Senior Lieutenant",
    "trung úy": "Lieutenant", "trung uý": "Lieutenant",
    "bị cáo": "defendant", "bị can": "suspect", "đối tượng": "suspect", "nghi phạm": "suspect",
    "nghi can": "suspect", "bị hại": "victim", "nạn nhân": "victim",
    "đại biểu quốc hội": "National Assembly deputy", "đbqh": "National Assembly deputy",
}  # fmt: skip
_TITLE = re.compile(
    rf"(?<!\w)(?P<title>{'|'.join(sorted(_TITLES, key=len, reverse=True))})\s\Z", re.IGNORECASE
)
#: A child, which English says by the name and the age: "cháu" alone is a grandchild to a model.
#: Not the half of another word: "anh em", "bà cháu", "em bé".
_CHILD = re.compile(
    r"(?<!\w)(?<!anh )(?<!chị )(?<!ông )(?<!bà )(?<!bác )(?<!chú )(?<!cô )(?<!cậu )(?<!dì )"
    r"(?<!con )(?<!đàn )(?<!trẻ )(?<!em )(?:cháu|bé|em)\s\Z",
    re.IGNORECASE,
)
#: President or Prime Minister, before a foreign name; before another one, a town.
_LEADER = re.compile(r"(?<![\w.])TT\s\Z")
#: Units of the administration: alone after a name, and before an organ.
_UNITS = {
    "tỉnh": ("Province", "Provincial"), "huyện": ("District", "District"),
    "quận": ("District", "District"), "q": ("District", "District"), "thị xã": ("Town", "Town"),
    "tx": ("Town", "Town"), "thị trấn": ("Town", "Town"), "xã": ("Commune", "Commune"),
    "phường": ("Ward", "Ward"), "p": ("Ward", "Ward"),
    "thôn": ("Village", ""), "ấp": ("Hamlet", ""), "xóm": ("Hamlet", ""), "khóm": ("Hamlet", ""),
    "buôn": ("Village", ""),
    "sông": ("River", ""), "đèo": ("Pass", ""), "phố": ("Street", ""), "đường": ("Street", ""),
    # "thành phố Seattle" is no "Seattle City".
    "thành phố": ("", "City"), "tp": ("", "City"),
}  # fmt: skip
_ORGANS = {
    "ubnd": "People's Committee", "ủy ban nhân dân": "People's Committee",
    "uỷ ban nhân dân": "People's Committee", "hđnd": "People's Council",
    "hội đồng nhân dân": "People's Council", "công an": "Police", "tand": "People's Court",
    "tòa án nhân dân": "People's Court", "toà án nhân dân": "People's Court",
    "vksnd": "People's Procuracy", "viện kiểm sát nhân dân": "People's Procuracy",
}  # fmt: skip
#: Who leads an organ is said before it.
_HEADS = {
    "phó chủ tịch": "Vice Chairman", "chủ tịch": "Chairman", "phó giám đốc": "Deputy Director",
    "giám đốc": "Director",
}  # fmt: skip
_PLACE = re.compile(
    rf"(?<!\w)(?:(?:(?P<head>{'|'.join(_HEADS)})\s)?(?<!bộ )(?<!trưởng )"
    rf"(?P<organ>{'|'.join(_ORGANS)})\s)?"
    r"(?:(?P<unit>tỉnh|thành phố|huyện|quận|thị xã|thị trấn|(?<!tấn )xã|phường|sông|đèo"
    r"|thôn|ấp|xóm|khóm|buôn"
    r"|phố|đường)\s"
    r"|(?P<short>TP|TX|Q|P)(?:\s|\.\s?))?\Z",
    re.IGNORECASE,
)
#: What a street follows: "đường" is a way, a distance and sugar as well ("quãng đường", "thiên
#: đường"), "phố" a town ("xuống phố"), and these compounds are too many to list.
_ON = re.compile(
    r"(?:(?:^|\W)(?:ở|tại|trên|qua|dọc|vào|đến|tới|giữa|gần|với|trú|khu vực)\s"
    r"|^[\W]*|[.,;(\"“]\s?)\Z",
    re.IGNORECASE,
)
#: "trên đường Hà Nội - Hải Phòng": from there to here.
_ONWARDS = compile_pattern(r"\s?[-–]\s?[\p{Lu}]")
#: "các huyện", "hai xã": what follows is a list of names.
_SEVERAL = re.compile(r"(?:^|\W)(?:các|những|hai|ba|bốn|năm|sáu|bảy|số|\d+)\s\Z", re.IGNORECASE)
#: Cities whose names say it, or need not.
_OF_ITSELF = re.compile(r"City\Z|\AHanoi\Z")
_COMPANIES = (
    (re.compile(r"(?<!\w)ngân hàng (?:TMCP|thương mại cổ phần)\s\Z", re.IGNORECASE),
     "Commercial Joint Stock Bank"),
    (re.compile(r"(?<!\w)(?:công ty (?:cổ phần|CP)|CTCP)\s\Z", re.IGNORECASE),
     "Joint Stock Company"),
    (re.compile(r"(?<!\w)công ty (?:TNHH|trách nhiệm hữu hạn)(?: (?:MTV|một thành viên))?\s\Z",
                re.IGNORECASE), "Co., Ltd."),
)  # fmt: skip
#: More of a company's name than the span has.
_GOES_ON = compile_pattern(r"\s(?:&|[\p{Lu}])")
_POINT = re.compile(r" (Bắc|Nam|Đông|Tây|Trung)(?!\w| \w*[A-ZĐ])")
_PARTS = {
    "rạng sáng": "the early hours of {}", "sáng sớm": "the early morning of {}",
    "sáng": "the morning of {}", "trưa": "{} around noon", "chiều tối": "the early evening of {}",
    "chiều": "the afternoon of {}", "tối": "the evening of {}", "đêm": "the night of {}",
    "khuya": "the night of {}",
}  # fmt: skip
_PART = re.compile(rf"(?<!\w)(?:buổi\s)?(?P<part>{'|'.join(_PARTS)})\s(?:ngày\s)?\Z", re.IGNORECASE)
#: Lakes, rivers and mountains of other countries; Vietnamese ones are ``_UNITS``'.
_WATERS = {"hồ": "Lake {}", "sông": "{} River", "núi": "Mount {}"}
_WATER = re.compile(rf"(?<!\w)(?P<kind>{'|'.join(_WATERS)})\s\Z", re.IGNORECASE)
#: Characters before a span that these words may take.
_REACH = 48
#: The last of them: most spans follow other words, and are left at once.
_LAST = frozenset(
    """
    tt tướng tá úy uý cáo can tượng phạm hại nhân hội đbqh tỉnh phố tp tp. huyện quận q. xã
    tx tx. trấn phường p. sông hồ núi đèo đường thôn ấp xóm khóm buôn
    cháu bé em ubnd dân hđnd an tand vksnd tmcp phần cp ctcp tnhh hạn mtv viên sáng trưa tối chiều
    đêm khuya ngày
    """.split()
)


def joined(source: str, fixed: Sequence[Fixed]) -> list[Fixed]:
    """``fixed`` (in order, no overlaps) with spans taken together with what belongs to them.

    An organ that the glossary fixes by itself ("UBND tỉnh") goes with its place; one that a user's
    glossary fixes stays as the user has it.
    """
    found: list[Fixed] = []
    free = 0
    for item in fixed:
        whole = _joined(source, item, free)
        if item.own:
            free = item.span.end
        start = item.span.start if whole is None else whole.span.start
        kept = len(found)  # of those before it: the others stand inside of it
        while kept and found[kept - 1].span.end > start:
            kept -= 1
        if whole is None or any(f.span.start < start for f in found[kept:]):
            found.append(item)
        else:
            found[kept:] = [whole]
    return _through_the_night(source, found)


def _through_the_night(source: str, found: Sequence[Fixed]) -> list[Fixed]:
    """ "Đêm 28, rạng sáng 29/1": one time, of which models leave out a half."""
    merged: list[Fixed] = []
    for item in found:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.kind == item.kind == "d"
            and source[last.span.end : item.span.start] in (" ", ", ")
            and last.target.startswith(("the night", "the evening"))
            and item.target.startswith("the early hours")
        ):
            span = Span(start=last.span.start, end=item.span.end)
            merged[-1] = replace(last, span=span, target=f"{last.target} and {item.target}")
        else:
            merged.append(item)
    return merged


def _joined(source: str, item: Fixed, free: int) -> Fixed | None:
    """The span with what belongs to it from ``free`` on, where anything does."""
    before = source[max(free, item.span.start - _REACH) : item.span.start]
    words = before.split()
    if not words or words[-1].lower().lstrip("([“‘\"'") not in _LAST:
        return None
    if item.kind == "d":
        part = _PART.search(before)
        return part and _grown(item, part, _PARTS[part["part"].lower()].format(item.target))
    if item.kind != "x" or not item.target[:1].isupper():
        return None
    if item.fact == "name":
        if leader := _LEADER.search(before):
            copied = not all(map(is_vietnamese_syllable, item.target.split()))
            return _grown(item, leader, f"leader {item.target}") if copied else None
        child = _CHILD.search(before)
        if child and " " in item.target and not _SEVERAL.search(before[: child.start()]):
            return _grown(item, child, item.target)
        if title := _TITLE.search(before):
            several = "s" * bool(_SEVERAL.search(before[: title.start()]))
            return _grown(item, title, f"{_TITLES[title['title'].lower()]}{several} {item.target}")
        for form, english in _COMPANIES if not _GOES_ON.match(source, item.span.end) else ():
            if company := form.search(before):
                return _grown(item, company, f"{item.target} {english}")
        water = _WATER.search(before)
        if water and not all(map(is_vietnamese_syllable, item.target.replace("-", " ").split())):
            return _grown(item, water, _WATERS[water["kind"].lower()].format(item.target))
    return _of_a_place(source, before, item)


def _of_a_place(source: str, before: str, item: Fixed) -> Fixed | None:
    place = _PLACE.search(before)
    shown = (place["unit"] or place["short"] or "").lower() if place else ""
    if place is None or not (shown or place["organ"]) or _SEVERAL.search(before[: place.start()]):
        return None
    first = item.span.start - len(place[0])
    if shown in ("phố", "đường") and (
        not _ON.search(source, max(0, first - _REACH), first)
        or _ONWARDS.match(source, item.span.end)
    ):
        return None
    alone, within = _UNITS[shown] if shown else ("", "")
    if shown and (point := _POINT.match(source, item.span.end)):
        # "phường Thanh Xuân Bắc": the glossary knows the first part as another place.
        span = Span(start=item.span.start, end=point.end())
        item = replace(item, span=span, target=f"{item.target} {fold(point[1])}")
    if within == "City" and _OF_ITSELF.search(item.target):
        within = ""
    if not all(map(is_vietnamese_syllable, item.span.of(source).replace("-", " ").split())):
        alone = ""  # "quận Cook" is a county
    if not place["organ"]:
        return _grown(item, place, f"{item.target} {alone}") if alone else None
    organ = _ORGANS[place["organ"].lower()]
    wording = " ".join(filter(None, (item.target, within, organ)))
    if place["head"]:
        wording = f"{_HEADS[place['head'].lower()]} of the {wording}"
    return _grown(item, place, wording)


def _grown(item: Fixed, before: re.Match[str], wording: str) -> Fixed:
    """``item`` with the words before it, as ``wording``; its own wording counts as right too."""
    span = Span(start=item.span.start - len(before[0]), end=item.span.end)
    return replace(item, span=span, target=wording, accepted=(item.target, *item.accepted))
