"""Hugging Face checkpoints to CTranslate2, once, into the user's cache.

A conversion is named by everything that shapes it: the weights' hash, CTranslate2's version,
the quantisation, the language codes. It is made in a temporary folder under a lock, compared
with the original (``parity``) and only then renamed into place, so that what is there is whole
and trusted. The lock is the operating system's (``flock``): a dead holder's is free at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

import ctranslate2

from summarize.engines.cards import Card
from summarize.engines.checkpoint import Checkpoint
from summarize.engines.child import run_child
from summarize.engines.fingerprint import weights_hash
from summarize.engines.manifest import Hashes, write_whole
from summarize.engines.parity import (
    FLOAT_TOLERANCE,
    REFERENCE,
    Parity,
    Reference,
    measure,
    read_reference,
)
from summarize.engines.pieces import JsonPieces, MarianPieces, Pieces
from summarize.engines.start import Start
from summarize.errors import ModelError

logger = logging.getLogger(__name__)

#: Raised when the way a conversion is made changes: old ones are then made anew.
LAYOUT = 1
#: Families whose conversion is known to work.
CONVERTIBLE = frozenset({"marian", "t5", "mt5", "mbart", "m2m_100", "bart"})
RECORD = "conversion.json"


class NotConvertibleError(ModelError):
    """CTranslate2 cannot run this model, or not faithfully; transformers can."""

    code = "not-convertible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A trusted conversion.

    Attributes:
        folder: the CTranslate2 model.
        quantisation: its type.
        weights: hash of what it was made from.
        parity: how near it is to the original.
    """

    folder: Path
    quantisation: str
    weights: str
    parity: Parity


def pieces_of(checkpoint: Checkpoint, folder: Path) -> Pieces:
    """The tokenizer of a converted model: Marian's own files, else ``tokenizer.json``."""
    return MarianPieces(checkpoint.folder) if checkpoint.family == "marian" else JsonPieces(folder)


def convert(
    checkpoint: Checkpoint, card: Card, start: Start, cache: Path, hashes: Hashes
) -> Converted:
    """The conversion of a checkpoint: the one in the cache, or a new one.

    Args:
        start: what the decoder starts from.
        cache: the user's cache folder.

    Raises:
        NotConvertibleError: the family is unknown to CTranslate2, or no quantisation of the
            card stays within its tolerance.
        ModelError: the conversion broke, or the cache cannot be written.
    """
    if checkpoint.family not in CONVERTIBLE:
        raise NotConvertibleError(
            f"{checkpoint.folder}: CTranslate2 takes no {checkpoint.family} model",
            "use --engine transformers",
        )
    weights = weights_hash(checkpoint, hashes.of)
    home = cache / "converted"
    refused: list[str] = []
    for quantisation in card.quantisations:
        folder = home / _key(card, weights, quantisation)
        found = _stored(folder, hashes)
        if found is None:
            with _lock(home, folder.name):
                # Another process may have made it while this one waited.
                found = _stored(folder, hashes) or _make(
                    checkpoint, card, start, weights, quantisation, folder, cache
                )
        tolerance = FLOAT_TOLERANCE if quantisation == "float32" else card.tolerance
        if found.parity.holds(tolerance):
            return found
        refused.append(f"{quantisation} is off by {found.parity.drift:.3g} nats a token")
    raise NotConvertibleError(
        f"{checkpoint.folder}: no conversion to CTranslate2 is faithful ({'; '.join(refused)})",
        "use --engine transformers",
    )


