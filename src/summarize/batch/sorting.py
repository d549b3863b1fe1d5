"""Sorting the names of one folder in memory that does not grow with their number."""

from __future__ import annotations

import heapq
import os
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO

#: Names of one folder sorted in memory at once (about 1 MB); more are merged from a file.
SORTED_AT_ONCE = 5_000
#: Bytes read at once from each sorted run.
_PIECE = 4_096


def sorted_names(names: Iterable[str], at_once: int = SORTED_AT_ONCE) -> Iterator[str]:
    """``names`` in the order of their bytes, in memory that does not grow with their number.

    More than ``at_once`` names go through a temporary file as sorted runs, which are merged
    (an external merge sort; Knuth, TAOCP vol. 3, section 5.4).
    """
    names = iter(names)
    run = sorted(islice(names, at_once), key=os.fsencode)
    if len(run) < at_once:
        yield from run
        return
    with tempfile.TemporaryFile() as spill:
        runs: list[tuple[int, int]] = []
        while run:
            runs.append(_write_run(spill, run))
            run = sorted(islice(names, at_once), key=os.fsencode)
        spill.flush()
        merged = (_read_run(spill, start, end) for start, end in runs)
        yield from heapq.merge(*merged, key=os.fsencode)


def _write_run(spill: IO[bytes], names: list[str]) -> tuple[int, int]:
    """Append the names, ended by NUL (which no path holds); where the run lies."""
    start = spill.tell()
    spill.write(b"".join(os.fsencode(name) + b"\0" for name in names))
    return start, spill.tell()


def _read_run(spill: IO[bytes], start: int, end: int) -> Iterator[str]:
    """The names of one run, read in small pieces."""
    rest = b""
    while start < end:
        piece = os.pread(spill.fileno(), min(_PIECE, end - start), start)
        start += len(piece)
        *whole, rest = (rest + piece).split(b"\0")
        for name in whole:
            yield os.fsdecode(name)
