"""The summary: sentences that each cite the segments they rest on."""

from summarize.summary.stage import RULES_VERSION, select, summarise

__all__ = ["RULES_VERSION", "select", "summarise"]
