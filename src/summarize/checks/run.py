"""All checks, in order."""

from __future__ import annotations

from summarize.checks.context import CheckContext
from summarize.document import Finding

RULES_VERSION = "1"


def run_checks(context: CheckContext) -> tuple[Finding, ...]:
    """Findings of all checks, in reading order."""
    return ()
