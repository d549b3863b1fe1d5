"""Edits survive: kill -9 after the answer, twenty writers at once, damaged and read-only files."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from summarize.errors import OutputError, StartError, SummarizeError, UnreadableError, UsageError
from summarize.review import Desk, open_desk
from summarize.store.decisions import Decisions
from tests.review.desks import opened, served
from tests.review.folders import calm, write
from tests.review.wire import Wire
from tests.unprivileged import unprivileged
from tests.writers.sample import brief as sample

ARTICLE = sample().article.id


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("kills", [10, pytest.param(500, marks=pytest.mark.torture)])
def test_edits_survive_kill_9(tmp_path: Path, kills: int) -> None:
    """Each edit is answered, then the desk is killed at once: all are there, in order."""
    (stem,) = write(tmp_path, sample())
    victim = subprocess.Popen(
        [sys.executable, "-m", "tests.review.victim", str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert victim.stdin
    assert victim.stdout
    process = ""
    try:
        for number in range(kills):
            victim.stdin.write("again\n")
            victim.stdin.flush()
            process, _, link = victim.stdout.readline().strip().partition(" ")
            wire = Wire(link)
            body = {"target": f"Edit {number}.", "version": number}
            status, _ = wire.post(f"/briefs/{stem}/segments/s2", body)
            os.kill(int(process), signal.SIGKILL)
            process = ""
            assert status == 200
    finally:
        if process:
            os.kill(int(process), signal.SIGKILL)
        victim.stdin.close()
        assert victim.wait(30) == 0
    with Decisions(tmp_path) as decisions:
        kept = [saved.decision.target for saved in decisions.history(ARTICLE, "s2")]
    assert kept == [f"Edit {number}." for number in range(kills)]


def test_a_desk_that_is_stopped_answers_what_is_under_way(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A save waits for the disk as the desk is stopped: it is kept, and the page hears of it."""
    (stem,) = write(tmp_path, sample())
    answers: list[int] = []

    def save(wire: Wire) -> None:
        body = {"target": "The first trip carried 186.", "version": 0}
        answers.append(wire.post(f"/briefs/{stem}/segments/s2", body)[0])

    path = tmp_path / "decisions.sqlite"
    with served(tmp_path) as link:
        saving = threading.Thread(target=save, args=(Wire(link),))
        other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        saving.start()
        time.sleep(0.5)  # until it stands before the lock
        threading.Timer(0.5, other.close).start()
    saving.join(30)
    assert answers == [200]
    assert not caplog.records


