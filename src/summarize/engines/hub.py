"""Fetching a card's model from the Hugging Face hub into the user's cache.

What is asked for is the card's revision; what is taken is safetensors, configs and tokenizer
files alone. Every file is compared with the size and hash the hub states, then our own manifest
is written, and only then does the folder get its name: a model that is there is whole.
``HF_ENDPOINT`` is honoured by ``huggingface_hub`` itself.
"""

from __future__ import annotations

import fnmatch
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from filelock import FileLock
from huggingface_hub import HfApi, hf_hub_download
from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError
from huggingface_hub.hf_api import RepoSibling
from huggingface_hub.utils import tqdm  # type: ignore[attr-defined]

from summarize.engines.cards import Card
from summarize.engines.checkpoint import PICKLES, SHAPING, problems
from summarize.engines.manifest import (
    MANIFEST,
    make_manifest,
    sha256_of,
    write_manifest,
    write_whole,
)
from summarize.engines.pickles import Ask, convert_pickle
from summarize.errors import ModelError, first_line

#: Files of a repository that are taken, all of them at its top.
TAKEN = (*SHAPING, "special_tokens_map.json", "added_tokens.json", "LICENSE*")
WEIGHTS = ("model.safetensors", "model.safetensors.index.json", "model-*-of-*.safetensors")
_PICKLED = ("pytorch_model.bin", "pytorch_model.bin.index.json", "pytorch_model-*-of-*.bin")
# What the network can raise. The library's HTTP client differs by version; its own error
# inherits from the client's.
_NETWORK: tuple[type[Exception], ...] = (
    HfHubHTTPError,
    HfHubHTTPError.__bases__[0],
    HFValidationError,
    LocalEntryNotFoundError,
    ConnectionError,
    TimeoutError,
)
#: Told after each piece: file, bytes of this piece, bytes of all files.
Progress = Callable[[str, int, int], None]


def fetch(
    card: Card,
    *,
    cache: Path,
    accept_licence: Callable[[Card], bool],
    progress: Progress | None = None,
    force: bool = False,
    pickle: Ask | None = None,
    endpoint: str | None = None,
) -> Path:
    """Fetch a card's model; nothing is done when it is there already.

    Args:
        cache: the user's cache folder; the model goes to ``models/<name>`` in it.
        accept_licence: asked once for a licence that limits use; the answer yes is remembered.
        progress: told of every piece that arrived.
        force: fetch again and replace what is there.
        pickle: where the repository has no safetensors, take its pickle and convert it after
            asking (``models convert``); without it such a repository is refused.
        endpoint: the hub; ``HF_ENDPOINT`` or the public one without.

    Raises:
        ModelError: no such card on the hub, licence not accepted, hub out of reach, too little
            space, a file other than the hub says it is, code or a pickle where there should be
            weights.
    """
    if card.home != "hub":
        raise ModelError(f"{card.name} is not fetched: it needs no download", "use it as it is")
    folder = cache / "models" / card.name
    if (folder / MANIFEST).is_file() and not force:
        return folder
    _consent(card, cache, accept_licence)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / f"{card.name}.lock"):
            if (folder / MANIFEST).is_file() and not force:
                return folder
            return _fetch(card, folder, progress, pickle, endpoint)
    except OSError as error:
        raise ModelError(
            f"{folder}: cannot be written: {error.strerror or error}",
            "free some space, or set SUMMARIZE_CACHE to a folder that can be written",
        ) from error


def _fetch(
    card: Card, folder: Path, progress: Progress | None, pickle: Ask | None, endpoint: str | None
) -> Path:
    where = f"{card.hub_id}@{card.revision}"
    try:
        info = HfApi(endpoint=endpoint).model_info(
            card.hub_id, revision=card.revision, files_metadata=True
        )
    except _NETWORK as error:
        raise _unreachable(where, error) from error
    files = _wanted(where, list(info.siblings or ()), card, pickled=pickle is not None)
    total = sum(file.size or 0 for file in files)
    _room(folder.parent, total)
    commit = str(info.sha)
    staging = folder.parent / f".fetching-{card.name}"
    for file in files:
        try:
            hf_hub_download(
                card.hub_id,
                file.rfilename,
                revision=commit,
                local_dir=staging,
                endpoint=endpoint,
                tqdm_class=_reporter(file.rfilename, total, progress),
            )
        except _NETWORK as error:
            raise _unreachable(f"{where}/{file.rfilename}", error) from error
        _compare(staging / file.rfilename, file)
    # The library's own notes on the download are no part of the model.
    shutil.rmtree(staging / ".cache", ignore_errors=True)
    if pickle is not None and not (staging / "model.safetensors").is_file():
        convert_pickle(staging, pickle, name=card.name, licence=card.licence)
        for pattern in PICKLES:
            for path in staging.glob(pattern):
                path.unlink()
    _into_place(staging, folder, card, commit)
    return folder


