"""Is a converted model the model it was made from? Asked on probes before it is trusted.

A reference holds, for a few probe sentences, what transformers made of them in float32: the
source tokens, the greedy output, and the log-probability of each of its tokens. The converted
model must cut the probes into the same tokens and give the reference's tokens the same
log-probabilities, within the card's tolerance. Log-probabilities under teacher forcing are
asked, not equal output alone, because one near-tie flips the rest of an output without
anything being wrong, and because a broken conversion is off by nats, not by hundredths.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import ctranslate2

from summarize.engines.pieces import Pieces
from summarize.engines.shortlist import VMAP

#: File of a reference that ships beside weights.
REFERENCE = "parity.json"
#: Drift allowed to a float32 conversion, nats: both sides compute in float32, so only the order
#: of additions differs; measured below 1e-5 on trained and random models.
FLOAT_TOLERANCE = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """One probe: ids as transformers had them, and its log-probabilities of the target's."""

    text: str
    source: tuple[int, ...]
    target: tuple[int, ...]
    log_probs: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What transformers made of the probes.

    Attributes:
        weights: hash of the weights it was made from.
        made_with: versions.
        forced: id forced as first output, or None.
        probes: the probes.
    """

    weights: str
    made_with: str
    forced: int | None
    probes: tuple[Probe, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parity:
    """How near a conversion is.

    Attributes:
        tokens_equal: every probe was cut into the same source tokens.
        drift: mean absolute difference of the tokens' log-probabilities, nats.
        worst: the largest such difference.
        greedy_equal: share of probes whose greedy output is the reference's, token by token.
    """

    tokens_equal: bool
    drift: float
    worst: float
    greedy_equal: float

    def holds(self, tolerance: float) -> bool:
        """Whether the conversion may be used."""
        return self.tokens_equal and self.drift <= tolerance


def write_reference(path: Path, reference: Reference) -> None:
    """Write a reference as JSON."""
    path.write_text(
        json.dumps(asdict(reference), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def read_reference(path: Path, weights: str) -> Reference | None:
    """The reference in a file; None without one, or when it was made from other weights."""
    try:
        value: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if value["weights"] != weights:
            return None
        probes = tuple(
            Probe(
                text=probe["text"],
                source=tuple(probe["source"]),
                target=tuple(probe["target"]),
                log_probs=tuple(probe["log_probs"]),
            )
            for probe in value["probes"]
        )
        return Reference(
            weights=weights, made_with=value["made_with"], forced=value["forced"], probes=probes
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def measure(
    model: ctranslate2.Translator, folder: Path, pieces: Pieces, reference: Reference
) -> Parity:
    """Compare a converted model in ``folder`` with the reference of its original."""
    sources, targets = vocabularies(folder)
    source = [[sources[number] for number in probe.source] for probe in reference.probes]
    target = [[targets[number] for number in probe.target] for probe in reference.probes]
    end = json.loads((folder / "config.json").read_text(encoding="utf-8"))["eos_token"]
    forced = [] if reference.forced is None else [targets[reference.forced]]
    differences = []
    hits = 0
    for i, probe in enumerate(reference.probes):
        own = target[i][:-1] if target[i][-1:] == [end] else target[i]
        scored = model.score_batch([source[i]], [forced + own])[0].log_probs[len(forced) :]
        differences += [abs(a - b) for a, b in zip(scored, probe.log_probs, strict=False)]
        result = model.translate_batch(
            [source[i]],
            target_prefix=[forced] if forced else None,
            beam_size=1,
            use_vmap=(folder / VMAP).is_file(),
            max_decoding_length=len(target[i]) + len(forced),
        )[0]
        hits += result.hypotheses[0][len(forced) :] == own
    return Parity(
        tokens_equal=pieces.encode([probe.text for probe in reference.probes]) == source,
        drift=sum(differences) / max(1, len(differences)),
        worst=max(differences, default=0.0),
        greedy_equal=hits / max(1, len(reference.probes)),
    )


def vocabularies(folder: Path) -> tuple[list[str], list[str]]:
    """Source and target tokens of a converted model, in the order of their ids."""
    shared = folder / "shared_vocabulary.json"
    if shared.is_file():
        tokens: list[str] = json.loads(shared.read_text(encoding="utf-8"))
        return tokens, tokens
    source = json.loads((folder / "source_vocabulary.json").read_text(encoding="utf-8"))
    target = json.loads((folder / "target_vocabulary.json").read_text(encoding="utf-8"))
    return source, target
