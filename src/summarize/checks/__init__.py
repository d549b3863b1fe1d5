"""Checks: one short file each; each says what it finds and where it is wrong."""

from summarize.checks.across import Consistency, Variants, across
from summarize.checks.context import CheckContext
from summarize.checks.run import CHECKS, RULES_VERSION, run_checks

__all__ = [
    "CHECKS",
    "RULES_VERSION",
    "CheckContext",
    "Consistency",
    "Variants",
    "across",
    "run_checks",
]
