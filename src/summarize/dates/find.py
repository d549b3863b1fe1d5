"""The whole way from text to resolved expressions, zone by zone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import attrgetter
from typing import get_args

from summarize.dates.clock import says_zone
from summarize.dates.compose import expressions, runs_into_morning
from summarize.dates.context import Context, Said, as_reference
from summarize.dates.cues import Tenses
from summarize.dates.evidence import gather, own_dateline
from summarize.dates.frame import Atom, Frame
from summarize.dates.language import Language, load
from summarize.dates.reading import Reading
from summarize.dates.resolve import resolve
from summarize.dates.values import Resolved
from summarize.document import Span, Timex, TimexType, Zone, ZoneName
from summarize.facts.lunar_dates import lunar_dates
from summarize.options import Prefer

#: Zones that are one text, told by one writer at one time; every other stretch stands alone.
_TOLD_TOGETHER: frozenset[ZoneName] = frozenset({"headline", "lead", "body", "quote"})
#: Characters; headlines of the press stay below 120.
_LONGEST_TITLE = 160
_SENTENCE_MARKS = tuple(".!?…:;,")


#: The id of the segment that an expression of a zone stands in, or None.
Home = Callable[[Span, ZoneName], str | None]


def _no_home(span: Span, zone: ZoneName) -> None:
    """Of a text that is not divided into segments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One resolved expression with what ranking needs of it."""

    timex: Timex
    frame: Frame
    resolved: Resolved
    zone: ZoneName
    tense: int


def find_dates(
    text: str,
    reference: datetime | date | str | None = None,
    prefer: Prefer = "news",
    language: str = "vi",
) -> list[Timex]:
    """Temporal expressions of a text, in reading order, as TIMEX3.

    Pure: no model, no clock, no input or output beyond the language's own data file.

    Args:
        text: any text; spans are offsets into it as given.
        reference: when it was published. One of another zone is turned to Vietnam's clock, whose
            day "hôm nay" means (18:30 UTC is half past one of the next day there); one without
            a zone is Vietnamese time already. None: unknown, and years the text does not settle
            stay ``XXXX``.
        prefer: how a date without a year is read when neither cue nor tense decides: ``news``
            takes the nearest, ``future`` and ``past`` the next and the last.
        language: ``vi`` or ``en``.

    Raises:
        ValueError: ``reference`` is not ISO 8601, ``prefer`` is none of those, or there is no such
            language.
    """
    if prefer not in get_args(Prefer):
        allowed = ", ".join(get_args(Prefer))
        raise ValueError(f"prefer is {prefer!r}, which is none of: {allowed}")
    return [m.timex for m in mentions(text, as_reference(reference), prefer, load(language))]


def mentions(
    text: str,
    reference: datetime | None,
    prefer: Prefer,
    language: Language,
    zones: Sequence[Zone] = (),
    home: Home = _no_home,
) -> list[Mention]:
    """Resolved expressions in reading order; see ``find_dates``."""
    reading, atoms = expressions(text, language.code, prefer)
    if not atoms:
        return []
    return _Resolver(reading, atoms, reference, prefer, language, zones, home).run()


class _Resolver:
    """One pass over the atoms of one text."""

    def __init__(
        self,
        reading: Reading,
        atoms: Sequence[Atom],
        reference: datetime | None,
        prefer: Prefer,
        language: Language,
        zones: Sequence[Zone],
        home: Home,
    ) -> None:
        self.home = home
        self.language = language
        self.reading = reading
        self.atoms = atoms
        self.spans = [reading.span(atom.start, atom.end) for atom in atoms]
        self.zones = _zone_of(self.spans, zones or _title(reading))
        self.tenses = Tenses(reading, language)
        if reference is None:
            reference = own_dateline(self.atoms, self.zones, reading)
        evidence = () if reference is not None else gather(self.atoms, self.zones, reading)
        self.reference, self.prefer, self.evidence = reference, prefer, evidence
        self.told = self._blank(False)
        self.apart: tuple[int, Context] | None = None
        self.frames = self._of_calendar()
        self.results: list[Resolved | None] = [None] * len(atoms)
        self.found: list[Mention] = []

    def _blank(self, blunt: bool) -> Context:
        return Context(
            reference=self.reference, prefer=self.prefer, blunt=blunt, evidence=self.evidence
        )

    def run(self) -> list[Mention]:
        for index, atom in enumerate(self.atoms):
            name, number = self.zones[index]
            context = self._context(name, number)
            context.tense = self.tenses.at(atom.start, atom.end)
            context.sentence = self.reading.sentence(atom.start)[0]
            context.frame_year = _frame_year(context)
            resolved = self._one(index, atom, context)
            self.results[index] = resolved
            if resolved is None:
                continue
            mention = self._mention(index, atom, resolved, name, context.tense)
            self.found.append(mention)
            known = resolved.day is not None or resolved.masked
            if resolved.grain is not None and known and not self._is_compared(atom):
                context.remember(
                    Said(
                        day=resolved.day,
                        value=resolved.value,
                        grain=resolved.grain,
                        tid=mention.timex.tid,
                        position=atom.start,
                        year_known=not resolved.masked,
                        bound=self._is_bound(atom),
                        several=self._is_of_several(index),
                    )
                )
        return self.found

    def _is_compared(self, atom: Atom) -> bool:
        """ "so với hôm qua": nothing that follows is told of that day."""
        before = self.reading.low[max(0, atom.start - 24) : atom.start]
        return atom.frame.day is None and self.language.gaps["compared"].search(before) is not None

    def _is_bound(self, atom: Atom) -> bool:
        """ "từ ngày 1/6": a day that begins or ends a time."""
        before = self.reading.low[max(0, atom.start - 24) : atom.start]
        return self.language.gaps["bound"].search(before) is not None

    def _is_of_several(self, index: int) -> bool:
        """ "ngày 25 và 26/8"; "đêm 20 rạng sáng 21/5" is one time."""
        left = self.atoms[index].after
        return (
            left is not None
            and "day" in self.atoms[left].frame.stated()
            and not (runs_into_morning(self.atoms[left].frame, self.atoms[index].frame))
        )

    def _context(self, name: ZoneName, number: int) -> Context:
        if name in _TOLD_TOGETHER:
            return self.told
        if self.apart is None or self.apart[0] != number:
            self.apart = (number, self._blank(True))
        return self.apart[1]

    def _one(self, index: int, atom: Atom, context: Context) -> Resolved | None:
        after = None
        if atom.after is not None and (left := self.results[atom.after]) is not None:
            stated = self.atoms[atom.after].frame.year is not None
            if left.day is not None and not left.masked and (atom.ranged or stated):
                after = left.day
        try:
            resolved = resolve(self.frames[index], context, atom.start, after)
        except OverflowError:
            return None  # beyond the calendar's years 1 to 9999
        if resolved is None or atom.share is None:
            return resolved
        other = self.atoms[atom.share]
        if other.apposed != index:
            return resolved
        return self._explained(atom, resolved, other, context)

    def _of_calendar(self) -> list[Frame]:
        """The frames of the atoms, each of its calendar: "15 tháng Giêng" in a sentence about a
        festival, or "mùng 10/3" in one about the founders of the nation, is of the lunar one, by
        what the facts say of it, which the translation goes by. Days before it in its range or
        list ("đêm 14 rạng sáng 15 tháng Giêng") are too."""
        frames = [atom.frame for atom in self.atoms]
        if self.language.code != "vi":
            return frames
        told = _LunarDays(self.reading)
        for index in range(len(frames) - 1, -1, -1):
            atom, frame = self.atoms[index], frames[index]
            if frame.month is None or frame.lunar or frame.kind == "DURATION":
                continue
            lender = self.atoms[atom.share] if atom.share is not None else None
            lent = (
                lender is not None
                and atom.share is not None
                and lender.after == index
                and frames[atom.share].lunar
                and not lender.frame.lunar
                and (frame.day or 0) < (lender.frame.day or 0)
            )
            if lent or told.holds(atom.start, atom.end):
                frames[index] = frame.changed(lunar=True)
        return frames

    def _explained(self, atom: Atom, resolved: Resolved, other: Atom, context: Context) -> Resolved:
        """``thứ Hai (10/1)``: the parenthesis says which day is meant."""
        named = resolve(self.frames[atom.share or 0], context, other.start)
        of_any_month = atom.frame.lunar and atom.frame.month is None
        open_day = atom.frame.weekday is not None or "X" in resolved.value or of_any_month
        if named is None or named.day is None or named.grain != "day" or not open_day:
            return resolved
        lunar = other.frame.lunar or other.frame.stem is not None
        if resolved.grain != "day" or (lunar and atom.frame.month is not None):
            return resolved  # "28/2 (tức 13 tháng Giêng năm Mậu Tuất)"
        if atom.frame.weekday not in (None, named.day.isoweekday()) and not named.masked:
            return resolved
        tail = resolved.value.partition("T")
        value = named.value + tail[1] + tail[2]
        return replace(resolved, value=value, day=named.day, masked=named.masked)

    def _mention(
        self, index: int, atom: Atom, resolved: Resolved, zone: ZoneName, tense: int
    ) -> Mention:
        span = self._said_span(index, atom)
        kind: TimexType = _TYPES[resolved.type]
        timex = Timex(
            tid=f"t{len(self.found) + 1}",
            span=span,
            text=span.of(self.reading.text),
            type=kind,
            value=resolved.value,
            mod=resolved.mod,
            anchor_tid=resolved.anchored,
            segment_id=self.home(span, zone),
            begin=resolved.begin,
            end=resolved.end,
            quant=resolved.quant,
            freq=resolved.freq,
        )
        return Mention(timex=timex, frame=atom.frame, resolved=resolved, zone=zone, tense=tense)

    def _said_span(self, index: int, atom: Atom) -> Span:
        """The span without a time zone that is the publication's own: the value omits it."""
        if atom.zone_at is None or says_zone(atom.frame):
            return self.spans[index]
        return self.reading.span(atom.start, atom.zone_at)


