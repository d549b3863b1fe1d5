from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from summarize.batch import Line, RunResult, run
from summarize.document import Decision
from summarize.errors import LockedError, ModelError, OutputError
from summarize.options import RunOptions
from summarize.store.check import check
from summarize.store.decisions import Decisions
from summarize.store.files import temporaries
from summarize.store.lock import FolderLock
from tests.batch import stand_in
from tests.batch.stand_in import SIGNATURE, job, make_articles, report, tree
from tests.unprivileged import unprivileged


def go(tmp_path: Path, out: str = "out", workers: int = 2, **settings: object) -> RunResult:
    options = RunOptions(output=tmp_path / out, workers=workers, **settings)  # type: ignore[arg-type]
    return run(options, [tmp_path / "in"], job())


def put(tmp_path: Path, **texts: str) -> None:
    (tmp_path / "in").mkdir(exist_ok=True)
    for name, text in texts.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text, "utf-8")


def by_name(folder: Path) -> dict[str, dict[str, object]]:
    return {Path(str(line["source"])).stem: line for line in report(folder)}


def test_each_input_gets_its_brief_and_exactly_one_line(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 40, deep=True)
    result = go(tmp_path)
    assert result.counts == {"ok": 40} and result.exit_code == 0
    lines = report(tmp_path / "out")
    assert len({line["source"] for line in lines}) == len(lines) == 40
    files = {name for line in lines for name in line["outputs"]}  # type: ignore[attr-defined]
    assert files == set(tree(tmp_path / "out")) and len(files) == 120
    assert list(check(tmp_path / "out")) == []


def test_workers_and_order_do_not_change_a_byte(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 30)
    paths = sorted((tmp_path / "in").iterdir())
    trees = []
    for number, (workers, order) in enumerate([(1, paths), (2, paths[::-1]), (4, paths)]):
        out = tmp_path / f"out{number}"
        run(RunOptions(output=out, workers=workers), order, job())
        trees.append(tree(out))
    assert trees[0] == trees[1] == trees[2] and len(trees[0]) == 90


def test_a_second_run_loads_nothing_and_rewrites_nothing(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 12)
    options = RunOptions(output=tmp_path / "out", workers=1)
    log = tmp_path / "loads.txt"
    run(options, [tmp_path / "in"], job(log=log))
    before = {path: path.stat() for path in (tmp_path / "out").glob("*-*")}
    for _ in range(2):
        result = run(options, [tmp_path / "in"], job(log=log))
        assert result.counts == {"skipped": 12}
        # Without the index the records alone must do.
        for path in (tmp_path / "out" / ".summarize").glob("index*"):
            path.unlink()
    assert log.read_text().count("\n") == 1
    assert {path: path.stat().st_mtime_ns for path in before} == {
        path: status.st_mtime_ns for path, status in before.items()
    }
    assert Counter(str(line["code"]) for line in report(tmp_path / "out")) == {"done": 12}


