"""English news -> Vietnamese by a model trained with --reverse, as pairs to train on.

    python -m training.back_translate MODEL TEXT RUN

(Sennrich et al. 2016.) Numbers, dates and names travel as symbols in both directions; a pair whose
two sides disagree on a fact is dropped. RUN/pairs.npz is for the translator's setting
data.synthetic; RUN/made.json counts what was kept and what was dropped for what.
"""

import re
from pathlib import Path

from training.files import read_lines
from training.judging import Back
from training.made import MakingSettings, command_line, make_as_told, sample

#: What news wires shorten, and no newspaper prints.
_WIRE = {
    "pct": "percent", "mln": "million", "bln": "billion", "dlrs": "dollars", "dlr": "dollar",
    "stg": "sterling", "mths": "months", "mth": "month",
}  # fmt: skip
_SHORTENED = re.compile(rf"\b(?:{'|'.join(_WIRE)})\b")


def unshortened(line: str) -> str:
    """The line as a newspaper prints it: "33 mln dlrs" is "33 million dollars"."""
    return _SHORTENED.sub(lambda match: _WIRE[match[0]], line)


def english_lines(path: Path, most: int = 0) -> list[str]:
    """A sample of the lines of a text file, unshortened."""
    return sample(map(unshortened, read_lines(path)), most)


def main() -> None:
    """Make the pairs."""
    parser = command_line(__doc__, "English lines")
    parser.add_argument("--plain-names", type=Path, help="names that Vietnamese translates, a line "
                        "each (training.campaign --prepare lists them)")  # fmt: skip
    parser.add_argument("--tag", default=MakingSettings.tag)
    arguments = parser.parse_args()
    names = read_lines(arguments.plain_names) if arguments.plain_names else ()
    task = Back(frozenset(names), arguments.tag)
    make_as_told(arguments, english_lines(arguments.text, arguments.most), task)


if __name__ == "__main__":
    main()
