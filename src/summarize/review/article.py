"""One article as an editor sees it: the machine's brief with all decisions in it.

A decision belongs to the sentence it was made on. Where that sentence has another number since,
the decision goes with it; where it changed or is gone, the decision waits and is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from summarize import dates
from summarize.document import Brief, Segment, State, SummarySentence
from summarize.facts import in_vietnam
from summarize.options import DateOptions
from summarize.provenance import model_in
from summarize.review.recheck import recheck
from summarize.store.amend import (
    PUBLISHED,
    Places,
    amend,
    article_settings,
    dated_another,
    govern,
    restored,
)
from summarize.store.decisions import Saved

#: States that an editor has given his word for.
SETTLED: frozenset[State] = frozenset({"reviewed", "final"})

Unit = Segment | SummarySentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Desked:
    """An article on the desk.

    Attributes:
        stem: name of its files.
        recorded: the brief as its commit record has it.
        brief: the same with the decisions in it.
        governing: unit id -> the decision whose text it shows.
        versions: unit id -> version of the latest decision under that id, to name when saving.
        waiting: decisions whose sentence changed or is gone; a date of another article.
        settings: what was decided on the whole article (``article_settings``).
        number: number of the latest decision, 0 for none.
    """

    stem: str
    recorded: Brief
    brief: Brief
    governing: Mapping[str, Saved]
    versions: Mapping[str, int]
    waiting: tuple[Saved, ...]
    settings: Mapping[str, str]
    number: int

    def unit(self, unit_id: str) -> Unit | None:
        """The headline, segment or summary sentence of that id."""
        return next((unit for unit in units(self.brief) if unit.id == unit_id), None)

    def machine(self, unit: Unit) -> tuple[str, str]:
        """What the machine had said, and which model it was."""
        saved = self.governing.get(unit.id)
        if saved is not None and "machine" in saved.decision.extra:
            extra = saved.decision.extra
            return extra["machine"], extra.get("model", "")
        return unit.target or "", model_of(self.recorded, unit)

    @property
    def notes(self) -> dict[str, list[str]]:
        """Editors' remarks by unit id, for what is handed over."""
        return {
            name: [saved.decision.note]
            for name, saved in self.governing.items()
            if saved.decision.note
        }

    @property
    def kept(self) -> frozenset[str]:
        """Ids of the removals an editor restored."""
        return restored(self.settings)

    @property
    def returned(self) -> frozenset[str]:
        """Ids of the restored removals that the run which made the brief was told of."""
        return restored(self.recorded.provenance.decided)

    @property
    def progress(self) -> tuple[int, int]:
        """Sentences approved, and all there are."""
        every = units(self.brief)
        return sum(unit.state in SETTLED for unit in every), len(every)

    @property
    def is_final(self) -> bool:
        """Whether the whole brief was approved, and nothing was touched since."""
        return all(unit.state == "final" for unit in units(self.brief))


def units(brief: Brief) -> list[Unit]:
    """Headline, summary sentences and segments, as the page has them from top to bottom."""
    return [brief.headline, *brief.summary, *brief.segments]


def desked(stem: str, recorded: Brief, standing: Sequence[Saved], *, whole: bool = False) -> Desked:
    """``recorded`` with the decisions on it.

    Args:
        standing: see ``Decisions.standing``.
        whole: check the whole article again and not only what changed.
    """
    decisions = [saved.decision for saved in standing]
    settings = article_settings(decisions, recorded.provenance.used)
    governing, waiting = govern(Places.of_brief(recorded), decisions)
    if (dated := dated_another(decisions, recorded.provenance.used)) is not None:
        waiting.append(dated)
    brief = amend(redated(recorded, settings), decisions)
    brief = replace(brief, findings=recheck(recorded, brief, whole=whole)) if decisions else brief
    return Desked(
        stem=stem,
        recorded=recorded,
        brief=brief,
        governing={place: standing[index] for place, index in governing.items()},
        versions={saved.decision.segment_id: saved.version for saved in standing},
        waiting=tuple(standing[index] for index in waiting),
        settings=settings,
        number=standing[-1].number if standing else 0,
    )


def redated(brief: Brief, settings: Mapping[str, str]) -> Brief:
    """``brief`` with the publication date an editor set, and every date resolved from it."""
    published = settings.get(PUBLISHED)
    same = published == brief.article.date_published and brief.article.date_source == "decision"
    if not published or same:
        return brief
    article = replace(brief.article, date_published=published, date_source="decision")
    found = dates.tag(article, brief.segments, brief.headline, DateOptions())
    decided = {**brief.provenance.decided, PUBLISHED: published}
    return replace(
        brief,
        article=article,
        dates=found,
        provenance=replace(brief.provenance, decided=decided),
    )


def publication_date(typed: object) -> str | None:
    """A publication date as it is kept, ISO 8601 on Vietnam's clock; None for what is none.

    Newspapers in the language's present script begin in the 1860s; a date beyond next year is a
    slip of the finger.
    """
    if not isinstance(typed, str):
        return None
    try:
        moment = datetime.fromisoformat(typed) if "T" in typed else None
        day = date.fromisoformat(typed) if moment is None else in_vietnam(moment)
    except ValueError:
        return None
    return day.isoformat() if 1860 <= day.year <= date.today().year + 1 else None


def model_of(brief: Brief, unit: Unit) -> str:
    """The translation model's name and revision from the signature, or ``memory``."""
    if unit.origin in ("memory", "editor"):
        return unit.origin
    return model_in(brief.provenance.signature)
