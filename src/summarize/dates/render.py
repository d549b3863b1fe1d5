"""TIMEX3 values in words, English or Vietnamese; reading them back gives the value again."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Any

from summarize.dates.language import load
from summarize.document import Timex

_DATE = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?:(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?"
    r"|W(?P<week>\d\d|XX)(?:-(?P<weekday>[1-7]|WE))?"
    r"|Q(?P<quarter>[1-4]|X)|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
)
_CLOCK = re.compile(
    r"(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?(?P<zone>[+-]\d\d:\d\d)?"
)
_BEFORE_CHRIST = re.compile(r"BC(\d{4}|\d\d)")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?|X)(CE|DE|[YQMWDHS])")
_DATE_UNITS = {
    "CE": "century",
    "DE": "decade",
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
}
_CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}
#: Modifiers of these grains are said with an adverb ("early July"); others with "the start of".
_ADVERB = frozenset({"month", "year", "season", "decade", "century"})
_LENGTH_MODS = frozenset(
    {"APPROX", "MORE_THAN", "LESS_THAN", "BELOW", "EQUAL_OR_MORE", "EQUAL_OR_LESS"}
)
#: TIMEX3 has one modifier for "gần" (nearly), which stresses how much, and these, how little.
_BELOW = re.compile(r"\b(?:chưa đầy|dưới|less than|under)\b", re.IGNORECASE)


def render(timex: Timex | str, language: str = "en") -> str:
    """A value in words: ``2021-06-22`` is "June 22, 2021" or "ngày 22/6/2021".

    Args:
        timex: an expression, or a bare TIMEX3 value of a date, time or length.
        language: ``en`` or ``vi``.

    Returns:
        The wording; empty where the value states nothing (``XXXX-XX``, ``FUTURE_REF``).

    Raises:
        ValueError: there is no such language.
    """
    words: dict[str, Any] = load(language).raw["render"]
    if isinstance(timex, str):
        return _Words(words).value(timex, None)
    if timex.type == "SET":
        return _Words(words).recurring(timex)
    below = timex.mod == "LESS_THAN" and _BELOW.search(timex.text)
    return render_value(timex.value, "BELOW" if below else timex.mod, language)


@lru_cache(maxsize=256)
def render_value(value: str, mod: str | None, language: str) -> str:
    """Wording of a value and modifier that are not one expression's."""
    return _Words(load(language).raw["render"]).value(value, mod)


def clock_words(clock: str, language: str) -> str:
    """Wording of the part of a value after its ``T``."""
    return render_value(f"XXXX-XX-XXT{clock}", None, language)


