"""Checks: one short file each; each says what it finds and where it is wrong."""

from summarize.checks.across import Across, Consistency, Variants
from summarize.checks.context import CheckContext
from summarize.checks.notes import RESTORED
from summarize.checks.run import CHECKS, RULES_VERSION, run_checks

__all__ = [
    "CHECKS",
    "RESTORED",
    "RULES_VERSION",
    "Across",
    "CheckContext",
    "Consistency",
    "Variants",
    "run_checks",
]