def test_exactly_what_changed_is_done_again(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 8)
    go(tmp_path)
    changed = sorted((tmp_path / "in").iterdir())[3]
    changed.write_text("Tin khác\n", "utf-8")
    assert go(tmp_path).counts == {"ok": 1, "skipped": 7}
    newer = job(SIGNATURE.replace("echo@1", "echo@2"))
    options = RunOptions(output=tmp_path / "out")
    dry: list[Line] = []
    result = run(
        RunOptions(output=tmp_path / "out", dry_run=True), [tmp_path / "in"], newer, tell=dry.append
    )
    assert result.counts == {"signature-changed": 8}
    assert {line.message for line in dry} == {"mt: echo@1 -> echo@2"}
    assert run(options, [tmp_path / "in"], newer).counts == {"ok": 8}
    forced = RunOptions(output=tmp_path / "out", force=True)
    assert run(forced, [tmp_path / "in"], newer).counts == {"ok": 8}


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 3)
    result = go(tmp_path, dry_run=True)
    assert result.counts == {"new": 3} and not (tmp_path / "out").exists()
    go(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    assert go(tmp_path, dry_run=True).counts == {"done": 3}
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")} == before


def test_lost_and_damaged_files_are_mended_without_a_model(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 6)
    go(tmp_path)
    whole = tree(tmp_path / "out")
    victims = sorted((tmp_path / "out").glob("*.md"))
    victims[0].unlink()
    victims[1].write_bytes(b"")
    refusing = job(loader=stand_in.refuse_to_load)
    result = run(RunOptions(output=tmp_path / "out"), [tmp_path / "in"], refusing)
    assert result.counts == {"ok": 2, "skipped": 4}
    assert tree(tmp_path / "out") == whole


def test_every_fault_costs_only_its_own_article(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 20)
    put(
        tmp_path,
        bug="!bug",
        dead="!kill-prepare",
        deadmodel="!kill-models",
        drawn="Tin\n!bad-render",
        empty="!empty",
        memory="!memory",
        raising="!raise-models",
        warned="Tin\n!warn",
    )
    (tmp_path / "in" / "legacy.txt").write_bytes(b"\xff\xfe\xff")
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    result = go(tmp_path)
    assert result.counts == {"ok": 20, "warning": 1, "error": 9} and result.exit_code == 1
    lines = by_name(tmp_path / "out")
    codes = {name: line["code"] for name, line in lines.items() if line["status"] != "ok"}
    assert codes == {
        "bug": "internal",
        "dead": "worker-died",
        "deadmodel": "worker-died",
        "drawn": "internal",
        "empty": "empty",
        "legacy": "internal",
        "memory": "memory",
        "pipe": "unreadable",
        "raising": "internal",
        "warned": "numbers",
    }
    for name, line in lines.items():
        message = str(line["message"])
        assert line["status"] == "ok" or line["status"] == "warning" or name in message
        assert message.count("\n") <= 1
    assert "3 times" in str(lines["dead"]["message"]) and "SIGKILL" in str(lines["dead"]["message"])
    assert list(check(tmp_path / "out")) == []


def test_failed_articles_are_tried_again_by_the_next_run(tmp_path: Path) -> None:
    put(tmp_path, a="!empty", b="Tin\n")
    assert go(tmp_path).counts == {"ok": 1, "error": 1}
    put(tmp_path, a="Bây giờ có tin\n")
    assert go(tmp_path).counts == {"ok": 1, "skipped": 1}


def test_fail_fast_ends_at_the_first_error(tmp_path: Path) -> None:
    put(tmp_path, a0="!empty")
    make_articles(tmp_path / "in", 3000)
    result = go(tmp_path, workers=1, fail_fast=True)
    assert result.exit_code == 1 and sum(result.counts.values()) < 1500


def test_a_model_that_cannot_start_ends_the_run_with_its_reason(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 3)
    with pytest.raises(ModelError, match="no-such"):
        run(
            RunOptions(output=tmp_path / "out"),
            [tmp_path / "in"],
            job(loader=stand_in.refuse_to_load),
        )
    assert tree(tmp_path / "out") == {}


def test_a_folder_in_use_is_refused_and_names_its_user(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 1)
    (tmp_path / "out").mkdir()
    with FolderLock(tmp_path / "out"), pytest.raises(LockedError, match=str(os.getpid())):
        go(tmp_path)


def test_an_output_that_cannot_be_written_is_refused_before_loading(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 1)
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(OutputError):
        run(
            RunOptions(output=tmp_path / "out"),
            [tmp_path / "in"],
            job(log=tmp_path / "loads.txt"),
        )
    assert not (tmp_path / "loads.txt").exists()


def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 1)
    (tmp_path / "out").mkdir(mode=0o500)
    with unprivileged(), pytest.raises(OutputError, match="Permission denied"):
        go(tmp_path)


def test_a_report_elsewhere_and_one_that_cannot_be_written(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 2)
    result = go(tmp_path, report=tmp_path / "lines.jsonl")
    assert result.report == tmp_path / "lines.jsonl"
    assert len(result.report.read_text().splitlines()) == 2
    assert not (tmp_path / "out" / "report.jsonl").exists()
    with pytest.raises(OutputError, match="--report"):
        go(tmp_path, report=tmp_path / "no" / "lines.jsonl")


