"""Words whose value bears out a figure of the other side, and is asked of none: a, both, dozens.

"Nửa triệu" may be 500,000 and "a decade" ten years. What is not firm never is missing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from summarize.facts.letters import beginnings, plain
from summarize.facts.numbers import Language

#: Words whose value bears out a figure of the other side.
_LOOSE: dict[Language, tuple[tuple[str, str], ...]] = {
    "vi": (
        (r"nửa", "0.5 50"), (r"rưỡi", "0.5"), (r"đôi|cặp", "2"), (r"tá", "12"), (r"chục", "10 12"),
        (r"phần tư", "0.25 25 4"), (r"phần ba", "3"), (r"thập (?:kỷ|kỉ|niên)", "10"),
        (r"thế (?:kỷ|kỉ)", "100"), (r"đầu tiên|nhất", "1"), (r"trăm", "100"),
        (r"nghìn|ngàn", "1000"), (r"vạn", "10000"), (r"triệu", "1000000"), (r"tỷ|tỉ", "1000000000"),
        (r"nhì", "2"), (r"trưa", "12"), (r"nửa đêm", "0 12 24"), (r"ba mươi", "30"),
    ),
    "en": (
        (r"an?|once|single|another|each|per|every|first|only|sole", "1"),
        (r"half|halves|halved|half\w*", "0.5 50 30 6"),
        (r"both|pairs?|couples?|twice|twins?|duo|bi\w+al|doubl\w+", "2"),
        (r"thrice|tripl\w+|trio|third(?:s|ly)?|tri(?:lateral|partite|logy)|hat-?trick", "3"),
        (r"quadrupl\w+|quartet", "4"), (r"quint\w+|pentagon", "5"),
        (r"quarters?|quarterly", "0.25 25 4 15 3"),
        (r"semicentennial|centennial|centenary", "50 100"),
        (r"octogenarians?", "80"), (r"nonagenarians?", "90"), (r"septuagenarians?", "70"),
        (r"centenarians?", "100"), (r"supercentenarians?", "110"), (r"bicentennial", "200"),
        (r"millenni(?:um|a)", "1000"), (r"goalless|scoreless", "0"), (r"dozens?", "12"),
        (r"decades?", "10"),
        (r"centur(?:y|ies)", "100"), (r"fortnight", "14 2"), (r"noon|midday", "12"),
        (r"midnight", "0 12 24"), (r"tens", "10"), (r"hundreds?", "100"), (r"thousands?", "1000"),
        (r"millions?", "1000000"), (r"billions?", "1000000000"), (r"secondary|second(?:ly)?", "2"),
        (r"years?|annual(?:ly)?|yearly", "12 365 1"), (r"days?|daily", "24 1"),
        (r"weeks?|weekly", "7 1"),
        (r"months?|monthly", "30 1"), (r"hours?|hourly", "60 1"), (r"nil|none|zero|no", "0"),
    ),
}  # fmt: skip


@cache
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), values)
        for words, values in _LOOSE[language]
    )


def _heads(words: str) -> list[str]:
    """What the first words of matches of ``words`` begin with (and few others do)."""
    heads = [re.match(r"[\w\\+*?]+", alternative) for alternative in words.split("|")]
    if None in heads:
        raise ValueError(f"{words}: an alternative has to begin with a letter")
    return [h[0] for h in heads if h]


@cache
def _openings(language: Language) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile("|".join(_heads(words))) for words, _ in _LOOSE[language])


@cache
def _any_opening(language: Language) -> re.Pattern[str]:
    heads = (head for words, _ in _LOOSE[language] for head in _heads(words))
    return re.compile(beginnings(heads) + r"\w*")


def loose_words(text: str, language: Language) -> list[tuple[re.Match[str], str]]:
    """Matches of the loose words of a text with their values, row by row of the table."""
    rows = _patterns(language)
    found: list[tuple[int, re.Match[str]]] = []
    for word in _any_opening(language).finditer(plain(text)):
        for row in _rows_of(word[0], language):
            match = rows[row][0].match(text, word.start())
            if match:
                found.append((row, match))
    found.sort(key=lambda hit: hit[0])
    return [(match, rows[row][1]) for row, match in found]


@lru_cache(maxsize=4_096)
def _rows_of(word: str, language: Language) -> tuple[int, ...]:
    """Rows of the table of loose words that a match beginning with ``word`` may be of."""
    return tuple(i for i, opening in enumerate(_openings(language)) if opening.match(word))
