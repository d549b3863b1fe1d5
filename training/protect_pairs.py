"""Training pairs with protected spans: a symbol on both sides wherever both sides agree.

The source side is read by the same code that reads it at run time (``find_fixed``); the target
side is searched for the same value. What the two sides do not agree on stays plain text on
both, so that the model also learns to translate what is not protected.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable, Iterator

from summarize.document import Span
from summarize.facts import StatedDate, find_numbers, find_stated_dates, fold_diacritics, usual
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
    counterparts = _Counterparts(source, target)
    taken: list[Span] = []
    pairs: list[tuple[Fixed, Span]] = []
    for fixed in find_fixed(source):
        found = next((s for s in counterparts.of(fixed) if _free(s, taken)), None)
        if found is None:
            continue
        taken.append(found)
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
        usual(_replace(source, [(symbol, span) for symbol, span, _ in named])),
        _replace(target, [(symbol, span) for symbol, _, span in named]),
    )


def prepare_source(text: str, language: str) -> tuple[str, Callable[[str], str]]:
    """One sentence as the model shall see it, and the function that restores its output.

    Names of English sources are left to the model.
    """
    vietnamese = language == "vi"
    masked = mask(text, find_fixed(text) if vietnamese else find_fixed_english(text, None))
    return usual(
        masked.text
    ) if vietnamese else masked.text, lambda output: unmask(output, masked).text


def _replace(text: str, symbols: list[tuple[str, Span]]) -> str:
    for symbol, span in sorted(symbols, key=lambda s: -s[1].start):
        text = text[: span.start] + symbol + text[span.end :]
    return text


def _free(span: Span, taken: list[Span]) -> bool:
    return all(span.end <= t.start or span.start >= t.end for t in taken)


class _Counterparts:
    """What of a target states the same as a fixed span of its source, the likeliest first."""

    def __init__(self, source: str, target: str) -> None:
        self._target = target
        self._dates = find_stated_dates(target, "en")
        self._numbers = find_numbers(target, "en")
        self._source_dates = {d.span.start: d for d in find_stated_dates(source, "vi")}
        numbers = find_numbers(source, "vi", words=False)
        self._source_numbers = {(n.span.start, n.span.end): n for n in numbers}

    def of(self, fixed: Fixed) -> Iterator[Span]:
        """Spans of the target."""
        if fixed.kind in "dmyt":
            return self._of_date(self._source_dates[fixed.span.start])
        number = self._source_numbers.get((fixed.span.start, fixed.span.end))
        if fixed.kind in "no" and number is not None:
            return self._of_number(number, ordinal=fixed.kind == "o")
        # A figure that travels with its unit must not stand for the target's figure alone, or the
        # unit would be said twice.
        return self._of_wording(fixed.target)

    def _of_date(self, mine: StatedDate) -> Iterator[Span]:
        for stated in self._dates:
            same_clock = (
                mine.kind == stated.kind == "clock"
                and mine.minute == stated.minute
                and (mine.hour or 0) % 12 == (stated.hour or 0) % 12
            )
            if same_clock or stated.fields() == mine.fields():
                yield stated.span

    def _of_number(self, number: Number, *, ordinal: bool) -> Iterator[Span]:
        for candidate in self._numbers:
            # "one" is as often a pronoun.
            pronoun = candidate.words and candidate.value == 1
            if candidate.agrees(number) and candidate.ordinal == ordinal and not pronoun:
                yield candidate.span

    def _of_wording(self, shown: str) -> Iterator[Span]:
        for wording in dict.fromkeys((shown, fold_diacritics(shown))):
            for match in re.finditer(rf"(?<![\w]){re.escape(wording)}(?!\w|-\w)", self._target):
                yield Span(start=match.start(), end=match.end())
