"""The same plan on Ray. Each test runs in a process of its own: Ray leaves much behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from summarize.batch import run
from summarize.options import RunOptions
from summarize.store.check import check
from tests.batch.stand_in import TRIES, job, make_articles, report, tree

pytest.importorskip("ray", reason="the extra [ray] is not installed")

ONE_MACHINE = """
import functools, sys, pathlib
from summarize.batch import run
from summarize.errors import SummarizeError
from summarize.options import RunOptions
from tests.batch import stand_in
if __name__ == "__main__":
    folder, fault = pathlib.Path(sys.argv[1]), sys.argv[2]
    loader = stand_in.refuse_to_load if fault == "no-model" else None
    if fault.startswith("stuck"):
        loader = functools.partial(stand_in.StuckModels, folder / "stuck", int(fault[5:]))
    options = RunOptions(output=folder / "out", on="ray", patience=20 if fault else 3600)
    try:
        print(run(options, [folder / "in"], stand_in.job(loader=loader)).counts)
    except SummarizeError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
"""
GUARDED = """
import http.client, json, os, pathlib, subprocess, sys, urllib.request
from summarize.batch import run
from summarize.options import RunOptions
from tests.batch import stand_in
def listening():
    rows = [line.split() for name in ("tcp", "tcp6")
            for line in pathlib.Path("/proc/net", name).read_text().splitlines()[1:]]
    return {row[1] for row in rows if row[3] == "0A"}
def pages(ports):
    for port in ports:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2) as answer:
                if b"<html" in answer.read(2000).lower():
                    yield port
        except (OSError, http.client.HTTPException):
            pass
OUTSIDER = (
    "import sys; from ray._raylet import GcsClient;"
    "print(len(GcsClient(address=sys.argv[1]).internal_kv_keys(b'', None, timeout=20)))"
)
if __name__ == "__main__":
    folder, before, found = pathlib.Path(sys.argv[1]), listening(), {}
    def look(line):
        import ray
        if found:
            return
        address = ray.get_runtime_context().gcs_address
        found["address"] = address
        found["open"] = sorted(listening() - before)
        found["pages"] = list(pages(int(one.rpartition(":")[2], 16) for one in found["open"]))
        for who, token in (("stranger", "0" * 64), ("own", os.environ["RAY_AUTH_TOKEN"])):
            done = subprocess.run([sys.executable, "-c", OUTSIDER, address],
                                  env={**os.environ, "RAY_AUTH_TOKEN": token},
                                  capture_output=True, text=True, timeout=120)
            found[who] = done.returncode
            found[who + " says"] = done.stderr[-300:]
    run(RunOptions(output=folder / "out", on="ray"), [folder / "in"], stand_in.job(), tell=look)
    print(json.dumps(found))
"""
TWO_NODES = """
import os, sys, pathlib, threading, time
os.environ["RAY_AUTH_MODE"] = "disabled"  # cluster_utils starts its nodes without a token
os.environ["RAY_health_check_period_ms"] = "1000"
os.environ["RAY_health_check_failure_threshold"] = "3"
from ray.cluster_utils import Cluster
from summarize.batch import run
from summarize.options import RunOptions
from tests.batch import stand_in
if __name__ == "__main__":
    folder, kill_after = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    cluster = Cluster(initialize_head=True,
                      head_node_args={"num_cpus": 2, "include_dashboard": False})
    second = cluster.add_node(num_cpus=2)
    def kill():
        while len(list((folder / "out").glob("*.json"))) < kill_after:
            time.sleep(0.05)
        cluster.remove_node(second, allow_graceful=False)
        # A run keeps stdout for results: what is printed meanwhile goes to stderr.
        (folder / "killed").touch()
    killer = threading.Thread(target=kill)
    killer.start()
    told = []
    result = run(RunOptions(output=folder / "out", on="ray", address=cluster.address),
                 [folder / "in"], stand_in.job(pause=0.2),
                 tell=lambda line: told.append(time.monotonic()))
    killer.join()
    print(max(after - before for before, after in zip(told, told[1:])), flush=True)
    cluster.shutdown()
