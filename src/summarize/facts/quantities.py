"""Figures as facts: numbers, shares, amounts of money, years, days of a month, clock times.

Every digit of a sentence is read, glued ones too (``10-15``, ``18-year-old``, ``£6.4billion``);
dates fall into day, month and year, since English may set them apart (``on the 22nd and 23rd
of June``). Numbers in words are firm where they cannot be anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from summarize.document import Span
from summarize.facts.amounts import TALL
from summarize.facts.calendar import find_stated_dates
from summarize.facts.fact import Fact, FactKind
from summarize.facts.figures import DIGITS, of_digits
from summarize.facts.numbers import Language
from summarize.facts.phones import find_phones
from summarize.facts.plates import find_plates
from summarize.facts.stated_date import StatedDate
from summarize.facts.taken import Taken
from summarize.facts.worded import find_worded


def find_quantities(text: str, language: Language) -> list[Fact]:
    """Figures of one sentence in order; months and weekdays are ``moments``'."""
    dates = find_stated_dates(text, language)
    facts: list[Fact] = []
    taken = Taken(text)
    for stated in dates:
        if stated.kind == "year":
            continue  # read with the other digits
        facts.extend(_of_date(stated, text, language))
        taken.add(stated.span)
    for span in (*find_phones(text), *(plate for plate, _ in find_plates(text))):
        if span in taken:
            continue
        facts.append(_amount(span, text, {Decimal(re.sub(r"\D", "", span.of(text)))}))
        taken.add(span)
    for match in TALL.finditer(text) if language == "vi" else ():
        tall = Decimal(f"{match['m']}.{match['cm']}")
        span = Span(start=match.start(), end=match.end())
        facts.append(_amount(span, text, {tall}, unit="m"))
        taken.add(span)
    free = 0  # "19 tỷ 250 triệu" is one
    for match in DIGITS.finditer(text):
        start = match.start()
        if start >= free and Span(start=start, end=start + 1) not in taken:
            facts.extend(of_digits(match, text, language))
            free = facts[-1].span.end
    for fact in facts:
        taken.add(fact.span)
    facts.extend(find_worded(text, language, taken))
    return sorted(facts, key=lambda f: (f.span.start, f.span.end))


def _amount(span: Span, text: str, values: set[Decimal], *, unit: str = "") -> Fact:
    return Fact(kind="number", span=span, text=span.of(text), values=frozenset(values), unit=unit)


def _of_date(stated: StatedDate, text: str, language: Language) -> Iterator[Fact]:
    shown = stated.span.of(text)

    def fact(
        kind: FactKind, values: set[int], *, unit: str = "", shared: bool = False, firm: bool = True
    ) -> Fact:
        return Fact(
            kind=kind,
            span=stated.span,
            text=shown,
            values=frozenset(map(Decimal, values)),
            unit=unit,
            shared=shared,
            firm=firm,
        )

    if stated.day is not None:
        yield fact("day", {stated.day}, shared=True)
    if stated.year is not None:
        # English leaves out the year of a full date where the story has said it; the first dates
        # of a run borrow theirs from the last.
        written = bool(stated.lunar) or str(stated.year) in shown
        said = written and (stated.day is None or language == "en")
        yield fact("year", {stated.year}, shared=True, firm=said)
    if stated.hour is not None:
        hour = stated.hour
        # The half of the day is a unit: 9 a.m. is not 21h, where both sides say which.
        half = stated.period or ""
        yield fact("clock", {hour, hour % 12, hour % 12 + 12, (hour - 1) % 12 + 1}, unit=half)
        if stated.minute:
            yield fact("clock", {stated.minute})
