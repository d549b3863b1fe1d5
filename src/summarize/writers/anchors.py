"""Names for places inside a file: safe in a URL fragment, an XML NMTOKEN and a bookmark."""

from __future__ import annotations

import hashlib
import re

#: What the ids of sentences, summary sentences and dates look like (``s12``, ``h``, ``m1``).
ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,31}")


def called(identifier: str) -> str:
    """What a page calls a sentence: its id, and in words the headline, whose id is ``h``."""
    return "headline" if identifier == "h" else identifier


def anchor(identifier: str) -> str:
    """The id itself where it is safe (all that this program makes are), else a hash of it."""
    if ID.fullmatch(identifier):
        return identifier
    digest = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()
    return f"x{digest[:16]}"