def ordinal(number: int) -> str:
    """``1st``, ``22nd``, ``13th``."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


class _Words:
    """Wordings of one language, from the ``render`` table of its file."""

    def __init__(self, words: dict[str, Any]) -> None:
        self.words = words

    def value(self, value: str, mod: str | None) -> str:
        if value.startswith("P") and not value.endswith("_REF"):
            return self._modified(self.length(value), mod, "length")
        text, grain = self._date_or_time(value)
        return self._modified(text, mod, grain) if text else ""

    def _modified(self, text: str, mod: str | None, grain: str) -> str:
        if mod is None or not text:
            return text
        table = self.words["mod"]
        if grain not in _ADVERB and mod not in _LENGTH_MODS:
            table = self.words.get("mod_the", table)
        template = table.get(mod, "{x}")
        # "the early 1990s" and "early 1990s", not "early the 1990s".
        if text.startswith("the ") and not template.endswith("of {x}"):
            return f"the {template.format(x=text.removeprefix('the '))}"
        return str(template.format(x=text))

    def _date_or_time(self, value: str) -> tuple[str, str]:
        if len(value) == 3 and value.isdecimal():
            return str(self.words["decade"].format(decade=value)), "decade"
        if len(value) == 2 and value.isdecimal():
            number = int(value) + 1
            return (
                self.words["century"].format(century=number, century_th=ordinal(number)),
                "century",
            )
        if (era := _BEFORE_CHRIST.fullmatch(value)) is not None and len(era[1]) == 2:
            number = int(era[1]) + 1
            text = self.words["century_bc"].format(century=number, century_th=ordinal(number))
            return text, "century"
        if era is not None:
            return self.words["year_bc"].format(year=int(era[1])), "year"
        day, _, clock = value.partition("T")
        found = _DATE.fullmatch(day)
        if found is None:
            return "", ""
        text, grain = self._date(found.groupdict())
        if clock:
            bare = found["weekday"] is not None and found["week"] == "XX"
            return self._with_clock(text, clock, "part_weekday" if bare else "part"), "time"
        return text, grain

    def _date(self, part: dict[str, str | None]) -> tuple[str, str]:
        known = part["year"] != "XXXX"
        suffix = "" if known else "_yearless"
        # A year before 1000 is written without its zeros in words.
        fields: dict[str, Any] = {"year": str(int(part["year"] or 0)) if known else ""}
        if part["week"] is not None:
            return self._week(part)
        for name in ("quarter", "half", "season"):
            if (stated := part[name]) is not None and stated != "X":
                return self._period(name, stated, suffix, fields), name
        month, day = part["month"], part["day"]
        if month is None:
            return (self.words["year"].format(**fields) if known else ""), "year"
        if day == "XX" or (month == "XX" and day is None):
            return "", ""
        if month == "XX":
            return self._template("day_only", day=int(day or 0)), "day"
        fields["month"] = self._month(int(month))
        if day is None:
            return self.words[f"month{suffix}"].format(**fields), "month"
        return self.words[f"day{suffix}"].format(day=int(day), **fields), "day"

    def _template(self, key: str, **fields: Any) -> str:
        if "day" in fields:
            fields["day_th"] = ordinal(fields["day"])
        return str(self.words[key].format(**fields))

    def _month(self, month: int) -> str:
        return self.words["months"][month - 1] if "months" in self.words else str(month)

    def _period(self, name: str, stated: str, suffix: str, fields: dict[str, Any]) -> str:
        if name == "quarter":
            number = int(stated)
            names = self.words.get("quarter_words", ["1", "2", "3", "4"])
            fields |= {"quarter": number, "quarter_word": names[number - 1]}
        elif name == "half":
            fields["half"] = self.words["halves"][int(stated) - 1]
        else:
            fields["season"] = self.words["seasons"][stated]
        return str(self.words[f"{name}{suffix}"].format(**fields))

    def _week(self, part: dict[str, str | None]) -> tuple[str, str]:
        weekday = part["weekday"]
        if part["week"] == "XX":
            if weekday is None:
                return "", ""
            if weekday == "WE":
                return str(self.words["weekend_yearless"]), "weekend"
            name = self.words["weekdays"][int(weekday) - 1]
            return self.words["weekday_only"].format(weekday=name), "day"
        if part["year"] == "XXXX":
            return str(self.words["week_yearless"].format(week=int(part["week"] or 0))), "week"
        start = 6 if weekday == "WE" else int(weekday or 1)
        day = date.fromisocalendar(int(part["year"] or 1), int(part["week"] or 1), start)
        key = "weekend" if weekday == "WE" else "week" if weekday is None else "day"
        text = self.words[key].format(day=day.day, month=self._month(day.month), year=day.year)
        return text, key

    def _with_clock(self, text: str, clock: str, template: str) -> str:
        if clock in self.words["parts"]:
            part = self.words["parts"][clock]
            if not text:
                return str(self.words["part_only"].format(part=part))
            return str(self.words[template].format(part=part, date=text))
        found = _CLOCK.fullmatch(clock)
        if found is None:
            return text
        time = self._clock(int(found["hour"]), found["minute"], found["second"])
        if (zone := found["zone"]) is not None:
            hours, minutes = zone[1:].split(":")
            short = f"{zone[0]}{int(hours)}" + ("" if minutes == "00" else f":{minutes}")
            time += self.words["zone"].format(zone=short)
        return self.words["clock_date"].format(clock=time, date=text) if text else time

    def _clock(self, hour: int, minute: str | None, second: str | None) -> str:
        if self.words["hours"] == 24:
            text = f"{hour} giờ"
            if second is not None:
                return f"{text} {int(minute or 0)} phút {int(second)} giây"
            return text if minute in (None, "00") else f"{text} {minute}"
        if (hour, minute or "00", second) == (24, "00", None):
            return "midnight"
        half = "p.m." if 12 <= hour < 24 else "a.m."
        text = str((hour - 1) % 12 + 1)
        if second is not None:
            return f"{text}:{minute}:{second} {half}"
        return f"{text} {half}" if minute in (None, "00") else f"{text}:{minute} {half}"

    def length(self, value: str) -> str:
        """``P2Y6M`` in words."""
        days, _, hours = value[1:].partition("T")
        parts = [(n, _DATE_UNITS.get(u, "")) for n, u in _LENGTH.findall(days)]
        parts += [(n, _CLOCK_UNITS.get(u, "")) for n, u in _LENGTH.findall(hours)]
        return str(self.words["and"].join(self._count(n, unit) for n, unit in parts if unit))

    def _count(self, count: str, unit: str) -> str:
        units = self.words["units"] if count == "1" else self.words.get("plurals")
        name = (units or self.words["units"])[unit]
        number = self.words["many"] if count == "X" else count
        return str(self.words["length"].format(n=number, unit=name))

    def recurring(self, timex: Timex) -> str:
        """A SET in words."""
        value = timex.value
        if value.startswith("P"):
            return self._recurring_length(value, timex.freq)
        day, _, clock = value.partition("T")
        found = _DATE.fullmatch(day)
        if found is None:
            return ""
        part = found.groupdict()
        weekday, month = part["weekday"], part["month"]
        if clock in self.words["parts"] and weekday is not None and weekday != "WE":
            name = self.words["weekdays"][int(weekday) - 1]
            return self._template(
                "every_weekday_part", part=self.words["parts"][clock], weekday=name
            )
        if clock in self.words["parts"]:
            return self._template("every_part", part=self.words["parts"][clock])
        if _CLOCK.fullmatch(clock):
            time = self._with_clock("", clock, "part")
            if weekday is not None and weekday != "WE":
                day = self.words["weekdays"][int(weekday) - 1]
                return self._template("every_weekday_at", clock=time, weekday=day)
            return self._template("every_day_at", clock=time) if month in (None, "XX") else ""
        if weekday is not None and weekday != "WE":
            return self._template("every_weekday", weekday=self.words["weekdays"][int(weekday) - 1])
        if part["season"] is not None:
            return self._template("every_season", season=self.words["seasons"][part["season"]])
        if month is None:
            return ""
        if month == "XX":
            if part["day"] == "XX":
                return ""  # a day of the lunar calendar
            return self._template("every_day_of_month", day=int(part["day"] or 1))
        name = self._month(int(month))
        if part["day"] is None:
            return self._template("every_month", month=name)
        return self._template("every_day_of_year", month=name, day=int(part["day"]))

    def _recurring_length(self, value: str, freq: str | None) -> str:
        one = re.fullmatch(r"P(?:T)?1(CE|DE|[YQMWDHS])", value)
        unit = None
        if one is not None:
            table = _CLOCK_UNITS if "T" in value else _DATE_UNITS
            unit = self.words["units"][table[one[1]]]
        if freq is not None:
            count = int(freq.removesuffix("X"))
            word = {1: "once", 2: "twice"}.get(count, f"{count} times")
            fields = {"freq": count, "freq_word": word}
            if unit is not None:
                return self._template("times", unit=unit, **fields)
            return self._template("times_n", length=self.length(value), **fields)
        if unit is not None:
            return self._template("every_one", unit=unit)
        return self._template("every", length=self.length(value))
