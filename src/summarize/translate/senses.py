"""Words and endings that a small model gets wrong, and that the source decides."""

from __future__ import annotations

import re

from summarize.facts.letters import CAPITALS

_SHIP = re.compile(r"\btàu\b", re.IGNORECASE)
_AT_SEA = re.compile(
    r"\b(?:hải quân|biển|cảng|thuyền|thu[ỷy] thủ|thủy thủ|ngư dân|ngư trường|đảo|hải lý|ngoài khơi"
    r"|lãnh hải|tuần dương|khu trục|chiến hạm|hạm đội|tàu (?:cá|chiến|ngầm|pháo|hàng|sân bay))\b",
    re.IGNORECASE,
)
_ON_RAILS = re.compile(
    r"\b(?:ho[ảa]|hỏa|đường sắt|đường ray|ga|toa|metro|điện ngầm|đệm từ|cao tốc|trên cao|lái tàu"
    r"|đào tạo|huấn luyện|tập luyện)\b",
    re.IGNORECASE,
)
#: Not the verb: "to train", "will train".
_TRAIN = re.compile(
    r"(?<!\bto )(?<!\bwill )(?<!\bcan )(?<!\bhelp )\b([Tt])rain(s?)\b(?! (?:and|their|the))"
)


#: "chị N." is Ms. N.; of a sister in law or in faith the source says more.
_MS = re.compile(rf"\bchị (?=[{CAPITALS}])", re.IGNORECASE)
_SISTER = re.compile(r"\b(?:chị|em) (?:gái|em|ruột|dâu)|\bxơ\b|nữ tu", re.IGNORECASE)
_SISTER_OF_THAT_NAME = re.compile(r"\b(?:(?:[Hh]is|[Hh]er|[Tt]he|[Mm]y) )?[Ss]ister (?=[A-Z])")
_NAME_SISTER = re.compile(
    r"\b(?!(?:The|His|Her|My|Their|Our|Your|An?)\b)([A-Z][\w.]*) sister\b(?!-)"
)
#: "for 1 years"
_ONE = re.compile(
    r"(?<![\w.,/:$-])1 (year|month|week|day|hour|minute|second|time|person|case|child|student|house"
    r"|vehicle|car|ship|defendant|suspect|victim|kilometer|meter|kilogram|point|goal|match|team)s\b"
    r"(?!-)"
)


def in_their_sense(text: str, source: str) -> str:
    """``text`` with ships for trains where the source speaks of the sea and of no rails, without
    sisters that are none, and one of a thing in the singular.

    Of 160 newspaper sentences of ships 13 had trains.
    """
    for point in ("U.S..", "U.N.."):
        text = text.replace(point, point[:-1])
    if " 1 " in text or text.startswith("1 "):
        text = _ONE.sub(r"1 \1", text)
    if "ister" in text and _MS.search(source) and not _SISTER.search(source):
        text = _NAME_SISTER.sub(r"\1", _SISTER_OF_THAT_NAME.sub("Ms. ", text))
    if "rain" not in text or not _SHIP.search(source):
        return text
    if not _AT_SEA.search(source) or _ON_RAILS.search(source):
        return text
    return _TRAIN.sub(lambda m: ("Ship" if m[1] == "T" else "ship") + m[2], text)
