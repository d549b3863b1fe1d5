"""Vietnamese news to English briefs an editor can trust.

Public names are loaded on first use, so that ``import summarize`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarize.dates import find_dates
    from summarize.document import Article, Brief
    from summarize.engines.catalog import load_summarizer, load_translator
    from summarize.errors import SummarizeError
    from summarize.pipeline import make_brief
    from summarize.readers import read_article

    __version__: str

__all__ = [
    "Article",
    "Brief",
    "SummarizeError",
    "__version__",
    "find_dates",
    "load_summarizer",
    "load_translator",
    "make_brief",
    "read_article",
]

_HOMES = {
    "Article": "summarize.document",
    "Brief": "summarize.document",
    "SummarizeError": "summarize.errors",
    "find_dates": "summarize.dates",
    "load_summarizer": "summarize.engines.catalog",
    "load_translator": "summarize.engines.catalog",
    "make_brief": "summarize.pipeline",
    "read_article": "summarize.readers",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        return import_module("summarize.provenance").package_version()
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'summarize' has no attribute {name!r}")