def _make(
    checkpoint: Checkpoint,
    card: Card,
    start: Start,
    weights: str,
    quantisation: str,
    folder: Path,
    cache: Path,
) -> Converted:
    """Convert, measure, record, rename. A conversion that is not faithful loses its weights and
    keeps its record, so that the attempt is not made again at each start."""
    if checkpoint.family == "marian":
        # A damaged tokenizer is named here and not by a child process minutes later.
        MarianPieces(checkpoint.folder)
    logger.info("converting %s to CTranslate2 %s, once", card.name, quantisation)
    reference = _reference(checkpoint, card, weights, cache)
    with _workspace(folder) as work:
        model = work / "model"
        model.mkdir()
        if checkpoint.family == "marian":
            files = [str(path) for path in checkpoint.weights]
            arguments = [str(model), quantisation, str(checkpoint.folder), *files]
            module = "summarize.engines.marian_layout"
        else:
            codes = [card.source_code, card.target_code, str(start.token)]
            arguments = [str(model), quantisation, str(checkpoint.folder), *codes]
            module = "summarize.engines.library_layout"
        without = ("torch",) if checkpoint.family == "marian" else ()
        run_child(module, arguments, what=f"converting {card.name}", without=without)
        translator = ctranslate2.Translator(str(model), device="cpu")
        parity = measure(translator, model, pieces_of(checkpoint, model), reference)
        tolerance = FLOAT_TOLERANCE if quantisation == "float32" else card.tolerance
        if not parity.holds(tolerance):
            (model / "model.bin").unlink()
        _record(model, quantisation, weights, parity)
        _into_place(model, folder)
    return Converted(folder=folder, quantisation=quantisation, weights=weights, parity=parity)


def _reference(checkpoint: Checkpoint, card: Card, weights: str, cache: Path) -> Reference:
    """The reference that ships with the weights, the one in the cache, or a new one."""
    shipped = read_reference(checkpoint.folder / REFERENCE, weights)
    if shipped:
        return shipped
    fields = {key: value for key, value in asdict(card).items() if value not in ("", None)}
    card_json = json.dumps(fields, sort_keys=True)
    key = hashlib.sha256(f"{weights}\0{card_json}".encode()).hexdigest()[:16]
    path = cache / "references" / f"{key}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    if stored := read_reference(path, weights):
        return stored
    run_child(
        "summarize.engines.reference",
        [str(checkpoint.folder), str(path), card_json],
        what=f"asking transformers about {card.name}",
    )
    made = read_reference(path, weights)
    if made is None:
        raise ModelError(f"{path}: the reference could not be read back", "run the command again")
    return made


def _key(card: Card, weights: str, quantisation: str) -> str:
    parts = [
        str(LAYOUT),
        weights,
        ctranslate2.__version__,
        quantisation,
        card.source_code,
        card.target_code,
        card.start,
        card.source_prefix,
    ]
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return f"{card.name}-{quantisation}-{digest[:16]}"


def _stored(folder: Path, hashes: Hashes) -> Converted | None:
    """The conversion in ``folder``; None when there is none or it is damaged."""
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        for name, digest in record["files"].items():
            if hashes.of(folder / name) != digest:
                logger.warning("%s: damaged; it is made anew", folder / name)
                return None
        return Converted(
            folder=folder,
            quantisation=record["quantisation"],
            weights=record["weights"],
            parity=Parity(**record["parity"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _record(model: Path, quantisation: str, weights: str, parity: Parity) -> None:
    hashes = Hashes(model.parent / "hashes")
    files = {path.name: hashes.of(path) for path in sorted(model.iterdir())}
    value = {
        "quantisation": quantisation,
        "weights": weights,
        "ctranslate2": ctranslate2.__version__,
        "parity": asdict(parity),
        "files": files,
    }
    write_whole(model / RECORD, json.dumps(value, indent=1) + "\n")


def _into_place(model: Path, folder: Path) -> None:
    for path in model.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    if folder.exists():
        shutil.rmtree(folder)
    model.rename(folder)


@contextlib.contextmanager
def _workspace(folder: Path) -> Iterator[Path]:
    """A temporary folder beside ``folder``; leftovers of dead makers are swept first.

    The caller holds the lock, so whatever carries this name is nobody's.
    """
    prefix = f".making-{folder.name}-"
    for leftover in folder.parent.glob(f"{prefix}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=prefix))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


@contextlib.contextmanager
def _lock(home: Path, name: str) -> Iterator[None]:
    try:
        home.mkdir(parents=True, exist_ok=True)
        # Loaded here: a conversion is made once, and looked up at each start.
        lock = import_module("filelock").FileLock(home / f"{name}.lock")
        with lock:
            yield
    except OSError as error:
        raise ModelError(
            f"{home}: no room for a converted model: {error.strerror or error}",
            "free some space, or set SUMMARIZE_CACHE to a folder that can be written",
        ) from error
