"""Atoms that stand side by side become one expression, or lend each other what they lack.

``8 giờ tối`` + ``thứ hai`` + ``ngày 6/2`` is one time; in ``tháng 7 và tháng 9/2021`` the first
month takes the year of the second; in ``sáng nay (22/6)`` the parenthesis says which day.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from summarize.dates.frame import Atom, Frame
from summarize.dates.language import Language, load
from summarize.dates.reading import Reading, read
from summarize.dates.recognize import recognize

_CLOCK = frozenset({"part", "hour", "minute", "second"})
_YEARLESS = frozenset({"month", "quarter", "season", "half", "holiday"})
# Characters: of a sentence, and of the longest article whose reading is kept.
_SENTENCE, _LONGEST_KEPT = 1_000, 20_000
_WIDEST_GAP = 40  # characters between two expressions that may belong together


def expressions(text: str, code: str, prefer: str) -> tuple[Reading, tuple[Atom, ...]]:
    """The reading of a text and its composed atoms, in the language ``code``.

    The last texts are kept: tagging an article and looking for slips of its dates ask alike.
    """
    if len(text) <= _SENTENCE:
        return _of_sentences(text, code, prefer)
    return (_of_articles if len(text) <= _LONGEST_KEPT else _expressions)(text, code, prefer)


def _expressions(text: str, code: str, prefer: str) -> tuple[Reading, tuple[Atom, ...]]:
    language = load(code)
    reading = read(text)
    atoms = compose(recognize(reading, language, prefer), reading, language, prefer)
    return reading, tuple(atoms)


_of_sentences = lru_cache(maxsize=256)(_expressions)
# Tagging and looking for slips follow each other, article by article.
_of_articles = lru_cache(maxsize=1)(_expressions)


def compose(
    atoms: list[Atom], reading: Reading, language: Language, prefer: str = "news"
) -> list[Atom]:
    """Merge and link atoms; drop those that state no time on their own."""
    merged: list[Atom] = []
    for atom in atoms:
        while merged and _joined(merged[-1], atom, reading, language):
            left = merged.pop()
            frame = left.frame.merged(atom.frame)
            if "SET" in (left.frame.kind, atom.frame.kind):
                frame = frame.changed(kind="SET")
            elif frame.hour is not None or left.frame.kind == "TIME":
                frame = frame.changed(kind="TIME")
            elif frame.kind == "PART":
                frame = frame.changed(kind="DATE")
            atom = replace(atom, start=left.start, frame=frame, rule=left.rule)
        merged.append(atom)
    _spread_parts(merged, reading, language)
    kept = [
        _settle(atom, merged, index, reading, language, prefer) for index, atom in enumerate(merged)
    ]
    linked = _linked([atom for atom in kept if atom is not None], reading, language)
    return _daily(_repeated(linked), reading, language)


def _spread_parts(atoms: list[Atom], reading: Reading, language: Language) -> None:
    """ "chiều và tối mai", "sáng, chiều 15/5": a part of the day takes the day of the next one."""
    for index in range(len(atoms) - 1, 0, -1):
        left, right = atoms[index - 1], atoms[index]
        frame = right.frame
        if left.frame.kind != "PART" or frame.part is None or frame.hour is not None:
            continue
        if frame.kind in ("PART", "SET") or frame.anchor != "now" or not _has_day(frame):
            continue  # "ngủ một đêm, sáng hôm sau"
        if language.gaps["list"].fullmatch(_between(left, right, reading)):
            atoms[index - 1] = replace(left, frame=frame.changed(part=left.frame.part))


def _joined(left: Atom, right: Atom, reading: Reading, language: Language) -> bool:
    if right.start - left.end > _WIDEST_GAP:
        return False
    gap = reading.low[left.end : right.start]
    if language.gaps["join"].fullmatch(gap):
        return fits(left.frame, right.frame)
    if language.gaps["pause"].fullmatch(gap):
        return _pausing(left.frame, right.frame)
    return False


def _has_day(frame: Frame) -> bool:
    stated = frame.stated()
    return (
        bool(stated & {"day", "weekday", "holiday"})
        or (frame.shift is not None and frame.shift_unit == "day")
        or frame.ordinal_unit == "day"
    )


def fits(a: Frame, b: Frame) -> bool:
    """Whether two neighbouring descriptions are about one time."""
    if a.kind != b.kind and "SET" in (a.kind, b.kind):
        return _is_clock_of_set(*((a, b) if b.kind == "SET" else (b, a)))
    loose = {"DURATION", "SET"}
    if a.kind in loose or b.kind in loose or a.ref or b.ref or a.as_week or b.as_week:
        return False
    sa, sb = a.stated(), b.stated()
    if sa & sb or (a.shift is not None and b.shift is not None):
        return False
    if (sa and sa <= _CLOCK and a.shift is None) or (sb and sb <= _CLOCK and b.shift is None):
        clock, other = (a, b) if sa and sa <= _CLOCK and a.shift is None else (b, a)
        if other.stated() <= _CLOCK and other.shift is None:
            # 8:30 and "sáng": a clock with its part of the day.
            return {clock.kind, other.kind} == {"PART", "TIME"} or bool(
                {"CLOCK", "DIGITS"} & {a.kind, b.kind}
            )
        return _has_day(other) and "hour" not in other.stated()
    if _CLOCK & sa and _CLOCK & sb:
        return False
    weekday, other = (a, b) if "weekday" in sa else (b, a)
    if "weekday" in weekday.stated() and not weekday.stated() - _CLOCK - {"weekday"}:
        if weekday.shift is not None:
            return False
        return "day" in other.stated() or (
            other.shift is not None and other.shift_unit == "week" and not other.stated() - _CLOCK
        )
    return (_lacks_year(a) and _is_year(b)) or (_lacks_month(a) and _is_month(b))


def _is_clock_of_set(clock: Frame, times: Frame) -> bool:
    """ "20h10" or "tối" before "thứ Sáu hàng tuần"."""
    return (
        bool(clock.stated())
        and clock.shift is None
        and clock.stated() <= _CLOCK
        and "weekday" in times.stated()
        and not clock.stated() & times.stated()
        and "hour" not in times.stated()
    )


def _lacks_year(frame: Frame) -> bool:
    stated = frame.stated()
    return bool(stated & _YEARLESS) and "year" not in stated and frame.shift is None


def _is_year(frame: Frame) -> bool:
    stated = frame.stated()
    by_shift = not stated and frame.shift is not None and frame.shift_unit == "year"
    named = not stated and frame.stem is not None
    return (stated == {"year"} or by_shift or named) and frame.mod is None


def _lacks_month(frame: Frame) -> bool:
    return frame.stated() - _CLOCK - {"weekday"} == {"day"} and frame.shift is None


def _is_month(frame: Frame) -> bool:
    stated = frame.stated()
    by_shift = not stated and frame.shift is not None and frame.shift_unit == "month"
    return (by_shift or ("month" in stated and "day" not in stated)) and frame.mod is None


def _pausing(a: Frame, b: Frame) -> bool:
    """Across a comma only a weekday with its date, or a day with its clock time, belong."""
    if not fits(a, b):
        return False
    sa, sb = a.stated(), b.stated()
    weekday_date = ("weekday" in sa and "day" in sb) or ("weekday" in sb and "day" in sa)
    clock = (_has_day(a) and "hour" in sb) or ("hour" in sa and _has_day(b))
    return weekday_date or clock


def _settle(
    atom: Atom,
    atoms: list[Atom],
    index: int,
    reading: Reading,
    language: Language,
    prefer: str,
) -> Atom | None:
    """Decide what a lone clock or part of a day is."""
    frame = atom.frame
    if frame.kind == "PART":
        return None
    if frame.kind not in ("CLOCK", "DIGITS"):
        return atom
    before = reading.low[max(0, atom.start - 24) : atom.start]
    length_of_time = frame.second is not None and (frame.hour or 0) <= 12
    timed = length_of_time and not language.gaps["clock_before"].search(before)
    if frame.kind == "CLOCK" and (timed or language.gaps["duration_before"].search(before)):
        length = {"n": frame.hour, "unit": "hour", "second": frame.second}
        if frame.minute:
            length |= {"n2": frame.minute, "unit2": "minute"}
        return replace(atom, frame=Frame(kind="DURATION", **length))  # type: ignore[arg-type]
    ranged = any(
        0 <= other < len(atoms)
        and atoms[other].frame.hour is not None
        and language.gaps["range"].fullmatch(_between(atoms[other], atom, reading))
        for other in (index - 1, index + 1)
    )
    cued = ranged or language.gaps["clock_before"].search(before) or prefer != "news"
    if cued or (frame.kind == "CLOCK" and frame.minute is not None):
        return replace(atom, frame=frame.changed(kind="TIME"))
    if frame.kind == "DIGITS":
        return None  # "24h" as a name, 2:1 as a score
    return replace(atom, frame=Frame(kind="DURATION", n=frame.hour, unit="hour"))


def _between(a: Atom, b: Atom, reading: Reading) -> str:
    first, second = (a, b) if a.start < b.start else (b, a)
    near = second.start - first.end <= _WIDEST_GAP
    return reading.low[first.end : second.start] if near else "\n"


def _linked(atoms: list[Atom], reading: Reading, language: Language) -> list[Atom]:
    """Links of lists, ranges and parentheses; filled from the right, so that a chain (``ngày
    7, 8 và 9/5``) hands the month down to its first member."""
    linked = list(atoms)
    for index in range(len(atoms) - 1, 0, -1):
        left, right = linked[index - 1], linked[index]
        if right.start - left.end > _WIDEST_GAP:
            continue
        gap = reading.low[left.end : right.start]
        named = _names_its_day(left.frame, right.frame) and any(
            language.gaps[kind].fullmatch(gap) for kind in ("join", "pause")
        )
        if named or language.gaps["appose"].fullmatch(gap):
            linked[index] = replace(right, apposed=index - 1)
            linked[index - 1] = replace(left, share=index)
            continue
        ranged = language.gaps["range"].fullmatch(gap) is not None
        ranged = ranged or (gap == " " and runs_into_morning(left.frame, right.frame))
        if ranged or language.gaps["list"].fullmatch(gap):
            linked[index] = replace(right, after=index - 1, ranged=ranged)
            if _can_borrow(left.frame, right.frame):
                frame = borrow(left.frame, right.frame)
                linked[index - 1] = replace(left, frame=frame, share=index)
    for index in range(len(linked) - 2):
        _lend_across(linked, index, reading, language)
    return linked


def _names_its_day(now: Frame, dated: Frame) -> bool:
    """ "sáng nay 16/5", "hôm qua, ngày 15/5": the date says which day that was."""
    counted = now.shift is not None and now.shift_unit == "day" and now.anchor == "now"
    date_alone = {"day", "month"} <= dated.stated() <= {"day", "month", "year", "weekday"}
    return counted and date_alone and dated.shift is None and dated.kind == "DATE"


def _lend_across(atoms: list[Atom], index: int, reading: Reading, language: Language) -> None:
    """ "lúc 9h43 (20h43 giờ Hà Nội) ngày 24/5": both clocks are of the day behind the bracket."""
    one, other, day = atoms[index : index + 3]
    if not (_is_clock(one.frame) and _is_clock(other.frame) and _has_day(day.frame)):
        return
    if {one.frame.kind, other.frame.kind} != {"TIME"} or "hour" in day.frame.stated():
        return
    opened, closed = _between(one, other, reading), _between(other, day, reading)
    inset = language.gaps["inset_open"].fullmatch(opened) is not None
    if inset and language.gaps["inset_close"].fullmatch(closed):
        for at in (index, index + 1):
            frame = borrow(atoms[at].frame, day.frame)
            atoms[at] = replace(atoms[at], frame=frame, share=None, after=None, apposed=None)


def _repeated(atoms: list[Atom]) -> list[Atom]:
    """Members of a range or list of which one is said to come again: "thứ Hai đến thứ Sáu hàng
    tuần", "các ngày thứ Bảy, Chủ nhật", "từ tháng 5 đến tháng 9 hằng năm"."""
    made = list(atoms)
    for index in range(len(atoms) - 1, 0, -1):
        left, right = made[index].after, made[index]
        if left is not None and (frame := _as_often(made[left].frame, right.frame)) is not None:
            made[left] = replace(made[left], frame=frame, share=None)
    for index, atom in enumerate(made):
        if atom.after is None or "weekday" not in atom.frame.stated():
            continue
        if (frame := _as_often(atom.frame, made[atom.after].frame)) is not None:
            made[index] = replace(atom, frame=frame)
    return made


