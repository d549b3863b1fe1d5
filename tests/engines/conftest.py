"""What several tests of this folder need and none changes: made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from summarize.engines.catalog import load_translator
from summarize.engines.folder_card import card_of_folder
from summarize.engines.parity import REFERENCE, write_reference
from summarize.engines.reference import make_reference
from summarize.options import EngineOptions
from tests.engines.tiny import build


@pytest.fixture(scope="session")
def marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny Marian checkpoint with the reference that shipped weights have; tests copy it
    before they change it."""
    folder = build("marian", tmp_path_factory.mktemp("shared") / "marian")
    reference = make_reference(folder, card_of_folder("translate", folder))
    write_reference(folder / REFERENCE, reference)
    return folder


@pytest.fixture(scope="session")
def built_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache with the conversion of the built-in translator."""
    cache = tmp_path_factory.mktemp("built-in")
    load_translator("builtin", options=EngineOptions(device="cpu", threads=1), cache=cache)
    return cache


@pytest.fixture
def cache(built_in: Path, tmp_path: Path) -> Path:
    """A cache of its own with that conversion, and nothing else, in it."""
    for name in ("converted", "hashes"):
        shutil.copytree(built_in / name, tmp_path / "cache" / name)
    return tmp_path / "cache"
