"""What an engine will be is remembered for the machine and the libraries that said it."""

from __future__ import annotations

import shutil
from importlib.metadata import version
from pathlib import Path

import pytest

from summarize.engines.identity import describe, surroundings
from summarize.engines.manifest import make_manifest, write_manifest
from summarize.errors import ModelError
from summarize.options import EngineOptions


def test_libraries_and_devices_are_part_of_what_is_remembered(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another set of visible GPUs is another question; the same one is answered from the cache."""
    assert f"ctranslate2 {version('ctranslate2')}" in surroundings()
    first = describe("translate", EngineOptions(), cache)
    assert describe("translate", EngineOptions(), cache) == first
    assert len(list((cache / "identities").iterdir())) == 1
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    assert describe("translate", EngineOptions(), cache) == first
    assert len(list((cache / "identities").iterdir())) == 2


def test_a_damaged_fetched_model_says_what_to_type(marian: Path, tmp_path: Path) -> None:
    """A run asks for the identity before it loads anything: the hint has to be here already."""
    folder = shutil.copytree(marian, tmp_path / "models" / "envit5")
    write_manifest(
        folder, make_manifest(folder, name="envit5", source="", asked="", revision="", licence="")
    )
    (folder / "model.safetensors").write_bytes(b"")
    with pytest.raises(ModelError, match="the file is empty") as caught:
        describe("translate", EngineOptions(translator="envit5"), tmp_path)
    assert caught.value.hint == "run: summarize models fetch envit5 --force"
