"""A hostile set: deterministic inputs over all families of bad input, with their outcomes.

    for case in hostile_set():
        path = case.write(folder)
        # case.outcomes: what the program may make of it; case.reader: what the reader makes of it

Nothing here is random: two calls write the same bytes. Texts are made up for this set.
"""

from __future__ import annotations

from tests.hostile import documents, encodings, names, odd, pages, texts
from tests.hostile.case import BRIEF, WARNING, Case

__all__ = ["BRIEF", "WARNING", "Case", "hostile_set"]


def hostile_set() -> list[Case]:
    """All cases; names are unique within a family, so each family gets a folder of its own."""
    return [
        case
        for family in (encodings, pages, documents, texts, names, odd)
        for case in family.cases()
    ]
