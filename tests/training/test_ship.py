"""Shipping a model: what is written beside the weights."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")

ROOT = Path(__file__).parents[2]
BUILTIN = Path("src", "summarize", "engines", "builtin", "translator")


def test_the_list_of_pieces_is_kept_with_the_vocabulary(tmp_path: Path) -> None:
    """A run's export has none; shipped in a copy of the repository, the shipped list stays, is
    vouched for, and the card is as it was."""
    for name in ("src", "training"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("runs", "__pycache__")
        )
    export = tmp_path / "run" / "model"
    made_by_shipping = {"shortlist.txt", "parity.json", "manifest.json", "MODEL_CARD.md"}
    shutil.copytree(ROOT / BUILTIN, export, ignore=lambda _, names: made_by_shipping & set(names))
    subprocess.run(
        [sys.executable, "-m", "training.ship", str(tmp_path / "run"), "translator"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": f"{tmp_path / 'src'}{os.pathsep}{tmp_path}"},
        check=True,
    )
    shipped = tmp_path / BUILTIN
    for name in ("shortlist.txt", "MODEL_CARD.md", "model.safetensors"):
        assert (shipped / name).read_bytes() == (ROOT / BUILTIN / name).read_bytes()
    found, before = (
        json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        for folder in (shipped, ROOT / BUILTIN)
    )
    assert found["files"]["shortlist.txt"] == before["files"]["shortlist.txt"]
    assert found["revision"] == before["revision"]
