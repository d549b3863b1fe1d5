"""What an engine will be is remembered for the machine and the libraries that said it."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from summarize.engines.identity import describe, surroundings
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
