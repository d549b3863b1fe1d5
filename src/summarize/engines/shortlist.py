"""The pieces a model's outputs may be made of, where its folder names them (``shortlist.txt``).

A small model spends much of its time on probabilities of words that no output wants: those of
the source's language in a joint vocabulary. The list is one for the model, whatever the source:
an output never depends on what else is in its batch. Both engines give probabilities of these
pieces alone.
"""

from __future__ import annotations

from pathlib import Path

from summarize.errors import ModelError

#: File of the list beside the weights: a piece a line.
SHORTLIST = "shortlist.txt"
#: CTranslate2's vocabulary map in a converted model.
VMAP = "vmap.txt"


def read_shortlist(folder: Path) -> list[str] | None:
    """The pieces that outputs of the model in ``folder`` may have; None where all may stand.

    Raises:
        ModelError: the file is there and holds no text.
    """
    path = folder / SHORTLIST
    try:
        return path.read_text(encoding="utf-8").split("\n")[:-1]
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{path}: is damaged: {error}", "get the folder again") from error


def write_vmap(folder: Path, converted: Path) -> None:
    """Tell CTranslate2 of the shortlist of the model in ``folder``, if it has one.

    A line of a map is a source phrase, a tab, and what the phrase allows; what the empty phrase
    allows is allowed always (CTranslate2, ``src/vocabulary_map.cc``).
    """
    pieces = read_shortlist(folder)
    if pieces is not None:
        (converted / VMAP).write_text(f"\t{' '.join(pieces)}\n", encoding="utf-8")
