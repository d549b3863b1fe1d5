"""Sentences that a model is tried on: for parity with its original, and for its speed."""

from __future__ import annotations

from importlib import resources

from summarize.engines.cards import Card


def probe_texts(card: Card) -> list[str]:
    """The probes in the card's source language, one a line in ``probes.<language>.txt``."""
    file = resources.files(__package__).joinpath(f"probes.{card.source_language}.txt")
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
