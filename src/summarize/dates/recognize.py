"""Text to atoms: each stretch a rule of the language reads, with what it says.

At every word the rules that can start with it are tried and the longest match is taken; a
match is bounded, so the whole is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, count
from operator import add
from typing import Any

from summarize.dates.frame import Atom, Frame
from summarize.dates.language import Index, Language, Opening, Rule
from summarize.dates.pattern import ANY, DECIMAL, DIGIT, Pattern
from summarize.dates.reading import Reading

_NEXT = re.compile(r" ?(?:(\d+)|([^\W\d_]+|[^\w\s]|_))")
#: What makes a number in figures, read up to here, one with marks inside.
_MARKED = re.compile(r"(?:[.,]\d+)+")
_LIST_MEMBER = re.compile(r"\d+|[^\W\d_]+")
#: A number right after one of these belongs to a longer number, code or price.
_NUMBER_GLUE = frozenset("/.,:-–+#$€£¥₫_\\=@")
_WIDEST_GAP = 32  # characters between an expression and one that goes on from it
#: Years of two digits: 00-49 are this century's, 50-99 the last one's (POSIX splits at 69).
_PIVOT = 50
_HALVES = {
    "century": ("year", 100),
    "decade": ("year", 10),
    "year": ("month", 12),
    "quarter": ("month", 3),
    "month": ("day", 30),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}


def recognize(reading: Reading, language: Language, prefer: str) -> list[Atom]:
    """Atoms in reading order, not overlapping."""
    atoms: list[Atom] = []
    found: re.Match[str] | None = None
    low = reading.low
    free = 0
    for start, end, first in _openings(low, language):
        if start < free or (first == DIGIT and _glued(low, start, atoms)):
            continue
        best: re.Match[str] | None = None
        chosen: Rule | None = None
        tried: Pattern | None = None
        for rule in _beginning(language.rules, first, low, end):
            if rule.modes and prefer not in rule.modes:
                continue
            if rule.pattern is not tried or rule.cased:
                tried = None if rule.cased else rule.pattern
                found = rule.pattern.regex.match(reading.cased if rule.cased else low, start)
            if found is None or not _better(rule, found.end(), chosen, best):
                continue
            if rule.follows and not _follows(atoms, low, start, language):
                continue
            if _in_place(rule, low, start, found.end()):
                best, chosen = found, rule
        if best is None or chosen is None:
            continue
        free = best.end()
        if not chosen.constants.get("block"):
            atoms.extend(_build(chosen, best, language))
    return atoms


def may_be_relative(reading: Reading, language: Language) -> bool:
    """Whether an atom of ``recognize`` may count from an anchor: told by those rules alone, which
    are few, and wherever they stand."""
    return any(
        rule.pattern.regex.match(reading.cased if rule.cased else reading.low, start)
        for start, end, first in _openings(reading.low, language)
        if first in language.relative
        for rule in _beginning(language.relative, first, reading.low, end)
    )


def _openings(low: str, language: Language) -> list[Opening]:
    """Where in a text a rule can begin."""
    tokens = low.split(" ")
    starts = map(add, accumulate(map(len, tokens), initial=0), count())
    return [
        (at + begun, at + ended, first)
        for at, openings in zip(starts, map(language.openings.__getitem__, tokens))
        for begun, ended, first in openings
    ]


def _beginning(index: Index, first: str, low: str, end: int) -> Sequence[Rule]:
    """The rules that can begin with a word or number, by what stands behind its ``end``."""
    rules = _followed_by(index.get(first, {}), low, end)
    if first == DIGIT and (marked := _MARKED.match(low, end)) is not None:
        whole = _followed_by(index.get(DECIMAL, {}), low, marked.end())
        by_place = {rule.place: rule for rule in (*rules, *whole)}
        return [by_place[place] for place in sorted(by_place)]
    return rules


def _followed_by(seconds: Mapping[str, Sequence[Rule]], low: str, end: int) -> Sequence[Rule]:
    """Those that go on with the word, number or mark that stands behind ``end``."""
    found = _NEXT.match(low, end)
    second = ANY if found is None else found[2] or DIGIT
    return seconds.get(second) or seconds.get(ANY, ())


def _better(rule: Rule, end: int, chosen: Rule | None, best: re.Match[str] | None) -> bool:
    """The longer match wins; of equals, one that asks for its surroundings; then the first."""
    if chosen is None or best is None:
        return True
    if end != best.end():
        return end > best.end()
    return rule.particular > chosen.particular


def _follows(atoms: list[Atom], low: str, start: int, language: Language) -> bool:
    """Whether a range, list or parenthesis goes on here from an expression just read."""
    if not atoms or start - atoms[-1].end > _WIDEST_GAP:
        return False
    gap = low[atoms[-1].end : start]
    return any(language.gaps[kind].fullmatch(gap) for kind in ("range", "list", "appose"))


def _glued(low: str, start: int, atoms: list[Atom]) -> bool:
    if start == 0:
        return False
    before = low[start - 1]
    if before.isalnum():
        return True
    if before not in _NUMBER_GLUE:
        return False
    if before in "-–":
        # 22/6-25/6 goes on from a date; 2-1 and A-22 do not.
        return not (atoms and atoms[-1].end == start - 1)
    return before in "#$€£¥₫_\\=@+" or (start > 1 and low[start - 2].isalnum())


def _in_place(rule: Rule, low: str, start: int, end: int) -> bool:
    if rule.before is not None and not rule.before.holds(low, start):
        return False
    if rule.not_before is not None and rule.not_before.holds(low, start):
        return False
    if rule.after is not None and not rule.after.holds(low, end):
        return False
    return rule.not_after is None or not rule.not_after.holds(low, end)


def _build(rule: Rule, found: re.Match[str], language: Language) -> Iterator[Atom]:
    values: dict[str, Any] = dict(rule.constants)
    members: list[tuple[int, int]] = []
    zone_at: int | None = None
    for group, (field, name) in rule.pattern.groups.items():
        text = found[group]
        if text is None:
            continue
        if field == "list":
            at = found.start(group)
            # The words between the numbers ("và") are no members.
            members = [
                (at + m.start(), at + m.end())
                for m in _LIST_MEMBER.finditer(text)
                if m[0][0].isdigit() or m[0] in language.values["roman"]
            ]
        elif field == "zone":
            values[field] = _zone(language, name, text)
            zone_at = _before_zone(found, group)
        else:
            values[field] = language.value(name, text.lower())
    start, end = found.span()
    if not members:
        frame = _frame(values)
        yield Atom(start=start, end=end, frame=frame, rule=rule.name, zone_at=zone_at)
        return
    field = values.pop("list_field")
    for index, (low, high) in enumerate(members):
        last = index == len(members) - 1
        word = found.string[low:high].lower()
        own: Any = language.values["roman"].get(word) if not word[0].isdigit() else int(word)
        # Only the last member carries what the list shares; the others borrow it.
        shared = values if last else {}
        if field == "decade":
            own = own // 10
        yield Atom(
            start=start if index == 0 else low,
            end=end if last else high,
            frame=_frame({**shared, field: own}),
            rule=rule.name,
        )


def _before_zone(found: re.Match[str], group: str) -> int:
    """Where the time ends before its zone ("8:09 GMT+7" at the 9)."""
    text = found.string[found.start() : found.start(group)]
    trimmed = re.sub(r"(?i)\s*(?:gmt|utc)?\s*$", "", text)
    return found.start() + len(trimmed)


def _zone(language: Language, name: str, text: str) -> int:
    words = language.values.get(name, {})
    if text in words:
        return int(words[text])
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    return sign * (int(hours) * 60 + int(minutes))


#: Fields that are turned into others, or whose value decides about others.
_TURNED = frozenset(
    {
        "year2", "era", "decade2", "century", "decade", "minute_to", "hour_to", "n", "and_half",
        "approx", "sign", "shift_unit",
    }
)  # fmt: skip


def _frame(values: dict[str, Any]) -> Frame:
    if _TURNED.isdisjoint(values):
        return Frame.of(values)
    if (short := values.pop("year2", None)) is not None:
        values["year"] = short + (2000 if short < _PIVOT else 1900)
    if values.pop("era", None) == "BC":
        before_christ = "century" if "century" in values else "year"
        values[before_christ] = -int(values[before_christ])
    if (tens := values.pop("decade2", None)) is not None:
        century = values.pop("century", None)
        values["decade"] = (century - 1 if century else 19) * 10 + tens // 10
    elif values.get("century") is not None and values["century"] > 0:
        values["century"] -= 1
    if (decade := values.get("decade")) is not None and decade > 999:
        values["decade"] = decade // 10
    if (short_of := values.pop("minute_to", None)) is not None:
        values["hour"] = (values["hour"] - 1) % 24
        values["minute"] = 60 - short_of
    if (next_hour := values.pop("hour_to", None)) is not None:
        values["hour"], values["minute"] = (next_hour - 1) % 24, 45
    if (extra := values.pop("and_half", None)) is not None and values["n"] != "X":
        values["n"] += extra
    if (approx := values.pop("approx", None)) is not None:
        values["mod"] = approx
    if isinstance(values.get("n"), float):
        values["n"], values["unit"] = _whole(values["n"], values["unit"])
    if (sign := values.pop("sign", None)) is not None:
        count = values.pop("n")
        values["shift"] = count if isinstance(count, str) else sign * int(count)
        values["shift_unit"] = values.pop("unit")
        values["direction"] = sign
    if values.get("shift") is None:
        values.pop("shift_unit", None)
    return Frame.of(values)


def _whole(count: float, unit: str) -> tuple[float | int, str]:
    """Half a year is six months: a whole number of the next unit where there is one."""
    if count == int(count):
        return int(count), unit
    if unit in _HALVES and not (unit == "month" and count > 2):  # 9.5 months, not 285 days
        finer, factor = _HALVES[unit]
        if (count * factor) == int(count * factor):
            return int(count * factor), finer
    return count, unit
