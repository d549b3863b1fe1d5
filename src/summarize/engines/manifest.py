"""Our own hashes of a model folder, because safetensors does not notice one flipped bit.

A manifest (``manifest.json``) lies beside the weights and names every file with its size and
SHA-256. Before a model is used, its files are hashed; as hashing a gigabyte takes seconds, the
hashes are kept in the user's cache with the file's size, modification time and inode, and
believed while those three stay the same. What that cannot see is a disk that rots silently
after the first look: ``summarize models verify`` hashes everything anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntry:
    """One file: bytes and hex SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a model folder holds, and where it came from.

    Attributes:
        name: the card's name.
        source: the hub id, or how the weights were made.
        asked: the revision asked for (a ref or a commit).
        revision: the commit it stood for; for weights made here, a hash or a version.
        licence: licence of the weights.
        files: every file but the manifest itself.
    """

    name: str
    source: str
    asked: str
    revision: str
    licence: str
    files: dict[str, FileEntry]


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make_manifest(
    folder: Path, *, name: str, source: str, asked: str, revision: str, licence: str
) -> Manifest:
    """Hash every file of ``folder`` (hidden files and the manifest left out)."""
    files = {
        path.relative_to(folder).as_posix(): FileEntry(
            size=path.stat().st_size, sha256=sha256_of(path)
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST and not path.name.startswith(".")
    }
    return Manifest(
        name=name, source=source, asked=asked, revision=revision, licence=licence, files=files
    )


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write ``manifest.json``, whole or not at all."""
    value = asdict(replace(manifest, files=dict(sorted(manifest.files.items()))))
    write_whole(folder / MANIFEST, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def read_manifest(folder: Path) -> Manifest | None:
    """The folder's manifest; None when there is none.

    Raises:
        ValueError: it is there and not to be read as one.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        value: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        files = {
            name: FileEntry(size=int(entry["size"]), sha256=str(entry["sha256"]))
            for name, entry in value["files"].items()
        }
        stated = {
            key: str(value[key]) for key in ("name", "source", "asked", "revision", "licence")
        }
        return Manifest(**stated, files=files)
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"{path} is damaged: {error}") from error


class Hashes:
    """SHA-256 of files, remembered in the cache by size, modification time and inode.

    Args:
        folder: where the memory is kept, one small file for each hashed file.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, path: Path) -> str:
        """The file's hash."""
        path = path.resolve()
        stat = path.stat()
        state = [stat.st_size, stat.st_mtime_ns, stat.st_ino]
        memory = self._folder / (hashlib.sha256(os.fsencode(path)).hexdigest()[:32] + ".json")
        if known := _remembered(memory, state):
            return known
        digest = sha256_of(path)
        # A cache that only others may write, or a full disk, costs the memory and not the hash.
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(memory, json.dumps({"state": state, "sha256": digest}))
        return digest


def check_manifest(folder: Path, manifest: Manifest, hash_of: Callable[[Path], str]) -> list[str]:
    """What is wrong with the folder, one line a file; empty when all is well.

    Args:
        hash_of: SHA-256 of a file: ``sha256_of``, or that of ``Hashes``, which remembers.
    """
    problems = []
    for name, entry in manifest.files.items():
        path = folder / name
        if not path.is_file():
            problems.append(f"{path}: the file is missing")
        elif (size := path.stat().st_size) != entry.size:
            problems.append(f"{path}: {size} bytes instead of {entry.size}")
        elif hash_of(path) != entry.sha256:
            problems.append(f"{path}: its content has changed (SHA-256 differs from the manifest)")
    return problems


def write_whole(path: Path, text: str) -> None:
    """Write a small text file so that a reader sees the old one or the new one, never a half."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files for the owner alone; a model folder may be shared.
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _remembered(memory: Path, state: list[int]) -> str:
    try:
        value = json.loads(memory.read_text(encoding="utf-8"))
        return str(value["sha256"]) if value["state"] == state else ""
    except (OSError, ValueError, KeyError, TypeError):
        # No memory, or a damaged one: hash again.
        return ""
