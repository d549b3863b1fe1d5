"""The form of an English word that the Vietnamese before it asks for.

Vietnamese words have no forms; the words before them say what English says with an ending:
"các hung thủ" killers, "sẽ khởi tố" will prosecute, "đang khởi tố" prosecuting, "khởi tố", "bị khởi
tố" prosecuted. A glossary has the singular, and the form of the past and the participle, which news
is told in.
"""

from __future__ import annotations

import re
from typing import Final

from summarize.facts import VerbForms
from summarize.translate.glossary.entry import Entry

_BASE: Final = re.compile(
    r"\b(?:sẽ|(?:có|không) thể|phải|để|muốn|cần|nên|hãy|định|dám|đừng|yêu cầu|đề nghị|kêu gọi"
    r"|nhằm|chuẩn bị|quyết định|được phép|không được|sắp)(?: không)? $",
    re.IGNORECASE,
)
_GOING_ON: Final = re.compile(r"\b(?:đang|tiếp tục|bắt đầu|việc|vì|do|về tội|tội) $", re.IGNORECASE)
#: Several of what follows, a classifier between.
_SEVERAL: Final = re.compile(
    r"\b(?:các|những|nhiều|một số|vài|hàng (?:chục|trăm|nghìn|ngàn|triệu)|hai|ba|bốn|năm|sáu|bảy"
    r"|tám|chín|mười|[2-9]|[\d.]*\d\d)(?: (?:chiếc|con|tên|vụ|cuộc|cái|bộ|loại|ngôi|quả|khẩu|tấm|vị"
    r"|em|người|bản|lô|đợt|chuyến|bức|gói|viên|cây|nhóm))? $",
    re.IGNORECASE,
)
#: Characters before a word that are looked at.
_NEAR: Final = 24
#: Heads of nouns that English does not count.
_MASS: Final = frozenset(
    """
    access advice agriculture aid air alcohol ammunition assault assistance behavior blood bravery
    business care cash cement cheating chess coal cocaine concrete conduct consent construction
    content control cooperation corruption crime custody damage dust education electricity
    employment energy enforcement equipment evidence expertise extortion finance firewood fishing
    flour food footage fraud freight fuel furniture garbage gas gasoline ginger gold gossip growth
    harassment health help heroin homework housing hygiene information infrastructure jewelry
    justice knowledge labor land laughter law lightning livestock logging luggage machinery mail
    management marketing meat medicine milk money motivation mud music negligence news nutrition oil
    paint parking pay peace personnel petrol pho police polio pollution polo porn poverty power
    press pressure progress property prostitution protection rain rehabilitation relief research
    revenue rice rubber rubbish safety salt sand scrap seafood security silver smoke software soil
    stuff supervision support surgery surveillance tax technology terrorism timber time traffic
    training transport transportation trash treatment truth unemployment vandalism violence warfare
    waste water wealth weather welfare wildlife wood work yield youth
    """.split()
)
#: Ends of nouns that have no plural, or are one.
_UNCOUNTED: Final = re.compile(r"(?:ing|ism|ness|ware|(?<!s)s)\Z")
_IRREGULAR: Final = {
    "child": "children", "foot": "feet", "knife": "knives", "life": "lives", "man": "men",
    "person": "people", "thief": "thieves", "tooth": "teeth", "wife": "wives", "woman": "women",
    "aircraft": "aircraft", "series": "series", "people": "people", "fish": "fish",
    "hero": "heroes", "potato": "potatoes", "tomato": "tomatoes", "veto": "vetoes",
    "embargo": "embargoes", "tornado": "tornadoes", "volcano": "volcanoes", "half": "halves",
    "shelf": "shelves", "midwife": "midwives", "thesis": "theses", "crisis": "crises",
    "bus": "buses", "fetus": "fetuses", "surplus": "surpluses", "witness": "witnesses",
    "illness": "illnesses",
}  # fmt: skip
#: Irregular pasts that glossaries have: base and participle. What is the same in all is left out.
_IRREGULAR_VERBS: Final = {
    "took": ("take", "taken"), "shot": ("shoot", "shot"), "sent": ("send", "sent"),
    "held": ("hold", "held"), "sold": ("sell", "sold"), "caught": ("catch", "caught"),
    "drove": ("drive", "driven"), "made": ("make", "made"), "gave": ("give", "given"),
    "stood": ("stand", "stood"), "paid": ("pay", "paid"), "won": ("win", "won"),
    "left": ("leave", "left"), "lost": ("lose", "lost"), "broke": ("break", "broken"),
    "spoke": ("speak", "spoken"), "withdrew": ("withdraw", "withdrawn"), "met": ("meet", "met"),
    "sought": ("seek", "sought"), "kept": ("keep", "kept"), "overcame": ("overcome", "overcome"),
    "stole": ("steal", "stolen"), "hid": ("hide", "hidden"), "brought": ("bring", "brought"),
    "overthrew": ("overthrow", "overthrown"), "bought": ("buy", "bought"), "told": ("tell", "told"),
    "threw": ("throw", "thrown"), "found": ("find", "found"), "rebuilt": ("rebuild", "rebuilt"),
    "fell": ("fall", "fallen"), "forgave": ("forgive", "forgiven"), "fought": ("fight", "fought"),
    "heard": ("hear", "heard"), "rose": ("rise", "risen"), "struck": ("strike", "struck"),
    "swam": ("swim", "swum"), "swept": ("sweep", "swept"), "taught": ("teach", "taught"),
    "went": ("go", "gone"),
}  # fmt: skip
_SUFFERED: Final = re.compile(r"\b(?:bị|được)(?: \w+)?? $", re.IGNORECASE)
#: Words of offices, which are small where no name follows; all others of an office may be the name
#: of a body or a country ("Governor of the State Bank of Vietnam", "Miss Vietnam").
_OFFICE: Final = re.compile(
    r"\b(?:Secretary of State|General(?! [A-Z])|General(?= Secretary| Director)|Acting|Ambassador"
    r"|Attorney|Chair(?:man|woman)|Chancellor|Chief|Commander|Consul|Deputy|Director|Envoy|Former"
    r"|Governor|Head|Inspector|Judge|Mayor|Minister|Permanent|President|Prime|Prosecutor|Rector"
    r"|Representative|Secretary|Senator|Speaker|Vice)\b"
)
#: What a minister is of, small in an office that has no other word.
_FIELDS: Final = frozenset(
    """
    affairs defence defense education finance foreign health home industry interior justice labor
    public security trade transport
    """.split()
)
#: Offices with their head before "general": "prosecutors general", but "lieutenant generals".
_GENERAL: Final = re.compile(r"\b(?:attorney|director|governor|prosecutor|secretary)(?= general$)")
#: A base that doubles its last letter: "winning".
_SHORT: Final = re.compile(r"[^aeiou]*[aeiou]([^aeiouwxy])")
#: What ends the head of a noun: "prisoner of war".
_OF: Final = re.compile(r" (?:of|in|for|on|to|with|against|at|from) ")


