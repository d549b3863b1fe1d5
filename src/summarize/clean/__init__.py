"""Cleaning: tell the story from the page around it, and say why each line was taken out.

Rules are small functions with a name and a reason (``RULES``); the words they look for are
language data (``cues.toml``). Zones never move a character, so every removal can be restored.
"""

from __future__ import annotations

from summarize.clean.cleaner import RULES, RULES_VERSION, clean, prove, reason, unmatched
from summarize.clean.headline import part_site
from summarize.clean.signature import is_person, is_source

__all__ = [
    "RULES",
    "RULES_VERSION",
    "clean",
    "is_person",
    "is_source",
    "part_site",
    "prove",
    "reason",
    "unmatched",
]
