"""Text files, plain or .xz, and files that are there whole or not at all."""

import hashlib
import json
import lzma
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO


def opened(path: Path, newline: str | None = None) -> TextIO:
    """A text file to read, plain or .xz; ``newline`` is that of ``open``."""
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8", newline=newline)
    return path.open(encoding="utf-8", newline=newline)


def read_lines(path: Path) -> list[str]:
    """The lines of a text file, plain or .xz."""
    with opened(path) as lines:
        return [line.rstrip("\n") for line in lines]


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """A text file, .xz where it is named so; there whole or not at all."""
    partial = path.with_name(f"partial.{path.name}")
    with (
        lzma.open(partial, "wt", preset=1, encoding="utf-8")
        if path.suffix == ".xz"
        else partial.open("w", encoding="utf-8")
    ) as file:
        file.writelines(f"{line}\n" for line in lines)
    partial.replace(path)


def write_json(path: Path, value: object) -> None:
    """A JSON file that is there whole or not at all, whatever ends the process."""
    partial = path.with_name(f"partial.{path.name}")
    with partial.open("w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def sha256_of(path: Path) -> str:
    """Hex digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
