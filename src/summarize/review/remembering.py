"""What of a decision goes into the translation memory."""

from __future__ import annotations

from summarize.document import Decision
from summarize.review.article import SETTLED, Desked, model_of
from summarize.store.memory import Unit


def remembered(shown: Desked, unit_id: str, decision: Decision) -> Unit | None:
    """The translation-memory unit of an approved sentence; None for what is not remembered.

    Summary sentences are not: their source was written by a model.
    """
    brief = shown.brief
    order = [brief.headline, *brief.segments]
    at = next((i for i, segment in enumerate(order) if segment.id == unit_id), None)
    if at is None or decision.state not in SETTLED or not decision.target:
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
