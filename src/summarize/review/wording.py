"""What an editor may type, and how two texts differ word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

from summarize.errors import SummarizeError
from summarize.writers.characters import one_line, scalar, stripped

#: Longest text of one sentence, characters: a thousand times a sentence, so that a paste by
#: mistake is kept, and can be undone, like any other edit.
MAX_TARGET = 250_000
MAX_NOTE = 10_000
MAX_NAME = 80
#: Past this many words a comparison says only "all of it": SequenceMatcher takes the square.
MAX_COMPARED = 2_000
#: A word or a mark with the space behind it, so that spaces alone never count as common ground.
_TOKENS = re.compile(r"\w+(?:['’.,]\w+)*\s*|[^\w\s]\s*|\s+")

Change = Literal["same", "out", "in"]


class RefusedEditError(SummarizeError):
    """An edit that cannot be taken as it is; nothing was saved."""

    code = "refused-edit"


def typed_sentence(text: object) -> str:
    """A sentence as it is kept: one line, no control or invisible character.

    A lone surrogate, which no file can hold, becomes U+FFFD, so that its loss shows.

    Raises:
        RefusedEditError: it is no text, or too long.
    """
    return one_line(_typed(text, MAX_TARGET, "a sentence"))


def typed_note(text: object) -> str:
    """A note as it is kept; its lines stay.

    Raises:
        RefusedEditError: as ``typed_sentence``.
    """
    return _typed(text, MAX_NOTE, "a note").strip()


def typed_name(text: object) -> str:
    """An editor's name, one line.

    Raises:
        RefusedEditError: as ``typed_sentence``, or it is empty.
    """
    name = one_line(_typed(text, MAX_NAME, "a name"))
    if not name:
        raise RefusedEditError("an editor has a name", "type a name of at least one letter")
    return name


def _typed(text: object, limit: int, what: str) -> str:
    if not isinstance(text, str):
        raise RefusedEditError(f"{what} is a text", "reload the page and type it again")
    if len(text) > limit:
        raise RefusedEditError(
            f"{what} has at most {limit:,} characters, this one {len(text):,}",
            "shorten it; what you typed is still in the field",
        )
    return stripped(scalar(text))


def word_changes(old: str, new: str) -> list[tuple[Change, str]]:
    """``new`` against ``old`` in pieces: what stayed, what went, what came; in reading order."""
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    if len(before) + len(after) > MAX_COMPARED:
        return _pieces([("same", old)] if old == new else [("out", old), ("in", new)])
    found: list[tuple[Change, str]] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(before[i:j])))
            continue
        found += [("out", "".join(before[i:j])), ("in", "".join(after[k:m]))]
    return _pieces(found)


def _pieces(found: list[tuple[Change, str]]) -> list[tuple[Change, str]]:
    return [(kind, text) for kind, text in found if text]
