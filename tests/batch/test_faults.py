"""A batch of twelve articles under every fault of the disk: no article is lost or falsified.

The short versions visit some of the moments, those marked ``torture`` all of them.
"""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from summarize.batch.plan import Planner
from summarize.batch.run import run_here
from summarize.batch.sources import Source, expand
from summarize.errors import StoppedError, SummarizeError
from summarize.options import RunOptions
from summarize.store.check import check
from summarize.store.files import Disk, temporaries
from tests.batch.stand_in import job, make_articles, report, tree
from tests.store.disks import CountingDisk, FailingDisk, ReadOnlyDisk, RecordingDisk

ARTICLES = 12
SUFFIXES = (".json", ".md", ".html")
KILLED = """
import sys, pathlib
from summarize.batch.run import run_here
from summarize.options import RunOptions
from tests.batch.stand_in import job
from tests.store.disks import KillingDisk
if __name__ == "__main__":
    source, out, at = sys.argv[1:]
    run_here(RunOptions(output=pathlib.Path(out), workers=1), [source], job(),
             disk=KillingDisk(int(at)), sync_threads=0)
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve articles in ``in`` and what a run without faults makes of them in ``clean``."""
    folder = tmp_path_factory.mktemp("faults")
    make_articles(folder / "in", ARTICLES)
    go(folder, folder / "clean")
    return folder


def go(place: Path, out: Path, disk: Disk | None = None) -> None:
    options = RunOptions(output=out, workers=1)
    if disk is None:
        run_here(options, [place / "in"], job())
    else:
        run_here(options, [place / "in"], job(), disk=disk, sync_threads=0)


def nothing_false(place: Path, out: Path) -> None:
    """Each file under its final name is whole and the same as a clean run's."""
    clean = tree(place / "clean")
    for name, data in tree(out).items():
        if not name.startswith("."):
            assert data == clean[name], name


def completes(place: Path, out: Path) -> None:
    """A plain re-run gives a clean run's tree and one line for each input."""
    go(place, out)
    assert tree(out) == tree(place / "clean")
    assert list(temporaries(out)) == [] and list(check(out)) == []
    assert len({str(line["source"]) for line in report(out)}) == len(report(out)) == ARTICLES


def kill_at(place: Path, out: Path, at: int) -> bool:
    """Run and be killed at one call of the disk; False when the run was over before."""
    script = place / "killed.py"
    script.write_text(KILLED)
    done = subprocess.run(
        [sys.executable, str(script), str(place / "in"), str(out), str(at)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path.cwd()), *sys.path])},
        check=False,
        timeout=60,
    )
    assert done.returncode in (0, -signal.SIGKILL)
    return done.returncode != 0


@pytest.mark.parametrize("at", [1, 4, 9, 40, 119, 180])
def test_killed_at_some_write_moments(place: Path, tmp_path: Path, at: int) -> None:
    assert kill_at(place, tmp_path / "out", at)
    nothing_false(place, tmp_path / "out")
    completes(place, tmp_path / "out")


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_killed_at_every_write_moment(place: Path, tmp_path: Path) -> None:
    at = 0
    while kill_at(place, out := tmp_path / f"out{at + 1}", at + 1):
        at += 1
        nothing_false(place, out)
        completes(place, out)
    assert at > 180


