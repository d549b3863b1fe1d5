"""What of a decision goes into the translation memory, and what of one comes out of it."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.document import Decision
from summarize.review.article import SETTLED, Desked, model_of
from summarize.store.memory import Memory, Unit


def remember(memory: Memory, shown: Desked, decisions: Iterable[Decision]) -> None:
    """Keep the sentences that were approved; forget those whose approval was taken back.

    Raises:
        OutputError, DiskFullError: the memory cannot be written.
    """
    kept: list[Unit] = []
    withdrawn: list[Unit] = []
    for decision in decisions:
        if (unit := _unit(shown, decision)) is not None:
            (kept if is_kept(decision) else withdrawn).append(unit)
    memory.withdraw(withdrawn)
    memory.add(kept)


def is_kept(decision: Decision) -> bool:
    """Whether it approves a translation."""
    return decision.state in SETTLED and bool(decision.target)


def _unit(shown: Desked, decision: Decision) -> Unit | None:
    """The translation-memory unit of a sentence; None for what is not remembered.

    Summary sentences are not: their source was written by a model.
    """
    brief = shown.brief
    order = [brief.headline, *brief.segments]
    at = next((i for i, one in enumerate(order) if one.id == decision.segment_id), None)
    if at is None:
        return None

    def neighbour(place: int) -> str:
        # The headline stands apart: the first sentence has nothing before it.
        return order[place].source if at > 0 and 0 < place < len(order) else ""

    return Unit(
        source=order[at].source,
        target=decision.target,
        before=neighbour(at - 1),
        after=neighbour(at + 1),
        article_id=brief.article.id,
        reviewer=decision.reviewer,
        approved_at=decision.decided_at,
        machine=decision.extra.get("machine", ""),
        model=decision.extra.get("model") or model_of(shown.recorded, order[at]),
    )
