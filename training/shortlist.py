"""Which pieces a translation may use: python -m training.shortlist CONFIG

Half of a joint vocabulary is Vietnamese, and no English sentence wants it. The pieces that the
English side of the training pairs uses are written beside the built-in weights
(shortlist.txt), and decoding computes the probabilities of these alone. It is one list for the
model: a list a sentence, as CTranslate2's vocabulary maps have them, is joined over a batch, and
a translation would depend on its neighbours.

The list is part of the model: its parity reference and manifest are written anew.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from summarize.engines.shortlist import SHORTLIST
from training.config import load_config
from training.ship import BUILTIN, seal
from training.synthetic import read_lines
from training.translator import TranslatorConfig, load_pairs
from training.vocabulary import Vocabulary

#: Times a piece has to stand in the English of the training pairs.
LEAST = 2


def chosen(vocabulary: Vocabulary, sentences: Iterable[str], least: int = LEAST) -> list[str]:
    """Pieces that English uses, in the order of their ids.

    Besides those seen: all that are no words (symbols of protected spans, figures, marks, the
    end), and the ASCII letters, with which whatever is written without marks can be spelt.
    """
    counts: Counter[int] = Counter()
    for ids in vocabulary.encode(list(sentences)):
        counts.update(ids)
    kept = []
    for number in range(vocabulary.pad):
        piece: str = vocabulary.pieces.id_to_piece(number)
        bare = piece.removeprefix("▁")
        spells = len(bare) <= 1 and bare.isascii()
        wordless = not any(letter.isalpha() for letter in bare)
        special = vocabulary.pieces.is_control(number) or vocabulary.pieces.is_unknown(number)
        if counts[number] >= least or spells or wordless or special or bare.startswith("⟨"):
            kept.append(piece)
    return kept


def main() -> None:
    """Write the built-in translator's list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--data", type=Path, help="folder of the data, instead of the config's")
    parser.add_argument("--english", type=Path, nargs="*", default=[], help="more English lines")
    parser.add_argument("--least", type=int, default=LEAST)
    parser.add_argument("--out", type=Path, help="write the list here and leave the model alone")
    arguments = parser.parse_args()
    settings = load_config(TranslatorConfig, arguments.config).data
    folder = BUILTIN / "translator"
    data = arguments.data or Path(settings.folder)
    pairs = load_pairs([data / name for name in settings.files], settings, reverse=False)
    english = [pair.target for pair in pairs]
    for path in arguments.english:
        english += read_lines(path)
    vocabulary = Vocabulary(folder)
    pieces = chosen(vocabulary, english, arguments.least)
    text = "".join(f"{piece}\n" for piece in pieces)
    (arguments.out or folder / SHORTLIST).write_text(text, encoding="utf-8")
    if arguments.out is None:
        seal(folder, "translator")
    print(f"{len(pieces)} of {vocabulary.size} pieces", file=sys.stderr)


if __name__ == "__main__":
    main()