def power_cuts(place: Path, out: Path) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Run with the power cut at each call of the disk, in each of three ways."""
    out.mkdir()
    disk = RecordingDisk(out)
    go(place, out, disk)
    for number, moment in enumerate(disk.moments):
        for kind, files in moment.after_power_cut():
            yield f"{kind} at call {number}", files


def come_back(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def test_power_lost_at_every_write_moment_never_finishes_a_false_brief(
    place: Path, tmp_path: Path
) -> None:
    clean = tree(place / "clean")
    sources = [one for one in expand([place / "in"]) if isinstance(one, Source)]
    finished: set[int] = set()
    states = list(power_cuts(place, tmp_path / "out"))
    # Every seventh of the later ones: the three kinds and all kinds of calls come by turns.
    for number, (what, files) in enumerate([*states[:60], *states[60::7], *states[-3:]]):
        folder = come_back(tmp_path / str(number), files)
        planner = Planner(folder, job().signature, SUFFIXES)
        done = [step for step in map(planner.decide, sources) if step.is_done]
        finished.add(len(done))
        for step in done:
            for name in step.obsolete:
                assert files[name] == clean[name], what
    assert {0, ARTICLES} < finished


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_re_run_after_power_loss_completes(place: Path, tmp_path: Path, share: float) -> None:
    states = list(power_cuts(place, tmp_path / "out"))
    for number in range(3):
        what, files = states[int(share * len(states)) // 3 * 3 + number]
        out = come_back(tmp_path / f"back{number}", files)
        completes(place, out), what


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_a_re_run_after_power_loss_at_every_moment_completes(place: Path, tmp_path: Path) -> None:
    for number, (_, files) in enumerate(power_cuts(place, tmp_path / "out")):
        completes(place, come_back(tmp_path / f"back{number}", files))


def calls(place: Path, out: Path) -> int:
    disk = CountingDisk()
    go(place, out, disk)
    return disk.calls


def full_from(place: Path, out: Path, at: int) -> None:
    disk = FailingDisk(at, errno.ENOSPC, lasting=True)
    try:
        go(place, out, disk)
    except StoppedError as error:
        assert error.exit_code == 4 and error.code == "disk-full"
        assert str(out) in error.message and "free" in error.message
        assert "\n" not in error.message
    else:
        assert disk.failed == 0
    assert disk.failed <= 3
    assert list(temporaries(out)) == []
    assert all(path.stat().st_size for path in out.glob("*-*"))
    nothing_false(place, out)
    completes(place, out)


@pytest.mark.parametrize("at", [2, 6, 30, 131])
def test_a_disk_that_fills_up(place: Path, tmp_path: Path, at: int) -> None:
    full_from(place, tmp_path / "out", at)


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_a_disk_that_fills_up_at_every_write_moment(place: Path, tmp_path: Path) -> None:
    for at in range(1, calls(place, tmp_path / "count") + 1):
        full_from(place, tmp_path / f"out{at}", at)


def broken_at(place: Path, out: Path, at: int, error: int) -> None:
    disk = FailingDisk(at, error)
    try:
        go(place, out, disk)
    except SummarizeError as raised:
        assert raised.exit_code == 3 and at < 8  # the probe before the run
        return
    lines = report(out)
    failed = [line for line in lines if line["status"] == "error"]
    assert len(lines) == ARTICLES
    assert all(line["code"] == "write" and str(out) in str(line["message"]) for line in failed)
    nothing_false(place, out)
    completes(place, out)


@pytest.mark.parametrize(("at", "error"), [(1, errno.EROFS), (10, errno.EIO), (90, errno.EACCES)])
def test_a_write_that_fails_once(place: Path, tmp_path: Path, at: int, error: int) -> None:
    broken_at(place, tmp_path / "out", at, error)


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_every_write_failing_once(place: Path, tmp_path: Path) -> None:
    for at in range(1, calls(place, tmp_path / "count") + 1):
        broken_at(place, tmp_path / f"out{at}", at, errno.EIO)


def read_only_from(place: Path, out: Path, at: int) -> int | None:
    """The folder turns read-only at one call; how the run ended: None for to its end."""
    disk = ReadOnlyDisk(at)
    end: int | None = None
    try:
        go(place, out, disk)
    except SummarizeError as error:
        end = error.exit_code
        assert str(out) in error.message and "Read-only" in error.message
        assert "\n" not in error.message
    else:
        # Too near the end for three faults in a row; one of the folder's sync fails a whole group.
        lines = report(out)
        failed = [line for line in lines if line["status"] == "error"]
        faults = {str(line["message"]).partition(": ")[2] for line in failed}
        assert len(lines) == ARTICLES and len(faults) < 3
        assert bool(failed) == bool(disk.refused)
        assert all(line["code"] == "write" for line in failed)
    nothing_false(place, out)
    completes(place, out)
    return end


@pytest.mark.parametrize(("at", "end"), [(1, 3), (4, 3), (6, 4), (40, 4), (119, 4)])
def test_a_folder_that_turns_read_only(place: Path, tmp_path: Path, at: int, end: int) -> None:
    assert read_only_from(place, tmp_path / "out", at) == end


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_a_folder_that_turns_read_only_at_every_write_moment(place: Path, tmp_path: Path) -> None:
    ends = [
        read_only_from(place, tmp_path / f"out{at}", at)
        for at in range(1, calls(place, tmp_path / "count") + 1)
    ]
    assert len(ends) > 180 and set(ends) - {None} == {3, 4}


def test_a_disk_that_only_fails_ends_the_run(place: Path, tmp_path: Path) -> None:
    disk = FailingDisk(9, errno.EIO, lasting=True)
    with pytest.raises(StoppedError, match="could not be written"):
        go(place, tmp_path / "out", disk)
    completes(place, tmp_path / "out")


def test_a_real_disk_that_is_too_small(place: Path, tmp_path: Path) -> None:
    """An in-memory file system of 96 kB: index, report and lock meet the end of it as well."""
    out = tmp_path / "out"
    out.mkdir()
    options = ["-t", "tmpfs", "-o", "size=96k", "tmpfs", str(out)]
    if subprocess.run(["mount", *options], check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount a file system")
    try:
        with pytest.raises(SummarizeError) as raised:
            go(place, out)
        assert raised.value.exit_code == 4
        assert str(out) in raised.value.message
        assert [path.name for path in out.iterdir() if not path.stat().st_size] == []
        assert list(temporaries(out)) == []
        nothing_false(place, out)
        subprocess.run(["mount", "-o", "remount,size=8m", str(out)], check=True)
        completes(place, out)
    finally:
        subprocess.run(["umount", str(out)], check=False)


def killed_again_and_again(
    tmp_path: Path, articles: int, moments: Iterable[float], script: str
) -> None:
    make_articles(tmp_path / "in", articles)
    go(tmp_path, tmp_path / "clean")
    clean = tree(tmp_path / "clean")
    (tmp_path / "run.py").write_text(script)
    for seconds in moments:
        process = subprocess.Popen(
            [sys.executable, str(tmp_path / "run.py"), str(tmp_path)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path.cwd()), *sys.path])},
        )
        time.sleep(seconds)
        process.kill()
        process.wait()
        for name, data in tree(tmp_path / "out").items() if (tmp_path / "out").exists() else ():
            assert name.startswith(".") or data == clean[name]
    go(tmp_path, tmp_path / "out")
    assert tree(tmp_path / "out") == clean
    assert len(report(tmp_path / "out")) == articles
    assert list(temporaries(tmp_path / "out")) == []


RUN = """
import sys, pathlib
from summarize.batch.run import run_here
from summarize.options import RunOptions
from tests.batch.stand_in import job
if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    run_here(RunOptions(output=folder / "out", workers=1), [folder / "in"], job())
"""


def test_a_few_kills_at_random_times(tmp_path: Path) -> None:
    dice = random.Random(1)
    killed_again_and_again(tmp_path, 80, [dice.uniform(0.3, 1.2) for _ in range(3)], RUN)
