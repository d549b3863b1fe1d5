"""English news -> Vietnamese by a model trained with --reverse, as pairs to train on.

    python -m training.back_translate MODEL TEXT RUN

(Sennrich et al. 2016.) Numbers, dates and names travel as symbols in both directions; a pair whose
two sides disagree on a fact is dropped. RUN/pairs.npz is for the translator's setting
data.synthetic; RUN/made.json counts what was kept and what was dropped for what.
"""

import argparse
import json
import re
from collections.abc import Iterable
from pathlib import Path

from training.judging import Back
from training.made import MakingSettings, make, read_lines, sample

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


def plain_names(path: Path | None) -> Iterable[str]:
    """The names Vietnamese translates, one a line (``training.campaign --prepare`` lists them)."""
    return read_lines(path) if path else ()


def main() -> None:
    """Make the pairs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("text", type=Path, help="English lines, plain or .xz")
    parser.add_argument("run", type=Path, help="folder of this run; an interrupted one goes on")
    parser.add_argument("--plain-names", type=Path, help="names that Vietnamese translates")
    parser.add_argument("--tag", default=MakingSettings.tag)
    add_settings(parser)
    arguments = parser.parse_args()
    task = Back(frozenset(plain_names(arguments.plain_names)), arguments.tag)
    lines = english_lines(arguments.text, arguments.most)
    note = make(
        arguments.model, lines, task, arguments.run, settings_of(arguments),
        minutes=arguments.minutes,
    )  # fmt: skip
    print(json.dumps(note, indent=1))


def add_settings(parser: argparse.ArgumentParser) -> None:
    """The options that both directions have."""
    defaults = MakingSettings()
    parser.add_argument("--minutes", type=float, default=0.0, help="0: until all is done")
    parser.add_argument("--most", type=int, default=defaults.most, help="sentences; 0: all")
    parser.add_argument("--chunk", type=int, default=defaults.chunk)
    parser.add_argument("--temperature", type=float, default=defaults.temperature)
    parser.add_argument("--workers", type=int, default=defaults.workers)


def settings_of(arguments: argparse.Namespace) -> MakingSettings:
    """The settings that were asked for."""
    return MakingSettings(
        most=arguments.most,
        chunk=arguments.chunk,
        temperature=arguments.temperature,
        workers=arguments.workers,
    )


if __name__ == "__main__":
    main()
