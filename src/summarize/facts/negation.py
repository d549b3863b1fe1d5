"""Words that deny. Information only: languages deny the same thing in many ways.

``không thành công`` is "failed", ``không ít`` "many", ``có … không`` a question.
"""

from __future__ import annotations

import re

from summarize.document import Span
from summarize.facts.numbers import Language

_PATTERNS: dict[Language, re.Pattern[str]] = {
    "vi": re.compile(
        # "không" is also air and space: "hàng không", "không đoàn", "đường không – thủy – bộ".
        r"(?<!\w)(?<!hàng )(?<!phòng )(?<!đối )(?<!trên )(?<!khoảng )(?<!bằng đường )(?<!hư )"
        r"(?:không|chưa|chẳng|chả|đừng)(?!\w)"
        r"(?!\s?[?.,;–”\"]|\s-|\s(?:ít|những|chỉ|gian|khí|quân|lâu|phải là không|biết|phận|tặc"
        r"|đoàn(?! kết| tụ)|lưu(?! hành| trữ| ý| lại| giữ)|trung(?! thực| thành| lập)|người lái"
        r"|kích(?! động| hoạt| thích)|đối (?:đất|không)|vận(?! động| hành| dụng| chuyển))(?!\w))"
        r"|(?<!\w)phi (?=hạt nhân|pháp|lý|nghĩa|lợi nhuận|chính phủ|quân sự|thực tế|tập trung)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?<!\w)(?:not|no|never|none|nor|neither|nothing|nobody|nowhere|without|cannot|unable|un\w+"
        r"|in(?:ability|active|correct|valid|visible|complete|sufficient|effective|adequate|\w+ible)"
        r"|fail\w*|lack\w*|refus\w+|den(?:y|ie[sd]|ying)|hardly|rarely|barely|unless|yet|less"
        r"|avoid\w*|prevent\w*|miss\w*|reject\w*|dis\w+|non\w*|few\w*|little|instead|rather"
        r"|stop\w*|\w+less|denuclear\w*|demilitar\w*|decentral\w*|unlaw\w+"
        r"|NGOs?|absurd\w*|charit\w+|\w+-free|im(?:possible|perfect)|il(?:legal|literate)|ir(?:regular|responsible))"
        r"(?!\w)|n['’]t(?!\w)",
        re.IGNORECASE,
    ),
}


def negations(text: str, language: Language) -> list[Span]:
    """Where ``text`` denies something, in order."""
    return [Span(start=m.start(), end=m.end()) for m in _PATTERNS[language].finditer(text)]


#: "không biết" denies in so many words, and often is a mere "whether": it asks for no denial, and
#: bears one out.
_NOT_KNOWN = re.compile(r"(?<!\w)(?:không|chưa|chẳng|chả)\s(?:hề |thể )?biết(?!\w)", re.IGNORECASE)


def may_deny(text: str) -> bool:
    """Whether a Vietnamese text has words that may be rendered by a denial."""
    return bool(negations(text, "vi") or _NOT_KNOWN.search(text))


#: English words that do nothing but deny.
_PLAIN = re.compile(
    r"(?<!\w)(?:not|never|cannot)(?!\w)(?! (?:only|just|merely|simply)(?!\w))|n['’]t(?!\w)",
    re.IGNORECASE,
)


def denials(text: str) -> list[Span]:
    """Where an English text denies something in so many words, in order."""
    return [Span(start=m.start(), end=m.end()) for m in _PLAIN.finditer(text)]
