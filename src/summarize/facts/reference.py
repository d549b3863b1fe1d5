"""Whether a rendering refers to what it does not name: ``he``, ``the company``.

English news takes up a name by a pronoun or a description where Vietnamese repeats it. That
says less than the name, but nothing wrong; it is told apart from a name that is simply gone by
counting: a reference of the rendering that none of the source accounts for.
"""

from __future__ import annotations

import re

from summarize.document import Span
from summarize.facts.letters import compile_pattern
from summarize.facts.stated_date import MONTHS, WEEKDAYS

#: Words of reference, both languages, by what they stand for. A Vietnamese one before a name is
#: its title ("ông Biden", "công ty Nokia") and refers to nothing.
_REFERENCES = [
    (
        r"ông|bà|anh|chị|cô|cậu|chàng|nàng|hắn|y|gã|bác|cụ|em|mình|họ|người này|người đàn ông"
        r"|người phụ nữ",
        r"he|she",
    ),
    (
        r"công ty|hãng|tập đoàn|doanh nghiệp|nhà sản xuất|tổ chức|nhóm|gã khổng lồ",
        r"(?:[Tt]he|[Tt]his) (?:company|firm|group|corporation|maker|manufacturer"
        r"|giant|organi[sz]ation)",
    ),
    (r"nước|quốc gia|đất nước|chính phủ", r"(?:[Tt]he|[Tt]his) (?:country|nation|government)"),
    (r"thành phố|thủ đô|địa phương", r"(?:[Tt]he|[Tt]his) (?:city|capital|town)"),
    (r"đội|câu lạc bộ|đội bóng", r"(?:[Tt]he|[Tt]his) (?:club|team|side)"),
]
_PATTERNS = [
    (
        compile_pattern(rf"(?<!\w)(?:{vietnamese})(?!\w)(?!\s[\p{{Lu}}])", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{english})(?!\w)(?!\s[A-Z])"),
    )
    for vietnamese, english in _REFERENCES
]


_NAME = re.compile(rf"(?<![.!?:“\"] )(?<!\w)(?!(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b)[A-Z][a-z]")
#: How far a reference may stand from the place of the name, as a share of the sentence.
_NEAR = 0.15


def reference(source: str, name: Span, target: str) -> Span | None:
    """The words of ``target`` (English) that take up ``name`` of ``source`` (Vietnamese).

    They stand about where the name stood, are more than the source's own references, and the
    sentence names nobody before them whom they might mean.
    """
    place = name.start / max(1, len(source))
    for vietnamese, english in _PATTERNS:
        theirs = list(english.finditer(target))
        if len(theirs) <= (len(vietnamese.findall(source)) if theirs else 0):
            continue
        for match in theirs:
            if _NAME.search(target, 1, match.start()):
                break
            if abs(match.start() / len(target) - place) <= _NEAR:
                return Span(start=match.start(), end=match.end())
    return None
