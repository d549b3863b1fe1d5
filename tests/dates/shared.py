"""Where the shared articles and data lie, when they do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]


def shared(*parts: str) -> Path:
    """A path in the shared folder; the test is skipped where it is absent."""
    folder = Path(os.environ.get("SUMMARIZE_SHARED", _ROOT.parent / "shared"))
    path = folder.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"shared data is absent: {'/'.join(parts)}")
    return path
