"""All runs of these tests take their workers from one process."""

from __future__ import annotations

import pytest

from tests.forking import load_once


@pytest.fixture(scope="session", autouse=True)
def workers_loaded_once() -> None:
    """Before the first run."""
    load_once()
