"""Headlines: sentence case or title case, but not half of each, and no closing full stop.

Information only (minor): house styles differ. False positives: a headline made of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.checks.context import CheckContext
from summarize.document import Finding

NAME = "titlecase"
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
#: Share of long words with a capital: names alone make up less than the first, title case
#: makes all of them so.
SENTENCE, TITLE = 0.6, 1.0


def check(context: CheckContext) -> Iterator[Finding]:
    """At most one finding."""
    text = (context.headline.target or "").strip()
    words = [w for w in _WORD.findall(text)[1:] if len(w) > 3]
    capitals = sum(w[0].isupper() for w in words)
    message = ""
    if text.endswith(".") and not text.endswith("..."):
        message = "The headline ends in a full stop"
    elif len(words) >= 4 and SENTENCE * len(words) < capitals < TITLE * len(words):
        message = "The headline mixes title case and sentence case"
    if message:
        yield Finding(
            check=NAME,
            category="style/inconsistent",
            severity="minor",
            message=message,
            segment_ids=(context.headline.id,),
        )
