"""The one door for a pickle: ``summarize models convert``.

A pickle can hold a program. It is read once, after asking, by ``pickle_reader`` in a process of
its own, with ``weights_only=True``; what comes out is safetensors, and nothing else in this
program ever opens a pickle.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from summarize.engines.checkpoint import problems
from summarize.engines.child import run_child
from summarize.engines.manifest import make_manifest, sha256_of, write_manifest
from summarize.errors import ModelError

#: Asked with one line of text; True goes on.
Ask = Callable[[str], bool]


def convert_pickle(folder: Path, ask: Ask, *, name: str = "", licence: str = "unknown") -> Path:
    """Write ``model.safetensors`` and a manifest beside a folder's pickle.

    Args:
        folder: a model folder in Hugging Face layout with ``pytorch_model.bin``, or shards of
            it with their index.
        ask: asked once before the pickle is opened.
        name: card's name for the manifest; the folder's name without.
        licence: licence for the manifest.

    Returns:
        The new file.

    Raises:
        ModelError: there is no pickle, or the answer was no, or the pickle holds more than
            tensors, or is damaged.
    """
    target = folder / "model.safetensors"
    if target.is_file():
        raise ModelError(f"{target}: is there already", f"run: summarize models verify {folder}")
    files = _pickles(folder)
    names = ", ".join(file.name for file in files)
    if not ask(f"{folder}: read {names} (a pickle) once, in a separate process, tensors only?"):
        raise ModelError(
            f"{files[0]}: not converted", "answer yes to convert it, or use another model"
        )
    origin = " ".join(f"{file.name}:{sha256_of(file)}" for file in files)
    unfinished = target.with_suffix(".partial")
    try:
        run_child(
            "summarize.engines.pickle_reader",
            [str(unfinished), *map(str, files)],
            what=f"reading {files[0]}",
            hint="do not load it: get the model as safetensors from where it came",
        )
        # safetensors writes files for the owner alone; a model folder may be shared.
        unfinished.chmod(0o644)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    manifest = make_manifest(
        folder,
        name=name or folder.resolve().name,
        source=f"converted from {origin}",
        asked="",
        revision=sha256_of(target)[:40],
        licence=licence,
    )
    write_manifest(folder, manifest)
    if found := problems(folder):
        raise ModelError(found[0], "get the folder again from where it came")
    return target


def _pickles(folder: Path) -> list[Path]:
    single = folder / "pytorch_model.bin"
    if single.is_file():
        return [single]
    index = folder / "pytorch_model.bin.index.json"
    if index.is_file():
        try:
            names = sorted(
                set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values())
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelError(
                f"{index}: is damaged", "get the folder again from where it came"
            ) from error
        files = [folder / Path(str(name)).name for name in names]
        if missing := [file for file in files if not file.is_file()]:
            raise ModelError(f"{missing[0]}: the file is missing", "get the folder again")
        return files
    raise ModelError(
        f"{single}: the file is missing; there is nothing to convert",
        "give a model folder in Hugging Face layout",
    )
