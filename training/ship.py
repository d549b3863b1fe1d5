"""Put a trained model where the program finds it: python -m training.ship RUN translator

Writes src/summarize/engines/builtin/<task>/ anew: fp16 weights, tokenizer, the parity reference
that transformers makes now (so that no user's machine needs torch for it), and the manifest.
With --checkpoint, the average of a run that still goes on is shipped.
"""

import argparse
import json
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import torch
from transformers import MarianConfig, MarianMTModel

from summarize.engines.cards import cards
from summarize.engines.manifest import make_manifest, write_manifest
from summarize.engines.parity import REFERENCE, write_reference
from summarize.engines.reference import make_reference
from summarize.engines.shortlist import SHORTLIST
from training.trainer import CHECKPOINT
from training.translator import export
from training.vocabulary import Vocabulary

BUILTIN = Path(__file__).parent.parent / "src" / "summarize" / "engines" / "builtin"
CARD, VOCABULARY = "MODEL_CARD.md", "source.spm"
#: What can be shipped. A summariser that is worth it gets its card with its weights.
TASKS = {"translator": ("translate", "builtin")}


def from_checkpoint(run: Path, vocabulary: Vocabulary, config: MarianConfig, folder: Path) -> None:
    """Export the weight average of ``run``'s checkpoint into ``folder``."""
    model = MarianMTModel(config)
    state = torch.load(run / CHECKPOINT, map_location="cpu", weights_only=True)
    names = [name for name, value in model.named_parameters() if value.requires_grad]
    weights = dict(zip(names, state["average"], strict=True))
    export(model, weights, vocabulary, folder)


def ship(source: Path, task: str) -> Path:
    """Copy a model folder into the package, with its parity reference and manifest.

    The list of its outputs' pieces (``training.shortlist``) follows from vocabulary and text, not
    from the weights: it is kept where the vocabulary is, and has to be made anew where it is not.
    """
    target = BUILTIN / task
    same = _same(source / VOCABULARY, target / VOCABULARY)
    kept = {
        path: path.read_bytes()
        for path in (target / CARD, target / SHORTLIST)
        if path.is_file() and (same or path.name == CARD)
    }
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for path in sorted(source.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            shutil.copyfile(path, target / path.name)
    for path, content in kept.items():
        path.write_bytes(content)
    seal(target, task)
    if not (target / SHORTLIST).is_file():
        print("no shortlist.txt for this vocabulary: run training.shortlist next", file=sys.stderr)
    return target


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


def seal(target: Path, task: str) -> None:
    """Write the parity reference and the manifest of a shipped model anew.

    The model card is prose and may be mended: it is no part of what the manifest vouches for.
    """
    kind, name = TASKS[task]
    card = cards(kind)[name]
    write_reference(target / REFERENCE, make_reference(target, card))
    manifest = make_manifest(
        target,
        name=card.name,
        source="trained by this project",
        asked=task,
        revision=json.loads((target / REFERENCE).read_text(encoding="utf-8"))["weights"][:12],
        licence=card.licence,
    )
    vouched = {path: entry for path, entry in manifest.files.items() if path != CARD}
    write_manifest(target, replace(manifest, files=vouched))


def main() -> None:
    """Ship RUN/model, or RUN's checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("task", choices=list(TASKS))
    parser.add_argument(
        "--checkpoint", type=Path, metavar="CONFIG", help="config.json of the shape"
    )
    arguments = parser.parse_args()
    if arguments.checkpoint is None:
        print(ship(arguments.run / "model", arguments.task), file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as scratch:
        config = MarianConfig.from_pretrained(arguments.checkpoint)
        from_checkpoint(
            arguments.run, Vocabulary(arguments.run / "vocabulary"), config, Path(scratch)
        )
        print(ship(Path(scratch), arguments.task), file=sys.stderr)


if __name__ == "__main__":
    main()
