"""Connectives that a small model takes for other words, put in plainer ones before it reads them.

"Song" is a poem to it ("the song was not clear"), "nhằm vào" an entrance ("airstrikes to enter
Syria"), "nên" an advice ("K. should have fled"). Of 22, 30 and 43 newspaper sentences with each 15,
15 and 25 are better so, and three are worse.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from summarize.facts import Fixed
from summarize.facts.letters import CAPITALS

_NO_BUT = "(?!song|hành|phương|sinh|ca|tấu|cửa|ngữ|sắt|thân|tính)"
#: "A, song B", "Song họ …": but. Not "song song", "song phương", and no Song Hye-kyo.
_BUT = re.compile(
    rf"(?:(?<=, )song(?= (?:⟨|{_NO_BUT}[^\W\d]))"
    rf"|(?:(?<=\A)|(?<=[.!?…“\"] ))Song(?:,(?= )|(?= {_NO_BUT}[a-zà-ỹđ])))"
)
_AIMED_AT = re.compile(r"(?<!\w)nhằm vào(?!\w)")
#: "Tòa nhận định hành vi": finds that; not the finding ("những nhận định", "nhận định của").
_FINDS = re.compile(
    r"(?<!những )(?<!các )(?<!một )(?<!ra )(?<!theo )(?<!số )(?<!lời )(?<!bản )(?<!nhiều )(?<!có )"
    r"(?<!bài )(?<!từ )(?<!điểm )(?<!về )(?<!với )(?<!Những )(?<!Các )(?<!Một )(?<!Theo )"
    r"(?<!\w)nhận định(?: rằng)?"
    r"(?=[ ,:])(?! (?:của|chung|này|trên|về|đó|sai|đúng)(?!\w))"
)
_SAYS = re.compile(r"(?<!\w)cho hay(?!\w)")
#: "Công an vào cuộc điều tra": they investigate, and enter nothing.
_ENTERS = re.compile(
    r"(?<!\w)(?:nhanh chóng )?vào cuộc (?=(?:điều tra|xác minh|xử lý|kiểm tra|làm rõ|truy)(?!\w))"
)
#: "Nước sông dâng cao": rises, and is no high risk.
_RISES = re.compile(
    r"(?<!\w)((?:nước|lũ|sông|hồ)(?!\w)[^,.;]{0,40}? )dâng (?:cao|lên)(?!\w)", re.IGNORECASE
)
#: "Anh liền chạy": at once, which is a row or a link to it. Behind whoever acts: not "đất liền",
#: "mì ăn liền", "ba ngày liền".
_AT_ONCE = re.compile(
    r"(?:(?<=⟩)|(?<=\banh)|(?<=\bchị)|(?<=\bông)|(?<=\bbà)|(?<=\bcô)|(?<=\bhọ)|(?<=\bhắn)|(?<=\btôi)"
    r"|(?<=đối tượng)|(?<=nạn nhân)|(?<=người này)|(?<=thanh niên)) liền"
    r"(?= (?!kề|mạch|với|nhau|một|khối|lập|sau)[^\W\d])",
    re.IGNORECASE,
)
#: "A nên B": so; an advice has a verb behind it ("bạn nên đi"). A symbol must name somebody.
_SO = re.compile(
    r"(?P<last>\w+)?,? nên(?: mới)? (?=(?:ông|bà|anh|chị|cô|em|tôi|chúng|họ|hắn|các|những|việc"
    r"|công an|người|nạn nhân|nhiều|gia đình|lực lượng|cơ quan|nó|mọi|đã|bị|phải|không thể)(?!\w)"
    rf"|(?P<symbol>⟨x\d+⟩)|[{CAPITALS}])"
)
#: Words before it that make it another one: "không nên", "trở nên", "tạo nên".
_NO_SO = frozenset(
    """
    không chưa chẳng đừng chớ trở gây tạo dựng làm lập có cũng chỉ viết hát xây thế vậy cho
    """.split()
)
#: Characters before it that may be its clause.
_REACH = 160
_CLAUSE = re.compile(r"[.;:]")
#: What the clause before begins with where "so" is not said in English.
_SINCE = re.compile(
    r"(?:\A|[,(“\"] ?|\b(?:và|nhưng|rằng|là|hay|biết|nhận) )(?:vì|do|bởi|bởi vì|nhờ|tại)(?!\w)",
    re.IGNORECASE,
)


def in_plain_words(text: str, fixed: Mapping[str, Fixed]) -> str:
    """A Vietnamese sentence with symbols, as a small model understands it.

    Args:
        text: the sentence.
        fixed: symbol -> the span it stands for.
    """
    if "ong" in text:
        text = _BUT.sub(lambda m: "Nhưng" if m[0][0] == "S" else "nhưng", text)
    if "nhằm vào" in text:
        text = _AIMED_AT.sub("vào", text)
    if "nhận định" in text:
        text = _FINDS.sub("cho rằng", text)
    if "cho hay" in text:
        text = _SAYS.sub("cho biết", text)
    if "vào cuộc " in text:
        text = _ENTERS.sub("", text)
    if "dâng " in text:
        text = _RISES.sub(r"\1tăng cao", text)
    if " liền " in text:
        text = _AT_ONCE.sub("", text)
    return _SO.sub(lambda m: _so(m, fixed), text) if " nên " in text else text


def _so(match: re.Match[str], fixed: Mapping[str, Fixed]) -> str:
    last = match["last"] or ""
    item = fixed.get(match["symbol"] or "")
    if last.lower() in _NO_SO or (match["symbol"] and not (item and item.target[:1].isupper())):
        return match[0]
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    clause = _CLAUSE.split(before)[-1]
    return f"{last}, " if _SINCE.search(clause) else f"{last}, vì vậy "
