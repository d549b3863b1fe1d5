"""Connectives that a small model takes for other words, put in plainer ones before it reads them.

"Song" is a poem to it ("the song was not clear"), "nhằm vào" an entrance ("airstrikes to enter
Syria"), "nên" an advice ("K. should have fled"). Of 22, 30 and 43 newspaper sentences with each 15,
15 and 25 are better so, and three are worse.
"""

from __future__ import annotations

import re

from summarize.facts.letters import CAPITALS

#: "A, song B", "Song B": but. Not "song song", "song phương".
_BUT = re.compile(
    r"(?:(?<=, )song|(?<!\S)Song,?)"
    r"(?= (?:⟨|(?!song|hành|phương|sinh|ca|tấu|cửa|ngữ|Hà|Hye|Joong)[^\W\d]))"
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
#: "Anh liền chạy": at once, which is a row or a link to it; not "ba ngày liền", "liền kề".
_AT_ONCE = re.compile(
    r"(?<!ngày)(?<!năm)(?<!tháng)(?<!tuần)(?<!giờ)(?<!trận)(?<!mùa)(?<!lần)(?<!đêm)(?<!kỳ)(?<!vòng)"
    r"(?<!nối)(?<!gắn) liền(?= (?!kề|mạch|với|nhau|một|khối|lập)[^\W\d])"
)
#: "A nên B": so; an advice has a verb behind it ("bạn nên đi").
_SO = re.compile(
    r",? nên(?: mới)? (?=(?:ông|bà|anh|chị|cô|em|tôi|chúng|họ|hắn|các|những|việc|công an|người"
    r"|nạn nhân|nhiều|gia đình|lực lượng|cơ quan|nó|mọi|đã|bị|phải|được|không thể)(?!\w)"
    rf"|[⟨{CAPITALS}])"
)
#: Characters before it that may be its clause.
_REACH = 160
_CLAUSE = re.compile(r"[.;:]")
#: What the clause before begins with where "so" is not said in English.
_SINCE = re.compile(
    r"(?:\A|[,(“\"] ?|\b(?:và|nhưng|rằng|là|hay|biết|nhận) )(?:vì|do|bởi|bởi vì|nhờ|tại)(?!\w)",
    re.IGNORECASE,
)


def in_plain_words(text: str) -> str:
    """A Vietnamese sentence, its fixed spans symbols or not, as a small model understands it."""
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
    return _SO.sub(_so, text) if " nên " in text else text


def _so(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    clause = _CLAUSE.split(before)[-1]
    return ", " if _SINCE.search(clause) else ", vì vậy "
