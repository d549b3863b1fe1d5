"""The program's messages in the interface's language.

Findings and errors are made, stored and exported in English. The desk says them in Vietnamese
too, by a table of whole messages (``vietnamese.toml``): a message is found by its wording, and
what varies in it is carried over. A message the table lacks stays English, so nothing is lost.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources

#: Says a message, a check's name or a rule's name in one language.
Say = Callable[[str], str]
#: Stands for what varies in a message.
_OPEN = "{}"
#: Stand for one of a table of words.
_SLOTS = {"{noun}": "nouns", "{weekday}": "weekdays"}


def speaker(language: str) -> Say:
    """How messages are said in a language: ``en`` as they are, ``vi`` by the table."""
    return _in_vietnamese if language == "vi" else _as_it_is


def _as_it_is(message: str) -> str:
    return message


def _in_vietnamese(message: str) -> str:
    whole, patterns = _table()
    if message in whole:
        return whole[message]
    for pattern, said in patterns:
        found = pattern.fullmatch(message)
        if found:
            pieces = said.split(_OPEN)
            filled = "".join(part for pair in zip(pieces, (*found.groups(), "")) for part in pair)
            return filled[:1].upper() + filled[1:] if message[:1].isupper() else filled
    return message


@cache
def _table() -> tuple[Mapping[str, str], list[tuple[re.Pattern[str], str]]]:
    """Messages that are always the same, and patterns for those that vary."""
    path = resources.files("summarize.review") / "vietnamese.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    whole = dict(table["labels"])
    patterns: list[tuple[str, str]] = []
    for english, said in table["messages"].items():
        slot = next((slot for slot in _SLOTS if slot in english), "")
        for word, its in table[_SLOTS[slot]].items() if slot else [("", "")]:
            shown = english.replace(slot, word) if slot else english
            told = said.replace(slot, its) if slot else said
            if _OPEN not in shown:
                whole[shown] = told
            else:
                patterns.append((shown, told))
    # What says more comes first: an open place would swallow the other half of a longer message.
    patterns.sort(key=lambda pair: -len(pair[0].replace(_OPEN, "")))
    return whole, [(_pattern(shown), told) for shown, told in patterns]


def _pattern(message: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(map(re.escape, message.split(_OPEN))), re.DOTALL)
