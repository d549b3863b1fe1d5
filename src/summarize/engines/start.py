"""What a decoder starts from: the start token, and the tokens forced after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from summarize.engines.cards import Card
from summarize.engines.checkpoint import Checkpoint
from summarize.errors import ModelError


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Token ids: ``token`` starts the decoder, ``forced`` is its first output or None."""

    token: int
    forced: int | None = None


def start_of(checkpoint: Checkpoint, card: Card, token_id: Callable[[str], int | None]) -> Start:
    """Where decoding starts, from the card first and the checkpoint second.

    Args:
        token_id: id of a token in the model's vocabulary, None for a token it does not have.

    Raises:
        ModelError: the card names a language that the checkpoint does not know, or the
            checkpoint names no start token.
    """
    where = checkpoint.folder / "config.json"
    configured = checkpoint.setting("decoder_start_token_id")
    if card.start.startswith("langid_map:"):
        language = card.start.partition(":")[2]
        known = (checkpoint.config.get("task_specific_params") or {}).get("langid_map") or {}
        if language not in known:
            raise ModelError(
                f"{where}: knows no language {language!r}",
                f"run: summarize models verify {card.name}",
            )
        # An entry is [number, token] in the published checkpoint.
        token = known[language][1]
        return Start(token=token if isinstance(token, int) else _need(token, token_id, card, where))
    if card.start == "target_code":
        return Start(token=_need(card.target_code, token_id, card, where))
    if configured is None:
        raise ModelError(f"{where}: names no decoder_start_token_id", "use another model")
    if card.target_code:
        return Start(token=int(configured), forced=_need(card.target_code, token_id, card, where))
    forced = checkpoint.setting("forced_bos_token_id")
    return Start(token=int(configured), forced=None if forced is None else int(forced))


def _need(token: str, token_id: Callable[[str], int | None], card: Card, where: object) -> int:
    number = token_id(token)
    if number is None:
        raise ModelError(
            f"{where}: the model's vocabulary has no {token!r}",
            f"run: summarize models verify {card.name}",
        )
    return number
