"""Quotations: a passage in quotation marks keeps its marks.

Only passages of several words count: short ones are scare quotes, titles and nicknames, which
English sets in italics or not at all. False positives: direct speech turned into reported
speech, which translators of news do now and then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.checks.context import CheckContext
from summarize.document import Finding, Span

NAME = "quotations"
#: Fewer words are a title or a nickname.
FEWEST_WORDS = 5
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")
#: Not the possessive of a plural: "the workers' union".
_MARK = re.compile(r"[“”\"«»„]|(?<!\w)['‘]|(?<!s)['’](?!\w)")


def quoted(text: str) -> list[Span]:
    """The passages of ``text`` in double quotation marks, with their marks."""
    return [
        Span(start=m.start(), end=m.end())
        for m in _QUOTED.finditer(text)
        if len(m[0].split()) >= FEWEST_WORDS
    ]


def check(context: CheckContext) -> Iterator[Finding]:
    """One finding for each sentence that lost all its quotation marks."""
    for unit in context.whole():
        passages = quoted(unit.source)
        if passages and not _MARK.search(unit.target):
            yield Finding(
                check=NAME,
                category="accuracy/omission",
                severity="major",
                message="The source quotes someone; the translation has no quotation marks",
                segment_ids=(unit.id,),
                source_spans=tuple(passages),
            )
