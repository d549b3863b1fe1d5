"""Fetching from a hub on loopback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from summarize.engines.cards import Card, cards
from summarize.engines.hub import fetch
from summarize.engines.manifest import read_manifest
from summarize.engines.verification import verify_folder
from summarize.errors import ModelError
from tests.engines.fake_hub import COMMIT, FakeHub, fake_hub

CARD = Card(
    name="tiny",
    task="translate",
    hub_id="someone/tiny-vi-en",
    revision="refs/pr/1",
    licence="Apache-2.0",
    megabytes=1,
)


def never(_: Card) -> bool:
    """Nobody should ask."""
    raise AssertionError("asked for a licence")


@pytest.fixture
def hub(marian: Path, tmp_path: Path) -> Iterator[FakeHub]:
    with fake_hub() as running:
        running.repositories[CARD.hub_id] = shutil.copytree(marian, tmp_path / "repository")
        yield running


def test_fetch_pins_checks_and_records(hub: FakeHub, tmp_path: Path) -> None:
    """The ref becomes a commit; every file is in the manifest; nothing else is taken."""
    repository = hub.repositories[CARD.hub_id]
    (repository / "modeling_tiny.py").write_text("raise SystemExit", encoding="utf-8")
    (repository / "pytorch_model.bin").write_bytes(b"x" * 100)
    (repository / "README.md").write_text("hello", encoding="utf-8")
    told: list[tuple[str, int, int]] = []
    folder = fetch(
        CARD,
        cache=tmp_path / "cache",
        accept_licence=never,
        progress=lambda *piece: told.append(piece),
        endpoint=hub.url,
    )
    assert folder == tmp_path / "cache" / "models" / "tiny"
    names = {path.name for path in folder.iterdir()}
    assert "model.safetensors" in names
    assert not names & {"modeling_tiny.py", "pytorch_model.bin", "README.md", ".cache"}
    manifest = read_manifest(folder)
    assert manifest is not None
    assert (manifest.asked, manifest.revision) == ("refs/pr/1", COMMIT)
    assert set(manifest.files) == names - {"manifest.json"}
    assert verify_folder(folder, CARD) == []
    assert sum(piece for _, piece, _ in told) == told[0][2]


def test_a_second_fetch_asks_nothing(hub: FakeHub, tmp_path: Path) -> None:
    """What is there is there."""
    fetch(CARD, cache=tmp_path, accept_licence=never, endpoint=hub.url)
    before = len(hub.asked)
    fetch(CARD, cache=tmp_path, accept_licence=never, endpoint=hub.url)
    assert len(hub.asked) == before


@pytest.mark.parametrize("name", ["model.safetensors", "source.spm", "config.json"])
def test_another_content_than_stated_is_thrown_away(
    hub: FakeHub, tmp_path: Path, name: str
) -> None:
    """A changed byte on the way: named, thrown away, and the next try works."""
    hub.lies = {name}
    with pytest.raises(ModelError, match=f"{name}: its .* is not the one the hub states"):
        fetch(CARD, cache=tmp_path, accept_licence=never, endpoint=hub.url)
    assert not (tmp_path / "models" / "tiny").exists()
    hub.lies = set()
    folder = fetch(CARD, cache=tmp_path, accept_licence=never, endpoint=hub.url)
    assert verify_folder(folder, CARD) == []


def test_limiting_licence_is_asked_once(hub: FakeHub, tmp_path: Path) -> None:
    """No without yes; yes is remembered."""
    card = replace(CARD, licence="CC-BY-NC-4.0", consent=True)
    with pytest.raises(ModelError, match=r"CC-BY-NC-4\.0") as caught:
        fetch(card, cache=tmp_path, accept_licence=lambda _: False, endpoint=hub.url)
    assert "--accept-licence" in caught.value.hint
    assert hub.asked == []
    fetch(card, cache=tmp_path, accept_licence=lambda _: True, endpoint=hub.url)
    fetch(card, cache=tmp_path, accept_licence=never, endpoint=hub.url, force=True)


def test_code_in_the_config_is_refused(hub: FakeHub, tmp_path: Path) -> None:
    """A repository that asks for its own code is never used."""
    path = hub.repositories[CARD.hub_id] / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(config | {"auto_map": {"AutoModel": "m.M"}}), encoding="utf-8")
    with pytest.raises(ModelError, match="code from the repository"):
        fetch(CARD, cache=tmp_path, accept_licence=never, endpoint=hub.url)
    assert not (tmp_path / "models" / "tiny").exists()


def _only_pickle(hub: FakeHub) -> dict[str, torch.Tensor]:
    repository = hub.repositories[CARD.hub_id]
    tensors = load_file(repository / "model.safetensors")
    torch.save(tensors, repository / "pytorch_model.bin")
    (repository / "model.safetensors").unlink()
    return tensors


def test_only_a_pickle_is_refused(hub: FakeHub, tmp_path: Path) -> None:
    """Fetching takes no pickle; the hint names the one door."""
    _only_pickle(hub)
    with pytest.raises(ModelError, match="only as a pickle") as caught:
        fetch(CARD, cache=tmp_path, accept_licence=never, endpoint=hub.url)
    assert caught.value.hint == "run: summarize models convert tiny"
    assert not any("pytorch_model.bin" in path for _, path in hub.asked)


def test_the_one_door_takes_a_pickle(hub: FakeHub, tmp_path: Path) -> None:
    """After asking, the pickle becomes safetensors and is gone."""
    tensors = _only_pickle(hub)
    questions: list[str] = []

    def ask(question: str) -> bool:
        questions.append(question)
        return True

    folder = fetch(CARD, cache=tmp_path, accept_licence=never, endpoint=hub.url, pickle=ask)
    assert len(questions) == 1
    assert not list(folder.glob("*.bin"))
    stored = load_file(folder / "model.safetensors")
    assert stored.keys() == tensors.keys()
    assert all(torch.equal(stored[key], tensors[key]) for key in stored)
    assert verify_folder(folder, CARD) == []


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (replace(CARD, hub_id="someone/else"), "someone/else@refs/pr/1"),
        (replace(CARD, revision="refs/pr/9"), "refs/pr/9"),
    ],
)
def test_unknown_repository_or_revision(
    hub: FakeHub, tmp_path: Path, card: Card, words: str
) -> None:
    """The hub's no is passed on in one line."""
    with pytest.raises(ModelError) as caught:
        fetch(card, cache=tmp_path, accept_licence=never, endpoint=hub.url)
    assert words in caught.value.message
    assert "\n" not in caught.value.message