#: What a member of such a range or list may state.
_RECURRING = ({"weekday"}, {"day"}, {"month"}, {"day", "month"})


def _as_often(one: Frame, times: Frame) -> Frame | None:
    """``one`` as a set like ``times``; None where it is none already, or names one time only."""
    if times.kind != "SET" or one.kind not in ("DATE", "TIME") or one.shift is not None:
        return None
    said, often = one.stated() - _CLOCK, times.stated() - _CLOCK
    alike = said == often or (said == {"day"} and often == {"day", "month"})
    if said not in _RECURRING or not alike or one.direction is not None:
        return None
    month = one.month if one.month is not None else times.month
    return one.changed(kind="SET", quant=times.quant, month=month, lunar=times.lunar)


def _daily(atoms: list[Atom], reading: Reading, language: Language) -> list[Atom]:
    """Hours that are kept day by day, and the weekdays they are kept on, as sets: "mở cửa
    8h-17h hằng ngày", "làm việc 7h30-17h từ thứ Hai đến thứ Sáu"."""
    made = list(atoms)
    for index, atom in enumerate(atoms):
        if not _is_clock(atom.frame):
            continue
        behind = index + 1
        ranged = behind < len(atoms) and atoms[behind].after == index and atoms[behind].ranged
        if ranged and _is_clock(atoms[behind].frame):
            behind += 1
        days = _kept_on(atoms, behind, reading, language)
        if not days and not (behind > index + 1 and _is_of_hours(atoms, index, reading, language)):
            continue
        for at in range(index, behind + (0 if days is None else days)):
            frame = made[at].frame
            if frame.kind != "SET":
                made[at] = _every_day(made[at])
    for index in range(len(made) - 2, -1, -1):
        one, next_one = made[index], made[index + 1].frame
        if next_one.kind == "SET" and next_one.hour is not None and _is_clock(one.frame):
            gap = _between(one, made[index + 1], reading)
            if any(language.gaps[kind].fullmatch(gap) for kind in ("list", "range")):
                made[index] = _every_day(one)  # "6h-8h và 16h-19h hằng ngày"
    return made


