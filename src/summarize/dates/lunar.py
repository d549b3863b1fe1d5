"""The Vietnamese lunisolar calendar, computed at UTC+7.

New moons and the Sun's longitude follow Meeus, *Astronomical Algorithms* (2nd ed.), chapters
49 and 25. The rules: a month starts on the local day of a new moon; the winter solstice falls
in month 11; of thirteen months between two solstices the first without a principal term is
leap. Hanoi counts days at UTC+7, Beijing at UTC+8, so Tết may differ (2007, 2030; a month in
1985). Years 1900 to 2100 are good to the day but for new moons within a minute of midnight.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from math import floor, pi, sin

_RAD = pi / 180.0
_ZONE = 7 / 24  # days: the civil time of Vietnam
_JD_OF_ORDINAL_ZERO = 1721424.5  # Julian day of midnight before date ordinal 0
_STEMS = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
_BRANCHES = (
    "tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi",
)  # fmt: skip

# Meeus table 49.A, new moon: coefficient (days), power of E, multiples of M, M', F, Omega.
_NEW_MOON = (
    (-0.40720, 0, 0, 1, 0, 0), (0.17241, 1, 1, 0, 0, 0), (0.01608, 0, 0, 2, 0, 0),
    (0.01039, 0, 0, 0, 2, 0), (0.00739, 1, -1, 1, 0, 0), (-0.00514, 1, 1, 1, 0, 0),
    (0.00208, 2, 2, 0, 0, 0), (-0.00111, 0, 0, 1, -2, 0), (-0.00057, 0, 0, 1, 2, 0),
    (0.00056, 1, 1, 2, 0, 0), (-0.00042, 0, 0, 3, 0, 0), (0.00042, 1, 1, 0, 2, 0),
    (0.00038, 1, 1, 0, -2, 0), (-0.00024, 1, -1, 2, 0, 0), (-0.00017, 0, 0, 0, 0, 1),
    (-0.00007, 0, 2, 1, 0, 0), (0.00004, 0, 0, 2, -2, 0), (0.00004, 0, 3, 0, 0, 0),
    (0.00003, 0, 1, 1, -2, 0), (0.00003, 0, 0, 2, 2, 0), (-0.00003, 0, 1, 1, 2, 0),
    (0.00003, 0, -1, 1, 2, 0), (-0.00002, 0, -1, 1, -2, 0), (-0.00002, 0, 1, 3, 0, 0),
    (0.00002, 0, 0, 4, 0, 0),
)  # fmt: skip
# Planetary arguments: coefficient, constant and rate per lunation (degrees).
_PLANETS = (
    (0.000325, 299.77, 0.107408), (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478), (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771),
    (0.000060, 207.14, 2.453732), (0.000056, 154.84, 7.306860), (0.000047, 34.52, 27.261239),
    (0.000042, 207.19, 0.121824), (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099), (0.000023, 331.55, 3.592518),
)  # fmt: skip


def _delta_t(year: float) -> float:
    """Terrestrial minus universal time, days: parabola of Morrison & Stephenson (2004).

    Off by under a minute from 1900 to 2100, which only matters beside midnight.
    """
    u = (year - 1820) / 100
    seconds = -20 + 32 * u * u
    if 1900 <= year < 2050:  # measured values lie below the parabola; a line through 29 s, 64 s
        seconds = 29 + (year - 1950) * 0.7 if year >= 1950 else (year - 1900) * 0.58
    return seconds / 86400


def _new_moon(k: int) -> int:
    """Ordinal of the local day of the k-th new moon after that of 6 January 2000."""
    t = k / 1236.85
    t2, t3, t4 = t * t, t**3, t**4
    jde = 2451550.09766 + 29.530588861 * k + 0.00015437 * t2 - 1.5e-7 * t3 + 7.3e-10 * t4
    e = 1 - 0.002516 * t - 0.0000074 * t2
    m = 2.5534 + 29.10535670 * k - 0.0000014 * t2 - 1.1e-7 * t3
    mp = 201.5643 + 385.81693528 * k + 0.0107582 * t2 + 1.238e-5 * t3 - 5.8e-8 * t4
    f = 160.7108 + 390.67050284 * k - 0.0016118 * t2 - 2.27e-6 * t3 + 1.1e-8 * t4
    omega = 124.7746 - 1.56375588 * k + 0.0020672 * t2 + 2.15e-6 * t3
    for size, power, am, amp, af, ao in _NEW_MOON:
        jde += size * e**power * sin(_RAD * (am * m + amp * mp + af * f + ao * omega))
    for index, (size, constant, rate) in enumerate(_PLANETS):
        extra = -0.009173 * t2 if index == 0 else 0.0
        jde += size * sin(_RAD * (constant + rate * k + extra))
    universal = jde - _delta_t(2000 + k / 12.3685)
    return floor(universal + _ZONE - _JD_OF_ORDINAL_ZERO)


def _sun_term(ordinal: int) -> int:
    """Which twelfth (0 to 11) the Sun's apparent longitude is in at local midnight."""
    jde = ordinal + _JD_OF_ORDINAL_ZERO - _ZONE
    jde += _delta_t(2000 + (jde - 2451545.0) / 365.25)
    t = (jde - 2451545.0) / 36525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    m = _RAD * (357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    centre = (
        (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(m)
        + (0.019993 - 0.000101 * t) * sin(2 * m)
        + 0.000289 * sin(3 * m)
    )
    apparent = mean + centre - 0.00569 - 0.00478 * sin(_RAD * (125.04 - 1934.136 * t))
    return int(apparent % 360 // 30)


def _month_eleven(year: int) -> int:
    """Number k of the new moon that starts month 11, the month of the December solstice."""
    k = floor((date(year, 12, 31).toordinal() - 730125) / 29.530588861)
    while _new_moon(k + 1) <= date(year, 12, 31).toordinal():
        k += 1
    # At the start of the month after the solstice the Sun is past 270 degrees (term 9).
    return k - 1 if _sun_term(_new_moon(k)) >= 9 else k


@lru_cache(maxsize=256)
def _months(year: int) -> tuple[tuple[int, bool, int, int], ...]:
    """Months from month 11 of ``year - 1`` up to, not with, month 11 of ``year``.

    Each is (number, leap, ordinal of its first day, ordinal of the day after its last).
    """
    first, last = _month_eleven(year - 1), _month_eleven(year)
    starts = [_new_moon(k) for k in range(first, last + 1)]
    leap = -1
    if last - first == 13:
        terms = [_sun_term(start) for start in starts]
        leap = next(i for i in range(1, 13) if terms[i] == terms[i + 1])
    months = []
    number = 11
    for i in range(len(starts) - 1):
        if i and i != leap:
            number = number % 12 + 1
        months.append((number, i == leap, starts[i], starts[i + 1]))
    return tuple(months)


@lru_cache(maxsize=256)
def _year(year: int) -> tuple[tuple[int, bool, int, int], ...]:
    """The months of lunar ``year``, months 1 to 12 with its leap month."""
    own = [m for m in _months(year) if not _of_previous(m, year)]
    return (*own, *(m for m in _months(year + 1) if _of_previous(m, year + 1)))


def _of_previous(month: tuple[int, bool, int, int], year: int) -> bool:
    """Months 11 and 12 at the head of a solstice year belong to the lunar year before."""
    return month[0] >= 11 and date.fromordinal(month[2]) < date(year, 3, 1)


def lunar_to_solar(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """Gregorian date of a lunar one; None when that lunar day does not exist."""
    if not 1000 <= year <= 2999:
        return None
    for number, is_leap, start, end in _year(year):
        if number == month and is_leap == leap:
            return date.fromordinal(start + day - 1) if 1 <= day <= end - start else None
    return None


def days_near(day: int, near: date) -> list[date]:
    """The ``day``-th days of the lunar months around ``near``, in order: of its own, the one before
    and the one after, where these have such a day."""
    months = [month for year in (near.year - 1, near.year) for month in _year(year)]
    first = near.toordinal() - 45
    return (
        [
            date.fromordinal(start + day - 1)
            for _, _, start, end in months
            if first <= start + day - 1 < end and start + day - 1 <= first + 90
        ]
        if 1001 <= near.year <= 2998
        else []
    )  # the years that are computed


def tet(year: int) -> date:
    """The first day of lunar ``year``: Tết Nguyên đán."""
    found = lunar_to_solar(year, 1, 1)
    if found is None:
        raise ValueError(f"no Tết is computed for {year}")
    return found


def new_year_eve(year: int) -> date:
    """Giao thừa: the last day before Tết of ``year``."""
    return tet(year) - timedelta(days=1)


def year_by_name(name: str, near: int) -> int | None:
    """The year called ``name`` (``tân sửu``) nearest to ``near``; None for no such name."""
    parts = name.split()
    if len(parts) != 2 or parts[0] not in _STEMS or parts[1] not in _BRANCHES:
        return None
    stem, branch = _STEMS.index(parts[0]), _BRANCHES.index(parts[1])
    years = (y for y in range(near - 30, near + 31) if (y - 4) % 10 == stem)
    return next((y for y in years if (y - 4) % 12 == branch), None)