class _LunarDays:
    """The days and months of the lunar calendar in a text; each sentence is read once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._sentence = (-1, -1)
        self._found: list[Span] = []

    def holds(self, start: int, end: int) -> bool:
        """Whether one of them lies in [start, end) of the folded text."""
        begin, until = self._reading.sentence(start)
        if (begin, until) != self._sentence:
            self._sentence = (begin, until)
            told = lunar_dates(self._reading.low[begin:until], "vi")
            self._found = sorted((one.span for one in told), key=attrgetter("start"))
        at = bisect_left(self._found, start - begin + 1, key=attrgetter("end"))
        return at < len(self._found) and self._found[at].start < end - begin


def _frame_year(context: Context) -> int | None:
    """The year that the sentence has set for its dates: "Năm 2023, ... ngày 12/5", "đăng cai năm
    2027, dự kiến từ 29/9"."""
    said = context.said.get("year")
    last = max(context.said.values(), key=lambda s: s.position, default=None)
    if said is None or said.day is None or said.position < context.sentence:
        return None
    if last is None or last.day is None or last.day.year != said.day.year:
        return None
    today, year = context.today, said.day.year
    ahead = context.tense > 0 and today is not None and year > today.year
    other = today is None or year != today.year
    return year if other and (ahead or said.position <= context.sentence + 1) else None


_TYPES: dict[str, TimexType] = {
    "DATE": "DATE",
    "TIME": "TIME",
    "DURATION": "DURATION",
    "SET": "SET",
}


def _title(reading: Reading) -> tuple[Zone, ...]:
    """Of a text without zones: a short first line that is no sentence is its headline."""
    if len(reading.paragraphs) < 2 or not 1 < reading.paragraphs[1] <= _LONGEST_TITLE:
        return ()
    end = reading.paragraphs[1] - 1
    if reading.low[:end].rstrip(' "”’)')[-1:] in _SENTENCE_MARKS:
        return ()
    return (Zone(name="headline", span=reading.span(0, end)),)


def _zone_of(spans: Iterable[Span], zones: Sequence[Zone]) -> list[tuple[ZoneName, int]]:
    """Zone name and number of each span (both ascending); text without zones is body."""
    named: list[tuple[ZoneName, int]] = []
    at = 0
    for span in spans:
        while at < len(zones) and zones[at].span.end <= span.start:
            at += 1
        inside = at < len(zones) and zones[at].span.start <= span.start
        named.append((zones[at].name, at) if inside else ("body", -1))
    return named
