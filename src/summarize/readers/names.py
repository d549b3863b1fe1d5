"""Which files of a folder are articles, by name alone."""

from __future__ import annotations

from pathlib import PurePath

from summarize.readers.sniff import SUFFIXES

#: Prefixes of files that editors and systems leave beside articles: hidden files, Word's locks.
_LEFTOVERS = (".", "~$")


def is_readable_name(path: PurePath | str) -> bool:
    """Whether a folder scan should read the file: a known suffix or none, and no leftover."""
    name = PurePath(path).name
    if not name or name.startswith(_LEFTOVERS):
        return False
    return PurePath(name).suffix.lower() in SUFFIXES
