"""What police reports say behind a person's name: "(SN 1972, ngụ quận 7)" is "(born in 1972,
residing in District 7)".

Small models leave "born" out, or take "ngụ" for the one in "ngụ ý" ("implicit District 7"). Of 100
newspaper articles ten have either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.document import Span
from summarize.facts.letters import compile_pattern

_PLACE = (
    r"(?:(?:thôn|xã|phường|quận|huyện|đường|tổ|khu|ấp|tỉnh|thành phố|thị (?:xã|trấn)|bản|buôn|làng"
    r"|phố|xóm|khóm|đội|số|căn hộ|chung cư|cùng)(?!\w)|[\p{Lu}\d])"
)
_LIVES = compile_pattern(
    r"(?<!\w)(?P<how>(?i:ngụ|cư ngụ|trú|cư trú|tạm trú|thường trú|HKTT|nơi ở|quê quán|quê))"
    # "trú tại thành phố Huế": the city's name says it.
    rf"(?:\s?:)?(?: (?:tại|ở))?:?(?: thành phố(?= [\p{{Lu}}]))?(?= {_PLACE})"
)
#: What stands before it: not "ông ngụ quận 7", who lives there, and not "về quê Nghệ An".
_BEHIND_A_NAME = re.compile(r"(?:[(,;:)–-]|tuổi|\d|[(,;] ?(?:cùng|hiện|đều))\s?\Z")
#: Characters before it that are looked at.
_REACH = 9
#: What else tells of it.
TOLD = (
    *("residing in", "resides in", "resident of", "residents of", "living in", "lives in"),
    *("who lives in", "live in", "from", "of", "residence", "hometown"),
)
#: "SN 1972", "sinh năm 1972"; not "sinh năm 1990-1995".
_BORN = re.compile(r"(?<!\w)(?:SN|sinh năm) (?P<year>(?:19|20)\d\d)(?!\w|[/-]| (?:và|hoặc|đến) \d)")


def births(text: str) -> Iterator[tuple[Span, str]]:
    """Where a Vietnamese sentence says in which year somebody was born, and its English wording."""
    for match in _BORN.finditer(text):
        yield Span(start=match.start(), end=match.end()), f"born in {match['year']}"


def residences(text: str) -> Iterator[tuple[Span, str]]:
    """Where a Vietnamese sentence says that somebody lives in a place, and its English wording."""
    for match in _LIVES.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        if not _BEHIND_A_NAME.search(before):
            continue
        born = match["how"].lower().startswith("quê")
        yield Span(start=match.start(), end=match.end()), "from" if born else "residing in"
