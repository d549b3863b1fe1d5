"""Foreign names, acronyms, codes and Vietnamese personal names, found from spelling alone.

Vietnamese is written in syllables of a closed set of shapes, so a capitalised Latin word that
is no such syllable is a foreign name, whatever it means. What is found here is copied by
translation; what needs another spelling in English (Mát-xcơ-va, Thụy Sĩ) is the glossary's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from summarize.document import Span
from summarize.facts.abbreviations import VIETNAMESE_ONLY
from summarize.facts.letters import compile_pattern
from summarize.facts.remembered import remembered
from summarize.facts.syllables import fold, has_vietnamese_marks, is_vietnamese_syllable

NameKind = Literal["foreign", "acronym", "code", "person", "url"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as it stands in a Vietnamese text.

    Attributes:
        span: where.
        text: as written.
        target: how English writes it (Vietnamese personal names lose their marks).
    """

    span: Span
    text: str
    target: str
    kind: NameKind


_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"')\]]+|[\w.+-]+@[\w-]+\.[\w.-]+\w"
    r"|\b[A-Za-z0-9-]+\.(?:com|vn|net|org|gov|edu|info|ru|eu|tv|io)(?:\.[a-z]{2})?\b(?:/[^\s<>\"')\]]*)?"
)
#: Where none of these stands, there is no address to look for.
_URL_SIGN = re.compile(r"://|www\.|@|\.(?:com|vn|net|org|gov|edu|info|ru|eu|tv|io)")
_TOKEN = re.compile(r"[^\W_]+(?:[-'’&./][^\W_]+)*|[^\W_]\.(?=[A-Z])")
#: Surnames that mark a Vietnamese personal name when capitalised syllables follow. Surnames
#: shared with many Chinese names in Vietnamese reading (Lý, Vương, Chu …) are left out: those
#: persons are written quite differently in English.
SURNAMES = frozenset(
    """
    Nguyễn Trần Lê Phạm Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Đinh Đoàn Trịnh Hoàng Mai Tô
    Trương Tạ Lưu Thái Phùng Quách Tống Kiều Lại Văn Thạch
    """.split()
) - frozenset(
    """
    Mai Tô Thái Lại Văn Kiều Lưu Tống Quách Thạch Hồ
    """.split()
)
#: Surnames that are other words or names as well.
SHARED_SURNAMES = frozenset(
    """
    Đào Dương Lý Hồ Lưu Mai Tô Thái Lại Văn Kiều Tống Quách Thạch Cao Chu Hà Vương Tăng Lâm Tôn La
    Đàm Lương Nghiêm Doãn Cù Khúc Mạc Ninh Phí Từ Triệu Giang Ma Nông Lục Vi Lò Bạch Hứa Khổng
    Tiêu Âu Diệp Đồng Hầu Mạnh Nhâm Thân Tần Uông Đậu Trà Thẩm Giáp Lã Bế Viên Sầm Quàng Cầm Giàng
    Vàng Sùng Thào Lầu Mùa Tòng Lường Vừ Hạng Phàn Chảo Tẩn Lừu Cháng Lù
    """.split()
)
#: English given names that happen to be Vietnamese syllables; they open a foreign name.
_GIVEN = frozenset(
    """
    Tom Tim Kim Dan Ben Sam Ken Ron Don Han Ban Xi Li Lee Ed Al Jim Jan Van Von De Da San Los
    Las Ha Pat Max Hun Lin Yu Ma Ho Min Ki Chu Tony Sony Mick An Ann Lech Man New Phil Hugh
    Bin Le La El Ho Chan Tan Lim Sun Son Long Hong
    """.split()
) - frozenset(
    """
    An Ha Ho Long Hong Son Tan Sun Chu Ma Min Man Lim Le Han Bin Phil Lin Li
    """.split()
)
_PARTICLES = frozenset(
    """
    de da do dos del della di du la le van von den der bin ibn al el y and &
    """.split()
)
#: "LS. Phan An"; elsewhere LS may be a company.
_LAWYER = compile_pattern(r"LS\. ?[\p{Lu}][^\W\d_A-Z]")
#: Vietnamese acronyms: copying them into English would say nothing.
_VIETNAMESE_ACRONYMS = (
    frozenset(
        """
    UBND HĐND HDND TTXVN LHQ TP TPHCM TP.HCM CSGT THPT THCS BHXH BHYT CLB ĐH GDĐT CP PV HLV
    BTC CAND QĐND VKS VKSND TAND MTTQ BCH TW TƯ BV TT QL KCN KĐT HTX DN NSND NSƯT PGS TS GS
    ThS BS TTg NQ QĐ NĐ TTH SGK NXB VĐV ĐT ĐBQH XHCN CHXHCN ATGT PCCC TNGT GTVT KHCN VHTT TBT
    TNHH TMCP CTCP NN PTNT ANTT GS.TS PGS.TS ĐTQG HCV HCB HCĐ TDTT NATO ADN ARN CMND CCCD TCN SCN
    """.split()
    )
    - {"NATO"}
    | VIETNAMESE_ONLY
)


