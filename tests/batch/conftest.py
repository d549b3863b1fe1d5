"""All runs of these tests take their workers from one process, with the whole program in it."""

from __future__ import annotations

import pytest

from summarize.cli.ahead import start_server


@pytest.fixture(scope="session", autouse=True)
def workers_loaded_once() -> None:
    """Started by the first run, it would hold only what that run names: a stand-in of the tests,
    and every worker of a real job would load the program for itself."""
    start_server()
