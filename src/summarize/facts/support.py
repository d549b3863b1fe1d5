"""Whether what one text states stands in another of the same language: a summary's evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarize.document import Span
from summarize.facts.calendar import find_stated_dates
from summarize.facts.fact import Fact
from summarize.facts.ledger import read_facts
from summarize.facts.names import find_names
from summarize.facts.numbers import Language
from summarize.facts.relative import Distances, no_distances
from summarize.facts.spelling import standing, words_of
from summarize.facts.stated_date import StatedDate

#: English tells names by their capital, except at the head of the sentence.
_EN_NAME = re.compile(r"(?<=[\w,;:’'\"”)] )[A-Z][\w-]+")


def unsupported(
    sentence: str,
    evidence: str | Sequence[str],
    language: Language = "vi",
    distances: Distances = no_distances,
) -> tuple[Fact, ...]:
    """Firm facts of ``sentence`` that ``evidence`` does not state, in order.

    A text may say less than its evidence (``22/6`` of ``22/6/2021``) and repeat it as often as
    it likes, never say more. The fields of a date must stand together: days and months of two
    dates make no third.

    Args:
        evidence: one text, or the sentences of one; those that share the fact's own words are
            read first, since a whole story may stand behind a short headline.
        distances: reads relative dates; without it they are not asked for.
    """
    pieces = (evidence,) if isinstance(evidence, str) else tuple(evidence)
    if any(f" {sentence} " in f" {piece} " for piece in pieces):
        return ()  # taken from it word for word
    asked = _asked(sentence, language, distances)
    for piece in pieces if len(pieces) > 1 else ():
        if any(one.fact.text in piece for one in asked):
            asked = [one for one in asked if not one.stands_in(piece)]
    whole = " ".join(pieces)
    return tuple(one.fact for one in asked if not one.stands_in(whole))


#: "hơn 4 triệu", and how far the exact figure may lie from it.
_MORE = re.compile(
    r"(?:hơn|trên|vượt(?: qua| quá| mốc| ngưỡng)?|more than|over|above|exceed\w*|surpass\w*)"
    r"\s\W*\Z",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"(?:gần|sát|dưới|chưa (?:tới|đến|đầy)|nearly|almost|close to|under|below|less than)\s\W*\Z",
    re.IGNORECASE,
)
_ROUND = Decimal("1.25")
#: Letters of an acronym whose words are looked for.
_LONGEST_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class _Asked:
    """A fact, and whether a text states it."""

    fact: Fact
    stands_in: Callable[[str], bool]


def _asked(sentence: str, language: Language, distances: Distances) -> list[_Asked]:
    dates = [d for d in find_stated_dates(sentence, language) if d.kind != "year"]
    asked = [_date(d, sentence, language) for d in dates]
    asked += [
        _value(fact, read_facts, language, _roundly(sentence, fact))
        for fact in read_facts(sentence, language)
        # A weekday may stand beside the date or elsewhere.
        if fact.firm
        and (fact.kind == "weekday" or not any(_inside(fact.span, d.span) for d in dates))
    ]
    asked += [
        _value(fact, distances, language)
        for fact in distances(sentence, language)
        if fact.firm and 0 not in fact.values
    ]
    asked += [_name(fact) for fact in _names(sentence, language)]
    return sorted(asked, key=lambda one: one.fact.span.start)


def _value(
    fact: Fact, read: Distances, language: Language, roundly: tuple[Decimal, Decimal] | None = None
) -> _Asked:
    def stands_in(text: str) -> bool:
        others = read(text, language)
        if any(fact.agrees(other) for other in others):
            return True
        return roundly is not None and any(
            _lies_in(roundly, fact, other) for other in others if other.firm
        )

    return _Asked(fact, stands_in)


def _roundly(sentence: str, fact: Fact) -> tuple[Decimal, Decimal] | None:
    """Where the exact figure of a round one may lie: "more than 4 million" of 4.21 million."""
    values = [value for value in fact.values if isinstance(value, Decimal)]
    before = sentence[max(0, fact.span.start - 16) : fact.span.start]
    if len(values) != 1 or fact.kind not in ("number", "money", "percent"):
        return None
    if _MORE.search(before):
        return values[0], values[0] * _ROUND
    return (values[0] / _ROUND, values[0]) if _LESS.search(before) else None


def _lies_in(bounds: tuple[Decimal, Decimal], fact: Fact, other: Fact) -> bool:
    values = (value for value in other.values if isinstance(value, Decimal))
    same = not fact.unit or not other.unit or fact.unit == other.unit
    return same and any(bounds[0] <= value <= bounds[1] for value in values)


def _name(fact: Fact) -> _Asked:
    def stands_in(text: str) -> bool:
        return standing(fact.text, words_of(text)) is not None or _spelt_out(fact.text, text)

    return _Asked(fact, stands_in)


def _spelt_out(short: str, text: str) -> bool:
    """Whether letters are those of words that follow each other in a text: "HH" of "Hoa hậu"."""
    if not (1 < len(short) <= _LONGEST_ACRONYM and short.isalpha() and short.isupper()):
        return False
    words = r"\w*\s".join(map(re.escape, short))
    return bool(re.search(rf"(?<!\w){words}", text, re.IGNORECASE))


def _date(stated: StatedDate, sentence: str, language: Language) -> _Asked:
    def stands_in(text: str) -> bool:
        return any(_says(other, stated) for other in find_stated_dates(text, language))

    shown = stated.span.of(sentence)
    fact = Fact(
        kind="clock" if stated.kind == "clock" else "day" if stated.day else "month",
        span=stated.span,
        text=shown,
        values=frozenset({shown}),
    )
    return _Asked(fact, stands_in)


def _says(evidence: StatedDate, stated: StatedDate) -> bool:
    """Whether all fields of ``stated`` are the evidence's, its weekday aside."""
    mine = (stated.year, stated.month, stated.day, stated.hour, stated.minute)
    theirs = (evidence.year, evidence.month, evidence.day, evidence.hour, evidence.minute)
    return all(a is None or a == b for a, b in zip(mine, theirs, strict=True))


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _names(sentence: str, language: Language) -> list[Fact]:
    if language == "vi":
        spans = [name.span for name in find_names(sentence)]
    else:
        spans = [Span(start=m.start(), end=m.end()) for m in _EN_NAME.finditer(sentence)]
    return [
        Fact(kind="name", span=s, text=s.of(sentence), values=frozenset({s.of(sentence)}))
        for s in spans
    ]
