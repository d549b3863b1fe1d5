from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from summarize.store.index import Index
from summarize.store.queue import counts, find, found, page, refresh
from tests.store.briefs import brief, known, write

LUA = brief("lua.txt", title="Giá lúa Đông Xuân", text=["Xã Đông Hòa được mùa."], risk=2.0)
CAU = brief("cau.txt", title="Cầu mới", text=["Thông xe cầu Rạch Chiếc."], severities=["major"])


def index_of(folder: Path, *outputs: object) -> Index:
    write(folder, LUA, CAU)
    index = Index(folder)
    index.put([known(LUA), known(CAU)])
    return index


def test_an_entry_is_trusted_until_a_file_changes(tmp_path: Path) -> None:
    index = index_of(tmp_path)
    entry = index.get(LUA.stem)
    assert entry is not None and entry.is_untouched(tmp_path)
    assert entry.record == known(LUA)[0]
    (tmp_path / f"{LUA.stem}.md").write_bytes(b"edited by hand")
    assert not entry.is_untouched(tmp_path)
    (tmp_path / f"{LUA.stem}.md").unlink()
    assert not entry.is_untouched(tmp_path)
    assert index.get("no-such-00000000") is None


def test_search_folds_vietnamese_marks_both_ways(tmp_path: Path) -> None:
    index = index_of(tmp_path)
    for search in ("dong hoa", "ĐÔNG HÒA", "Đông Hoà", "đong", "gia lua", "hoa don", "Do\u0302ng"):
        assert [row.stem for row in page(index, search=search)] == [LUA.stem], search
    assert found(index, "cau") == 1 and found(index, "khong co") == 0
    assert found(index, "") == 2


@pytest.mark.parametrize("search", ['"', "a OR", "title:lúa", "* ^", "NEAR(", "lúa'; --", "\0"])
def test_a_search_is_never_an_operator(tmp_path: Path, search: str) -> None:
    page(index_of(tmp_path), search=search)


def test_the_riskiest_brief_comes_first_and_pages_do_not_overlap(tmp_path: Path) -> None:
    outputs = [brief(f"tin{n}.txt", text=["Một câu."], risk=n % 4) for n in range(23)]
    write(tmp_path, *outputs)
    index = Index(tmp_path)
    index.put([known(output) for output in outputs])
    first = page(index, limit=10)
    second = page(index, limit=10, after=first[-1])
    third = page(index, limit=10, after=second[-1])
    rows = [*first, *second, *third]
    assert [row.risk for row in rows] == sorted((n % 4 for n in range(23)), reverse=True)
    assert len({row.stem for row in rows}) == 23
    named = page(index, order="name", limit=20)
    named += page(index, order="name", after=named[-1])
    assert [row.stem for row in named] == sorted(output.stem for output in outputs)


def test_a_brief_is_as_finished_as_its_least_finished_sentence(tmp_path: Path) -> None:
    index = index_of(tmp_path)
    final = brief("lua.txt", title="Giá lúa Đông Xuân", text=["Xong."], state="final")
    write(tmp_path, final)
    index.put([known(final)])
    assert counts(index) == {"final": 1, "translated": 1}
    assert [row.article_id for row in page(index, state="final")] == ["lua.txt"]
    row = find(index, CAU.stem)
    assert row is not None and (row.major, row.critical) == (1, 0)


def test_an_old_version_of_a_brief_is_not_found_any_more(tmp_path: Path) -> None:
    index = index_of(tmp_path)
    index.put([known(brief("lua.txt", title="Tôm hùm", text=["Ninh Thuận."]))])
    assert found(index, "dong hoa") == 0 and found(index, "tom hum") == 1
    index.forget(LUA.stem)
    index.put([known(CAU)])
    assert found(index, "tom hum") == 0 and found(index, "rach chiec") == 1


def test_refresh_follows_the_records(tmp_path: Path) -> None:
    index = index_of(tmp_path)
    assert refresh(index, tmp_path) == 0
    new = brief("moi.txt", title="Bài mới", text=["Vừa viết."])
    write(tmp_path, new)
    (tmp_path / f"{CAU.stem}.json").unlink()
    (tmp_path / f"{LUA.stem}.json").write_bytes(b"{")
    assert refresh(index, tmp_path) == 1
    assert [row.article_id for row in page(index)] == ["moi.txt"]


def test_an_index_cut_anywhere_loads_or_is_made_again(tmp_path: Path) -> None:
    index = index_of(tmp_path)
    index.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    index.close()
    whole = index.path.read_bytes()
    lengths = [*range(0, 130, 9), *range(130, len(whole), 3001), len(whole) - 1, len(whole)]
    answers = set()
    for length in lengths:
        for leftover in tmp_path.glob(".summarize/index.sqlite*"):
            leftover.unlink()
        index.path.write_bytes(whole[:length])
        cut = Index(tmp_path)
        entry = cut.get(LUA.stem)
        assert entry is None or entry.record == known(LUA)[0]
        answers.add(entry is None)
        assert refresh(cut, tmp_path) == (2 if entry is None else 0)
        assert len(page(cut)) == 2
        cut.close()
    assert answers == {True, False}


def test_a_journal_cut_anywhere_loads(tmp_path: Path) -> None:
    index = index_of(tmp_path)
    wal = index.path.with_name("index.sqlite-wal")
    database, journal = index.path.read_bytes(), wal.read_bytes()
    index.close()
    assert len(journal) > 4096
    for length in [*range(0, 200, 15), *range(200, len(journal), 4001)]:
        for leftover in tmp_path.glob(".summarize/index.sqlite*"):
            leftover.unlink()
        index.path.write_bytes(database)
        wal.write_bytes(journal[:length])
        cut = Index(tmp_path)
        refresh(cut, tmp_path)
        assert len(page(cut)) == 2
        cut.close()


@pytest.mark.parametrize("place", [0, 20, 110, 5000])
def test_a_damaged_index_is_made_again(tmp_path: Path, place: int) -> None:
    index = index_of(tmp_path)
    index.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    index.close()
    data = bytearray(index.path.read_bytes())
    data[place : place + 60] = b"\xa5" * 60
    index.path.write_bytes(data)
    damaged = Index(tmp_path)
    damaged.get(LUA.stem)
    damaged.put([known(LUA), known(CAU)])
    assert damaged.get(LUA.stem) is not None


def test_an_index_of_another_version_is_made_again(tmp_path: Path) -> None:
    index = index_of(tmp_path)
    index.database.execute("PRAGMA user_version = 999")
    index.close()
    assert Index(tmp_path).get(LUA.stem) is None


def test_a_folder_without_an_index_gets_none_by_looking(tmp_path: Path) -> None:
    assert Index.if_any(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / ".summarize").mkdir()
    (tmp_path / ".summarize" / "index.sqlite").mkdir()
    with pytest.raises((sqlite3.Error, OSError)):
        Index(tmp_path)
