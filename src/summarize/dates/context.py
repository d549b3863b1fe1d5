"""What a resolution may lean on: publication, tense, evidence for the year, what was said."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from summarize.facts import VIETNAM, in_vietnam
from summarize.options import Prefer

_FINENESS = ("year", "quarter", "month", "week", "day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A date the text has named: its first day, how fine it was, and where.

    Attributes:
        bound: it only begins or ends a time: "từ ngày 1/6".
        several: it is one of a list or a range of days.
    """

    day: date | None
    value: str
    grain: str  # "day", "week", "month", "quarter", "year"
    tid: str
    position: int
    year_known: bool = True
    bound: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A full date that may fix the year of others.

    Attributes:
        reach: days around it for which it speaks.
        told_in: bounds of the only stretch of text for which it speaks; None for all of it.
    """

    day: date
    reach: int
    told_in: tuple[int, int] | None = None


@dataclass(slots=True, kw_only=True)
class Context:
    """State of one zone kind while its expressions are resolved in order.

    Attributes:
        reference: publication on Vietnam's clock; None when unknown.
        exact: the reference states a time of day, not only a date.
        tense: -1 past, 0 none, 1 future: of the clause at hand.
        blunt: tense says nothing here (teasers were written at another time): take the nearest.
        evidence: used where there is no reference.
        sentence: where the sentence of the expression at hand begins.
        frame_year: another year than the publication's that the sentence has set for its dates.
        said: for each fineness the date named last.
        account: the day that the account has come to, which "cùng ngày" means: the one named
            last, but no bound of a time that is named in one sentence with it.
    """

    reference: datetime | None
    prefer: Prefer = "news"
    tense: int = 0
    blunt: bool = False
    evidence: tuple[Evidence, ...] = ()
    sentence: int = 0
    frame_year: int | None = None
    said: dict[str, Said] = field(default_factory=dict)
    account: Said | None = None

    @property
    def today(self) -> date | None:
        return self.reference.date() if self.reference is not None else None

    def remember(self, said: Said) -> None:
        """Put a date on the stack."""
        self.said[said.grain] = said
        known = self.account is not None and self.account.position >= self.sentence
        if said.grain == "day" and not (said.bound and known):
            self.account = said

    def last_said(self, grain: str) -> Said | None:
        """The date named last, of at least the given fineness."""
        fine = _FINENESS[_FINENESS.index(grain) :]
        said = [self.said[name] for name in fine if name in self.said]
        return max(said, key=lambda s: s.position, default=None)


def as_reference(reference: datetime | date | str | None) -> datetime | None:
    """A publication time on Vietnam's clock, which says what day "hôm nay" is.

    One of another zone is turned to it; one without a zone is Vietnamese time already. A date is
    taken as its noon.

    Raises:
        ValueError: the string is not ISO 8601.
    """
    if reference is None:
        return None
    if isinstance(reference, str):
        text = reference.strip().replace("Z", "+00:00")
        reference = date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    if not isinstance(reference, datetime):
        reference = datetime(reference.year, reference.month, reference.day, 12)
    if reference.tzinfo is None:
        return reference.replace(tzinfo=VIETNAM)
    return in_vietnam(reference)
