"""Pairs from English news alone: python -m training.copies VOCABULARY TEXT OUT

A sentence with words dropped and shifted as source, the sentence itself as target: the decoder
learns more English, and to copy names (Currey et al. 2017; Lewis et al. 2020). OUT (.npz) is for
the translator's setting data.synthetic.
"""

import argparse
import random
import sys
from pathlib import Path

from training.back_translate import english_lines
from training.data import Corpus, Pair, digest_of
from training.judging import noised
from training.made import LONGEST, SHORTEST
from training.vocabulary import END, Vocabulary

#: Share of the words that a copy's source lacks.
DROPPED = 0.15


def copies(vocabulary: Vocabulary, lines: list[str], out: Path) -> None:
    """English lines -> tokenised pairs of a noised line and the line."""
    chance = random.Random(1)
    made = [Pair(noised(line, chance, DROPPED), line) for line in lines]
    corpus = Corpus.encode(
        made, vocabulary.encode, end=END, shortest=SHORTEST, longest=LONGEST,
        digest=digest_of(made, vocabulary.digest),
    )  # fmt: skip
    corpus.save(out)
    print(f"{len(corpus)} pairs", file=sys.stderr)


def main() -> None:
    """Make them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    copies(Vocabulary(arguments.vocabulary), english_lines(arguments.text), arguments.out)


if __name__ == "__main__":
    main()