def test_more_saves_than_threads_wait_in_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """All are answered, and the editor's terminal hears nothing of the line."""
    (stem,) = write(tmp_path, sample())
    answers: list[int] = []

    def save(wire: Wire, unit_id: str) -> None:
        body = {"target": f"Edited: {unit_id}.", "version": 0}
        answers.append(wire.post(f"/briefs/{stem}/segments/{unit_id}", body)[0])

    with served(tmp_path) as link:
        first = Wire(link)
        wires = [first, *(Wire(first.post("/invite", {})[1]["link"]) for _ in range(9))]
        other = sqlite3.connect(tmp_path / "decisions.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        units = ["h", "m1", "m2", *(f"s{n}" for n in range(1, 8))]
        saving = [threading.Thread(target=save, args=pair) for pair in zip(wires, units)]
        for one in saving:
            one.start()
        time.sleep(0.5)  # until eight stand before the lock, and two behind them
        other.close()
        for one in saving:
            one.join(30)
    assert answers == [200] * 10
    assert not caplog.records


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("edits", [4, pytest.param(100, marks=pytest.mark.torture)])
def test_twenty_writers_lose_nothing(tmp_path: Path, edits: int) -> None:
    """Twenty browsers on two briefs: every edit is kept, nobody hears of a locked database."""
    stems = write(tmp_path, sample(), calm("tin/hoi-an.txt"))
    failures: list[object] = []
    with served(tmp_path) as link:
        door = Wire(link)
        links = [door.post("/invite", {})[1]["link"] for _ in range(20)]

        def work(number: int) -> None:
            wire = Wire(links[number])
            # Ten writers a brief on eight sentences: some share one, and meet.
            stem, unit_id = stems[number % 2], f"s{number // 2 % 8 + 1}"
            version = 0
            for edit in range(edits):
                text = f"Writer {number}, edit {edit}."
                while True:
                    status, answer = wire.post(
                        f"/briefs/{stem}/segments/{unit_id}", {"target": text, "version": version}
                    )
                    if status == 409:
                        version = answer["theirs"]["version"]
                        continue
                    if status != 200:
                        failures.append(answer)
                        return
                    version += 1
                    break
            wire.close()

        threads = [threading.Thread(target=work, args=(number,)) for number in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        door.close()
    assert failures == []
    with Decisions(tmp_path) as decisions:
        kept = {saved.decision.target for saved in decisions.since()}
    assert kept == {f"Writer {n}, edit {e}." for n in range(20) for e in range(edits)}


@pytest.mark.parametrize("damage", ["cut", "garbage", "zeros", "a text", "tables gone"])
def test_a_damaged_index_is_made_again(tmp_path: Path, damage: str) -> None:
    """Nothing in it is the only copy: the queue comes back from the commit records."""
    stems = write(tmp_path, sample(), calm("tin/hoi-an.txt"))
    with opened(tmp_path):
        pass
    path = tmp_path / ".summarize" / "index.sqlite"
    data = path.read_bytes()
    if damage == "tables gone":
        with sqlite3.connect(path) as database:
            database.execute("DROP TABLE words")
        database.close()
    else:
        middle = len(data) // 2
        path.write_bytes(
            {
                "cut": data[:middle],
                "garbage": data[:4096] + os.urandom(len(data) - 4096),
                "zeros": bytes(len(data)),
                "a text": b"this is no database\n" * 500,
            }[damage]
        )
    with opened(tmp_path) as desk:
        editor = desk.editor()
        for address in ("/", "/?q=da+nang"):
            answer = editor.get(address)
            if answer.status_code == 503:
                assert b"made again" in answer.data
                desk.app.extensions["desk"].indexing.wait()
                answer = editor.get(address)
            assert answer.status_code == 200
        assert all(stem in editor.get("/").get_data(as_text=True) for stem in stems)


def test_an_index_damaged_while_the_desk_is_open(tmp_path: Path) -> None:
    """The page says so, makes it again behind, and goes on."""
    (stem,) = write(tmp_path, sample())
    with opened(tmp_path) as desk:
        editor = desk.editor()
        desk.desk.index.database.execute("DROP TABLE words")
        assert editor.get("/?q=phà").status_code == 503
        desk.app.extensions["desk"].indexing.wait()
        assert stem in editor.get("/?q=phà").get_data(as_text=True)
        assert editor.save(stem, "s2", "x").status_code == 200


@pytest.mark.parametrize("name", ["decisions.sqlite", "memory.sqlite"])
def test_a_database_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    """Told before the page opens, with the file's name."""
    write(tmp_path, sample())
    (tmp_path / name).write_bytes(b"this is no database\n" * 500)
    with pytest.raises(OutputError, match=name):
        Desk(tmp_path)
    (tmp_path / name).unlink()
    (tmp_path / name).mkdir()
    with pytest.raises(OutputError, match=name):
        Desk(tmp_path)


def test_a_read_only_folder(tmp_path: Path) -> None:
    """A clear error before the page opens: an edit could not be kept."""
    write(tmp_path, sample())
    tmp_path.chmod(0o555)
    try:
        with unprivileged(), pytest.raises(OutputError, match="cannot write"):
            open_desk(tmp_path, port=0, browse=False)
    finally:
        tmp_path.chmod(0o755)


def test_a_read_only_database(tmp_path: Path) -> None:
    """The database alone may be read-only (another user's): told before the page opens too."""
    write(tmp_path, sample())
    with opened(tmp_path) as desk:
        desk.editor().save(next(tmp_path.glob("*.json")).stem, "s2", "x")
    path = tmp_path / "decisions.sqlite"
    path.chmod(0o444)
    with unprivileged(), pytest.raises(OutputError, match=r"decisions\.sqlite"):
        Desk(tmp_path)


def test_no_folder(tmp_path: Path) -> None:
    """A name that is wrong is told as such, not made into a folder."""
    with pytest.raises(UnreadableError, match="is no folder"):
        Desk(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_only_this_machine(tmp_path: Path) -> None:
    """The desk refuses to listen to the network, and says how to reach it from elsewhere."""
    for host in ("0.0.0.0", "192.168.1.5", "::", "example.org"):
        with pytest.raises(UsageError, match="this machine only") as told:
            open_desk(tmp_path, host, browse=False)
        assert "ssh" in told.value.hint


def test_a_port_in_use(tmp_path: Path) -> None:
    """Told with what to type next."""
    write(tmp_path, sample())
    with served(tmp_path) as link:
        port = int(link.split(":")[2].split("/")[0])
        with pytest.raises(StartError, match=str(port)):
            open_desk(tmp_path, port=port, browse=False)


@pytest.mark.parametrize("damage", ["cut", "edited", "empty"])
def test_a_damaged_brief(tmp_path: Path, damage: str) -> None:
    """Its page says what is wrong; its neighbours work; nothing is written over it."""
    stem, other = write(tmp_path, sample(), calm("tin/hoi-an.txt"))
    path = tmp_path / f"{stem}.json"
    data = path.read_bytes()
    damaged = {"cut": data[:900], "edited": data.replace(b"168", b"186"), "empty": b""}[damage]
    with opened(tmp_path) as desk:
        editor = desk.editor()
        path.write_bytes(damaged)
        answer = editor.get(f"/briefs/{stem}")
        assert answer.status_code == 422
        assert b"summarize brief" in answer.data
        assert editor.post(f"/briefs/{stem}/approve", {"number": 0}).status_code == 422
        assert editor.save(other, "s1", "x").status_code == 200
        with pytest.raises(SummarizeError):
            desk.rewriter.write_now(stem)
    assert path.read_bytes() == damaged


def test_an_unexpected_error_ends_no_writer(tmp_path: Path) -> None:
    """The page is told, and the files are written once the fault is gone."""
    (stem,) = write(tmp_path, sample())

    def rename(before: str, after: str) -> None:
        with closing(sqlite3.connect(tmp_path / "decisions.sqlite")) as database, database:
            database.execute(f"ALTER TABLE decisions RENAME COLUMN {before} TO {after}")

    def until(reached: Callable[[], bool]) -> bool:
        deadline = time.monotonic() + 60
        while not reached() and time.monotonic() < deadline:
            time.sleep(0.05)
        return reached()

    with opened(tmp_path) as desk:
        assert desk.editor().save(stem, "s2", "Changed.", state="reviewed").status_code == 200
        rename("target", "away")  # before it looks for what an earlier desk left
        desk.rewriter.start()
        assert until(lambda: desk.rewriter.failure(stem) is not None)
        assert "no such column" in desk.rewriter.failure(stem).message
        rename("away", "target")
        assert until(lambda: not desk.rewriter.pending(stem))
        assert desk.rewriter.failure(stem) is None
        desk.rewriter.stop()
    assert "Changed." in (tmp_path / f"{stem}.html").read_text("utf-8")