def test_no_input_is_an_empty_report(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert go(tmp_path).counts == {}
    assert report(tmp_path / "out") == []


def test_editors_decisions_survive_new_models_and_force(tmp_path: Path) -> None:
    put(tmp_path, a="Tít\nMột câu.\n")
    go(tmp_path)
    decision = Decision(
        article_id=str(tmp_path / "in" / "a.txt"),
        segment_id="s2",
        state="final",
        target="One sentence, edited.",
        reviewer="Lan",
        decided_at="2024-05-06T08:00:00+07:00",
        source="Một câu.",
    )
    with Decisions(tmp_path / "out") as decisions:
        decisions.save(decision, 0)
    mended = run(
        RunOptions(output=tmp_path / "out"),
        [tmp_path / "in"],
        job(loader=stand_in.refuse_to_load),
    )
    assert mended.counts == {"ok": 1}  # the outputs take the decision in, without a model
    assert go(tmp_path).counts == {"skipped": 1}
    for signature, force in ((SIGNATURE, True), ("mt:other@1", False)):
        options = RunOptions(output=tmp_path / "out", force=force)
        assert run(options, [tmp_path / "in"], job(signature)).counts == {"ok": 1}
        page = next((tmp_path / "out").glob("*.md")).read_text("utf-8")
        assert "One sentence, edited." in page and "MỘT CÂU." not in page


def test_rows_of_a_jsonl_and_standard_input_get_their_own_briefs(tmp_path: Path) -> None:
    (tmp_path / "kho.jsonl").write_text("Tin một\nTin hai\nTin ba\n", "utf-8")
    run(RunOptions(output=tmp_path / "out"), [tmp_path / "kho.jsonl"], job())
    ids = [
        json.loads(path.read_bytes())["article"]["id"] for path in (tmp_path / "out").glob("*.json")
    ]
    assert sorted(ids) == [f"{tmp_path}/kho.jsonl#{n}" for n in (1, 2, 3)]


SCRIPT = """
import sys, pathlib
from summarize.batch import run
from summarize.errors import SummarizeError
from summarize.options import RunOptions
from tests.batch.stand_in import job
if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    try:
        run(RunOptions(output=folder / "out", workers=2), sys.argv[3:] or [folder / "in"],
            job(pause=float(sys.argv[2]), log=folder / "loads.txt"))
    except SummarizeError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
"""


def start(tmp_path: Path, pause: float, *paths: str) -> subprocess.Popen[str]:
    (tmp_path / "script.py").write_text(SCRIPT)
    return subprocess.Popen(
        [sys.executable, str(tmp_path / "script.py"), str(tmp_path), str(pause), *paths],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path.cwd()), *sys.path])},
        start_new_session=True,
    )


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


def wait_for_briefs(tmp_path: Path, count: int) -> None:
    wait_for(lambda: len(list((tmp_path / "out").glob("*.json"))) >= count)


def test_standard_input_is_an_article_called_by_its_content(tmp_path: Path) -> None:
    """The second one took the place of the first."""
    for text in ("Tin từ ống\n", "Tin khác\n", "Tin khác\n"):
        process = start(tmp_path, 0, "-")
        _, errors = process.communicate(text)
        assert process.returncode == 0, errors
    names = {f"stdin-{hashlib.sha256(t.encode()).hexdigest()[:12]}" for t in ("Tin khác\n",)}
    assert {line["source"] for line in report(tmp_path / "out")} == names
    assert len(list((tmp_path / "out").glob("stdin-*.json"))) == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_one_interrupt_finishes_what_is_in_hand(tmp_path: Path, number: int) -> None:
    make_articles(tmp_path / "in", 3000)
    process = start(tmp_path, 0.05)
    wait_for_briefs(tmp_path, 3)
    os.killpg(process.pid, number)  # the whole group, as a terminal does
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 4, errors
    assert "run the same command again" in errors and "Traceback" not in errors
    lines = report(tmp_path / "out")
    assert 3 <= len(lines) < 3000 and {line["status"] for line in lines} == {"ok"}
    assert list(check(tmp_path / "out")) == []
    assert len(list((tmp_path / "out").glob("*.json"))) == len(lines)


def test_two_interrupts_stop_at_once_and_a_re_run_completes(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 60)
    process = start(tmp_path, 30)
    wait_for(lambda: (tmp_path / "loads.begun").exists())
    os.killpg(process.pid, signal.SIGINT)
    time.sleep(0.5)
    assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 130
    assert go(tmp_path).counts == {"ok": 60}


def test_a_killed_run_leaves_no_process_and_no_lock(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 400)
    process = start(tmp_path, 0.02)
    wait_for_briefs(tmp_path, 2)
    process.kill()
    process.communicate()
    done = len(list((tmp_path / "out").glob("*.json")))
    result = go(tmp_path)
    assert sum(result.counts.values()) == 400
    assert result.counts["skipped"] >= min(done, 2)
    assert list(temporaries(tmp_path / "out")) == []
    until = time.monotonic() + 10
    while running_in(process.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert running_in(process.pid) == []


def running_in(session: int) -> list[int]:
    """Live processes of a session (``/proc/<pid>/stat``, field 6)."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[3] == str(session) and fields[0] != "Z":
                found.append(int(entry.name))
    return found


def test_a_worker_killed_from_outside_loses_nothing(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 300)
    process = start(tmp_path, 0.02)
    wait_for_briefs(tmp_path, 2)
    for pid in running_in(process.pid):
        if pid != process.pid and b"forkserver" in Path(f"/proc/{pid}/cmdline").read_bytes():
            os.kill(pid, signal.SIGKILL)
    _, errors = process.communicate(timeout=100)
    assert process.returncode == 0, errors
    assert Counter(line["status"] for line in report(tmp_path / "out")) == {"ok": 300}
