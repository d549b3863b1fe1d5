"""Which hypothesis keeps the facts: the order in which candidates are preferred."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summarize.facts import (
    find_numbers,
    find_stated_dates,
    fold_diacritics,
    has_vietnamese_marks,
    is_vietnamese_syllable,
)
from summarize.facts.protect import Fixed

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def lost_facts(fixed: Sequence[Fixed], output: str) -> tuple[Fixed, ...]:
    """Those of ``fixed`` whose value ``output`` (English) does not state.

    Numbers and dates are compared by value and as multisets; names by spelling without marks
    and case, since "US" for "Mỹ" or "Covid-19" for "COVID-19" loses nothing.
    """
    numbers = find_numbers(output, "en")
    dates = find_stated_dates(output, "en")
    plain = fold_diacritics(output).casefold()
    lost: list[Fixed] = []
    for item in fixed:
        if item.fact == "date":
            wanted = find_stated_dates(item.target, "en")
            hit = next((d for d in dates if wanted and d.fields() == wanted[0].fields()), None)
            if hit is None:
                lost.append(item)
            else:
                dates.remove(hit)
        elif item.fact == "number":
            values = find_numbers(item.target, "en")
            number = next((n for n in numbers if values and n.agrees(values[0])), None)
            if number is not None:
                numbers.remove(number)
            elif item.target.casefold() not in plain:
                lost.append(item)
        elif fold_diacritics(item.target).casefold() not in plain:
            lost.append(item)
    return tuple(lost)


def repeats(text: str) -> bool:
    """Whether a translation stutters: a run of one to four words three times over, or a word
    glued to itself ("Arthururur"). English says a word twice ("very very"), hardly three times.
    """
    words = text.casefold().split()
    for size in range(1, 5):
        for start in range(len(words) - 3 * size + 1):
            piece = words[start : start + size]
            if piece == words[start + size : start + 2 * size] == words[
                start + 2 * size : start + 3 * size
            ] and any(c.isalpha() for c in "".join(piece)):
                return True
    return bool(re.search(r"([^\W\d_]{2,6})\1\1", text))


def vietnamese_left(text: str, allowed: Sequence[str] = ()) -> tuple[str, ...]:
    """Words of an English output that are still Vietnamese: a Vietnamese letter and shape.

    Args:
        text: the output.
        allowed: wordings that may hold such words (names kept with their marks on purpose).
    """
    permitted = set(_WORD.findall(" ".join(allowed)))
    return tuple(
        w
        for w in _WORD.findall(text)
        if w not in permitted and has_vietnamese_marks(w) and is_vietnamese_syllable(w)
    )


def preference(fixed: Sequence[Fixed], output: str, score: float) -> tuple[int, int, int, float]:
    """Sort key of a candidate, smaller is better: facts lost, stutter, left untranslated, score."""
    return (
        len(lost_facts(fixed, output)),
        int(repeats(output) or not output.strip()),
        len(vietnamese_left(output)),
        -score,
    )


def word_counts(text: str) -> Counter[str]:
    """Case-folded word counts of ``text``."""
    return Counter(w.casefold() for w in _WORD.findall(text))
