"""The one door for a pickle."""

from __future__ import annotations

import pickle
import shutil
import socket
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from summarize.engines.pickle_reader import untied
from summarize.engines.pickles import convert_pickle
from summarize.engines.verification import verify_folder
from summarize.errors import ModelError


def yes(_: str) -> bool:
    return True


class _Evil:
    """Unpickled by plain pickle, this would write a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return (Path.touch, (self.path,))


class _Caller:
    """Unpickled by plain pickle, this would open a connection."""

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return (socket.create_connection, (("127.0.0.1", 9),))


@pytest.fixture
def folder(marian: Path, tmp_path: Path) -> Path:
    """A model folder whose weights are a pickle."""
    copy = shutil.copytree(marian, tmp_path / "model")
    tensors = load_file(copy / "model.safetensors")
    torch.save(
        tensors | {"lm_head.weight": tensors["model.shared.weight"]}, copy / "pytorch_model.bin"
    )
    (copy / "model.safetensors").unlink()
    return copy


def test_a_pickle_of_tensors_becomes_safetensors(folder: Path, marian: Path) -> None:
    """Same tensors; shared ones once, under the shared name; a manifest beside them."""
    assert convert_pickle(folder, yes) == folder / "model.safetensors"
    stored = load_file(folder / "model.safetensors")
    original = load_file(marian / "model.safetensors")
    assert stored.keys() == original.keys()
    assert all(torch.equal(stored[key], original[key]) for key in original)
    assert verify_folder(folder, None) == []


def test_no_means_no(folder: Path) -> None:
    """Nothing is read without a yes."""
    with pytest.raises(ModelError, match="not converted"):
        convert_pickle(folder, lambda _: False)
    assert not (folder / "model.safetensors").exists()


@pytest.mark.parametrize("kind", ["evil", "caller", "half", "page"])
def test_anything_but_tensors_is_refused(folder: Path, tmp_path: Path, kind: str) -> None:
    """No code runs, no file is left, the message names the pickle."""
    path = folder / "pytorch_model.bin"
    trace = tmp_path / "trace"
    if kind == "evil":
        torch.save({"w": torch.zeros(2), "x": _Evil(trace)}, path)
    elif kind == "caller":
        path.write_bytes(pickle.dumps({"x": _Caller()}))
    elif kind == "half":
        path.write_bytes(path.read_bytes()[:5000])
    else:
        path.write_text("<html>404</html>", encoding="utf-8")
    with pytest.raises(ModelError, match=r"pytorch_model\.bin.*more than tensors, or is damaged"):
        convert_pickle(folder, yes)
    assert not trace.exists()
    assert not list(folder.glob("model*"))


def test_the_message_does_not_advise_to_load_it_all_the_same(folder: Path) -> None:
    """As torch's own does."""
    (folder / "pytorch_model.bin").write_bytes(pickle.dumps({"x": _Caller()}))
    with pytest.raises(ModelError) as caught:
        convert_pickle(folder, yes)
    told = f"{caught.value.message} {caught.value.hint}"
    assert "weights_only" not in told
    assert "--engine" not in told
    assert "safetensors" in caught.value.hint


def test_nothing_to_convert(marian: Path, tmp_path: Path) -> None:
    """A folder with safetensors needs no conversion; an empty one has none."""
    with pytest.raises(ModelError, match="is there already"):
        convert_pickle(marian, yes)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelError, match="nothing to convert"):
        convert_pickle(tmp_path / "empty", yes)


def test_untied_keeps_the_shared_name() -> None:
    """Views of one storage become one entry; equal values in two storages stay two."""
    shared = torch.ones(3, 2)
    tensors = {"a.weight": shared, "model.shared.weight": shared, "b": torch.ones(3, 2)}
    assert set(untied(tensors)) == {"model.shared.weight", "b"}
