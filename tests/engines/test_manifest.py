"""Hashes and manifests."""

from __future__ import annotations

import json
import os
from pathlib import Path

from summarize.engines.manifest import Hashes, sha256_of, write_whole
from tests.unprivileged import unprivileged


def test_hashes_are_remembered_until_the_file_changes(tmp_path: Path) -> None:
    """Same size, time and inode: believed. Any of them changed: hashed again."""
    file = tmp_path / "weights"
    file.write_bytes(b"aaaa")
    hashes = Hashes(tmp_path / "memory")
    first = hashes.of(file)
    assert first == sha256_of(file)
    memory = next((tmp_path / "memory").iterdir())
    value = json.loads(memory.read_text(encoding="utf-8"))
    memory.write_text(json.dumps(value | {"sha256": "remembered"}), encoding="utf-8")
    assert hashes.of(file) == "remembered"
    file.write_bytes(b"bbbb")
    os.utime(file, ns=(1, 1))
    assert hashes.of(file) == sha256_of(file) != first


def test_a_damaged_memory_is_no_obstacle(tmp_path: Path) -> None:
    """A cut memory is hashed anew."""
    file = tmp_path / "weights"
    file.write_bytes(b"aaaa")
    hashes = Hashes(tmp_path / "memory")
    hashes.of(file)
    next((tmp_path / "memory").iterdir()).write_text("{", encoding="utf-8")
    assert hashes.of(file) == sha256_of(file)


def test_a_memory_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    """A cache that is another user's, or a disk that is full: the hash is what was asked for."""
    file = tmp_path / "weights"
    file.write_bytes(b"aaaa")
    (tmp_path / "closed").mkdir(mode=0o500)
    (tmp_path / "file").write_bytes(b"")
    with unprivileged():
        assert Hashes(tmp_path / "closed" / "memory").of(file) == sha256_of(file)
    assert Hashes(tmp_path / "file" / "memory").of(file) == sha256_of(file)


def test_write_whole_replaces_and_leaves_nothing(tmp_path: Path) -> None:
    """The new text, no temporary file."""
    path = tmp_path / "a.json"
    write_whole(path, "old")
    write_whole(path, "new")
    assert path.read_text(encoding="utf-8") == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]
