"""The form of an English verb that the Vietnamese before it asks for.

Vietnamese verbs have no forms; the words before them say what English says with an ending:
"sẽ khởi tố" will prosecute, "đang khởi tố" prosecuting, "khởi tố", "bị khởi tố" prosecuted. A
glossary has the form of the past and the participle, which news is told in.
"""

from __future__ import annotations

import re
from typing import Final

from summarize.translate.glossary.entry import Entry

_BASE: Final = re.compile(
    r"\b(?:sẽ|(?:có|không) thể|phải|để|muốn|cần|nên|hãy|định|dám|đừng|yêu cầu|đề nghị|kêu gọi"
    r"|nhằm|chuẩn bị|quyết định|được phép|không được|sắp)(?: không)? $",
    re.IGNORECASE,
)
_GOING_ON: Final = re.compile(r"\b(?:đang|tiếp tục|bắt đầu|việc|vì|do|về tội|tội) $", re.IGNORECASE)
#: Characters before a verb that are looked at.
_NEAR: Final = 24


def inflected(entry: Entry, text: str, start: int) -> str:
    """The wording of an entry found at ``start`` of a Vietnamese ``text``: a verb of regular
    forms whose base is among its other renderings in the form asked for, all else as it is."""
    if entry.pos != "verb":
        return entry.target
    past, _, rest = entry.target.partition(" ")
    base = _base(past, entry.also)
    if not base:
        return entry.target
    before = text[max(0, start - _NEAR) : start]
    if _BASE.search(before):
        form = base
    elif _GOING_ON.search(before):
        form = (base if base.endswith(("y", "ee")) else past[:-2]) + "ing"
    else:
        form = past
    return f"{form} {rest}".rstrip()


def _base(past: str, others: tuple[str, ...]) -> str:
    """The base form of a regular past, among first words of other renderings; empty if not there."""
    if not past.endswith("ed"):
        return ""
    regular = {past[:-1], past[:-2], past[:-3], past[:-3] + "y"}
    return next((word for other in others if (word := other.split(" ")[0]) in regular), "")
