"""Offices one step aside: a deputy, a former or acting holder, an aide, told by both sides.

"Thứ trưởng Ngoại giao" rendered as "Foreign Minister" names another person's office, "cựu Tổng
thống" as "President" makes news of it, and "trợ lý Tổng thống" as "President" promotes an aide.
What is compared is the step, not the office: English has many words for each (deputy, vice, under-;
former, ex-, then).
"""

from __future__ import annotations

import re

from summarize.document import Span
from summarize.facts.fact import Fact
from summarize.facts.remembered import remembered
from summarize.facts.slip import Slip

#: How an office begins in Vietnamese: enough of it to tell "phó Chủ tịch" from "đối phó".
_OFFICE = (
    r"(?:tổng|chủ tịch|chủ nhiệm|giám|thủ tướng|bí thư"
    r"|(?:(?:bộ|thứ|ngoại|thị|viện|hiệu|cục|vụ) )?trưởng|thống đốc|tư lệnh|đại sứ|chánh"
    r"|chi cục|đô đốc|phát ngôn|phó)(?!\w)"
)
#: Not "kỳ cựu" (veteran), "thủ cựu" (conservative), "cựu chiến binh" (veteran), "Cựu ước".
_OLD = r"(?<!kỳ )(?<!kì )(?<!thủ )cựu (?!chiến binh|thế giới|ước|lục địa|kim sơn)"
#: "Quyền" is also a right or power: it is the rank after a form of address or "to be" only.
_BEFORE_ACTING = (
    r"(?:^|(?<=[,(“\"] )|(?<=[(“\"])|(?<=\bông )|(?<=\bbà )|(?<=\blà )|(?<=\blàm )|(?<=\bvà ))"
)
_VIETNAMESE = {
    "deputy": rf"(?<!\w)(?:thứ trưởng(?!\w)|(?<!đối )(?<!ứng )phó (?={_OFFICE}))",
    "former": rf"(?<!\w)(?:{_OLD}|nguyên (?={_OFFICE}))",
    "acting": rf"{_BEFORE_ACTING}quyền (?={_OFFICE})",
    # The office may follow at some distance: "cố vấn an ninh quốc gia của Tổng thống".
    "aide": rf"(?<!\w)(?:trợ lý|cố vấn)(?! (?:\w+ ){{0,2}}trưởng)(?= [\w ]{{0,40}}?{_OFFICE})",
    "envoy": r"(?<!\w)(?:đặc phái viên|đặc sứ)(?!\w)",
    "candidate": rf"(?<!\w)(?:ứng viên|ứng cử viên)(?= [\w ]{{0,20}}?{_OFFICE})",
    "elect": rf"(?<!\w)(?:{_OFFICE}\w* (?:\w+ ){{0,2}}(?:mới )?đắc cử)",
}
_STEPS = {rank: re.compile(form, re.IGNORECASE) for rank, form in _VIETNAMESE.items()}
#: What English says for each; generous, since only a sentence with none of them is told.
_WORDS = {
    "deputy": r"deput\w+|vice|vp|v\.p|under-?\s?secretar\w+|assistants?|associate|no\.? ?2"
    r"|second-in-command|lieutenant",
    "former": r"former\w*|ex|previous\w*|late|one-?time|then-|retired|retiree|veterans?|once|past"
    r"|deposed|ousted|outgoing|alum\w*|disgraced|predecessor\w*|erstwhile|emeritus|dismissed",
    "acting": r"acting|interim|caretaker|temporary",
    "aide": r"assistants?|aides?|advis\w+|secretar\w+|counsel\w*|consult\w+|staff\w*|deput\w+",
    "envoy": r"envoys?|representatives?|emissar\w+|delegates?|ambassadors?|messengers?|special",
    "candidate": r"candida\w+|nomin\w+|contenders?|hopefuls?|run\w*|bids?|tickets?|rivals?",
    "elect": r"elect|elected|incoming|winners?|won|newly",
}
_ENGLISH = {
    rank: re.compile(rf"(?<!\w)(?:{words})(?:(?<=-)|(?!\w))", re.IGNORECASE)
    for rank, words in _WORDS.items()
}


def rank_slips(source: str, target: str) -> list[Slip]:
    """The steps that a Vietnamese sentence tells and its English rendering does not: at most one
    of a kind, since English need not repeat it.
    """
    return [
        Slip(what="missing", source=fact)
        for rank, fact in _steps(source)
        if not _ENGLISH[rank].search(target)
    ]


@remembered
def _steps(source: str) -> tuple[tuple[str, Fact], ...]:
    """The first step of each kind that a Vietnamese sentence tells."""
    found = []
    for rank, pattern in _STEPS.items():
        match = pattern.search(source)
        if match is not None:
            span = Span(start=match.start(), end=match.start() + len(match[0].rstrip()))
            fact = Fact(kind="rank", span=span, text=span.of(source), values=frozenset({rank}))
            found.append((rank, fact))
    return tuple(found)
