"""Mutants of a file: bit flips, cuts, splices, repeats; the same for the same number."""

from __future__ import annotations

import random


def mutate(data: bytes, seed: int) -> bytes:
    """One mutant of ``data``: one to four changes."""
    draw = random.Random(seed)
    mutant = bytearray(data)
    for _ in range(draw.choice((1, 1, 2, 4))):
        if not mutant:
            break
        at = draw.randrange(len(mutant))
        size = min(draw.choice((1, 2, 8, 64, 512)), len(mutant) - at)
        kind = draw.randrange(7)
        if kind == 0:
            mutant[at] ^= 1 << draw.randrange(8)
        elif kind == 1:
            mutant[at] = draw.choice(b"\x00\xff<>&\"'{}[]\\\n\x80\xc3")
        elif kind == 2:
            del mutant[at : at + size]
        elif kind == 3:
            del mutant[at:]
        elif kind == 4:
            other = draw.randrange(len(mutant))
            mutant[other:other] = mutant[at : at + size]
        elif kind == 5:
            mutant[at : at + size] = draw.randbytes(size)
        else:
            mutant[at:at] = mutant[at : at + size] * draw.choice((2, 16))
    return bytes(mutant)
