"""One tiny Marian checkpoint for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.engines.folder_card import card_of_folder
from summarize.engines.parity import REFERENCE, write_reference
from summarize.engines.reference import make_reference
from tests.engines.tiny import build


@pytest.fixture(scope="session")
def marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny Marian checkpoint with the reference that shipped weights have; tests copy it
    before they change it."""
    folder = build("marian", tmp_path_factory.mktemp("shared") / "marian")
    reference = make_reference(folder, card_of_folder("translate", folder))
    write_reference(folder / REFERENCE, reference)
    return folder
