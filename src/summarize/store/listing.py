"""What the review queue shows of a brief, read from its commit record."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the queue shows of one brief; read from its record."""

    title: str
    title_target: str
    date_published: str | None
    risk: float
    critical: int
    major: int
    minor: int
    segments: int
    state: str
    words: str

    @classmethod
    def from_json(cls, brief: Mapping[str, Any]) -> Listing:
        """From a parsed commit record; missing fields count as empty."""
        article = brief.get("article") or {}
        segments = brief.get("segments") or []
        severities = [finding.get("severity") for finding in brief.get("findings") or []]
        summary = brief.get("summary") or []
        sentences = [*segments, *summary, *filter(None, [brief.get("headline")])]
        states = {sentence.get("state") for sentence in sentences}
        risk = brief.get("risk")
        words = [
            str(part.get(side) or "")
            for part in (*segments, *summary)
            for side in ("source", "target")
        ]
        return cls(
            title=str(article.get("title") or ""),
            title_target=str(article.get("title_target") or ""),
            date_published=str(article.get("date_published") or "") or None,
            risk=float(risk) if isinstance(risk, int | float) else 0.0,
            critical=severities.count("critical"),
            major=severities.count("major"),
            minor=severities.count("minor"),
            segments=len(segments),
            state=_weakest(states),
            words="\n".join(words),
        )

    @classmethod
    def from_bytes(cls, record: bytes) -> Listing:
        """From a commit record's bytes.

        Raises:
            ValueError: they are no JSON.
        """
        return cls.from_json(json.loads(record))


def _weakest(states: set[Any]) -> str:
    """The least finished state among the sentences: the brief is as finished as that."""
    for state in ("initial", "translated", "reviewed", "final"):
        if state in states:
            return state
    return "initial"


def folded(text: str) -> str:
    """Text as it is searched: the tokenizer folds all Vietnamese marks but the stroke of đ."""
    return unicodedata.normalize("NFC", text).replace("đ", "d").replace("Đ", "D")
