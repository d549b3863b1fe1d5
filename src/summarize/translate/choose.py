"""Which hypothesis keeps the facts: the order in which candidates are preferred."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.facts import (
    Fixed,
    find_numbers,
    find_stated_dates,
    fold_diacritics,
    repeats,
    vietnamese_left,
)


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


def preference(fixed: Sequence[Fixed], output: str, score: float) -> tuple[int, int, int, float]:
    """Sort key of a candidate, smaller is better: facts lost, stutter, left untranslated, score."""
    return (
        len(lost_facts(fixed, output)),
        int(repeats(output) or not output.strip()),
        len(vietnamese_left(output)),
        -score,
    )
