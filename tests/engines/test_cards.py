"""The cards file."""

from __future__ import annotations

import pytest

from summarize.engines.cards import card_from, cards


def test_every_card_is_complete() -> None:
    """A hub card says where, which revision and under which licence."""
    for card in [*cards("translate").values(), *cards("summarise").values()]:
        assert card.licence != "unknown", card.name
        assert card.limit_in > 0
        assert card.limit_out > 0
        assert card.quantisations[-1] == "float32", card.name
        if card.home == "hub":
            assert card.hub_id.count("/") == 1
            assert card.revision
            assert card.pinned == (len(card.revision) == 40)
            assert card.megabytes > 0


def test_limiting_licences_ask() -> None:
    """Non-commercial and AGPL cards ask for consent, the others do not."""
    for card in [*cards("translate").values(), *cards("summarise").values()]:
        assert card.consent == ("-NC-" in card.licence or card.licence.startswith("AGPL")), (
            card.name
        )


def test_t5_is_never_float16() -> None:
    """T5 models overflow in float16: their cards say so, and ask for no float16."""
    for card in [*cards("translate").values(), *cards("summarise").values()]:
        assert not any("float16" in kind for kind in card.quantisations if kind != "bfloat16")
        if "T5" in card.note:
            assert card.wide, card.name


def test_an_unknown_field_is_refused() -> None:
    """A misspelt field is an error, not a silent default."""
    with pytest.raises(ValueError, match="licens"):
        card_from("x", {"task": "translate", "licens": "MIT"})