def inflected(entry: Entry, text: str, start: int) -> str:
    """The wording of an entry found at ``start`` of a Vietnamese ``text``, in the form asked for:
    common nouns in the plural after words of several, verbs whose base is known, of regular ones
    from the other renderings, offices in small letters but before a name; all else as it is."""
    before = text[max(0, start - _NEAR) : start]
    if entry.pos == "verb":
        return _verb(entry, before)
    target = entry.target
    if entry.kind == "title":
        target = _office(target, text[start:], len(entry.source))
    small = _head(target).islower() if entry.kind == "title" else target.islower()
    several = entry.pos == "noun" and small and _SEVERAL.search(before)
    return plural(target) if several else target


def _office(target: str, text: str, length: int) -> str:
    """The wording of an office that ``text`` opens with: "ambassador", "Ambassador Lyne", "National
    Assembly chairman"."""
    if not text[:length].islower() or text[length + 1 : length + 2].isupper():
        return target
    small = _OFFICE.sub(lambda m: m[0].lower(), target)
    if all(word.islower() or word.lower() in _FIELDS for word in small.split(" ")):
        return small.lower()
    return small


def _head(noun: str) -> str:
    """The last word of a noun before what it is of."""
    return _OF.split(noun, maxsplit=1)[0].rpartition(" ")[2]


def plural(noun: str) -> str:
    """An English noun or phrase in the plural, where it has one; its head stands at its end or
    before a preposition ("prisoners of war")."""
    if of := _OF.search(noun):
        return plural(noun[: of.start()]) + noun[of.start() :]
    if general := _GENERAL.search(noun):
        return plural(noun[: general.end()]) + noun[general.end() :]
    rest, space, head = noun.rpartition(" ")
    last = head.rpartition("-")[2]
    if last in _IRREGULAR:
        several = _IRREGULAR[last]
    elif last in _MASS or _UNCOUNTED.search(last):
        return noun
    elif last.endswith(("ch", "sh", "ss", "x", "z")):
        several = f"{last}es"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        several = f"{last[:-1]}ies"
    elif last.endswith("man"):
        several = f"{last[:-3]}men"
    else:
        several = f"{last}s"
    return rest + space + head.removesuffix(last) + several


def verb_forms(entry: Entry) -> VerbForms | None:
    """The forms of an entry that is a verb; None of one whose base is not known."""
    past, _, rest = entry.target.partition(" ")
    irregular = _IRREGULAR_VERBS.get(past)
    base, participle = irregular or (_base(past, entry.also), past)
    if entry.pos != "verb" or not base:
        return None
    stem = base.removesuffix("e") if irregular else past[:-2]
    if irregular and (short := _SHORT.fullmatch(base)):
        stem += short[1]
    going_on = (base if base.endswith(("y", "ee")) else stem) + "ing"
    return VerbForms(*(f"{form} {rest}".rstrip() for form in (base, past, participle, going_on)))


def _verb(entry: Entry, before: str) -> str:
    forms = verb_forms(entry)
    if forms is None:
        return entry.target
    if _BASE.search(before):
        return forms.base
    if _GOING_ON.search(before):
        return forms.going_on
    return forms.participle if _SUFFERED.search(before) else forms.past


def _base(past: str, others: tuple[str, ...]) -> str:
    """The base form of a regular past, among first words of others; empty if it is not there."""
    if not past.endswith("ed"):
        return ""
    regular = {past[:-1], past[:-2], past[:-3], past[:-3] + "y"}
    return next((word for other in others if (word := other.split(" ")[0]) in regular), "")
