"""The plan from the shipped translator to a better one, at a scale of seconds."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("sentencepiece")
pytest.importorskip("scipy")

from tests.training.conftest import Tiny
from training.campaign import Campaign, CampaignConfig, main
from training.config import load_config
from training.data import Corpus
from training.plot import read_log

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def plan(tiny: Tiny, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """campaign.toml for the tiny model; a checkpoint at every step, so that any step can be the last."""
    path = tmp_path_factory.mktemp("plan") / "campaign.toml"
    path.write_text(
        f'data = "{tiny.data}"\ntranslator = "{tiny.translator}"\nstart = "{tiny.start}"\n'
        'english = "en.txt"\nvietnamese = "news.jsonl"\n'
        "[back]\nchunk = 16\nworkers = 1\ntemperature = 0.2\n[forward]\nchunk = 16\nworkers = 1\ntemperature = 0.2\n"
        "[shares]\nback = 0.3\nforward = 0.2\ncopies = 0.1\n[settings]\n"
        'both = ["training.checkpoint_minutes=1e-9", "model.feed_forward=96", "training.log_steps=1"]\n'
        'reverse = ["training.target_tokens=15_000"]\n'
        'train = ["training.target_tokens=15_000", "training.guide=\'\'", "training.rate=1e-3",'
        ' "training.genuine_share=0.3"]\n',
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="module")
def whole(plan: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a campaign that nothing interrupted."""
    folder = tmp_path_factory.mktemp("whole")
    Campaign(load_config(CampaignConfig, plan), folder, 0).run()
    return folder


def outputs(folder: Path) -> dict[str, dict[str, str]]:
    """Stage -> hashes of what it made."""
    return {
        path.parent.name: json.loads(path.read_text(encoding="utf-8"))["outputs"]
        for path in folder.glob("*/done.json")
    }


def killed(plan: Path, folder: Path, when: Callable[[], bool]) -> bool:
    """Run the command, kill it and its workers when it is time; whether it was at work then."""
    command = [sys.executable, "-m", "training.campaign", "--config", str(plan), "--folder"]
    with (folder / "log").open("a") as log:
        child = subprocess.Popen(
            [*command, str(folder)], cwd=ROOT, stdout=log, stderr=log, start_new_session=True
        )
        while child.poll() is None and not when():
            time.sleep(0.02)
        at_work = child.poll() is None
        with contextlib.suppress(ProcessLookupError):  # it may have come to its end
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    return at_work


def test_every_stage_is_done(whole: Path) -> None:
    """From prepared data to an fp16 export; the log says what there was to better."""
    assert set(outputs(whole)) == {"prepared", "forward", "reverse", "back", "train"}
    for stage in ("forward", "back"):
        note = json.loads((whole / stage / "made.json").read_text(encoding="utf-8"))
        assert note["chunks"] == note["of"] > 1
        assert note["pairs"] == len(Corpus.load(whole / stage / "pairs.npz")) > 5
    log = read_log(whole / "train")
    assert log[0]["start"] and log[-1]["final"]
    reverse = read_log(whole / "reverse")
    assert reverse[-1]["dev_loss"] < reverse[0]["dev_loss"] - 1
    assert (whole / "train" / "model" / "model.safetensors").is_file()
    note = json.loads((whole / "train" / "run.json").read_text(encoding="utf-8"))
    assert note["pairs"] > note["genuine_pairs"]


@pytest.mark.torture
@pytest.mark.timeout(1200)
def test_killed_in_training_it_ends_as_one_left_alone(
    plan: Path, whole: Path, tmp_path: Path
) -> None:
    """What was done is skipped, the rest goes on from the last step: the same weights, bit by bit."""
    log = tmp_path / "train" / "log.jsonl"
    assert killed(plan, tmp_path, lambda: log.exists() and len(log.read_bytes().splitlines()) > 9)
    there = {path: path.stat().st_mtime_ns for path in tmp_path.glob("*/done.json")}
    assert len(there) == 4
    Campaign(load_config(CampaignConfig, plan), tmp_path, 0).run()
    assert {path: path.stat().st_mtime_ns for path in there} == there
    assert outputs(tmp_path) == outputs(whole)


@pytest.mark.torture
@pytest.mark.timeout(1200)
def test_killed_again_and_again_it_ends_as_one_left_alone(
    plan: Path, whole: Path, tmp_path: Path
) -> None:
    """SIGKILL at moments by chance, in every stage."""
    chance = random.Random(5)
    kills = 0

    def when() -> Callable[[], bool]:
        files = len(list(tmp_path.glob("*/**/*")))
        until = time.monotonic() + chance.uniform(0, 2)
        # Something new was written, and a moment more.
        return lambda: len(list(tmp_path.glob("*/**/*"))) > files and time.monotonic() > until

    while killed(plan, tmp_path, when()):
        kills += 1
    assert kills >= 5
    assert outputs(tmp_path) == outputs(whole)


def test_minutes_that_are_over_are_told_and_more_go_on(plan: Path, tmp_path: Path) -> None:
    """The budget is of a call: what a call has done is there for the next."""
    arguments = ["--config", str(plan), "--folder", str(tmp_path)]
    with pytest.raises(SystemExit, match="the minutes are over"):
        main([*arguments, "--minutes", "1e-9"])
    assert set(outputs(tmp_path)) == {"prepared"}
    main([*arguments, "--until", "forward"])
    assert set(outputs(tmp_path)) == {"prepared", "forward"}


def test_a_stage_ends_in_its_share_of_the_minutes(plan: Path, tmp_path: Path) -> None:
    """The plan's minutes bound a stage's training, whatever its settings say."""
    changes = ["shares.forward=0", "time.reverse=0.1", "settings.reverse=['training.minutes=60']"]
    campaign = Campaign(load_config(CampaignConfig, plan, changes), tmp_path, 0.5)
    assert campaign.translator("reverse").training.minutes == 60
    campaign.prepare()
    campaign.run("reverse")
    assert read_log(tmp_path / "reverse")[-1]["seconds"] == pytest.approx(3, abs=1.5)


def test_other_settings_are_refused(plan: Path, whole: Path) -> None:
    """Pairs and weights of different settings are never mixed."""
    config = load_config(CampaignConfig, plan, ["forward.chunk=7"])
    with pytest.raises(ValueError, match="done with other settings"):
        Campaign(config, whole, 0).run()


def test_the_plan_that_ships_loads() -> None:
    """campaign.toml and the changes it makes to translator.toml have only known settings."""
    config = load_config(CampaignConfig, ROOT / "training" / "campaign.toml")
    campaign = Campaign(config, Path("nowhere"), 12)
    assert campaign.translator("train").training.guide == ""
    assert list(campaign.translator("train").data.synthetic.values()) == [0.3, 0.15, 0.05]
    shares = config.time
    assert shares.forward + shares.reverse + shares.back + shares.reserve < 0.5
