"""What a court metes out, in one piece: "2 năm 6 tháng tù" is "2 years and 6 months in prison".

Apart, models lose the months, the prison or what ties them to the verdict ("2 years 6 months
prisoners", "a 6-year-old container driver"). ``translate.verdicts`` sets the verb to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.document import Span
from summarize.facts.units import with_unit

#: "3 năm tù treo", "24 tháng tù nhưng cho hưởng án treo": a sentence that is not served, which a
#: model tells as one that is. "Sau 3 tháng treo biển" is none: "tù", "án" or "hưởng" says it.
_SUSPENDED = re.compile(
    r"(?<![\w.,/-])(?P<term>\d{1,3}\s(?:năm(?:\s(?:và\s)?\d{1,2}\stháng)?|tháng))"
    r"(?:\stù(?:\sgiam)?)?(?:,|\snhưng|\svà)?(?:\s(?:được|cho))*(?:\shưởng)?(?:\sán)?"
    r"\s(?:(?<=tù\s)|(?<=án\s)|(?<=hưởng\s))treo(?!\w|\s(?:giò|cổ))",
    re.IGNORECASE,
)
_SERVED = re.compile(
    r"(?<![\w.,/-])(?<!\d\s)(?:(?<!\w)(?<!kết\s)(?<!tiền\s)(?<!tuyên\s)(?P<sentence>(?:mức\s|bản\s)?án)\s(?:phạt\s)?)?"
    r"(?:(?P<least>\d{1,2}(?:\s(?:năm|tháng))?)\s?(?:-|–|đến|tới)\s?)?"
    r"(?P<term>\d{1,3}\s(?:năm(?:\s(?:và\s)?\d{1,2}\stháng)?|tháng))\stù(?:\sgiam)?"
    r"(?!\w|\s(?:treo|chung|nhân|binh|đày))(?!,?\s(?:nhưng|và)?\s?(?:được|cho)\s(?:được\s)?hưởng)"
    r"(?P<charge>\svề\s(?:các\s|cùng\s)?(?:tội(?:\sdanh)?|hành\svi))?(?!\w)",
    re.IGNORECASE,
)
_FOR_GOOD = re.compile(
    r"(?<!\w)(?<!kết\s)(?<!tiền\s)(?<!tuyên\s)(?:mức\s|bản\s)?án\s(?:phạt\s)?"
    r"(?:(?P<life>(?:tù\s)?chung\sthân)|tử\shình)(?!\w)",
    re.IGNORECASE,
)
#: A verdict before the term, in the same clause: "tuyên phạt anh mức án 2 năm tù" is "sentenced
#: to 2 years", not "to a sentence of 2 years".
_VERDICT = re.compile(r"(?:tuyên\sphạt|xử\sphạt|bị\sphạt|kết\sán)(?!\w)[^.;:]*\Z", re.IGNORECASE)
#: What else tells of such a sentence.
ULTIMATE = (
    *("life imprisonment", "life in prison", "life sentence", "life term", "jailed for life"),
    *("death penalty", "death sentence", "sentenced to death", "capital punishment"),
)
#: Characters before a term that may tell its verdict.
_REACH = 200
_PART = re.compile(r"(\d+)\s(năm|tháng)", re.IGNORECASE)


def prison_terms(text: str) -> Iterator[tuple[Span, str]]:
    """Where a Vietnamese sentence tells a term, and its English wording."""
    if "tù" not in text and "treo" not in text:
        return
    for match in _SUSPENDED.finditer(text):
        span = Span(start=match.start(), end=match.end())
        yield span, f"a suspended sentence of {_length(match['term'])}"
    for match in _SERVED.finditer(text):
        term = f"{_length(match['term'])} in prison"
        if least := match["least"]:
            term = f"{_length(least) if ' ' in least else least} to {term}"
        if match["sentence"] and not _VERDICT.search(
            text[max(0, match.start() - _REACH) : match.start()]
        ):
            term = f"a sentence of {term}"
        wording = f"{term} for" if match["charge"] else term
        yield Span(start=match.start(), end=match.end()), wording


def ultimate_penalties(text: str) -> Iterator[tuple[Span, str]]:
    """Where a Vietnamese sentence tells of a sentence to life or death, and its English wording."""
    for match in _FOR_GOOD.finditer(text) if "chung" in text or "tử" in text else ():
        if _is_met_out(text, match.start()):
            wording = "life imprisonment" if match["life"] else "death"
        else:
            wording = "a life sentence" if match["life"] else "a death sentence"
        yield Span(start=match.start(), end=match.end()), wording


def _is_met_out(text: str, start: int) -> bool:
    """Whether a verdict stands before a term, in its clause."""
    return bool(_VERDICT.search(text[max(0, start - _REACH) : start]))


def _length(term: str) -> str:
    """ "2 năm 6 tháng": "2 years and 6 months"."""
    parts = [
        with_unit(figure, "year" if unit.lower() == "năm" else "month")
        for figure, unit in _PART.findall(term)
    ]
    return " and ".join(parts)
