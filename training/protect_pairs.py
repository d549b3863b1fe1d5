"""Training pairs with protected spans: a symbol on both sides wherever both sides agree.

The source side is read by the same code that reads it at run time (``find_fixed``); the target
side is searched for the same value. What the two sides do not agree on stays plain text on
both, so that the model also learns to translate what is not protected.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable

from summarize.document import Span
from summarize.facts import (
    StatedDate,
    find_numbers,
    find_stated_dates,
    fold_diacritics,
)
from summarize.facts.numbers import Number
from summarize.facts.protect import SYMBOLS, SYMBOLS_PER_KIND, Fixed, find_fixed, mask, unmask
from training.protect_english import find_fixed_english

__all__ = ["SYMBOLS", "prepare_pair", "prepare_source"]

#: Share of agreeing spans left as plain text, so that plain decoding stays usable.
PLAIN_SHARE = 0.08


def prepare_pair(source: str, target: str) -> tuple[str, str]:
    """``source`` (vi) and ``target`` (en) with symbols where both state the same.

    Deterministic: the choice of what stays plain follows from the text itself.
    """
    chance = random.Random(zlib.crc32(source.encode()))
    taken: list[tuple[int, int]] = []
    pairs: list[tuple[Fixed, Span]] = []
    english_dates = find_stated_dates(target, "en")
    english_numbers = find_numbers(target, "en")
    vietnamese_dates = {d.span.start: d for d in find_stated_dates(source, "vi")}
    vietnamese_numbers = {n.span.start: n for n in find_numbers(source, "vi", words=False)}
    for fixed in find_fixed(source):
        found = _counterpart(
            fixed, target, taken, english_dates, english_numbers, vietnamese_dates,
            vietnamese_numbers,
        )  # fmt: skip
        if found is None:
            continue
        taken.append((found.start, found.end))
        if chance.random() >= PLAIN_SHARE:
            pairs.append((fixed, found))
    counts: dict[str, int] = {}
    named: list[tuple[str, Span, Span]] = []
    for fixed, found in pairs:
        number = counts.get(fixed.kind, 0)
        if number < SYMBOLS_PER_KIND[fixed.kind]:
            counts[fixed.kind] = number + 1
            named.append((f"⟨{fixed.kind}{number}⟩", fixed.span, found))
    return (
        _replace(source, [(symbol, span) for symbol, span, _ in named]),
        _replace(target, [(symbol, span) for symbol, _, span in named]),
    )


def prepare_source(text: str, language: str) -> tuple[str, Callable[[str], str]]:
    """One sentence as the model shall see it, and the function that restores its output.

    Names of English sources are left to the model.
    """
    fixed = find_fixed(text) if language == "vi" else find_fixed_english(text, None)
    masked = mask(text, fixed)
    return masked.text, lambda output: unmask(output, masked).text


def _replace(text: str, symbols: list[tuple[str, Span]]) -> str:
    for symbol, span in sorted(symbols, key=lambda s: -s[1].start):
        text = text[: span.start] + symbol + text[span.end :]
    return text


def _counterpart(
    fixed: Fixed,
    target: str,
    taken: list[tuple[int, int]],
    dates: list[StatedDate],
    numbers: list[Number],
    source_dates: dict[int, StatedDate],
    source_numbers: dict[int, Number],
) -> Span | None:
    def free(span: Span) -> bool:
        return all(span.end <= s or span.start >= e for s, e in taken)

    if fixed.kind in "dmyt":
        mine = source_dates[fixed.span.start]
        for stated in dates:
            if stated.fields() == mine.fields() and free(stated.span):
                return stated.span
            if (
                mine.kind == stated.kind == "clock"
                and mine.minute == stated.minute
                and (mine.hour or 0) % 12 == (stated.hour or 0) % 12
                and free(stated.span)
            ):
                return stated.span
        return None
    if fixed.kind in "no":
        number = source_numbers[fixed.span.start]
        for candidate in numbers:
            if (
                candidate.agrees(number)
                and candidate.ordinal == (fixed.kind == "o")
                and free(candidate.span)
                and not (candidate.words and candidate.value == 1)
            ):
                return candidate.span
        return None
    shown = fixed.target
    for wording in dict.fromkeys((shown, fold_diacritics(shown))):
        pattern = rf"(?<![\w]){re.escape(wording)}(?!\w|-\w)"
        for match in re.finditer(pattern, target):
            span = Span(start=match.start(), end=match.end())
            if free(span):
                return span
    return None
