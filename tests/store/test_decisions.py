from __future__ import annotations

import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.document import Decision
from summarize.errors import OutputError
from summarize.store.decisions import Decisions, StaleDecisionError

FIRST = Decision(
    article_id="tin.txt",
    segment_id="s1",
    state="reviewed",
    target="Rice prices rose.",
    reviewer="Lan",
    decided_at="2024-05-06T08:00:00+07:00",
    source="Giá lúa tăng.",
    extra={"machine": "Rice price up."},
)
SECOND = replace(FIRST, target="The price of rice rose.", reviewer="Minh", state="final")


def test_history_is_kept_and_the_latest_counts(tmp_path: Path) -> None:
    with Decisions(tmp_path) as decisions:
        decisions.save(FIRST, 0)
        decisions.save(SECOND, 1)
        undone = decisions.save(replace(FIRST, note="hoàn tác"), 2)
    with Decisions(tmp_path) as decisions:
        assert [saved.decision.target for saved in decisions.history("tin.txt", "s1")] == [
            FIRST.target,
            SECOND.target,
            FIRST.target,
        ]
        assert decisions.latest("tin.txt") == {"s1": undone}
        assert decisions.latest("other.txt") == {}
        assert [saved.number for saved in decisions.since(1)] == [2, 3]
        assert decisions.last_number("tin.txt") == 3 and decisions.last_number("x") == 0


def test_each_text_that_had_a_number_keeps_its_decision(tmp_path: Path) -> None:
    """Sentences moved between the saves; what names no text is overtaken, as it could fit any."""
    with Decisions(tmp_path) as decisions:
        decisions.save(replace(FIRST, source=""), 0)
        decisions.save(FIRST, 1)
        moved = decisions.save(replace(FIRST, segment_id="s2"), 0)
        other = decisions.save(replace(FIRST, source="Chợ nổi họp."), 2)
        again = decisions.save(SECOND, 3)
        assert decisions.standing("tin.txt") == [moved, other, again]
        assert decisions.standing("other.txt") == []


def test_a_stale_save_gets_both_texts_and_changes_nothing(tmp_path: Path) -> None:
    decisions = Decisions(tmp_path)
    theirs = decisions.save(FIRST, 0)
    with pytest.raises(StaleDecisionError) as raised:
        decisions.save(SECOND, 0)
    assert raised.value.mine.target == SECOND.target and raised.value.theirs == theirs
    assert "Lan" in raised.value.message
    assert pickle.loads(pickle.dumps(raised.value)).theirs == theirs
    assert decisions.latest("tin.txt")["s1"] == theirs
    with pytest.raises(StaleDecisionError):
        decisions.save(SECOND, 7)


def test_many_at_once_are_all_or_none(tmp_path: Path) -> None:
    decisions = Decisions(tmp_path)
    decisions.save(FIRST, 0)
    other = replace(FIRST, segment_id="s2")
    with pytest.raises(StaleDecisionError):
        decisions.save_all([(other, 0), (SECOND, 0)])
    assert set(decisions.latest("tin.txt")) == {"s1"}


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "a\0b\x1b", "x" * 200_000, "🙂\u202e", ""]
)
def test_any_text_comes_back_as_it_went_in(tmp_path: Path, text: str) -> None:
    saved = Decisions(tmp_path).save(replace(FIRST, target=text, note=text), 0)
    with Decisions(tmp_path) as again:
        assert again.latest("tin.txt")["s1"] == saved
    assert saved.decision.target == text


def test_a_lone_surrogate_becomes_a_replacement_character(tmp_path: Path) -> None:
    saved = Decisions(tmp_path).save(replace(FIRST, target="a\ud800b"), 0)
    assert saved.decision.target == "a\ufffdb"


def test_nothing_can_be_changed_or_removed_behind_the_history(tmp_path: Path) -> None:
    decisions = Decisions(tmp_path)
    decisions.save(FIRST, 0)
    with sqlite3.connect(decisions.path) as database:
        for statement in ("UPDATE decisions SET target = ''", "DELETE FROM decisions"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                database.execute(statement)


def test_twenty_writers_lose_nothing(tmp_path: Path) -> None:
    """Each writes its own segments, and all fight for one: no save is lost or told it is locked."""
    failures: list[Exception] = []
    fights = 0
    lock = threading.Lock()

    def write(writer: int) -> None:
        nonlocal fights
        try:
            with Decisions(tmp_path) as decisions:
                for number in range(5):
                    own = replace(FIRST, segment_id=f"s{writer}-{number}")
                    decisions.save(own, 0)
                    version = 0
                    while True:
                        try:
                            decisions.save(replace(FIRST, segment_id="shared"), version)
                            break
                        except StaleDecisionError as error:
                            version = error.theirs.version if error.theirs else 0
                            with lock:
                                fights += 1
        except Exception as error:  # noqa: BLE001 (told by the main thread)
            failures.append(error)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == [] and fights > 0
    with Decisions(tmp_path) as decisions:
        assert len(decisions.latest("tin.txt")) == 20 * 5 + 1
        versions = [saved.version for saved in decisions.history("tin.txt", "shared")]
        assert versions == list(range(1, 101))


def test_many_open_the_same_new_file_at_once(tmp_path: Path) -> None:
    """Nobody is told that it is locked, which SQLite says at once while the file is made."""
    failures: list[Exception] = []

    def open_and_close(folder: Path, start: threading.Barrier) -> None:
        start.wait()
        try:
            Decisions(folder).close()
        except Exception as error:  # noqa: BLE001 (told by the main thread)
            failures.append(error)

    for attempt in range(8):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        start = threading.Barrier(12)
        threads = [threading.Thread(target=open_and_close, args=(folder, start)) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failures == []


SAVER = """
import pathlib, sys
from summarize.document import Decision
from summarize.store.decisions import Decisions
decisions = Decisions(pathlib.Path(sys.argv[1]))
number = int(sys.argv[2])
while True:
    number += 1
    decision = Decision(article_id="a", segment_id=f"s{number}", state="final", target="x" * 500,
                        reviewer="r", decided_at="2024-01-01T00:00:00+07:00")
    decisions.save(decision, 0)
    print(number, flush=True)
"""


@pytest.mark.parametrize("answers", [1, 2, 7])
def test_an_answered_save_survives_kill_9(tmp_path: Path, answers: int) -> None:
    last = kill_after(tmp_path, 0, answers)
    with Decisions(tmp_path) as decisions:
        assert len(decisions.latest("a")) >= last == answers


@pytest.mark.torture
@pytest.mark.timeout(3600)  # five hundred processes
def test_500_edits_each_followed_by_kill_9(tmp_path: Path) -> None:
    for edit in range(500):
        kill_after(tmp_path, edit * 1000, 1)
    with Decisions(tmp_path) as decisions:
        assert {f"s{edit * 1000 + 1}" for edit in range(500)} <= set(decisions.latest("a"))


def kill_after(folder: Path, start: int, answers: int) -> int:
    process = subprocess.Popen(
        [sys.executable, "-c", SAVER, str(folder), str(start)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    for _ in range(answers):
        last = int(process.stdout.readline())
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return last


def test_a_file_that_is_no_database_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "decisions.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(OutputError, match=r"decisions\.sqlite"):
        Decisions(tmp_path)


def test_looking_for_decisions_makes_no_file(tmp_path: Path) -> None:
    assert Decisions.if_any(tmp_path) is None
    assert list(tmp_path.iterdir()) == []