def _every_day(atom: Atom) -> Atom:
    frame = atom.frame.changed(kind="SET", quant="EVERY")
    return replace(atom, frame=frame, share=None, after=None)


def _is_clock(frame: Frame) -> bool:
    return frame.hour is not None and frame.stated() <= _CLOCK and frame.shift is None


def _kept_on(atoms: list[Atom], at: int, reading: Reading, language: Language) -> int | None:
    """How many atoms from ``at`` on say that the hours before them are of every day, or of every
    week's days; None where they do not."""
    if at >= len(atoms) or atoms[at].start - atoms[at - 1].end > _WIDEST_GAP:
        return None
    gap = reading.low[atoms[at - 1].end : atoms[at].start]
    frame = atoms[at].frame
    if frame.kind == "SET" and gap in (" ", ", "):
        return 1
    weekdays = frame.stated() == {"weekday"} and frame.shift is None
    ranged = weekdays and at + 1 < len(atoms) and atoms[at + 1].after == at
    if ranged and language.gaps["days"].fullmatch(gap) and atoms[at + 1].ranged:
        return 2
    return None


def _is_of_hours(atoms: list[Atom], index: int, reading: Reading, language: Language) -> bool:
    """Whether the words before a range of hours say that a place is open then, and the sentence
    names no day."""
    start = atoms[index].start
    begin, end = reading.sentence(start)
    return language.gaps["hours"].search(
        reading.low[max(begin, start - 32) : start]
    ) is not None and not (
        any(begin <= other.start < end and _has_day(other.frame) for other in atoms)
    )


