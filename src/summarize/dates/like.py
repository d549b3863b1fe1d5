"""A date in another language, saying no more than the text says.

``ngày 22/6`` becomes "June 22" also where the year is known to be 2021, ``tháng trước`` "last
month": what translation puts in the place of a protected expression.
"""

from __future__ import annotations

from typing import Any

from summarize.dates.compose import expressions
from summarize.dates.frame import Frame
from summarize.dates.language import load
from summarize.dates.render import clock_words, ordinal, render, render_value
from summarize.document import Timex

_CLOCK = frozenset({"part", "hour", "minute", "second"})


def render_like(timex: Timex, language: str = "en", source: str = "vi") -> str:
    """The expression in ``language``, as finely and as relatively as its own text has it.

    Args:
        timex: an expression with its text.
        language: of the answer.
        source: of ``timex.text``.

    Returns:
        The wording; its text itself where the value states nothing that could be said.
    """
    frame = parse(timex.text, source)
    if frame is None or (timex.type == "SET" and not frame.lunar):
        return render(_without_year(timex, frame), language) or timex.text
    words: dict[str, Any] = load(language).raw["render"]
    if timex.type == "DURATION":
        text = render(timex, language)
        around = words["span"].get(_sign(frame.span))
        return str(around.format(x=text)) if around else text
    if frame.shift is not None:
        return _relative(timex, frame, words, language) or render(timex, language) or timex.text
    return _absolute(timex, frame, words, language) or timex.text


def parse(text: str, source: str) -> Frame | None:
    """What an expression says by itself; None where it only makes sense in its list."""
    _, atoms = expressions(text, source, "future")
    return atoms[0].frame if len(atoms) == 1 else None


def _sign(number: int | str | None) -> str:
    if not isinstance(number, int):
        return "0"
    return "1" if number > 0 else "-1" if number < 0 else "0"


def _without_year(timex: Timex, frame: Frame | None) -> Timex | str:
    """A lone list member ("10" of "10-15/5") is said with its month."""
    if frame is None and timex.value[:4].isdigit() and timex.type == "DATE":
        return "XXXX" + timex.value[4:]
    return timex


def _absolute(timex: Timex, frame: Frame, words: dict[str, Any], language: str) -> str:
    if frame.holiday is not None:
        name = words["holidays"].get(frame.holiday)
        if name is not None:
            year = f" {frame.year}" if frame.year is not None else ""
            return f"{name}{year}"
    if frame.lunar and frame.day is not None and frame.month is not None:
        nth = {"day_th": ordinal(frame.day), "month_th": ordinal(frame.month)}
        return str(words["lunar_day"].format(day=frame.day, month=frame.month, **nth))
    if frame.lunar and frame.day is not None and not frame.stated() - _CLOCK - {"day"}:
        return str(words["lunar_day_only"].format(day=frame.day, day_th=ordinal(frame.day)))
    if frame.ordinal is not None and frame.month is not None and frame.year is None:
        nth_word = words["ordinals"].get(str(frame.ordinal), "")
        unit = words["units"][frame.ordinal_unit or "day"]
        if frame.weekday is not None:
            unit = words["weekdays"][frame.weekday - 1]
        month = render_value(f"XXXX-{frame.month:02d}", None, language)
        if nth_word:
            return str(words["nth_in"].format(nth=nth_word, unit=unit, date=month))
    near = words["season_near"].get(_sign(frame.direction))
    if frame.season is not None and near is not None:
        return str(words["mod"].get(frame.mod, "{x}")).format(
            x=near.format(x=words["seasons"][frame.season])
        )
    value = timex.value
    stated = frame.stated()
    if not stated & {"year", "century", "decade"} and frame.stem is None and value[:4].isdigit():
        value = "XXXX" + value[4:]
    if stated <= _CLOCK | {"weekday"} and "weekday" in stated:
        return _weekday(timex, frame, words, language)
    if stated <= _CLOCK:
        value = "XXXX-XX-XX" + value[value.find("T") :]
    elif "month" not in stated and stated - _CLOCK <= {"day", "weekday"} and len(value) >= 10:
        value = "XXXX-XX-" + value[8:]
    text = render_value(value, timex.mod, language)
    if "weekday" in stated and text and "day" in stated:
        name = words["weekdays"][(frame.weekday or 1) - 1]
        text = words["weekday_date"].format(weekday=name, date=text)
    return text


