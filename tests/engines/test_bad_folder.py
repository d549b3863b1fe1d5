"""Bad model folders: named in a second, by file, with what to type next, exit code 3."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from summarize.engines.catalog import load_translator
from summarize.engines.manifest import make_manifest, write_manifest
from summarize.engines.verification import verify_folder
from summarize.errors import ModelError

Damage = Callable[[Path], None]


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-1000] ^= 1
    path.write_bytes(bytes(data))


def _page(path: Path) -> None:
    path.write_text("<!DOCTYPE html><html><body>404</body></html>", encoding="utf-8")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _page_weights(folder: Path) -> None:
    _page(folder / "model.safetensors")


def _list_config(folder: Path) -> None:
    (folder / "config.json").write_text("[]", encoding="utf-8")


def _pickle_only(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x02}q\x00.")


def _remote_code(folder: Path) -> None:
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    config["auto_map"] = {"AutoModelForSeq2SeqLM": "modeling_x.X"}
    path.write_text(json.dumps(config), encoding="utf-8")


#: What is done to the folder, and the words the message must hold.
TABLE: dict[str, tuple[Damage, str, str]] = {
    "half weights": (lambda f: _half(f / "model.safetensors"), "model.safetensors", "cut short"),
    "empty weights": (
        lambda f: (f / "model.safetensors").write_bytes(b"") and None,
        "model.safetensors",
        "empty",
    ),
    "page for weights": (
        lambda f: _page(f / "model.safetensors"),
        "model.safetensors",
        "a web page",
    ),
    "no weights": (lambda f: (f / "model.safetensors").unlink(), "model.safetensors", "missing"),
    "only a pickle": (_pickle_only, "pytorch_model.bin", "a pickle"),
    "no tokenizer": (lambda f: (f / "source.spm").unlink(), "source.spm", "missing"),
    "empty tokenizer": (
        lambda f: (f / "target.spm").write_bytes(b"") and None,
        "target.spm",
        "empty",
    ),
    "page for tokenizer": (lambda f: _page(f / "vocab.json"), "vocab.json", "a web page"),
    "half config": (lambda f: _half(f / "config.json"), "config.json", "cut short"),
    "no config": (lambda f: (f / "config.json").unlink(), "config.json", "missing"),
    "page for config": (lambda f: _page(f / "config.json"), "config.json", "a web page"),
    "remote code": (_remote_code, "config.json", "code from the repository"),
    "a list for config": (
        lambda f: (f / "config.json").write_text("[]") and None,
        "config.json",
        "no JSON object",
    ),
}


@pytest.fixture
def folder(marian: Path, tmp_path: Path) -> Path:
    """A copy of a good model with a manifest."""
    copy = shutil.copytree(marian, tmp_path / "model")
    manifest = make_manifest(
        copy, name="tiny", source="a test", asked="", revision="1", licence="Apache-2.0"
    )
    write_manifest(copy, manifest)
    return copy


@pytest.mark.parametrize("case", TABLE)
def test_named_quickly(case: str, folder: Path, tmp_path: Path) -> None:
    """The message names the file and the fault; the hint says what to type."""
    damage, name, words = TABLE[case]
    damage(folder)
    start = time.monotonic()
    with pytest.raises(ModelError) as caught:
        load_translator(str(folder), cache=tmp_path / "cache")
    assert time.monotonic() - start < 5
    assert name in caught.value.message
    assert words in caught.value.message
    assert "summarize models" in caught.value.hint
    assert caught.value.exit_code == 3
    assert any(name in line for line in verify_folder(folder, None))


def test_one_flipped_bit(folder: Path, tmp_path: Path) -> None:
    """Safetensors does not notice it; the manifest does, at loading and in verify."""
    assert verify_folder(folder, None) == []
    _flip(folder / "model.safetensors")
    with pytest.raises(ModelError, match=r"model\.safetensors: its content has changed"):
        load_translator(str(folder), cache=tmp_path / "cache")
    assert "SHA-256" in verify_folder(folder, None)[0]


def test_a_damaged_manifest(folder: Path, tmp_path: Path) -> None:
    """A manifest cut short is a clear error too."""
    _half(folder / "manifest.json")
    with pytest.raises(ModelError, match=r"manifest\.json is damaged"):
        load_translator(str(folder), cache=tmp_path / "cache")
    assert "manifest.json is damaged" in verify_folder(folder, None)[0]


def test_sentencepiece_damaged_inside(folder: Path, tmp_path: Path) -> None:
    """Without a manifest a tokenizer damaged in the middle is found by its library, and named."""
    (folder / "manifest.json").unlink()
    (folder / "source.spm").write_bytes(b"\x00" * 500)
    with pytest.raises(ModelError, match=r"source\.spm"):
        load_translator(str(folder), cache=tmp_path / "cache")
