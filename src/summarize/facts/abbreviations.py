"""Vietnamese abbreviations written out, and capitals set small, for a translation model.

"TP. Đà Nẵng" leads models to "HCMC. Da Nang", "P. Tân Hưng" to "P. Hung": they have met these
letters with other words. Only what has one meaning in its place is written out: "TT" is a
President, a Prime Minister and a town. A heading in capitals is a row of letters to a model
("NOOT GIAN NOONG").
"""

from __future__ import annotations

import re

from summarize.facts.letters import CAPITALS
from summarize.facts.syllables import has_vietnamese_marks

#: Letters that stand for the same words wherever they stand.
_WORDS = {
    "BKS": "biển kiểm soát",
    "CSĐT": "cảnh sát điều tra",
    "HCB": "huy chương bạc",
    "HCV": "huy chương vàng",
    "HCĐ": "huy chương đồng",
    "KSND": "kiểm sát nhân dân",
    "LHPN": "liên hiệp phụ nữ",
    "PV": "phóng viên",
    "QLTT": "quản lý thị trường",
    "TNS": "thượng nghị sĩ",
}
#: Of them, those that are no acronyms of English, and so are never copied.
VIETNAMESE_ONLY = frozenset({*_WORDS, "SN"})
_NAME = rf"(?=⟨x|[{CAPITALS}][a-zà-ỹđ])"
_FORMS = (
    # "TP.HCM" is known to every model, and the glossary.
    (r"(?:TP|Tp)(?!\w|\.? ?(?:HCM|Hồ Chí Minh))(?:\.? ?" + _NAME + r")?", "thành phố "),
    (r"TX\.? ?" + _NAME, "thị xã "),
    # "QNg 90617 TS." is a boat's number, "LS." may be a company.
    (r"TS\.? ?" + _NAME, "tiến sĩ "),
    (r"LS\. ?" + _NAME, "luật sư "),
    (r"Q\. ?(?=⟨[xn]|\d)", "quận "),
    (r"P\. ?(?=⟨[xn]|\d)", "phường "),
    (r"(?<=[Cc]ông ty )CP(?!\w)", "cổ phần"),
    (r"(?<=[\d⟩] )đ(?!\w)", "đồng"),
    (r"(?<=[\d⟩])đ(?!\w)", " đồng"),
    (r"SN (?=⟨y|\d{4})", "sinh năm "),
    # "thập niên ⟨y0⟩" is "the ⟨y0⟩s" as well, and no "decade of ⟨y0⟩s".
    (r"thập (?:niên|k[ỷỉ])(?: những năm)? (?=⟨y|\d{3}0)", "những năm "),
    # A weekday, or an ordinal: either is so in words, and told as "7th" in digits.
    *(
        (rf"(?<=[Tt]hứ ){digit}(?!\w|[/.,-]\d)", word)
        for digit, word in enumerate("hai ba tư năm sáu bảy".split(), start=2)
    ),
    *((rf"{short}(?!\w)", words) for short, words in _WORDS.items()),
)
_ANY = re.compile(
    r"(?<![\w.&/-])(?:" + "|".join(f"(?P<f{n}>{form})" for n, (form, _) in enumerate(_FORMS)) + ")"
)
_SIGN = re.compile(r"TP|Tp|T[XS]|LS\.|[QP]\.|CP|SN|thập |hứ [2-7]|[\d⟩] ?đ|" + "|".join(_WORDS))
#: Three words and more in capitals.
_CAPITAL = f"[{CAPITALS}]"
_CAPITALS = re.compile(rf"(?<![\w⟨]){_CAPITAL}{{2,}}(?:[ ,–-]+{_CAPITAL}+(?!\w)){{2,}}")


def spelled_out(text: str) -> str:
    """A Vietnamese sentence, its fixed spans symbols or not, with its abbreviations written out."""
    if _CAPITALS.search(text):
        text = _CAPITALS.sub(_set_small, text)
    return _ANY.sub(_written, text) if _SIGN.search(text) else text


def _set_small(match: re.Match[str]) -> str:
    shown = match[0]
    if not any(map(has_vietnamese_marks, shown.split())):
        return shown
    return shown.capitalize() if match.start() == 0 else shown.lower()


def _written(match: re.Match[str]) -> str:
    number = int((match.lastgroup or "f0")[1:])
    words = _FORMS[number][1]
    following = match.string[match.end() : match.end() + 1]
    if words.endswith(" ") and not (following.isalnum() or following == "⟨"):
        return words.rstrip()
    if match[0][0].isupper() and match.start() == 0:
        words = words[0].upper() + words[1:]
    return words
