"""How often a translator loses facts: rates over a test set with references.

A fact counts where the human reference keeps it: what a person dropped or turned around on
purpose is no slip of the machine. Rates are shares of the segments that have such a fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from summarize.facts import (
    find_names,
    find_numbers,
    find_stated_dates,
    fold_diacritics,
    repeats,
    vietnamese_left,
)
from summarize.facts.numbers import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRates:
    """Shares between 0 and 1 (of segments that have the fact), with their denominators.

    Attributes:
        numbers_missing, names_lost, dates_missing: facts the reference keeps and the output
            does not.
        vietnamese_left: outputs with a word of Vietnamese letters that the reference lacks.
        repetition: outputs with a run of one to four words three times over.
    """

    segments: int
    with_numbers: int
    numbers_missing: float
    with_names: int
    names_lost: float
    with_dates: int
    dates_missing: float
    vietnamese_left: float
    repetition: float

    def as_dict(self) -> dict[str, float | int]:
        """Plain values, rates rounded to five places."""
        return {k: round(v, 5) if isinstance(v, float) else v for k, v in asdict(self).items()}


#: "1990s" and "1990's" state the number of "những năm 1990" alike.
_DECADE = re.compile(r"(?<![\w.,])([12]\d\d0)['’]?s(?!\w)")


def _all_in(wanted: Sequence[Number], text: str) -> list[bool]:
    have = find_numbers(_DECADE.sub(r"\1", text), "en")
    kept = []
    for number in wanted:
        hit = next((n for n in have if n.agrees(number)), None)
        kept.append(hit is not None)
        if hit is not None:
            have.remove(hit)
    return kept


def _name_in(name: str, text: str) -> bool:
    return bool(
        re.search(
            rf"(?<!\w){re.escape(fold_diacritics(name).casefold())}(?!\w)",
            fold_diacritics(text).casefold(),
        )
    )


def fact_rates(
    sources: Sequence[str], outputs: Sequence[str], references: Sequence[str]
) -> FactRates:
    """Rates over parallel lists of Vietnamese sources, English outputs and references.

    Raises:
        ValueError: the lists differ in length.
    """
    with_numbers = with_names = with_dates = 0
    numbers_missing = names_lost = dates_missing = left = repeated = 0
    for source, output, reference in zip(sources, outputs, references, strict=True):
        numbers = find_numbers(source, "vi", words=False)
        kept = [n for n, k in zip(numbers, _all_in(numbers, reference), strict=True) if k]
        if kept:
            with_numbers += 1
            numbers_missing += not all(_all_in(kept, output))
        names = [n.target for n in find_names(source) if _name_in(n.target, reference)]
        if names:
            with_names += 1
            names_lost += not all(_name_in(n, output) for n in names)
        stated = [d.fields() for d in find_stated_dates(source, "vi") if d.kind != "year"]
        in_reference = {d.fields() for d in find_stated_dates(reference, "en")}
        wanted = [f for f in stated if f in in_reference]
        if wanted:
            with_dates += 1
            in_output = {d.fields() for d in find_stated_dates(output, "en")}
            dates_missing += any(f not in in_output for f in wanted)
        left += bool(vietnamese_left(output, [reference]))
        repeated += repeats(output) and not repeats(reference)
    count = max(1, len(outputs))
    return FactRates(
        segments=len(outputs),
        with_numbers=with_numbers,
        numbers_missing=numbers_missing / max(1, with_numbers),
        with_names=with_names,
        names_lost=names_lost / max(1, with_names),
        with_dates=with_dates,
        dates_missing=dates_missing / max(1, with_dates),
        vietnamese_left=left / count,
        repetition=repeated / count,
    )
