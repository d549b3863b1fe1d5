"""Vietnamese news -> English by the translator itself, as pairs to train on (self-training).

    python -m training.forward_translate MODEL TEXT RUN

(He et al. 2020.) Kept is what the fact ledger balances and no check has anything to say against;
the source of a pair lacks some words, and others are moved, as there.
TEXT holds lines, or articles (.jsonl, .jsonl.xz) whose bodies are read.
"""

import argparse
import json
import lzma
from collections.abc import Iterator
from pathlib import Path

from training.back_translate import add_settings, settings_of
from training.judging import Forward
from training.made import MakingSettings, make, read_lines, sample

#: Characters of a sentence; shorter ones are captions and by-lines, longer ones run-on text.
SHORTEST, LONGEST = 40, 320


def vietnamese_lines(path: Path, most: int = 0) -> list[str]:
    """A sample of the lines of a text file, or of the articles' sentences."""
    lines = _sentences(path) if ".jsonl" in path.suffixes else read_lines(path)
    return sample((line for line in lines if SHORTEST <= len(line) <= LONGEST), most)


def _sentences(path: Path) -> Iterator[str]:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            # A body is cut at a length: what follows its last line break may be half a sentence.
            yield from map(str.strip, json.loads(row)["body"].split("\n")[:-1])


def main() -> None:
    """Make the pairs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("text", type=Path, help="lines or articles, plain or .xz")
    parser.add_argument("run", type=Path, help="folder of this run; an interrupted one goes on")
    parser.add_argument("--noise", type=float, default=MakingSettings.noise)
    add_settings(parser)
    arguments = parser.parse_args()
    note = make(
        arguments.model, vietnamese_lines(arguments.text, arguments.most),
        Forward(arguments.noise),
        arguments.run, settings_of(arguments), minutes=arguments.minutes,
    )  # fmt: skip
    print(json.dumps(note, indent=1))


if __name__ == "__main__":
    main()
