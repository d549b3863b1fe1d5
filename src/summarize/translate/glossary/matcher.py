"""Finding a glossary's entries in a text: a trie over syllables, leftmost-longest.

The trie is walked from each syllable on, at most as deep as the longest entry (a constant, a
dozen syllables), so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from summarize.translate.glossary.casing import Token, accepts
from summarize.translate.glossary.entry import Entry
from summarize.translate.glossary.folding import compose, fold

_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
#: The same in an entry, whose words are one space apart: the tokens' keys themselves.
_KEY: Final = re.compile(r" ?(?:\w+|[^\w\s])")
#: Where no term stands: web and mail addresses, handles, numbers of documents (12/2020/NĐ-CP).
#: The repetitions are bounded or unambiguous: no input makes them slow.
_MASK: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}"
    r"|(?<!\w)[@#]\w+"
    r"|(?<!\w)\d{1,6}(?:/\d{4})?/[A-ZĐ]{1,12}\d{0,3}(?:-[A-ZĐ0-9]{1,16})*"
)
#: Where none of these stands, there is nothing to mask.
_MASK_SIGN: Final = re.compile(r"[@#]|://|www\.|\d/")
#: Key of a node's entries; no token is empty.
_HERE: Final = ""

Node = dict[str, Any]
#: (first token, last token, entries that fit, best first)
Hit = tuple[int, int, list[Entry]]


def tokenize(folded: str) -> list[Token]:
    """Words and signs of a folded text, in order."""
    masks = [match.span() for match in _MASK.finditer(folded)] if _MASK_SIGN.search(folded) else []
    tokens: list[Token] = []
    make = Token._make
    here = before = 0
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        kept = match[0]
        if start > before:
            # A line break ends a term; a hard-wrapped text has its lines joined before this stage.
            kept = ("\n" if "\n" in folded[before:start] else " ") + kept
        before = end
        masked = False
        if masks:
            while here < len(masks) and masks[here][1] <= start:
                here += 1
            masked = here < len(masks) and masks[here][0] < end
        # As Token(…) does, without the keyword handling that costs as much again.
        tokens.append(make((kept, kept.lower(), start, end, masked)))
    return tokens


def build(entries: Iterable[Entry]) -> Node:
    """The trie of ``entries``; at each node's ``""`` the entries that end there."""
    root: Node = {}
    for entry in entries:
        form = fold(entry.source)
        node = root
        for key in _keys(form):
            node = node.setdefault(key, {})
        node.setdefault(_HERE, []).append((entry, form))
    return root


def _keys(form: str) -> list[str]:
    """The keys that lead to the node of ``form``, an entry's folded source."""
    return _KEY.findall(form.lower())


def ending_at(root: Node, source: str) -> list[Entry]:
    """The entries whose source is ``source``, capitals and tone placement aside."""
    node = root
    for key in _keys(fold(" ".join(compose(source)[0].split()))):
        node = node.get(key, {})
    return [entry for entry, _ in node.get(_HERE, ())]


def scan(root: Node, tokens: Sequence[Token]) -> list[Hit]:
    """Entries in the text, leftmost first, of those the longest; no two overlap."""
    hits: list[Hit] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        node = None if token.masked else root.get(token.key.lstrip())
        found = None if node is None else _standing(node, tokens, place, all_of_them=False)
        if found:
            hits += found
            place = found[0][1]
        place += 1
    return hits


def longest_first(root: Node, tokens: Sequence[Token]) -> list[Hit]:
    """Entries in the text, in order, no two overlapping: the longest of all first, of equal ones
    the leftmost."""
    hits: list[Hit] = []
    for place, token in enumerate(tokens):
        node = None if token.masked else root.get(token.key.lstrip())
        if node is not None:
            hits += _standing(node, tokens, place, all_of_them=True)
    taken = bytearray(len(tokens))
    found = []
    for first, last, fitting in sorted(hits, key=lambda hit: (hit[0] - hit[1], hit[0])):
        if not any(taken[first : last + 1]):
            taken[first : last + 1] = b"\1" * (last + 1 - first)
            found.append((first, last, fitting))
    return sorted(found, key=lambda hit: hit[0])


def without(tokens: Sequence[Token], hits: Iterable[Hit]) -> list[Token]:
    """``tokens`` with those of ``hits`` masked: no entry is found there, nor reaches over them."""
    rest = list(tokens)
    for first, last, _ in hits:
        rest[first : last + 1] = [one._replace(masked=True) for one in rest[first : last + 1]]
    return rest


def _standing(start: Node, tokens: Sequence[Token], first: int, *, all_of_them: bool) -> list[Hit]:
    """The entries that stand at ``first``, the longest first, or the longest alone."""
    ends: list[tuple[int, list[tuple[Entry, str]]]] = []
    node: Node | None = start
    last = first
    while node is not None:
        if _HERE in node:
            ends.append((last, node[_HERE]))
        last += 1
        if last == len(tokens) or tokens[last].masked:
            break
        node = node.get(tokens[last].key)
    found: list[Hit] = []
    for last, candidates in reversed(ends):
        graded = [(accepts(entry, form, tokens, first, last), entry) for entry, form in candidates]
        fitting = [entry for grade in (2, 1) for found, entry in graded if found == grade]
        if fitting:
            found.append((first, last, fitting))
            if not all_of_them:
                break
    return found
