"""Names of outputs: safe on every file system, one for each input path, always the same."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata

#: Longest slug, bytes. With the hash and the longest suffix a name stays under the 255 bytes
#: that file systems allow, and under the 143 of encrypted ones (eCryptfs).
MAX_SLUG = 80
_HASH_DIGITS = 8
_UNSAFE = re.compile(r"[^a-z0-9_]+")
_ROW = re.compile(r"#(\d+)$")
#: Letters that have no decomposition, so that NFKD leaves them.
_STROKES = str.maketrans({"đ": "d", "Đ": "d", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"})
#: ``<slug>-<8 hex>``, with more hex where two paths met.
STEM = re.compile(r"[a-z0-9_][a-z0-9_-]*-[0-9a-f]{8}")


def slug(name: str) -> str:
    """The file's name without its extension, in ``a-z 0-9 _ -``, at most 80 characters.

    ``Bản tin Đà Nẵng.txt`` gives ``ban-tin-da-nang``; a name without a Latin letter or digit
    gives ``article``.
    """
    row = _ROW.search(name)
    stem = os.path.splitext(os.path.basename(name[: row.start()] if row else name))[0]  # noqa: PTH119, PTH122 (a name, not a file)
    decomposed = unicodedata.normalize("NFKD", stem.translate(_STROKES)).lower()
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    safe = _UNSAFE.sub("-", plain).strip("-")
    tail = f"-{row.group(1)}" if row else ""
    return (safe[: MAX_SLUG - len(tail)].strip("-") or "article") + tail


def stem(name: str, extra: int = 0) -> str:
    """``<slug>-<8 hex of the path's SHA-256>``.

    The hash is of the path's bytes as given, so names that differ only in case or in Unicode
    form stay apart on file systems that would merge them.

    Args:
        name: the input's path as given (and ``#n`` for the n-th article of a file).
        extra: more digits of the hash to put into the slug, for the second of two paths whose
            slug and first eight digits are the same (expected once in 10^10 pairs).
    """
    digest = hashlib.sha256(os.fsencode(name)).hexdigest()
    more = f"-{digest[_HASH_DIGITS : _HASH_DIGITS + extra]}" if extra else ""
    return f"{slug(name)}{more}-{digest[:_HASH_DIGITS]}"


def stem_of(file_name: str) -> str | None:
    """The stem an output's file name begins with, or None for a foreign file."""
    head, dot, _ = file_name.partition(".")
    return head if dot and STEM.fullmatch(head) else None