def test_no_hub_at_all(tmp_path: Path) -> None:
    """Nobody listens: one clear line."""
    with pytest.raises(ModelError, match="the hub did not give it"):
        fetch(CARD, cache=tmp_path, accept_licence=never, endpoint="http://127.0.0.1:9")


def test_verify_names_a_wrong_revision(hub: FakeHub, tmp_path: Path) -> None:
    """The card moved on; the folder did not."""
    folder = fetch(CARD, cache=tmp_path, accept_licence=never, endpoint=hub.url)
    moved = replace(CARD, revision="b" * 40, pinned=True)
    assert any("revision refs/pr/1, not bbbb" in line for line in verify_folder(folder, moved))


def test_the_users_door_honours_hf_endpoint(hub: FakeHub, tmp_path: Path) -> None:
    """A real card by its name, the hub by the environment variable that users know."""
    card = cards("translate")["opus-mt"]
    hub.repositories[card.hub_id] = hub.repositories[CARD.hub_id]
    done = subprocess.run(
        [sys.executable, "-m", "summarize", "models", "fetch", "opus-mt", "--cache", str(tmp_path)],
        env=os.environ | {"HF_ENDPOINT": hub.url, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(tmp_path / "models" / "opus-mt")
    assert verify_folder(tmp_path / "models" / "opus-mt", card) == []
