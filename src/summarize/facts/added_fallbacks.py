"""What models fall back on where they understand nothing: the U.S., a Prime Minister, COVID-19.

"U.S." stood for a district of a like sound, "lack of Prime Minister" for a major general, "deputy
head" for a head. Such a word is told as added where the source has no sign of it at all: of a place
not its name, its people, its money or its well-known seats. Of 44,500 human translations of news
0.3 % have one of these words from nowhere; half of them say more than their source does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.document import Span
from summarize.facts.fact import Fact, FactKind
from summarize.facts.names import find_names
from summarize.facts.slip import Slip, Term

#: How English names a place, and what in Vietnamese (or left as it is) bears it out. Asked only
#: where the source has no foreign name: "Bill Lane" may well be "U.S. President Bill Lane".
_PLACES = (
    (
        r"U\.S\.(?:A\.)?|US|USA|United States|Americans?",
        r"Mỹ|Mĩ|mỹ|Hoa K[ỳìy]|USD?|U\.S|đô[ -]?la|(?:tỷ|tỉ|triệu|nghìn) đô|Americ|Liên bang|NASA"
        r"|FBI|CIA|\$|Washington|Trump|Obama|Biden|Nhà Trắng|Lầu Năm Góc|New York",
    ),
    (r"U\.K\.|UK|United Kingdom|Britain|British", r"Anh|anh|Brit|UK|U\.K|bảng|England|London"),
    (r"Russia|Russians?", r"[Nn]ga|Xô|Sô|Mos[ck]|Kremlin|Russia|Putin|[Rr]úp"),
    (r"China|Chinese(?! New Year)", r"Trung|Hoa|Tàu|Bắc Kinh|Chin|Hán|Đài Loan|Biển Đông"),
    (r"Japan|Japanese", r"[Nn]hật|Tokyo|Japan|[Yy]ên|Tô-ki"),
    (r"France|French", r"[Pp]háp|Pari|Fran|khoai|French"),
    (r"Germany|Germans?", r"Đức|đức|Berlin|Béc|German"),
    (r"Koreans?|Korea", r"Hàn|Triều|Kore|Cao Ly|triều|Seoul|Bình Nhưỡng"),
    (r"Australia|Australians?", r"[Úú]c|Austral|Ô-x|Ôx|Sydney"),
    (r"HCMC|HCM City|Ho Chi Minh City|Saigon", r"HCM|H\.C\.M|Hồ Ch|Sài Gòn|Saigon|Tân Sơn Nhất"),
    (r"Hanoi|Ha Noi", r"Hà [Nn]ội|Ha ?[Nn]oi|HN|[Tt]hủ đô|Nội Bài"),
    (r"Philippines?|Filipinos?", r"Phi-?l|Phi(?!\w)|Manila|Filip"),
    (r"Indians?(?! summer)|India", r"Ấn|ấn|India"),
    (r"Israelis?|Israel", r"Is-?ra|Do [Tt]hái|Ixra"),
    (r"Iranians?|Iran", r"I-?ran|Ba Tư"),
    (r"Ukrainians?|Ukraine", r"U-?[kc]r"),
    (r"Canadians?|Canada", r"[CK]a-?na|Gia Nã"),
    (r"Thailand|Thais?", r"Thái|Thai|Xiêm"),
    (r"Taiwan(?:ese)?", r"Đài|Tai"),
    (r"Hong Kong", r"H[oồ]ng ?[KC]|Hương Cảng|HK"),
    (r"Cambodians?|Cambodia", r"C[ạa]m|Cao Miên|Khmer|[Kk]ampuchea"),
    (r"Austrians?|Austria", r"Áo|áo|Austr|Viên"),
)
#: Offices. "Deputy" is one where the source has none.
_OFFICES = (
    (r"(?:Prime|prime) (?:Minister|minister)s?", r"[Tt]hủ [Tt]ướng|TTg|thủ hiến|TT(?!\w)|hính phủ"),
    (
        r"Presidents?(?! of the)",
        r"[Tt]ổng|[Cc]hủ [Tt]ịch|TT(?!\w)|CT(?!\w)|[Hh]iệu trưởng|[Gg]iám đốc|đứng đầu|nguyên thủ"
        r"|[Pp]resident|[Vv]iện trưởng|lãnh đạo",
    ),
    (r"Senat(?:e|ors?)", r"Thượng|[Tt]hượng (?:[Nn]gh?ị|viện)|TNS|[Nn]ghị|[Ss]enat|viện"),
    (r"Congress(?:m[ae]n|wom[ae]n)?", r"[Qq]uốc [Hh]ội|[Nn]ghị|[Vv]iện|[Đđ]ại|[Đđ]ảng|[Cc]ongress"),
    (r"House of Representatives", r"[Hh]ạ|[Dd]ân biểu|nghị|[Qq]uốc [Hh]ội|[Vv]iện"),
    (r"[Ss]ecretary[- ][Gg]eneral", r"[Tt]ổng|TTK|TBT|[Tt]hư ký"),
    (r"Secretar(?:y|ies) of State", r"[Nn]goại|NT(?!\w)|[Bb]ộ trưởng|[Qq]uốc vụ|[Tt]hư ký"),
    (r"Governor", r"[Tt]hống|[Tt]oàn quyền|[Tt]rưởng|[Cc]hủ tịch|[Gg]overnor|đốc"),
    (r"Mayor", r"[Tt]rưởng|[Cc]hủ tịch"),
    (
        r"(?:[Dd]eputy|[Vv]ice)(?= (?!versa)[A-Za-z])",
        r"[Pp]hó|[Tt]hứ trưởng|[Đđ]ại biểu|ĐB|[Nn]ghị|PCT|PTT|PGĐ|[Tt]rợ lý|[Hh]ạ viện|[Pp]hụ tá"
        r"|cảnh sát|sĩ quan|[Đđ]ại diện|[Dd]ân biểu|số hai|cấp dưới|canh gác",
    ),
    (r"(?:King|Queen)(?= [A-Z])", r"[Vv]ua|[Hh]oàng|[Vv]ương|[Kk]ing|[Qq]ueen|Hậu|Chúa"),
)  # fmt: skip
_MINISTRY = "(?:Ministry|Minister) (?:of|for) (?:the )?"
#: Institutions, parties and much-told events.
_INSTITUTIONS = (
    (_MINISTRY + r"Transport", r"[Gg]iao [Tt]hông|GTVT|[Vv]ận [Tt]ải|đường sắt"),
    (_MINISTRY + r"Health", r"[Yy] [Tt]ế|[Ss]ức kh|BYT|dịch"),
    (_MINISTRY + r"Public Security", r"[Cc]ông [Aa]n|[Aa]n [Nn]inh|BCA|[Cc]ảnh sát"),
    (_MINISTRY + r"Foreign Affairs", r"[Nn]goại|BNG"),
    (_MINISTRY + r"Finance", r"[Tt]ài [Cc]hính|BTC"),
    (_MINISTRY + r"(?:National )?Defen[cs]e", r"[Qq]uốc [Pp]hòng|BQP|[Pp]hòng [Vv]ệ"),
    (_MINISTRY + r"Education", r"[Gg]iáo [Dd]ục|GD|[Đđ]ào tạo"),
    (_MINISTRY + r"(?:Industry|Trade|Commerce)", r"[Tt]hương|[Cc]ông nghiệp|BCT"),
    (_MINISTRY + r"Agriculture", r"[Nn]ông|NN"),
    (_MINISTRY + r"Justice", r"[Tt]ư [Pp]háp"),
    (_MINISTRY + r"Labou?r", r"[Ll]ao [Đđ]ộng|LĐ"),
    (_MINISTRY + r"Culture", r"[Vv]ăn|VH|[Tt]hể thao|[Dd]u lịch"),
    (_MINISTRY + r"(?:Interior|Home Affairs)", r"[Nn]ội"),
    (r"Republicans?(?! of)", r"[Cc]ộng|GOP|Republic"),
    (r"Democrats?", r"[Dd]ân|Democrat"),
    (r"Libertarian\w*", r"[Tt]ự [Dd]o|Libert"),
    (r"Communists?", r"[Cc]ộng|[Đđ]ảng|Communist"),
    (r"Red Cross", r"[Tt]hập|CTĐ|Red"),
    (r"White House", r"[Tt]rắng|Bạch|White|[Tt]ổng thống"),
    (r"European Union", r"EU|Âu|[Ll]iên [Mm]inh"),
    (r"World War", r"[Cc]hiến"),
    (r"World Cup", r"[Cc]up|[Cc]úp|[Tt]hế [Gg]iới|WC"),
    (r"(?:Nobel )?Peace Prize", r"Nobel|[Hh](?:òa|oà) [Bb]ình"),
    (r"Vietnam Airlines", r"Airlines|(?<!Cục )[Hh]àng không Việt Nam|VNA|[Hh]ãng"),
    (r"National Assembly|Parliament", r"[Qq]uốc [Hh]ội|QH|[Nn]ghị|[Vv]iện|Parl|biểu|Duma"),
    (r"Supreme Court", r"[Tt](?:òa|oà)|TAND|[Tt]ối"),
    (r"Lunar New Year", r"[Tt]ết|[ÂâAa]m lịch|[Nn]guyên|[Nn]ăm [Mm]ới|[Xx]uân"),
    (r"Olympics?", r"[Oo]lympi|[Tt]hế vận"),
    (r"Muslims?", r"Hồi(?! [Nn]\w+ ngày)|hồi giáo|[Mm]uslim|[Ii]slam|đạo"),
)


@dataclass(frozen=True, slots=True)
class _Table:
    """Words of English, each with what bears it out, and as what they are told.

    Attributes:
        heads: one of them stands in each of the words: quick to look for, and mostly in vain.
    """

    kind: FactKind
    heads: tuple[str, ...]
    english: re.Pattern[str]
    signs: tuple[re.Pattern[str], ...]


def _table(kind: FactKind, heads: tuple[str, ...], rows: Sequence[tuple[str, str]]) -> _Table:
    groups = "|".join(f"(?P<p{n}>{english})" for n, (english, _) in enumerate(rows))
    return _Table(
        kind,
        heads,
        re.compile(rf"(?<![\w.-])(?:{groups})(?![\w$-])"),
        tuple(re.compile(signs) for _, signs in rows),
    )


_COUNTRIES = _table("name", ("",), _PLACES)
_ALWAYS = (
    _table(
        "rank",
        (
            *("rime ", "President", "Senat", "Congress", "House of", "eneral", "of State"),
            *("Governor", "Mayor", "eputy ", "ice ", "King ", "Queen "),
        ),
        _OFFICES,
    ),
    _table(
        "name",
        (
            *("Minist", "Republican", "Democrat", "Libertarian", "Communist", "Red Cross"),
            *("White House", "European Union", "World ", "Peace Prize", "Airlines", "Assembly"),
            *("Parliament", "Supreme", "Lunar", "Olympic", "Muslim"),
        ),
        _INSTITUTIONS,
    ),
)


def added_fallbacks(source: str, target: str, terms: Sequence[Term]) -> list[Slip]:
    """A slip for each of these words that ``target`` (English) has and ``source`` does not."""
    slips = [slip for table in _ALWAYS for slip in _added(table, source, target, terms)]
    if any(name.kind in ("foreign", "acronym") for name in find_names(source)):
        return slips
    return slips + _added(_COUNTRIES, source, target, terms)


def _added(table: _Table, source: str, target: str, terms: Sequence[Term]) -> list[Slip]:
    slips: list[Slip] = []
    if not any(map(target.__contains__, table.heads)):
        return slips
    for match in table.english.finditer(target):
        borne_out = table.signs[int((match.lastgroup or "p0")[1:])].search(source) or any(
            match[0] in accepted for term in terms for accepted in term.accepted
        )
        if borne_out or any(slip.fact.text == match[0] for slip in slips):
            continue
        span = Span(start=match.start(), end=match.end())
        fact = Fact(kind=table.kind, span=span, text=match[0], values=frozenset({match[0]}))
        slips.append(Slip(what="added", target=fact))
    return slips
