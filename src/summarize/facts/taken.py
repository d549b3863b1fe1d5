"""Which characters of a text are spoken for, as one reading after another takes its spans."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.document import Span


class Taken:
    """Spans without overlaps; asking takes time in proportion to the span, not to their number."""

    def __init__(self, text: str, spans: Iterable[Span] = ()) -> None:
        self._marks = bytearray(len(text))
        for span in spans:
            self.add(span)

    def __contains__(self, span: object) -> bool:
        """Whether any character of ``span`` is taken."""
        return isinstance(span, Span) and self._marks.find(1, span.start, span.end) >= 0

    def add(self, span: Span) -> None:
        """Take a span, free or not."""
        self._marks[span.start : span.end] = b"\1" * (span.end - span.start)

    def claim(self, span: Span) -> bool:
        """Take a span if all of it is free; whether it was."""
        if span in self:
            return False
        self.add(span)
        return True
