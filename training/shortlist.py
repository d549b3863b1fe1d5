"""Which pieces a translation may use: python -m training.shortlist CONFIG

A quarter of a joint vocabulary is Vietnamese, and no English sentence wants it. The pieces that
the English of the training pairs uses are written beside the built-in weights (shortlist.txt),
and decoding computes the probabilities of these alone. It is one list for the model: a list a
sentence, as CTranslate2's vocabulary maps have them, is joined over a batch, and a translation
would depend on its neighbours.

The list is part of the model: its parity reference and manifest are written anew.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from summarize.engines.shortlist import SHORTLIST
from training.config import load_config
from training.files import read_lines
from training.ship import BUILTIN, seal
from training.translator import TranslatorConfig, load_pairs
from training.vocabulary import END, UNKNOWN, Vocabulary

#: Times a piece has to stand in English: of the pieces of the training pairs' English, those
#: below it are one in 2,300, and most of them are Vietnamese words in lessons.
LEAST = 20


def counted(vocabulary: Vocabulary, sentences: Iterable[str]) -> Counter[int]:
    """How often each piece stands in the sentences, by its id."""
    counts: Counter[int] = Counter()
    for ids in vocabulary.encode(list(sentences)):
        counts.update(ids)
    return counts


def chosen(vocabulary: Vocabulary, counts: Mapping[int, int]) -> list[str]:
    """Pieces that English uses, in the order of their ids.

    Besides those that stand there ``LEAST`` times: all that hold no letter (figures, marks, the
    end), the symbols of protected spans, and the ASCII letters, with which whatever is written
    without marks can be spelt.
    """
    symbols = {*vocabulary.symbol_ids(), END, UNKNOWN}
    kept = []
    for number in range(vocabulary.pad):
        piece: str = vocabulary.pieces.id_to_piece(number)
        bare = piece.replace("▁", "")
        letter = len(bare) == 1 and bare.isascii()
        wordless = not any(character.isalpha() for character in bare)
        if counts.get(number, 0) >= LEAST or number in symbols or letter or wordless:
            kept.append(piece)
    return kept


def main() -> None:
    """Write the built-in translator's list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--data", type=Path, help="folder of the data, instead of the config's")
    parser.add_argument(
        "--english", type=Path, nargs="*", default=[], help="more lines that were targets"
    )
    arguments = parser.parse_args()
    settings = load_config(TranslatorConfig, arguments.config).data
    folder = BUILTIN / "translator"
    data = arguments.data or Path(settings.folder)
    pairs = load_pairs([data / name for name in settings.files], settings)
    vocabulary = Vocabulary(folder)
    counts = counted(vocabulary, (pair.target for pair in pairs))
    for path in arguments.english:
        counts += counted(vocabulary, read_lines(path))
    print(f"{write(vocabulary, counts, folder)} of {vocabulary.size} pieces", file=sys.stderr)


def write(vocabulary: Vocabulary, counts: Mapping[int, int], folder: Path) -> int:
    """The list into a shipped model's folder, which is vouched for anew; how many pieces."""
    pieces = chosen(vocabulary, counts)
    (folder / SHORTLIST).write_text("".join(f"{piece}\n" for piece in pieces), encoding="utf-8")
    seal(folder, "translator")
    return len(pieces)


if __name__ == "__main__":
    main()