#: A Vietnamese person's name has five syllables at the most.
_MOST_SYLLABLES = 5
#: A foreign name of more words is a list of names without commas.
_MOST_WORDS = 12


def fold_diacritics(text: str) -> str:
    """``text`` without Vietnamese marks, as English newspapers write Vietnamese names."""
    return fold(text)


def _is_code(token: str) -> bool:
    return (
        any(c.isdigit() for c in token)
        and any(c.isalpha() for c in token)
        and (token[0].isalpha() or re.search(r"[A-Z]", token) is not None)
    )


def _is_acronym(token: str) -> bool:
    letters = [c for c in token if c.isalpha()]
    return (
        len(letters) >= 2
        and all(c.isupper() for c in letters)
        and token.isascii()
        and token not in _VIETNAMESE_ACRONYMS
    )


@lru_cache(maxsize=4_096)
def is_foreign(token: str) -> bool:
    """Whether a capitalised token has the shape of no Vietnamese syllable."""
    if len(token) < 2 or not any(c.isupper() for c in token) or token in _VIETNAMESE_ACRONYMS:
        return False
    parts = [p for p in re.split(r"[-'’&./]", token) if p]
    if any(has_vietnamese_marks(p) and is_vietnamese_syllable(p) for p in parts):
        return False
    if re.search(r"[ăâđêôơưĂÂĐÊÔƠƯ]", token) and not token.isascii() and "-" in token:
        return False
    return any(not is_vietnamese_syllable(p) for p in parts if p.isalpha())


def find_names(text: str) -> list[Name]:
    """Names of a Vietnamese sentence in order, no overlaps.

    A sentence in capitals gives no acronyms: there they cannot be told from words.
    """
    return list(_names(text))


@remembered
def _names(text: str) -> tuple[Name, ...]:
    found: list[Name] = []
    taken: list[tuple[int, int]] = []
    for match in _URL.finditer(text) if _URL_SIGN.search(text) else ():
        found.append(_name(text, match.start(), match.end(), "url"))
        taken.append((match.start(), match.end()))
    shouting = _shouts(text)
    tokens = [
        m
        for m in _TOKEN.finditer(text)
        if not taken or all(m.end() <= s or m.start() >= e for s, e in taken)
    ]
    i = 0
    while i < len(tokens):
        token = tokens[i][0]
        if token.islower() and token.isalpha():  # most words: no name begins with one
            i += 1
            continue
        if token in SURNAMES or _opens_one(text, tokens, i):
            j = _syllable_run(text, tokens, i)
            if 2 <= j - i <= _MOST_SYLLABLES and not shouting:
                found.append(_name(text, tokens[i].start(), tokens[j - 1].end(), "person"))
                i = j
                continue
        opens = _opens(text, tokens, i) and not shouting
        acronym = _is_acronym(token) and not shouting and not _among_capitals(text, tokens, i)
        if token == "LS" and _LAWYER.match(text, tokens[i].start()):
            i += 1
            continue
        if opens or acronym or (_is_code(token) and token.replace("Đ", "D").isascii()):
            j = _foreign_run(text, tokens, i)
            kind: NameKind = "foreign"
            if j == i + 1:
                kind = "code" if _is_code(token) else "acronym" if _is_acronym(token) else "foreign"
            found.append(_name(text, tokens[i].start(), tokens[j - 1].end(), kind))
            i = j
            continue
        i += 1
    return tuple(sorted(found, key=lambda n: n.span.start))