def runs_into_morning(a: Frame, b: Frame) -> bool:
    """The night of one day and the small hours of the next: "đêm 20 rạng sáng 21/5"."""
    return a.part in ("NI", "EV") and b.part == "MO" and a.day is not None and b.day is not None


def _can_borrow(a: Frame, b: Frame) -> bool:
    """Whether ``a`` is of ``b``'s kind and only lacks coarser fields."""
    if a.shift is not None or {a.kind, b.kind} & {"DURATION", "SET"}:
        return False
    sa, sb = a.stated(), b.stated()
    # "từ 20 đến 29 âm lịch"; but "28" before "mùng 5 Tết" is of another month.
    lent = b.lunar and not a.lunar and sa - _CLOCK == {"day"} and (a.day or 0) < (b.day or 0)
    if not sa or (a.lunar != b.lunar and not lent):
        return False
    if sa == {"century"} == sb:
        return (a.century or 0) > 0 > (b.century or 0)  # "từ thế kỷ III đến thế kỷ I TCN"
    if "hour" in sa:
        return "hour" in sb and not _has_day(a) and _has_day(b)
    if sa == {"weekday"}:
        return "weekday" in sb and b.shift is not None
    finest = {"day", "month", "quarter", "half", "season"}
    lacking = "year" not in sa and ("year" in sb or b.shift is not None)
    lacking = lacking or lent or ("day" in sa and "month" not in sa and "month" in sb)
    return bool(sa & sb & finest) and lacking


def borrow(a: Frame, b: Frame) -> Frame:
    """``a`` with the coarser fields of ``b`` that it lacks."""
    names = ["year", "month", "lunar", "stem", "branch", "shift", "shift_unit", "anchor"]
    if ("day" in a.stated()) == ("day" in b.stated()):
        names.append("direction")
    if "hour" in a.stated():
        names += ["day", "weekday", "holiday"]
    if b.shift is not None and b.shift_unit == "month" and "month" in a.stated():
        return a
    changes = {
        name: getattr(b, name)
        for name in names
        if getattr(a, name) == getattr(Frame, name) and getattr(b, name) != getattr(Frame, name)
    }
    if a.century is not None and b.century is not None:
        changes["century"] = -a.century - 1
    if "month" in changes and "day" not in a.stated() and "hour" not in a.stated():
        del changes["month"]
    if "year" in changes and _runs_back(a, b):
        changes["year"] -= 1  # from 28/12 to 3/1/2022
    return a.changed(**changes)


def _runs_back(a: Frame, b: Frame) -> bool:
    if a.month is None or b.month is None:
        return False
    return (a.month, a.day or 0) > (b.month, b.day or 0)
