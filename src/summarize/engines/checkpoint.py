"""A model folder in Hugging Face layout: what it holds and what is wrong with it.

Nothing here loads a model library: a damaged folder is named in a second, before one is.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize.errors import ModelError

#: Weights this program never loads: pickles and other formats that can hold code.
PICKLES = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl", "*.h5", "*.msgpack")
#: Files besides the weights that shape an output.
SHAPING = (
    "config.json",
    "generation_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "source.spm",
    "target.spm",
    "vocab.json",
    "target_vocab.json",
    "merges.txt",
    "spiece.model",
    "sentencepiece.bpe.model",
)
#: Files of which one must be there, for each kind of tokenizer.
_TOKENIZERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "marian": (("source.spm",), ("target.spm",), ("vocab.json",)),
    "t5": (("tokenizer.json", "spiece.model"),),
    "mt5": (("tokenizer.json", "spiece.model"),),
    "mbart": (("tokenizer.json", "sentencepiece.bpe.model"),),
    "m2m_100": (("tokenizer.json", "sentencepiece.bpe.model"),),
    "bart": (("tokenizer.json", "vocab.json"),),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A folder that passed ``open_checkpoint``.

    Attributes:
        folder: where it is.
        config: ``config.json``.
        generation: ``generation_config.json``; empty without one.
        weights: the safetensors files, in order.
    """

    folder: Path
    config: dict[str, Any]
    generation: dict[str, Any]
    weights: tuple[Path, ...]

    @property
    def family(self) -> str:
        """``model_type`` of the config: ``marian``, ``t5``, …"""
        return str(self.config.get("model_type", ""))

    def setting(self, name: str, default: Any = None) -> Any:
        """A decoding setting: ``generation_config.json`` wins over ``config.json``."""
        value = self.generation.get(name)
        return self.config.get(name, default) if value is None else value


def open_checkpoint(folder: Path, *, next_step: str = "") -> Checkpoint:
    """Look at a folder without loading it.

    Raises:
        ModelError: something is missing or damaged; the message names the file.
    """
    if found := problems(folder):
        raise ModelError(found[0], next_step or hint_for(found[0], folder))
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    generation_file = folder / "generation_config.json"
    generation = (
        json.loads(generation_file.read_text(encoding="utf-8")) if generation_file.is_file() else {}
    )
    return Checkpoint(
        folder=folder, config=config, generation=generation, weights=tuple(weight_files(folder))
    )


def hint_for(problem: str, folder: Path) -> str:
    """What to type next about a folder's problem."""
    if "pickle" in problem:
        return f"run: summarize models convert {folder}"
    return f"get the folder again from where it came, then: summarize models verify {folder}"


def problems(folder: Path) -> list[str]:
    """What keeps the folder from being loaded, one line each; empty when it looks whole.

    Sizes, headers and JSON are checked; hashes are the manifest's business.
    """
    if not folder.is_dir():
        return [f"{folder}: there is no such folder"]
    found = []
    config: dict[str, Any] = {}
    for name in ("config.json", "generation_config.json", "tokenizer_config.json"):
        path = folder / name
        if path.is_file():
            value, problem = _read_json(path)
            if problem:
                found.append(problem)
            elif name == "config.json":
                config = value
        elif name == "config.json":
            found.append(f"{path}: the file is missing; this is no model folder")
    if not found and not config.get("model_type"):
        found.append(f"{folder / 'config.json'}: names no model_type")
    if "auto_map" in config:
        found.append(
            f"{folder / 'config.json'}: asks for code from the repository, which is never run"
        )
    found += _weight_problems(folder)
    found += _tokenizer_problems(folder, str(config.get("model_type", "")))
    return found


def weight_files(folder: Path) -> list[Path]:
    """The safetensors files: ``model.safetensors``, or the shards its index names."""
    index = folder / "model.safetensors.index.json"
    if index.is_file() and not (folder / "model.safetensors").is_file():
        value, problem = _read_json(index)
        if problem or not isinstance(value.get("weight_map"), dict):
            return []
        return [folder / name for name in sorted(set(value["weight_map"].values()))]
    return [folder / "model.safetensors"]


def safetensors_problem(path: Path) -> str:
    """What is wrong with a safetensors file's outside; empty when header and size agree.

    Format: 8 bytes little-endian header length, JSON header, then the tensors
    (the safetensors format's own documentation).
    """
    if not path.is_file():
        return f"{path}: the file is missing"
    size = path.stat().st_size
    if size == 0:
        return f"{path}: the file is empty"
    with path.open("rb") as file:
        start = file.read(512)
        if kind := _impostor(start):
            return f"{path}: is {kind}, not weights"
        if len(start) < 8:
            return f"{path}: cut short at {size} bytes"
        length = struct.unpack("<Q", start[:8])[0]
        if length > min(size - 8, 100_000_000):
            return f"{path}: is no safetensors file, or is cut short"
        file.seek(8)
        try:
            header = json.loads(file.read(length))
            tensors = (entry for key, entry in header.items() if key != "__metadata__")
            end = max((entry["data_offsets"][1] for entry in tensors), default=0)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError):
            return f"{path}: its header is damaged"
    if 8 + length + end != size:
        return f"{path}: cut short or damaged: {size} bytes instead of {8 + length + end}"
    return ""


def _weight_problems(folder: Path) -> list[str]:
    index = folder / "model.safetensors.index.json"
    if index.is_file() and (problem := _read_json(index)[1]):
        return [problem]
    if not index.is_file() and not (folder / "model.safetensors").is_file():
        pickles = sorted(path for pattern in PICKLES for path in folder.glob(pattern))
        if pickles:
            return [f"{pickles[0]}: a pickle, which is never loaded; there is no model.safetensors"]
        return [f"{folder / 'model.safetensors'}: the file is missing"]
    files = weight_files(folder)
    if not files:
        return [f"{index}: names no weights"]
    return [problem for path in files if (problem := safetensors_problem(path))]


def _tokenizer_problems(folder: Path, family: str) -> list[str]:
    found = []
    for choices in _TOKENIZERS.get(family, ()):
        present = [folder / name for name in choices if (folder / name).is_file()]
        if not present:
            found.append(f"{folder / choices[-1]}: the tokenizer's file is missing")
            continue
        for path in present:
            is_json = path.suffix == ".json"
            if problem := _read_json(path)[1] if is_json else _plain_problem(path):
                found.append(problem)
    return found


def _plain_problem(path: Path) -> str:
    if path.stat().st_size == 0:
        return f"{path}: the file is empty"
    with path.open("rb") as file:
        kind = _impostor(file.read(512))
    return f"{path}: is {kind}, not a tokenizer's file" if kind else ""


def _read_json(path: Path) -> tuple[dict[str, Any], str]:
    data = path.read_bytes()
    if not data:
        return {}, f"{path}: the file is empty"
    if kind := _impostor(data[:512]):
        return {}, f"{path}: is {kind}, not JSON"
    try:
        value = json.loads(data)
    except ValueError as error:
        return {}, f"{path}: is no JSON, or is cut short ({error})"
    if not isinstance(value, dict):
        return {}, f"{path}: holds no JSON object"
    return value, ""


def _impostor(start: bytes) -> str:
    """What a download sometimes gives in place of the file; empty when it looks like neither."""
    text = start.lstrip().lower()
    if text.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body")):
        return "a web page"
    if text.startswith(b"version https://git-lfs"):
        return "a Git LFS pointer"
    return ""