def _into_place(staging: Path, folder: Path, card: Card, commit: str) -> None:
    """What was fetched becomes the model, with a manifest, once nothing is wrong with it."""
    if found := problems(staging):
        shutil.rmtree(staging)
        raise ModelError(
            f"{card.hub_id}@{card.revision}: {found[0].removeprefix(f'{staging}/')}",
            "see the other models: summarize models list",
        )
    manifest = make_manifest(
        staging,
        name=card.name,
        source=card.hub_id,
        asked=card.revision,
        revision=commit,
        licence=card.licence,
    )
    write_manifest(staging, manifest)
    if folder.exists():
        shutil.rmtree(folder)
    staging.rename(folder)


def _wanted(
    where: str, files: list[RepoSibling], card: Card, *, pickled: bool
) -> list[RepoSibling]:
    top = [file for file in files if "/" not in file.rfilename]

    def matching(patterns: tuple[str, ...]) -> list[RepoSibling]:
        return [f for f in top if any(fnmatch.fnmatchcase(f.rfilename, p) for p in patterns)]

    weights = matching(WEIGHTS)
    if not any(file.rfilename.endswith(".safetensors") for file in weights):
        weights = matching(_PICKLED)
        if not weights:
            raise ModelError(
                f"{where}: holds no weights", "see the other models: summarize models list"
            )
        if not pickled:
            raise ModelError(
                f"{where}: keeps its weights only as a pickle ({weights[0].rfilename})",
                f"run: summarize models convert {card.name}",
            )
    return matching(TAKEN) + weights


def _compare(path: Path, file: RepoSibling) -> None:
    """Size and hash as the hub states them: SHA-256 of large files, git's blob id of others."""
    size = path.stat().st_size
    problem = ""
    if file.size is not None and size != file.size:
        problem = f"{size} bytes instead of {file.size}"
    elif file.lfs is not None:
        if sha256_of(path) != file.lfs.sha256:
            problem = "its SHA-256 is not the one the hub states"
    elif file.blob_id is not None:
        data = path.read_bytes()
        # Git's name of a blob, not a safeguard; LFS files have the safeguard.
        blob = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
        if blob != file.blob_id:
            problem = "its git hash is not the one the hub states"
    if problem:
        path.unlink()
        raise ModelError(
            f"{file.rfilename}: {problem}; it was thrown away", "run the command again"
        )


def _consent(card: Card, cache: Path, accept: Callable[[Card], bool]) -> None:
    if not card.consent:
        return
    path = cache / "licences.json"
    try:
        accepted: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        accepted = {}
    if accepted.get(card.name) == card.licence:
        return
    if not accept(card):
        raise ModelError(
            f"{card.name} is under {card.licence}, which limits its use; it was not accepted",
            f"read the licence, then run: summarize models fetch {card.name} --accept-licence",
        )
    accepted[card.name] = card.licence
    cache.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(accepted, indent=1, sort_keys=True) + "\n")


def _room(folder: Path, total: int) -> None:
    free = shutil.disk_usage(folder).free
    # Once for the download, once for the conversion to CTranslate2, which is not larger.
    if free < 2 * total:
        raise ModelError(
            f"{folder}: {free // 1_000_000} MB free, {2 * total // 1_000_000} MB are needed",
            "free some space, or set SUMMARIZE_CACHE to a folder on another disk",
        )


def _unreachable(where: str, error: Exception) -> ModelError:
    return ModelError(
        f"{where}: the hub did not give it: {first_line(error)}",
        "check the network, then run it again",
    )


def _reporter(name: str, total: int, progress: Progress | None) -> type[tqdm]:
    class Reporter(tqdm):
        """Tells our callback; draws nothing itself."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **{**options, "disable": True})  # type: ignore[no-untyped-call]

        def update(self, n: float | None = 1) -> bool | None:
            if progress is not None and n:
                progress(name, int(n), total)
            return None

    return Reporter
