from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from summarize.errors import OutputError
from summarize.store.memory import Memory, Unit

RICE = Unit(source="Giá lúa tăng 7%.", target="Rice prices rose 7%.", before="A.", after="B.")


def test_the_same_sentence_comes_back_whatever_its_form(tmp_path: Path) -> None:
    with Memory(tmp_path / "tm.sqlite") as memory:
        memory.add([RICE])
        match = memory.exact("Gia\u0301  lu\u0301a tăng\u00a07%. ")
        assert match is not None and (match.kind, match.unit.target) == ("exact", RICE.target)
        assert memory.exact("Giá lúa giảm 7%.") is None
        assert memory.exact("giá lúa tăng 7%.") is None


def test_context_wins_over_the_latest(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "tm.sqlite")
    said_ok = Unit(source="Được.", target="All right.", before="Đi nhé?", after="")
    won = Unit(source="Được.", target="They won.", before="Thua hay được?", after="")
    memory.add([said_ok, won])
    match = memory.exact("Được.", before="Đi nhé?")
    assert match is not None and (match.kind, match.unit.target) == ("context", "All right.")
    latest = memory.exact("Được.")
    assert latest is not None and (latest.kind, latest.unit.target) == ("exact", "They won.")


def test_a_later_approval_replaces_the_earlier(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "tm.sqlite")
    memory.add([RICE, Unit(source=RICE.source, target="Up 7%.", before="A.", after="B.")])
    assert [unit.target for unit in memory.units()] == ["Up 7%."]
    assert [match.unit.target for match in memory.fuzzy("Giá lúa tăng 8%.")] == ["Up 7%."]


def test_fuzzy_matches_are_ranked_and_exclude_the_exact(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "tm.sqlite")
    memory.add(
        Unit(source=source, target=str(number))
        for number, source in enumerate(
            [
                "Thủ tướng thăm tỉnh Bến Tre sáng nay.",
                "Thủ tướng thăm tỉnh Bến Tre chiều nay.",
                "Thủ tướng thăm tỉnh Bến Tre hôm qua.",
                "Đội tuyển thắng ba không.",
            ]
        )
    )
    matches = memory.fuzzy("Thủ tướng thăm tỉnh Bến Tre chiều nay.")
    assert [match.unit.target for match in matches] == ["0", "2"]
    assert all(0.75 <= match.ratio < 1 and match.kind == "fuzzy" for match in matches)
    assert memory.fuzzy("Không liên quan gì cả.") == []
    assert memory.fuzzy("?!") == [] and memory.fuzzy('" OR "') == []


def test_the_digest_changes_exactly_when_an_answer_may(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "tm.sqlite")
    assert memory.digest() == ""
    memory.add([RICE])
    first = memory.digest()
    memory.add([RICE])
    assert memory.digest() == first
    memory.add([Unit(source="Khác.", target="Other.")])
    assert memory.digest() != first


def test_twenty_writers_lose_no_unit(tmp_path: Path) -> None:
    path = tmp_path / "tm.sqlite"
    Memory(path).close()
    failures: list[Exception] = []

    def write(writer: int) -> None:
        try:
            with Memory(path) as memory:
                for number in range(10):
                    memory.add([Unit(source=f"Câu {writer}-{number}.", target="x")])
        except Exception as error:  # noqa: BLE001 (told by the main thread)
            failures.append(error)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == [] and len(list(Memory(path).units())) == 200


@pytest.mark.torture
def test_a_large_memory_answers_fast(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "tm.sqlite")
    memory.add(
        Unit(source=f"Ngày {n % 28 + 1}, huyện số {n} thu {n * 7 % 991} tấn lúa.", target=str(n))
        for n in range(200_000)
    )
    # Of this process alone, so that a busy machine does not decide.
    start = time.process_time()
    for n in range(100):
        assert memory.exact(f"Ngày {n % 28 + 1}, huyện số {n} thu {n * 7 % 991} tấn lúa.")
        assert memory.fuzzy(f"Ngày {n % 28 + 1}, huyện số {n} thu {n * 7 % 991} tấn ngô.")
    assert time.process_time() - start < 60


@pytest.mark.parametrize("what", ["database", "text"])
def test_a_file_that_is_no_memory_is_refused_and_stays(tmp_path: Path, what: str) -> None:
    path = tmp_path / "customers"
    if what == "text":
        path.write_text("x")
    else:
        with closing(sqlite3.connect(path)) as database, database:
            database.execute("CREATE TABLE customers (name)")
    before = path.read_bytes()
    with pytest.raises(OutputError, match="no translation memory"):
        Memory(path)
    assert path.read_bytes() == before