"""

OTHER_VERSION = """
import os, sys, pathlib
os.environ["RAY_AUTH_MODE"] = "disabled"  # cluster_utils starts its nodes without a token
from ray.cluster_utils import Cluster
from summarize.batch import run
from summarize.errors import StartError
from summarize.options import RunOptions
from tests.batch import stand_in
if __name__ == "__main__":
    folder, here = pathlib.Path(sys.argv[1]), os.environ["PYTHONPATH"]
    os.environ["PYTHONPATH"] = os.pathsep.join([str(folder / "other"), here])
    cluster = Cluster(initialize_head=True,
                      head_node_args={"num_cpus": 1, "include_dashboard": False})
    os.environ["PYTHONPATH"] = here
    try:
        run(RunOptions(output=folder / "out", on="ray", address=cluster.address),
            [folder / "in"], stand_in.job())
    except StartError as error:
        print(error)
    finally:
        cluster.shutdown()
"""
OUT_OF_MEMORY = """
import os, pathlib, sys
def memory(name):
    rows = [line.split() for line in pathlib.Path("/proc/meminfo").read_text().splitlines()]
    return next(int(row[1]) * 1024 for row in rows if row[0] == name + ":")
total, free = memory("MemTotal"), memory("MemAvailable")
os.environ["RAY_memory_usage_threshold"] = str((total - free + 1.5e9) / total)
os.environ["RAY_memory_monitor_refresh_ms"] = "100"
from summarize.batch import run
from summarize.errors import SummarizeError
from summarize.options import RunOptions
from tests.batch import stand_in
if __name__ == "__main__":
    folder, where = pathlib.Path(sys.argv[1]), sys.argv[2]
    loader = stand_in.hog_while_loading if where == "loading" else None
    try:
        run(RunOptions(output=folder / "out", on="ray"), [folder / "in"],
            stand_in.job(loader=loader))
    except SummarizeError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
