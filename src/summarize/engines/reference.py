"""Make a parity reference with transformers: a child process, and the command for shipped weights.

``python -m summarize.engines.reference FOLDER OUT [CARD_JSON]`` writes what ``parity`` reads.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import torch
import transformers

from summarize.engines.cards import Card, card_from
from summarize.engines.checkpoint import open_checkpoint
from summarize.engines.fingerprint import weights_hash
from summarize.engines.manifest import sha256_of
from summarize.engines.parity import Probe, Reference, write_reference
from summarize.engines.probes import probe_texts
from summarize.engines.roles import DecodingOptions
from summarize.engines.transformers import TransformersModel

#: Most tokens of a probe's output: enough to leave the first words behind, few enough that
#: probing a large model takes seconds.
PROBE_TOKENS = 48


def make_reference(folder: Path, card: Card) -> Reference:
    """Greedy outputs of transformers in float32 on the probes.

    Raises:
        ModelError: the folder cannot be loaded.
    """
    checkpoint = open_checkpoint(folder)
    # Guards against repetition are no part of the model that was converted.
    card = replace(card, no_repeat=0)
    model = TransformersModel(checkpoint, card, DecodingOptions(beam=1), "reference")
    texts = probe_texts(card)
    asked = [card.source_prefix + text for text in texts]
    sources = model.encode(asked)
    targets = [found[0].ids for found in model.generate_ids(asked, 1, cap=PROBE_TOKENS)]
    outputs = model.score(sources, targets, free=True)
    return Reference(
        weights=weights_hash(checkpoint, sha256_of),
        made_with=f"transformers {transformers.__version__}, torch {torch.__version__}, float32",
        forced=model.start.forced,
        probes=tuple(
            Probe(
                text=text,
                source=tuple(source),
                target=output.ids,
                log_probs=tuple(round(value, 6) for value in output.log_probs),
            )
            for text, source, output in zip(asked, sources, outputs, strict=True)
        ),
    )


def main(arguments: list[str]) -> None:
    """``FOLDER OUT [CARD_JSON]``."""
    folder, out, *rest = arguments
    fields = json.loads(rest[0]) if rest else {"task": "translate"}
    card = card_from(str(fields.pop("name", Path(folder).name)), fields)
    write_reference(Path(out), make_reference(Path(folder), card))


if __name__ == "__main__":
    main(sys.argv[1:])
