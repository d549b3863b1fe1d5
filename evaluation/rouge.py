"""ROUGE F-scores over Vietnamese syllables (Lin 2004); no stemming, syllables do not inflect."""

import re
from collections import Counter

_SYLLABLE = re.compile(r"[^\W_]+")


def syllables(text: str) -> list[str]:
    """Case-folded syllables and numbers; punctuation is left out."""
    return [s.casefold() for s in _SYLLABLE.findall(text)]


def rouge(hypothesis: str, reference: str) -> tuple[float, float, float]:
    """ROUGE-1, ROUGE-2 and ROUGE-L F, each between 0 and 1."""
    mine, wanted = syllables(hypothesis), syllables(reference)
    return (
        _overlap(_grams(mine, 1), _grams(wanted, 1)),
        _overlap(_grams(mine, 2), _grams(wanted, 2)),
        _f(_longest_common(mine, wanted), len(mine), len(wanted)),
    )


def _grams(tokens: list[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1))


def _overlap(mine: Counter[tuple[str, ...]], wanted: Counter[tuple[str, ...]]) -> float:
    return _f((mine & wanted).total(), mine.total(), wanted.total())


def _f(shared: int, mine: int, wanted: int) -> float:
    if not shared:
        return 0.0
    precision, recall = shared / mine, shared / wanted
    return 2 * precision * recall / (precision + recall)


def _longest_common(a: list[str], b: list[str]) -> int:
    """Length of the longest common subsequence, by rows."""
    previous = [0] * (len(b) + 1)
    for token in a:
        row = [0]
        for j, other in enumerate(b):
            row.append(previous[j] + 1 if token == other else max(row[-1], previous[j + 1]))
        previous = row
    return previous[-1]
