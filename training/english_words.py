"""The words English writes small: python -m training.english_words --data ../shared/data

Prints what `summarize.facts.english` knows: words of three small letters and more in at least two sentences of
the openly licensed part (classes A and B) of the parallel text, one a line.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.data import Pair, read_pairs

#: Sentences a word must stand in: one alone may be a slip of the pen.
FEWEST = 2
_WORD = re.compile(r"(?<![^\W_])[a-z]{3,}(?![^\W_])")


def words_of(pairs: Iterable[Pair]) -> list[str]:
    """The words, sorted."""
    counts: Counter[str] = Counter()
    for pair in pairs:
        if pair.licence in ("A", "B"):
            counts.update(set(_WORD.findall(pair.target)))
    return sorted(word for word, count in counts.items() if count >= FEWEST)


def main() -> None:
    """Read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments = parser.parse_args()
    path = arguments.data / "parallel" / "train.vi-en.tsv.xz"
    print(*words_of(read_pairs(path)), sep="\n")


if __name__ == "__main__":
    main()