"""


def play(
    tmp_path: Path, script: str, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    (tmp_path / "script.py").write_text(script)
    return subprocess.run(
        [sys.executable, str(tmp_path / "script.py"), str(tmp_path), *arguments],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(Path.cwd()), *sys.path]),
            **variables,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )


def local(tmp_path: Path) -> dict[str, bytes]:
    run(RunOptions(output=tmp_path / "local", workers=1), [tmp_path / "in"], job())
    return tree(tmp_path / "local")


@pytest.mark.torture
@pytest.mark.timeout(1200)
def test_a_cluster_of_one_machine_writes_what_a_local_run_writes(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 12)
    (tmp_path / "in" / "kho.jsonl").write_text("Tin trong kho\n!warn\n", "utf-8")
    faults = {"bug": "!bug", "dead": "!kill-prepare", "empty": "!empty"}
    killers = {f"a killer {n}": "!kill-models" for n in range(2)}
    for name, text in (faults | killers).items():
        (tmp_path / "in" / f"{name}.txt").write_text(text)
    done = play(tmp_path, ONE_MACHINE, "")
    assert done.returncode == 0, done.stderr[-2000:]
    lines = {Path(str(line["source"])).stem: line["code"] for line in report(tmp_path / "out")}
    told = {"bug": "internal", "dead": "worker-died", "empty": "empty", "kho": "numbers"}
    told |= dict.fromkeys(killers, "worker-died")
    assert {name: code for name, code in lines.items() if code != "brief"} == told
    assert len({str(line["source"]) for line in report(tmp_path / "out")}) == 19
    assert len(report(tmp_path / "out")) == 19
    assert tree(tmp_path / "out") == local(tmp_path)
    assert list(check(tmp_path / "out")) == []


@pytest.mark.torture
@pytest.mark.timeout(1200)
def test_a_cluster_of_its_own_is_closed_to_others(tmp_path: Path) -> None:
    """It listens on loopback alone, has no dashboard, and refuses whoever has not its token."""
    make_articles(tmp_path / "in", 2)
    done = play(tmp_path, GUARDED)
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["address"].startswith("127.0.0.1:")
    assert found["pages"] == []
    loopback = (
        "0100007F:",
        "00000000000000000000000001000000:",
        "0000000000000000FFFF00000100007F:",
    )
    assert found["open"]
    assert [one for one in found["open"] if not one.startswith(loopback)] == []
    assert found["stranger"] != 0 and found["own"] == 0, found


@pytest.mark.torture
@pytest.mark.timeout(600)
def test_a_model_that_cannot_start_ends_the_run_with_its_reason(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 3)
    done = play(tmp_path, ONE_MACHINE, "no-model")
    assert done.returncode == 3 and "model 'no-such' is unknown" in done.stderr


@pytest.mark.torture
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("module", "says"),
    [
        ("provenance", "has summarize 0.0.1, and this machine summarize "),
        ("others", "has no summarize of this kind, and this machine summarize "),
    ],
)
def test_a_machine_with_another_version_is_named(tmp_path: Path, module: str, says: str) -> None:
    """What it would be sent it cannot read, and each article would be called a dead process."""
    make_articles(tmp_path / "in", 2)
    package = tmp_path / "other" / "summarize"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / f"{module}.py").write_text("def package_version(): return '0.0.1'")
    done = play(tmp_path, OTHER_VERSION)
    assert says in done.stdout and "pip install 'summarize[ray]==" in done.stdout, done.stderr
    assert not list((tmp_path / "out").glob("*.json"))


@pytest.mark.torture
@pytest.mark.timeout(600)
def test_a_cluster_that_gives_nothing_is_asked_again_for_what_is_left(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 40)
    done = play(tmp_path, ONE_MACHINE, "stuck1")
    assert done.returncode == 0, done.stderr[-2000:]
    assert Counter(line["status"] for line in report(tmp_path / "out")) == {"ok": 40}
    assert "did nothing for" in done.stderr and "what is left is tried again" in done.stderr
    assert tree(tmp_path / "out") == local(tmp_path)


@pytest.mark.torture
@pytest.mark.timeout(600)
def test_a_cluster_that_never_gives_anything_ends_the_run_and_says_what_to_do(
    tmp_path: Path,
) -> None:
    make_articles(tmp_path / "in", 3)
    done = play(tmp_path, ONE_MACHINE, "stuck99")
    assert done.returncode == 3, done.stderr[-2000:]
    assert (
        "the cluster did nothing for" in done.stderr and "run the same command again" in done.stderr
    )


@pytest.mark.torture
@pytest.mark.timeout(600)
def test_a_cluster_that_died_on_this_machine_is_not_looked_for(tmp_path: Path) -> None:
    """Its address stays behind; Ray left to itself waits a quarter of an hour for its answer."""
    make_articles(tmp_path / "in", 2)
    done = play(tmp_path, ONE_MACHINE, "", RAY_ADDRESS="127.0.0.1:1")
    assert done.returncode == 0, done.stderr[-2000:]
    assert len(report(tmp_path / "out")) == 2


@pytest.mark.torture
@pytest.mark.timeout(1200)
def test_two_nodes_one_killed_halfway(tmp_path: Path) -> None:
    """What it had in hand is made again in groups, and written as it comes."""
    make_articles(tmp_path / "in", 2000)
    done = play(tmp_path, TWO_NODES, "600")
    assert done.returncode == 0 and (tmp_path / "killed").exists(), done.stderr[-3000:]
    lines = report(tmp_path / "out")
    assert Counter(line["status"] for line in lines) == {"ok": 2000}
    assert len({json.dumps(line["source"]) for line in lines}) == 2000
    # Alone they took minutes, and not a line was written before the last had been read.
    assert float(done.stdout.split()[-1]) < 100
    assert tree(tmp_path / "out") == local(tmp_path)


@pytest.mark.torture
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("where", ["hog", "hog-models"])
def test_an_article_that_takes_all_memory_is_tried_a_few_times_and_costs_itself(
    tmp_path: Path, where: str
) -> None:
    """Ray ends processes on a machine that runs out of memory; its default is to try for ever."""
    make_articles(tmp_path / "in", 6)
    # It is planned first: what waits behind it would die with it.
    (tmp_path / "in" / "a hog.txt").write_text(f"!{where}")
    tries = tmp_path / "tries"
    done = play(tmp_path, OUT_OF_MEMORY, where, **{TRIES: str(tries)})
    assert done.returncode == 0, done.stderr[-2000:]
    assert 2 <= len(tries.read_text().split()) <= 4, "three retries at most"
    assert done.stdout == "", "what Ray tells is no result"
    lines = {Path(str(line["source"])).stem: line for line in report(tmp_path / "out")}
    assert len(report(tmp_path / "out")) == 7
    assert lines.pop("a hog")["code"] == "worker-died"
    assert {line["status"] for line in lines.values()} == {"ok"}
    assert "There are infinite" not in "".join(
        line for line in done.stderr.splitlines() if "_map_task" in line
    )


@pytest.mark.torture
@pytest.mark.timeout(1200)
def test_models_that_take_all_memory_end_the_run(tmp_path: Path) -> None:
    """A cluster would start such an actor again for ever."""
    make_articles(tmp_path / "in", 3)
    done = play(tmp_path, OUT_OF_MEMORY, "loading")
    assert done.returncode == 3, done.stderr[-2000:]
    assert "the models do not start: their process died 10 times" in done.stderr
    assert done.stdout == ""
