"""Persons whom a story calls by initials: "Đặng V.K.", "Trần Thị N.", "K. khai".

News of courts hides the given name, often the middle one too. The surname stands in front as a
word, and goes through a model with the initials or is taken for another word.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.document import Span
from summarize.facts.letters import compile_pattern
from summarize.facts.names import SHARED_SURNAMES, SURNAMES

#: A letter, or the letters that write one sound.
_INITIAL = r"(?:Ch|Gi|Kh|Ng|Nh|Ph|Qu|Th|Tr|[\p{Lu}])"
_NAMED = compile_pattern(
    rf"(?<![\w.])(?:{'|'.join(sorted(SURNAMES | SHARED_SURNAMES))})(?: [\p{{Lu}}]\w+){{0,2}}"
    rf" {_INITIAL}(?:\. ?{_INITIAL}){{0,3}}(?=\.)"
)
#: Alone, with the full stop, where the sentence goes on.
_ALONE = compile_pattern(rf"(?<![\w.)]){_INITIAL}\.(?= [^\W\d_\p{{Lu}}])")
#: "quận B.", "vitamin C.": letters behind these are no persons.
_UNITS = compile_pattern(
    r"(?:quận|Q\.|lớp|khối|hạng|loại|nhóm|bảng|vitamin|điểm|khu|lô|tòa|cổng) \Z"
)
#: Characters before a letter that are looked at: a line may be as long as a book.
_NEAR = 10


def initialled(text: str) -> Iterator[Span]:
    """Persons by initials in a Vietnamese sentence; of one with a surname without the last full
    stop, which may end the sentence."""
    if "." not in text:
        return
    taken = 0
    for match in _NAMED.finditer(text):
        taken = match.end()
        yield Span(start=match.start(), end=match.end())
    for match in _ALONE.finditer(text):
        start = match.start()
        if start >= taken and not _UNITS.search(text[max(0, start - _NEAR) : start]):
            yield Span(start=match.start(), end=match.end())
