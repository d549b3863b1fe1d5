"""Vietnamese news -> English by the translator itself, as pairs to train on (self-training).

    python -m training.forward_translate MODEL TEXT RUN

(He et al. 2020.) Kept is what the fact ledger balances and no check has anything to say against;
the source of a pair lacks some words, and others are moved, as there.
TEXT holds lines, or articles (.jsonl, .jsonl.xz) whose bodies are read.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from training.files import opened, read_lines
from training.judging import Forward
from training.made import MakingSettings, command_line, make_as_told, sample

#: Characters of a sentence; shorter ones are captions and by-lines, longer ones run-on text.
SHORTEST, LONGEST = 40, 320


def vietnamese_lines(path: Path, most: int = 0) -> list[str]:
    """A sample of the lines of a text file, or of the articles' sentences."""
    lines = _sentences(path) if ".jsonl" in path.suffixes else read_lines(path)
    return sample((line for line in lines if SHORTEST <= len(line) <= LONGEST), most)


def _sentences(path: Path) -> Iterator[str]:
    with opened(path) as rows:
        for row in rows:
            # A body is cut at a length: what follows its last line break may be half a sentence.
            yield from map(str.strip, json.loads(row)["body"].split("\n")[:-1])


def main() -> None:
    """Make the pairs."""
    parser = command_line(__doc__, "lines or articles")
    parser.add_argument("--noise", type=float, default=MakingSettings.noise)
    arguments = parser.parse_args()
    lines = vietnamese_lines(arguments.text, arguments.most)
    make_as_told(arguments, lines, Forward(arguments.noise))


if __name__ == "__main__":
    main()
