"""Markup inside a field, as news archives store it, to plain lines."""

from __future__ import annotations

from summarize.options import ReadOptions
from summarize.readers.html_tree import drop_unseen, parse
from summarize.readers.lines import CELLS, all_text
from summarize.readers.source import Source

_BREAKING_LIST = """
    p div br li h1 h2 h3 h4 h5 h6 tr blockquote section article figure figcaption ul ol table pre
"""
_BREAKING = frozenset(_BREAKING_LIST.split())


def fragment_text(source: Source, markup: str, options: ReadOptions) -> str:
    """The visible text of a piece of HTML, a line for each block.

    Raises:
        DamagedError, LimitError, EmptyError: see ``html_tree.parse``.
    """
    tree = parse(source, markup, options)
    drop_unseen(tree)
    for element in tree.iter("*"):
        if element.tag in _BREAKING:
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
        elif element.tag in ("td", "th"):
            element.tail = f"{CELLS}{element.tail or ''}"
    lines = (" ".join(line.split()).strip(CELLS) for line in all_text(tree).split("\n"))
    return "\n\n".join(line for line in lines if line)
