"""Dates: a temporal tagger for Vietnamese and English with TIMEX3 values.

One engine; the languages are data (``vi.toml``, ``en.toml``). Text is folded (``reading``),
read by rules (``recognize``), neighbours are joined (``compose``), values resolved
(``resolve``, ``choose``), and for an article ranked (``tag``).
"""

from __future__ import annotations

from summarize.dates.agree import values_agree
from summarize.dates.distances import distances
from summarize.dates.find import find_dates
from summarize.dates.hints import source_hints
from summarize.dates.language import LANGUAGES, load
from summarize.dates.level import level
from summarize.dates.like import render_like
from summarize.dates.render import render
from summarize.dates.tag import tag, target_text

#: Version of the rules, part of every signature. Raised with any change of what is tagged.
RULES_VERSION = "vi.11"

__all__ = [
    "LANGUAGES",
    "RULES_VERSION",
    "distances",
    "find_dates",
    "level",
    "load",
    "render",
    "render_like",
    "source_hints",
    "tag",
    "target_text",
    "values_agree",
]
