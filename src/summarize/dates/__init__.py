"""Dates: a temporal tagger for Vietnamese and English with TIMEX3 values."""

from __future__ import annotations

from summarize.dates.find import find_dates

__all__ = ["find_dates"]
