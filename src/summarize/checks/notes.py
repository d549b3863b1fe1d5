"""What the reader, the cleaner and the dates want known: once for the whole brief.

Bytes read in an old encoding, text repaired or cut, a headline the program made itself, no
publication date. False positives: none, they are statements of what was done. Major where
characters were lost or guessed (the sentence may not be what was written) and where an editor's
decision could not be followed.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checks.context import CheckContext
from summarize.document import Finding, Severity

NAME = "reading"
#: Word of the note that a removal an editor restored was not found.
RESTORED = "restored-removal"
#: Notes that say characters may be wrong, or that a decision was not followed.
_MAJOR = frozenset({"damaged-characters", "mixed-encodings", RESTORED})


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each note, the headline and the date."""
    for word, message in context.notes:
        severity: Severity = "major" if word in _MAJOR else "minor"
        yield _finding(NAME, severity, f"{word}: {message}")
    if context.headline_made:
        yield _finding(
            "headline",
            "minor",
            "The article has no headline; one was made from its first sentence",
            (context.headline.id,),
        )
    if context.article.date_published is None:
        yield _finding(
            "published",
            "minor",
            "The publication date is unknown: years the text leaves out stay open until it is set",
        )


def _finding(check: str, severity: Severity, message: str, ids: tuple[str, ...] = ()) -> Finding:
    return Finding(
        check=check, category="other", severity=severity, message=message, segment_ids=ids
    )