def _opens_one(text: str, tokens: list[re.Match[str]], i: int) -> bool:
    """Whether a surname that is other words as well stands before one that is also a middle name:
    "Lý Hoàng Nam"."""
    return (
        tokens[i][0] in SHARED_SURNAMES
        and i + 2 < len(tokens)
        and tokens[i + 1][0] in SURNAMES
        and _syllable_run(text, tokens, i) > i + 2
    )


def _shouts(text: str) -> bool:
    """Whether most letters of a text are capitals."""
    if sum(map(str.isupper, text)) <= 5:  # too few, whatever the rest
        return False
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 8 and sum(map(str.isupper, letters)) > 0.6 * len(letters)


def _among_capitals(text: str, tokens: list[re.Match[str]], i: int) -> bool:
    """Whether a syllable in capitals stands beside another one with marks: "KHÔNG GIAN SỐNG"."""
    if not is_vietnamese_syllable(tokens[i][0].lower()):
        return False
    return any(
        0 <= n < len(tokens)
        and len(tokens[n][0]) > 1
        and tokens[n][0].isupper()
        and has_vietnamese_marks(tokens[n][0])
        and text[min(tokens[i].end(), tokens[n].end()) : max(tokens[i].start(), tokens[n].start())]
        == " "
        for n in (i - 1, i + 1)
    )


def _name(text: str, start: int, end: int, kind: NameKind) -> Name:
    shown = text[start:end]
    target = fold(shown) if kind in ("person", "code") else shown
    return Name(span=Span(start=start, end=end), text=shown, target=target, kind=kind)


def _joined(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    gap = text[left.end() : right.start()]
    return (
        gap == " " or (gap == ". " and len(left[0]) == 1) or (gap == "" and left[0].endswith("."))
    )


def _syllable_run(text: str, tokens: list[re.Match[str]], i: int) -> int:
    """Where the syllables of a name end that begins at token ``i``, or that they are too many.

    No further: in a title of a thousand capitals every word would walk through all others.
    """
    j = i + 1
    most = min(len(tokens), i + _MOST_SYLLABLES + 1)
    while j < most and _joined(text, tokens[j - 1], tokens[j]) and _is_name_syllable(tokens[j][0]):
        j += 1
    return j


def _is_name_syllable(token: str) -> bool:
    return token[0].isupper() and token[1:].islower() and is_vietnamese_syllable(token)


def _opens(text: str, tokens: list[re.Match[str]], i: int) -> bool:
    token = tokens[i][0]
    if is_foreign(token):
        return True
    initial = len(token) <= 2 and token[0].isupper() and token.isascii()
    if (
        token in _GIVEN
        or (initial and token.endswith("."))
        or (len(token) == 1 and initial and text[tokens[i].end() : tokens[i].end() + 1] == ".")
    ):
        return (
            i + 1 < len(tokens)
            and _joined(text, tokens[i], tokens[i + 1])
            and is_foreign(tokens[i + 1][0])
        )
    return False


def _foreign_run(text: str, tokens: list[re.Match[str]], i: int) -> int:
    j = i + 1
    foreign = is_foreign(tokens[i][0])  # whether one of the run is
    most = min(len(tokens), i + _MOST_WORDS)
    while j < most and _joined(text, tokens[j - 1], tokens[j]):
        token = tokens[j][0]
        ascii_capital = token[0].isupper() and not has_vietnamese_marks(token)
        if (
            is_foreign(token)
            or (_is_code(token) and token.isascii())
            or (ascii_capital and (len(token) == 1 or token[1:].islower()) and foreign)
        ):
            foreign = foreign or is_foreign(token)
            j += 1
        elif (
            token in _PARTICLES
            and j + 1 < len(tokens)
            and _joined(text, tokens[j], tokens[j + 1])
            and is_foreign(tokens[j + 1][0])
        ):
            foreign = True
            j += 2
        else:
            break
    return j
