"""What a cleaning rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarize.clean.page import Line, Mark, Page
from summarize.document import ZoneName

#: A claim as a rule makes it: the line, offsets into the page's text, and a zone when it is not
#: the rule's own.
Claim = tuple[Line, int, int, ZoneName | None]
Find = Callable[[Page], Iterator[Claim]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One reason to take something out.

    Attributes:
        name: stable word, part of a removal's id; ``--keep NAME`` switches its removals off.
        reason: what an editor is told.
        zone: what the claimed stretch is.
        find: yields claims; each is recorded before the next is asked for.
    """

    name: str
    reason: str
    zone: ZoneName
    find: Find

    def apply(self, page: Page) -> None:
        """Record the rule's claims on the page."""
        for line, start, end, zone in self.find(page):
            mark = Mark(rule=self.name, start=start, end=end, zone=zone or self.zone)
            page.claim(line, mark)


def rule(name: str, *, zone: ZoneName, reason: str) -> Callable[[Find], Rule]:
    """Makes a rule of the function below it; arguments as the attributes of ``Rule``."""
    return lambda find: Rule(name=name, reason=reason, zone=zone, find=find)


def whole(line: Line, zone: ZoneName | None = None) -> Claim:
    """All that is left of a line."""
    return line, line.open_start, line.open_end, zone


def suffix(line: Line, length: int) -> Claim:
    """The last ``length`` characters of what is left."""
    return line, line.open_end - length, line.open_end, None


def prefix(line: Line, length: int) -> Claim:
    """The first ``length`` characters of what is left."""
    return line, line.open_start, line.open_start + length, None
