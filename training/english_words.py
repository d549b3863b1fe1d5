"""The words English writes small.

    python -m training.english_words --data ../shared/data > src/summarize/facts/english.txt
    python -m training.english_words --data ../shared/data --rare > src/summarize/facts/english_rare.txt

The first list, which tells words from names, holds words of three small letters and more in at least two
sentences of the openly licensed part (classes A and B) of the parallel text, one a line. The rare ones, which with
the first tell words from a model's inventions, are all others that a translator learns from: in one sentence at
least of classes A, B and D.
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


def words_of(pairs: Iterable[Pair], *, rare: bool = False) -> list[str]:
    """The words of the one list or the other, sorted."""
    often: Counter[str] = Counter()
    once: set[str] = set()
    for pair in pairs:
        words = set(_WORD.findall(pair.target))
        if pair.licence in ("A", "B"):
            often.update(words)
        if pair.licence in ("A", "B", "D"):
            once |= words
    usual = {word for word, count in often.items() if count >= FEWEST}
    return sorted(once - usual if rare else usual)


def main() -> None:
    """Read, count, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--rare", action="store_true", help="the rare words instead")
    arguments = parser.parse_args()
    path = arguments.data / "parallel" / "train.vi-en.tsv.xz"
    print(*words_of(read_pairs(path), rare=arguments.rare), sep="\n")


if __name__ == "__main__":
    main()