def _weekday(timex: Timex, frame: Frame, words: dict[str, Any], language: str) -> str:
    name = words["weekdays"][(frame.weekday or 1) - 1]
    around = words["weekday_near"].get(_sign(frame.direction))
    text = str(around.format(x=name)) if around else str(name)
    return _with_clock(timex, text, words, language)


def _with_clock(timex: Timex, text: str, words: dict[str, Any], language: str) -> str:
    _, _, clock = timex.value.partition("T")
    if not clock or timex.type != "TIME":
        return text
    if clock in words["parts"]:
        return str(words["part_of"].format(part=words["parts"][clock], date=text))
    template = words["clock_date" if text in words["weekdays"] else "clock_near"]
    return str(template.format(clock=clock_words(clock, language), date=text))


def _relative(timex: Timex, frame: Frame, words: dict[str, Any], language: str) -> str:
    unit, shift = frame.shift_unit or "day", frame.shift
    finer = frame.stated() - _CLOCK
    base = _base(frame, words)
    if frame.part == "WE":
        return str(words["relative"].get(f"weekend {_sign(shift)}", ""))
    if not base or frame.same is not None:
        return ""
    if unit == "day":
        _, _, clock = timex.value.partition("T")
        key = f"day {shift} {clock}"
        if frame.anchor == "now" and key in words["relative"]:
            return str(words["relative"][key])
        return _with_clock(timex, base, words, language)
    if not finer and frame.ordinal is None:
        template = words["mod"].get(frame.mod, "{x}")
        if template.endswith("-{x}"):  # "the middle of this year"
            template = words["mod_the"][frame.mod]
        return str(template.format(x=base))
    if "weekday" in finer:
        name = words["weekdays"][(frame.weekday or 1) - 1]
        nth = words["ordinals"].get(str(frame.ordinal))
        if nth is not None:
            return str(words["nth_in"].format(nth=nth, unit=name, date=base))
        inside = words["inside"].format(fine=name, coarse=base)
        return _with_clock(timex, inside, words, language)
    fine = _fine(timex, unit, language)
    return str(words["inside"].format(fine=fine, coarse=base)) if fine else ""


def _fine(timex: Timex, unit: str, language: str) -> str:
    value = timex.value
    if unit == "month" and len(value) >= 10:
        return render_value("XXXX-XX-" + value[8:], timex.mod, language)
    if unit == "year" and len(value) > 4:
        return render_value("XXXX" + value[4:], timex.mod, language)
    return ""


def _base(frame: Frame, words: dict[str, Any]) -> str:
    """ "last month", "two days ago", "the following week"."""
    unit, shift = frame.shift_unit or "day", frame.shift
    table = words["relative"]
    said = "said " if frame.anchor == "said" else ""
    counted = frame.direction is not None
    if shift == "X" or (counted and isinstance(shift, int)):
        sign = _sign(frame.direction)
        many = shift == "X"
        names = words["units"] if shift in (1, -1) else words.get("plurals", words["units"])
        number = words["many"] if many else abs(int(shift or 0))
        length = words["length"].format(n=number, unit=names[unit])
        kind = "said" if frame.anchor == "said" or (frame.anchor == "either") else "now"
        return str(words["counted"][f"{kind} {sign}"].format(x=length))
    if (key := f"{said}{unit} {shift}") in table:
        return str(table[key])
    generic = table.get(f"{said}unit {shift}")
    return str(generic.format(unit=words["units"].get(unit, unit))) if generic else ""
