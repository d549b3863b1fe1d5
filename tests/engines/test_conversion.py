"""Conversions in the cache: once, whole, trusted, and without torch for Marian."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.engines.checkpoint import open_checkpoint
from summarize.engines.conversion import Converted, NotConvertibleError, convert
from summarize.engines.folder_card import card_of_folder
from summarize.engines.manifest import Hashes, sha256_of
from summarize.engines.parity import REFERENCE, read_reference, write_reference
from summarize.engines.reference import make_reference
from summarize.engines.start import start_of
from summarize.errors import ModelError
from tests.unprivileged import unprivileged


@pytest.fixture
def folder(marian: Path, tmp_path: Path) -> Path:
    """A Marian folder with the reference that shipped weights have."""
    return shutil.copytree(marian, tmp_path / "model")


def converted(folder: Path, cache: Path, **changes: object) -> Converted:
    """Convert as the catalog does."""
    checkpoint = open_checkpoint(folder)
    card = replace(card_of_folder("translate", folder), **changes)  # type: ignore[arg-type]
    start = start_of(checkpoint, card, lambda token: None)
    return convert(checkpoint, card, start, cache, Hashes(cache / "hashes"))


def test_once_and_whole(folder: Path, tmp_path: Path) -> None:
    """The second call finds the first one's; nothing half-made is left."""
    first = converted(folder, tmp_path / "cache", quantisations=("float32",))
    written = (first.folder / "model.bin").stat().st_mtime_ns
    assert first.parity.drift < 1e-4
    assert first.parity.greedy_equal == 1.0
    second = converted(folder, tmp_path / "cache", quantisations=("float32",))
    assert second == first
    assert (first.folder / "model.bin").stat().st_mtime_ns == written
    assert not list((tmp_path / "cache" / "converted").glob(".making*"))


def test_a_damaged_conversion_is_made_anew(folder: Path, tmp_path: Path) -> None:
    """A cache may be thrown away, or rot: the next run heals it."""
    first = converted(folder, tmp_path / "cache")
    whole = sha256_of(first.folder / "model.bin")
    (first.folder / "model.bin").write_bytes(b"rot")
    again = converted(folder, tmp_path / "cache")
    assert sha256_of(again.folder / "model.bin") == whole


def test_leftovers_of_a_dead_maker_are_swept(folder: Path, tmp_path: Path) -> None:
    """A killed process leaves a temporary folder and a lock file; both are no obstacle."""
    first = converted(folder, tmp_path / "cache")
    home = first.folder.parent
    dead = home / f".making-{first.folder.name}-dead"
    dead.mkdir()
    (dead / "model.bin").write_bytes(b"half")
    (first.folder / "conversion.json").write_text("{", encoding="utf-8")
    assert converted(folder, tmp_path / "cache").parity == first.parity
    assert not dead.exists()


def test_other_weights_get_another_conversion(folder: Path, tmp_path: Path) -> None:
    """The cache is keyed by content, not by path."""
    first = converted(folder, tmp_path / "cache")
    data = bytearray((folder / "model.safetensors").read_bytes())
    data[-3] ^= 1
    (folder / "model.safetensors").write_bytes(bytes(data))
    write_reference(folder / REFERENCE, make_reference(folder, card_of_folder("translate", folder)))
    assert converted(folder, tmp_path / "cache").folder != first.folder


def test_a_reference_of_other_weights_does_not_count(folder: Path) -> None:
    """A stale parity.json is ignored, not believed."""
    assert read_reference(folder / REFERENCE, "0" * 64) is None


def test_the_gate_refuses_an_unfaithful_conversion(folder: Path, tmp_path: Path) -> None:
    """A reference that the weights do not meet: no quantisation is accepted, the record stays,
    the useless weights do not, and the attempt is not made twice."""
    path = folder / REFERENCE
    value = json.loads(path.read_text(encoding="utf-8"))
    for probe in value["probes"]:
        probe["log_probs"] = [number - 3 for number in probe["log_probs"]]
    path.write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(
        NotConvertibleError, match=r"int8_float32 is off by \d\.\d+.*; float32 is off by 3"
    ):
        converted(folder, tmp_path / "cache")
    assert not list((tmp_path / "cache" / "converted").rglob("model.bin"))
    start = time.monotonic()
    with pytest.raises(NotConvertibleError):
        converted(folder, tmp_path / "cache")
    assert time.monotonic() - start < 1


def test_unknown_families_are_not_convertible(folder: Path, tmp_path: Path) -> None:
    """They run on transformers; the error says so."""
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(config | {"model_type": "led"}), encoding="utf-8")
    with pytest.raises(NotConvertibleError, match="no led model") as caught:
        converted(folder, tmp_path / "cache")
    assert "--engine transformers" in caught.value.hint


def test_a_read_only_cache_is_said(folder: Path, tmp_path: Path) -> None:
    """One clear line that names the folder and the setting."""
    cache = tmp_path / "cache"
    cache.mkdir(mode=0o500)
    with unprivileged(), pytest.raises(ModelError) as caught:
        converted(folder, cache)
    assert "SUMMARIZE_CACHE" in caught.value.hint


HOLDER = """
import sys, time
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_lock_of_a_dead_holder_is_free(folder: Path, tmp_path: Path) -> None:
    """SIGKILL while holding the lock: the next one goes on at once."""
    name = converted(folder, tmp_path / "other").folder.name
    home = tmp_path / "cache" / "converted"
    home.mkdir(parents=True)
    command = [sys.executable, "-c", HOLDER, str(home / f"{name}.lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "held"
        holder.kill()
    start = time.monotonic()
    assert converted(folder, tmp_path / "cache").folder == home / name
    assert time.monotonic() - start < 20


PROGRAM = """
import json, sys
from pathlib import Path
from summarize.engines.catalog import load_translator
from summarize.options import EngineOptions
options = EngineOptions(device="cpu")
translator = load_translator(sys.argv[1], options=options, cache=Path(sys.argv[2]))
results = translator.translate(["Sáng nay trời mưa to ở nhiều quận."])
loaded = sorted({"torch", "transformers", "huggingface_hub"} & set(sys.modules))
print(json.dumps([translator.info.backend, loaded, results[0].text]))
"""


def test_the_fast_path_never_imports_torch(folder: Path, tmp_path: Path) -> None:
    """First run with the conversion, second from the cache: neither loads torch or transformers,
    and both say the same."""
    runs = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(folder), str(tmp_path / "cache")],
            capture_output=True,
            text=True,
            check=True,
        )
        runs.append(json.loads(done.stdout))
    assert runs[0][:2] == ["ctranslate2", []]
    assert runs[0] == runs[1]
    assert runs[0][2]


def test_the_conversion_itself_runs_without_torch(folder: Path, tmp_path: Path) -> None:
    """The child that converts Marian weights works where torch cannot be imported at all."""
    out = tmp_path / "out"
    out.mkdir()
    program = (
        "import sys; sys.modules['torch'] = None; sys.modules['transformers'] = None;"
        "from summarize.engines.marian_layout import main; main(sys.argv[1:])"
    )
    weights = str(folder / "model.safetensors")
    subprocess.run(
        [sys.executable, "-c", program, str(out), "int8_float32", str(folder), weights], check=True
    )
    assert (out / "model.bin").stat().st_size > 10_000
