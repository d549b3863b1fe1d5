"""Relative dates as facts: how far "hôm qua" or "last month" lies from its day, unresolved.

A translation must say the same distance, whatever day it is counted from; so nothing needs to
be resolved, and an unknown publication date takes nothing away.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from summarize.dates.compose import expressions
from summarize.dates.frame import Atom, Frame
from summarize.dates.language import load
from summarize.dates.reading import read
from summarize.dates.recognize import may_be_relative
from summarize.document import Span
from summarize.facts import Fact

#: Units whose distance English says as Vietnamese does. Hours and minutes are lengths in disguise,
#: decades and centuries are said in years.
_UNITS = frozenset({"day", "week", "month", "quarter", "year"})
#: What an expression may state besides and still be a relative date of its unit ("tối qua").
_FINER = frozenset({"part", "hour", "minute", "second"})
_PARTS_OF_A_YEAR = frozenset({"half", "quarter"})


def distances(text: str, language: str) -> tuple[Fact, ...]:
    """The relative dates of a sentence, in order, as facts of the kind ``relative``.

    The value is the number of units from the anchor (``hôm qua``: -1, unit ``day``), and of
    counted ones their direction too (``ago``, ``later``). Firm are
    those that name their distance from now by a word of their own. The rest may only bear out or
    contradict: what is counted ("ba ngày trước") has its figure among the numbers, "that day"
    and "the next day" are said or left out at will, and so is a distance that places a finer date
    ("thứ hai tuần trước", whose weekday is a fact by itself). Words for the present and the like,
    which are no dates, have no unit: they bear out and contradict nothing.

    Args:
        text: one sentence.
        language: ``vi`` or ``en``.

    Raises:
        ValueError: there is no such language.
    """
    rules = load(language)
    reading = read(text)
    words = [(name, m) for name, one in rules.distances.items() for m in one.finditer(reading.low)]
    if not words and not may_be_relative(reading, rules):
        return ()  # as of most sentences: their dates need not be read
    reading, atoms = expressions(text, language, "news")
    dated = [atom for atom in atoms if _is_relative(atom, reading.cased)]
    facts = [_of_frame(a.frame, reading.span(a.start, a.end), text) for a in dated]
    aged = [rules.gaps["of_an_age"].match(reading.low, a.end) is not None for a in dated]
    # "năm nay 72 tuổi" is "72 years old".
    facts = [replace(f, firm=False) if by_age else f for f, by_age in zip(facts, aged)]
    facts += [
        _fact(reading.span(m.start(), m.end()), text, "", {Decimal(name.split()[1])}, firm=False)
        for name, m in words
        if not any(a.start < m.end() and m.start() < a.end for a in atoms)
    ]
    return tuple(sorted(facts, key=lambda f: f.span.start))


def _is_relative(atom: Atom, text: str) -> bool:
    frame = atom.frame
    return (
        frame.kind in ("DATE", "TIME")
        and isinstance(frame.shift, int)
        and frame.shift_unit in _UNITS
        # A season of one's own year may be "last" or "this": languages differ.
        and frame.season is None
        # "the Today programme": a capital inside of a sentence makes a name of it.
        and not (atom.start > 1 and text[atom.start].isupper() and text[atom.start - 2].isalnum())
    )


def _of_frame(frame: Frame, span: Span, text: str) -> Fact:
    shift = int(frame.shift or 0)
    counted = frame.direction is not None
    vague = frame.part == "WE" or frame.anchor != "now"
    # "nửa cuối năm sau" without its year is another half.
    finer = _FINER | _PARTS_OF_A_YEAR if frame.shift_unit == "year" and shift else _FINER
    alone = frame.stated() <= finer and frame.ordinal is None and frame.same is None
    firm = alone and not counted and not vague
    # The ledger compares the figure of what is counted; here its direction is enough.
    way = {("later" if shift > 0 else "ago")} if counted else set()
    return _fact(span, text, frame.shift_unit or "", {Decimal(shift), *way}, firm=firm)


def _fact(span: Span, text: str, unit: str, values: set[Decimal | str], *, firm: bool) -> Fact:
    return Fact(
        kind="relative",
        span=span,
        text=span.of(text),
        values=frozenset(values),
        unit=unit,
        firm=firm,
        shared=True,
    )
