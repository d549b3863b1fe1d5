"""Words of two meanings of which a small model takes the wrong one, told by their sentence."""

from __future__ import annotations

import re

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


def in_their_sense(text: str, source: str) -> str:
    """``text`` with ships for trains, where the source speaks of the sea and of no rails.

    Of 160 newspaper sentences of ships 13 had trains.
    """
    if "rain" not in text or not _SHIP.search(source):
        return text
    if not _AT_SEA.search(source) or _ON_RAILS.search(source):
        return text
    return _TRAIN.sub(lambda m: ("Ship" if m[1] == "T" else "ship") + m[2], text)
