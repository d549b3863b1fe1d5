"""Holidays by name: fixed, lunar, or counted by weekday."""

from __future__ import annotations

from datetime import date, timedelta

from summarize.dates.calendar import easter, nth_weekday
from summarize.dates.lunar import lunar_to_solar, new_year_eve

#: Gregorian (month, day).
FIXED = {
    "new_year": (1, 1),
    "party_day": (2, 3),
    "valentine": (2, 14),
    "doctors_day": (2, 27),
    "women_day": (3, 8),
    "april_fool": (4, 1),
    "earth_day": (4, 22),
    "reunification": (4, 30),
    "labour_day": (5, 1),
    "victory_day": (5, 9),
    "children_day": (6, 1),
    "press_day": (6, 21),
    "us_independence": (7, 4),
    "bastille_day": (7, 14),
    "invalids_day": (7, 27),
    "national_day": (9, 2),
    "vn_women_day": (10, 20),
    "halloween": (10, 31),
    "teachers_day": (11, 20),
    "christmas_eve": (12, 24),
    "christmas": (12, 25),
    "boxing_day": (12, 26),
    "new_year_eve": (12, 31),
}
#: Those of one day and month whatever the year.
DATED = frozenset({*FIXED, "eve_of_new_year"})
#: Lunar (month, day).
LUNAR = {
    "tet": (1, 1),
    "nguyen_tieu": (1, 15),
    "han_thuc": (3, 3),
    "hung_kings": (3, 10),
    "vesak": (4, 15),
    "doan_ngo": (5, 5),
    "vu_lan": (7, 15),
    "mid_autumn": (8, 15),
}
#: (month, weekday, n-th of the month).
COUNTED = {
    "martin_luther_king": (1, 1, 3),
    "mothers_day": (5, 7, 2),
    "memorial_day": (5, 1, -1),
    "fathers_day": (6, 7, 3),
    "labor_day_us": (9, 1, 1),
    "thanksgiving": (11, 4, 4),
}


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday in a Gregorian (for lunar ones: the lunar) year.

    The Kitchen Gods' day and the eve of Tết are given for the Tết of ``year``, and so is the eve
    of New Year's Day.
    """
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in LUNAR:
        return lunar_to_solar(year, *LUNAR[name])
    if name in COUNTED:
        return nth_weekday(year, *COUNTED[name])
    if name == "easter":
        return easter(year)
    if name == "good_friday":
        return easter(year) - timedelta(days=2)
    if name == "black_friday":
        return nth_weekday(year, *COUNTED["thanksgiving"]) + timedelta(days=1)
    if name == "new_year_eve_lunar" and 1001 <= year <= 2999:
        return new_year_eve(year)
    if name == "eve_of_new_year" and year > 1:
        return date(year - 1, 12, 31)
    if name == "ong_tao":
        return lunar_to_solar(year - 1, 12, 23)
    return None
