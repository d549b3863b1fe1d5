from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarize.batch import run
from summarize.batch.collect import collect
from summarize.options import RunOptions
from summarize.store.files import WriteError
from tests.batch.stand_in import job, make_articles


@pytest.fixture
def records(tmp_path: Path) -> list[dict[str, Any]]:
    make_articles(tmp_path / "in", 5)
    run(RunOptions(output=tmp_path / "out", workers=1), [tmp_path / "in"], job())
    return [json.loads(path.read_bytes()) for path in sorted((tmp_path / "out").glob("*.json"))]


def test_json_lines_hold_every_record(records: list[dict[str, Any]], tmp_path: Path) -> None:
    assert collect(records, tmp_path / "all.jsonl") == 5
    lines = (tmp_path / "all.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == records


def test_parquet_holds_every_record(records: list[dict[str, Any]], tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="the extra [ray] is not installed")
    tables = pytest.importorskip("summarize.batch.tables")
    assert collect(records, tmp_path / "all.parquet", tables.write_table) == 5
    rows = pq.read_table(tmp_path / "all.parquet").to_pylist()
    assert [json.loads(row["json"]) for row in rows] == records
    assert len({row["id"] for row in rows}) == 5


def test_what_cannot_be_written_leaves_the_target_as_it_was(
    records: list[dict[str, Any]], tmp_path: Path
) -> None:
    target = tmp_path / "all.jsonl"
    target.write_text("before")

    def broken() -> Iterator[dict[str, Any]]:
        yield records[0]
        raise OSError("the disk gave an error")

    with pytest.raises(WriteError, match=r"all\.jsonl"):
        collect(broken(), target)
    with pytest.raises(WriteError):
        collect(records, tmp_path / "no" / "all.jsonl")
    assert target.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.jsonl", "in", "out"]
