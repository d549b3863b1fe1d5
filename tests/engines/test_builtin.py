"""The weights that ship with the package, where they are there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.engines.cards import Task, cards
from summarize.engines.catalog import load_summarizer, load_translator
from summarize.engines.checkpoint import open_checkpoint
from summarize.engines.fingerprint import weights_hash
from summarize.engines.manifest import sha256_of
from summarize.engines.parity import REFERENCE, read_reference
from summarize.engines.shelf import folder_of, is_installed
from summarize.engines.verification import verify
from summarize.errors import ModelError

BOTH: tuple[Task, ...] = ("translate", "summarise")
TASKS = [task for task in BOTH if "builtin" in cards(task)]


@pytest.mark.parametrize("task", TASKS)
def test_whole_and_trusted(task: Task, tmp_path: Path) -> None:
    """Every byte as the manifest says, and a reference made from these very weights."""
    card = cards(task)["builtin"]
    folder = folder_of(card, tmp_path)
    assert folder is not None
    if not is_installed(card, tmp_path):
        pytest.skip("this checkout has no built-in weights for it")
    assert verify("builtin", tmp_path) == []
    weights = weights_hash(open_checkpoint(folder), sha256_of)
    assert read_reference(folder / REFERENCE, weights) is not None


@pytest.mark.parametrize("task", TASKS)
def test_absence_is_said(task: Task, tmp_path: Path) -> None:
    """Without the weights: exit code 3, the folder named, a way on."""
    if is_installed(cards(task)["builtin"], tmp_path):
        pytest.skip("the weights are here")
    load = load_translator if task == "translate" else load_summarizer
    with pytest.raises(ModelError, match="without the built-in weights") as caught:
        load("builtin", cache=tmp_path)
    assert "summarize models list" in caught.value.hint


def test_a_run_never_imports_torch(tmp_path: Path) -> None:
    """First run included: conversion, gate, translation."""
    if not is_installed(cards("translate")["builtin"], tmp_path):
        pytest.skip("this checkout has no built-in weights for it")
    program = (
        "import json, sys; from pathlib import Path; from summarize.engines.catalog import *;"
        "from summarize.options import EngineOptions;"
        "options = EngineOptions(device='cpu');"
        "t = load_translator('builtin', options=options, cache=Path(sys.argv[1]));"
        "text = t.translate(['Hôm nay trời đẹp.'])[0].text;"
        "print(json.dumps([text, sorted({'torch', 'transformers'} & set(sys.modules))]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    text, loaded = json.loads(done.stdout)
    assert text
    assert loaded == []
