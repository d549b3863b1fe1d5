from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarize.batch import run
from summarize.batch.collect import collect
from summarize.errors import DamagedError
from summarize.options import RunOptions
from summarize.store.files import WriteError
from tests.batch.stand_in import job, make_articles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_articles(tmp_path / "in", 5)
    run(RunOptions(output=tmp_path / "out", workers=1), [tmp_path / "in"], job())
    return tmp_path / "out"


def test_json_lines_hold_every_record(folder: Path, tmp_path: Path) -> None:
    assert collect(folder, tmp_path / "all.jsonl") == 5
    lines = (tmp_path / "all.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json"))]
    assert [json.loads(line) for line in lines] == records


def test_parquet_holds_every_record(folder: Path, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="the extra [ray] is not installed")
    tables = pytest.importorskip("summarize.batch.tables")
    assert collect(folder, tmp_path / "all.parquet", tables.write_table) == 5
    rows = pq.read_table(tmp_path / "all.parquet").to_pylist()
    assert [json.loads(row["json"])["article"]["id"] for row in rows] == [r["id"] for r in rows]
    assert len({row["id"] for row in rows}) == 5


def test_a_damaged_record_leaves_the_target_as_it_was(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text("before")
    record = sorted(folder.glob("*.json"))[3]
    record.write_bytes(record.read_bytes()[:-5])
    with pytest.raises(DamagedError, match=record.name):
        collect(folder, tmp_path / "all.jsonl")
    with pytest.raises(WriteError):
        collect(folder, tmp_path / "no" / "all.jsonl")
    assert (tmp_path / "all.jsonl").read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.jsonl", "in", "out"]
