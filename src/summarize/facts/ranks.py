"""Offices one step aside: a deputy, a former or acting holder, an aide, told by both sides.

"Thứ trưởng Ngoại giao" rendered as "Foreign Minister" names another person's office, "cựu Tổng
thống" as "President" makes news of it, and "trợ lý Tổng thống" as "President" promotes an aide.
What is compared is the step, not the office: English has many words for each (deputy, vice, under-;
former, ex-, then). A sentence with a second aide in it still may not promote the first: where the
name of the holder follows on both sides, the words beside that name have to tell the step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.document import Span
from summarize.facts.fact import Fact
from summarize.facts.letters import compile_pattern
from summarize.facts.names import Name, find_names
from summarize.facts.remembered import remembered
from summarize.facts.slip import Slip
from summarize.facts.spelling import key, words_of
from summarize.facts.syllable_names import syllable_names

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
    r"(?:^|(?<=[,(“\"] )|(?<=[(“\"])|(?<=\bông )|(?<=\bbà )|(?<=\blà )|(?<=\blàm )|(?<=\bvà )"
    r"|(?<=\bbởi )|(?<=\bgặp ))"
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
#: What none of its forms can do without, in small letters.
_SIGNS = {
    "deputy": ("thứ trưởng", "phó "),
    "former": ("cựu ", "nguyên "),
    "acting": ("quyền ",),
    "aide": ("trợ lý ", "cố vấn "),
    "envoy": ("đặc phái viên", "đặc sứ"),
    "candidate": ("ứng viên ", "ứng cử viên "),
    "elect": ("đắc cử",),
}
#: What English says for each; generous, since only a sentence with none of them is told.
_WORDS = {
    "deputy": r"deput\w+|vice|vp|v\.p|under-?\s?secretar\w+|assistants?|associate|no\.? ?2"
    r"|second-in-command|lieutenant",
    "former": r"former\w*|ex|previous\w*|late|one-?time|then-|retired|retiree|veterans?|once|past"
    r"|deposed|ousted|outgoing|alum\w*|disgraced|predecessor\w*|erstwhile|emeritus|dismissed",
    "acting": r"acting|interim|caretaker|temporary",
    "aide": r"assistants?|aides?|advis\w+|secretar\w+|counsel\w*|consult\w+|staff\w*|deput\w+",
    "envoy": r"envoys?|(?<!of )representatives?|emissar\w+|delegates?|ambassadors?"
    r"|messengers?|special",
    "candidate": r"candida\w+|nomin\w+|contenders?|hopefuls?|run\w*|bids?|tickets?|rivals?",
    "elect": r"elect|elected|incoming|winners?|won|newly",
}
_ENGLISH = {
    rank: re.compile(rf"(?<!\w)(?:{words})(?:(?<=-)|(?!\w))", re.IGNORECASE)
    for rank, words in _WORDS.items()
}


#: Between a step and the name of its holder: office, country, one comma; no other clause.
_TO_HOLDER = re.compile(r"(?:(?!\b(?:và|kiêm|của)\b)[\w\s]){0,70}(?P<apart>,\s)?\Z")
#: An office in English, as models write one who is only beside it.
_HELD = re.compile(
    r"\b(?:president|minister|secretary|chairman|chairwoman|governor|chief|director|head|chancellor"
    r"|speaker|mayor|commander|ambassador|leader)\b",
    re.IGNORECASE,
)
#: What begins another phrase before a name, and what may follow it as its apposition.
_PHRASE = re.compile(
    r"(?<=[a-z]{2})\.\s|[;:!?“”\"()]|,\s(?=\S)|\band\b|\bwith\b|\bbetween\b|\bby\b", re.IGNORECASE
)
_APPOSITION = re.compile(r" ?[,(–—-][^,.;:)–—]{0,60}")


@dataclass(frozen=True, slots=True)
class Step:
    """A step that a Vietnamese sentence tells.

    Attributes:
        holder: the name of who holds the office, where it follows in the same phrase.
        others: the last words of the sentence's other names.
    """

    rank: str
    fact: Fact
    holder: str | None
    others: tuple[str, ...]


def rank_slips(source: str, target: str) -> list[Slip]:
    """The steps that a Vietnamese sentence tells and its English rendering does not: at most one
    of a kind, since English need not repeat it; and forms of address that changed.
    """
    lost: dict[str, Slip] = {}
    for step in _steps(source):
        if not _ENGLISH[step.rank].search(target) or _is_promoted(step, target):
            lost.setdefault(step.rank, Slip(what="missing", source=step.fact))
    return [*lost.values(), *_forms_of_address(source, target)]


#: "bà Merkel" as "Mr Merkel".
_ADDRESSED = compile_pattern(
    r"(?<!\w)(?P<form>ông|bà|chị|cô) (?P<name>[\p{Lu}]\w+(?: [\p{Lu}]\w+)*)"
)
_FORM = compile_pattern(
    r"(?<!\w)(?P<form>Mr|Mrs|Ms|Miss)\.? (?P<name>[\p{Lu}]\w+(?: [\p{Lu}]\w+)*)"
)


def _forms_of_address(source: str, target: str) -> Iterator[Slip]:
    """Women who became men, and the other way round, by the last word of their names."""
    forms = list(_FORM.finditer(target)) if "M" in target else []
    told = list(_ADDRESSED.finditer(source[:1].lower() + source[1:])) if forms else []
    for form in forms:
        last = key(form["name"].split()[-1])
        said = [t for t in told if last in map(key, t["name"].split())]
        if said and all((t["form"] == "ông") != (form["form"] == "Mr") for t in said):
            yield Slip(
                what="changed", source=_address(said[0], source), target=_address(form, target)
            )


def _address(match: re.Match[str], text: str) -> Fact:
    span = Span(start=match.start(), end=match.end())
    return Fact(kind="rank", span=span, text=span.of(text), values=frozenset({match["form"]}))


@remembered
def _steps(source: str) -> tuple[Step, ...]:
    """The steps of a sentence, those of a kind together."""
    low = source.lower()
    return tuple(
        _step(source, rank, match)
        for rank, pattern in _STEPS.items()
        if any(map(low.__contains__, _SIGNS[rank]))
        for match in pattern.finditer(source)
    )


def _step(source: str, rank: str, match: re.Match[str]) -> Step:
    span = Span(start=match.start(), end=match.start() + len(match[0].rstrip()))
    fact = Fact(kind="rank", span=span, text=span.of(source), values=frozenset({rank}))
    names = _names(source)
    holder = next((n for n in names if n.span.start >= match.end()), None)
    if holder is None or not _holds(source, rank, match.end(), holder):
        return Step(rank, fact, None, ())
    others = tuple(n.text.split()[-1] for n in names if n is not holder)
    return Step(rank, fact, holder.text.split()[-1], others)


def _names(source: str) -> list[Name]:
    """Its names in order, persons of three Vietnamese syllables among them whatever those mean."""
    spelled = find_names(source)
    told = [
        Name(span=fact.span, text=fact.text, target="", kind="person")
        for fact in syllable_names(source, [name.span for name in spelled])
        if fact.firm or len(fact.text.split()) > 2
    ]
    return sorted([*spelled, *told], key=lambda name: name.span.start)


def _holds(source: str, rank: str, after: int, name: Name) -> bool:
    """Whether ``name`` is that of who holds the office of a step that ends at ``after``."""
    between = _TO_HOLDER.fullmatch(source, after, name.span.start)
    if between is None or name.kind not in ("foreign", "person"):
        return False
    if any(pattern.search(between[0]) for pattern in _STEPS.values()):
        return False
    # "trợ lý Tổng thống Mỹ Donald Trump": the name is the President's.
    return rank != "aide" or bool(between["apart"])


def _is_promoted(step: Step, target: str) -> bool:
    """Whether the holder's name follows an office in ``target`` with the step left out."""
    words = words_of(target)
    at = words.find(step.holder) if step.holder else None
    if at is None:
        return False
    before = target[: at.start]
    others = [words.find(name) for name in step.others]
    begins = [span.end for span in others if span and span.end <= at.start]
    begins += [m.end() for m in _PHRASE.finditer(before) if before[m.end() :].strip()]
    phrase = before[max(begins, default=0) :]
    apposed = _APPOSITION.match(target, at.end)
    told = _ENGLISH[step.rank].search(phrase + (f" {apposed[0]}" if apposed else ""))
    return bool(_HELD.search(phrase)) and not told
