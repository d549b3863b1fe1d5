"""Tables: what is read of them, and what a hostile one may cost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarize.errors import InputError, SummarizeError
from summarize.options import ReadOptions
from tests.readers.mutants import mutate
from tests.readers.news import SENTENCES

pa = pytest.importorskip("pyarrow", reason="the extra [ray] is not installed")
pq = pytest.importorskip("pyarrow.parquet")
parquet = pytest.importorskip("summarize.readers.parquet")

LEAD = " ".join(SENTENCES[:3])
#: Reads a table as the batch does and says what came, and the most memory it took, in MB. (The
#: resource module would begin with the most that the process had which started this one.)
MEASURED = """
import sys
from pathlib import Path
from summarize.options import ReadOptions
from summarize.readers.parquet import rows
def memory():
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").open())
    return int(status["VmHWM"].split()[0]) // 1000
before, came, refused = memory(), 0, []
with Path(sys.argv[1]).open("rb") as stream:
    for number, row in rows(stream, "kho.parquet", ReadOptions()):
        if isinstance(row, bytes):
            came += 1
        else:
            refused.append(f"{number} {row.code}")
print(came, ",".join(refused[:3]), memory() - before, sep=";")
"""
#: Reads a table and says how many rows came, and how many threads more there are than before.
THREADS = """
import os, sys
from pathlib import Path
from summarize.options import ReadOptions
from summarize.readers.parquet import rows
def threads():
    return len(os.listdir("/proc/self/task"))
before = threads()
with Path(sys.argv[1]).open("rb") as stream:
    came = sum(1 for _ in rows(stream, "kho.parquet", ReadOptions()))
print(came, threads() - before)
"""
MB = "đồng lúa " * 83_000  # 1.2 MB as UTF-8


def read(path: Path, options: ReadOptions | None = None) -> Iterator[tuple[int, Any]]:
    with path.open("rb") as stream:
        yield from parquet.rows(stream, path.name, options or ReadOptions())


def written(path: Path, table: Any, **options: Any) -> Path:
    pq.write_table(table, path, **options)
    return path


def measured(path: Path) -> tuple[int, str, int]:
    """Rows, refusals and MB of memory above that of the program itself."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    came, refused, memory = done.stdout.strip().split(";")
    return int(came), refused, int(memory)


def test_rows_are_records_of_the_columns_that_say_something(tmp_path: Path) -> None:
    table = pa.table(
        {
            "title": ["Tít", None],
            "Noi dung": [["Một.", "Hai."], ["Ba."]],
            "publisher": [{"name": "Báo", "id": 1}, None],
            "embedding": [[0.5] * 4, None],
            "date": [20240505, None],
        }
    )
    path = written(tmp_path / "kho.parquet", table)
    assert [(number, row.decode()) for number, row in read(path)] == [
        (1, '{"title": "Tít", "Noi dung": ["Một.", "Hai."], '
            '"publisher": {"name": "Báo", "id": 1}, "date": 20240505}'),
        (2, '{"Noi dung": ["Ba."]}'),
    ]  # fmt: skip


def test_odd_columns(tmp_path: Path) -> None:
    """Bytes, moments beyond Python's, decimals, lists, nothing at all; each row is its own."""
    text = "Xã Đông Hòa mở chợ nổi. " * 3
    table = pa.table(
        {
            "text": pa.array([text.encode(), b"\xff\xfe\x00", None], pa.binary()),
            "title": pa.array(["Tít", "Tít", None]).dictionary_encode(),
            "date": pa.array([1, 2**62, None], pa.timestamp("ns")),
            "published": pa.array([0, 3_000_000, None], pa.date32()),
            "time": pa.array([None, None, None], pa.decimal128(38, 4)),
            "created": pa.array([float("nan"), float("inf"), None]),
            "author": pa.array([["a", None], [], None], pa.list_(pa.string())),
            "authors": pa.array([[("k", "v")], [], None], pa.map_(pa.string(), pa.string())),
            "url": pa.array([None, None, None], pa.null()),
            "site": pa.array([[1, 2], None, None], pa.list_(pa.int8(), 2)),
        }
    )
    rows = [json.loads(row) for _, row in read(written(tmp_path / "kho.parquet", table))]
    assert len(rows) == 3 and rows[2] == {}
    assert rows[0]["text"] == text and rows[0]["date"].startswith("1970-01-01")
    assert rows[1]["text"] is None and rows[1]["published"].startswith("10")
    assert rows[0]["author"] == ["a", None] and "authors" not in rows[0]
    assert list(read(written(tmp_path / "none.parquet", table.slice(0, 0)))) == []


def test_without_a_text_the_columns_are_named_once(tmp_path: Path) -> None:
    path = written(
        tmp_path / "kho.parquet", pa.table({"tieu_de": ["Tít"] * 9, "embedding": [1] * 9})
    )
    with pytest.raises(InputError, match="'tieu_de', 'embedding'") as caught:
        list(read(path))
    assert caught.value.code == "damaged" and "text, body or content" in caught.value.hint


def test_a_text_that_is_not_utf8_costs_its_row(tmp_path: Path) -> None:
    column = pa.array([LEAD.encode(), b"\xffX", LEAD.encode()], pa.binary()).view(pa.string())
    found = list(read(written(tmp_path / "kho.parquet", pa.table({"text": column}))))
    assert [isinstance(row, bytes) for _, row in found] == [True, False, True]
    assert found[1][1].code == "encoding" and "row 2" in found[1][1].message


def test_a_row_group_that_is_damaged_costs_its_own_rows(tmp_path: Path) -> None:
    texts = [f"{number} {LEAD}" for number in range(9)]
    table = pa.table({"text": texts})
    path = written(tmp_path / "kho.parquet", table, row_group_size=3, compression="zstd")
    chunk = pq.ParquetFile(path).metadata.row_group(1).column(0)
    data = bytearray(path.read_bytes())
    middle = chunk.data_page_offset
    data[middle : middle + chunk.total_compressed_size // 4] = b"\xff" * (
        chunk.total_compressed_size // 4
    )
    path.write_bytes(data)
    found = list(read(path))
    assert [number for number, _ in found] == [1, 2, 3, 4, 7, 8, 9]
    assert found[3][1].code == "damaged"
    assert "'kho.parquet', row group 2 (rows 4 to 6)" in found[3][1].message


def test_a_cell_that_inflates_to_hundreds_of_megabytes_is_never_inflated(tmp_path: Path) -> None:
    """Between two good row groups, which lose nothing; the error names place and setting."""
    path = tmp_path / "kho.parquet"
    good = pa.table({"text": [LEAD, LEAD]})
    with pq.ParquetWriter(path, good.schema, compression="zstd", use_dictionary=False) as writer:
        writer.write_table(good)
        writer.write_table(pa.table({"text": ["a" * 200_000_000]}))
        writer.write_table(good)
    assert path.stat().st_size < 200_000
    came, refused, memory = measured(path)
    assert (came, refused) == (4, "3 limit")
    assert memory < 100
    (error,) = [row for _, row in read(path) if isinstance(row, InputError)]
    assert "row group 2 (rows 3 to 3)" in error.message and "64,000,000" in error.message
    assert "--max-inflated-bytes" in error.hint


@pytest.mark.parametrize(
    "options",
    [
        {"compression": "none"},
        {"use_dictionary": False, "column_encoding": {"text": "DELTA_BYTE_ARRAY"}},
    ],
    ids=["dictionary", "delta"],
)
def test_values_said_again_and_again_are_decoded_a_few_at_a_time(
    tmp_path: Path, options: dict[str, Any]
) -> None:
    """A megabyte that some bytes repeat: 250 rows, and each is whole."""
    table = pa.table({"text": pa.array([MB]).take(pa.array([0] * 250))})
    path = written(tmp_path / "kho.parquet", table, **options)
    assert path.stat().st_size < 2_000_000
    came, refused, memory = measured(path)
    assert (came, refused) == (250, "")
    assert memory < 250


@pytest.mark.parametrize("deltas", [False, True])
def test_a_list_that_says_one_long_value_a_million_times(tmp_path: Path, deltas: bool) -> None:
    repeats = 2_000 if deltas else 1_000_000
    words = pa.DictionaryArray.from_arrays(pa.array([0] * (repeats + 1), pa.int32()), [MB[:60_000]])
    if deltas:
        words = words.dictionary_decode()
    lists = pa.ListArray.from_arrays(pa.array([0, repeats, repeats + 1], pa.int32()), words)
    options = {"use_dictionary": False, "column_encoding": "DELTA_BYTE_ARRAY"} if deltas else {}
    path = written(
        tmp_path / "kho.parquet", pa.table({"text": lists}), compression="zstd", **options
    )
    assert path.stat().st_size < 200_000
    came, refused, memory = measured(path)
    # Deltas cannot be held once, so that they are refused as a row group.
    assert (came, refused) == ((0, "1 limit") if deltas else (1, "1 limit"))
    assert memory < 200


def test_rows_out_of_nothing_are_refused_at_once(tmp_path: Path) -> None:
    """One text, and a run length of it: a report would have ten million lines."""
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 10_000_000, pa.int32()), [LEAD])
    path = written(tmp_path / "kho.parquet", pa.table({"text": column}), compression="zstd")
    assert path.stat().st_size < 1_000_000
    with pytest.raises(InputError, match="10,000,000 rows in") as caught:
        next(read(path))
    assert caught.value.code == "limit"


def test_a_row_group_is_read_in_pieces(tmp_path: Path) -> None:
    """Texts that do not compress: the file is as large as they are."""
    texts = [os.urandom(50_000).hex() for _ in range(1_500)]
    table, options = pa.table({"text": texts}), {"use_dictionary": False, "write_batch_size": 8}
    path = written(tmp_path / "kho.parquet", table, **options)
    assert path.stat().st_size > 70_000_000
    came, refused, memory = measured(path)
    assert (came, refused) == (1_500, "") and memory < 90


def test_reading_leaves_no_thread_behind(tmp_path: Path) -> None:
    """One that lets go of the file while the interpreter ends aborts the process."""
    path = written(tmp_path / "kho.parquet", pa.table({"title": ["Tít"] * 9, "text": [LEAD] * 9}))
    done = subprocess.run(
        [sys.executable, "-c", THREADS, str(path)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.stdout.split() == ["9", "0"], done.stderr[-2000:]


def test_columns_that_are_not_read_cost_nothing(tmp_path: Path) -> None:
    table = pa.table({"text": [LEAD], "image": pa.array([b"\0" * 150_000_000], pa.binary())})
    path = written(tmp_path / "kho.parquet", table, compression="zstd", use_dictionary=False)
    came, refused, memory = measured(path)
    assert (came, refused) == (1, "") and memory < 100


@pytest.mark.parametrize(
    "options",
    [
        {"data_page_version": "2.0", "data_page_size": 2_000},
        {"compression": "gzip", "use_dictionary": False, "data_page_size": 1_000},
        {"compression": "lz4", "row_group_size": 70, "write_page_checksum": True},
        {"column_encoding": {"text": "DELTA_LENGTH_BYTE_ARRAY"}, "use_dictionary": False},
        {"version": "1.0", "compression": "none", "write_statistics": False},
    ],
)
def test_tables_of_every_making_are_read_alike(tmp_path: Path, options: dict[str, Any]) -> None:
    texts = [f"{number}. {LEAD}" * (number % 7) or None for number in range(500)]
    path = written(tmp_path / "kho.parquet", pa.table({"text": texts}), **options)
    found = [json.loads(row).get("text") for _, row in read(path)]
    assert found == texts


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seeds", [150, pytest.param(5_000, marks=pytest.mark.torture)])
def test_no_mutant_gets_anything_but_rows_or_an_error(tmp_path: Path, seeds: int) -> None:
    texts = [f"Xã Đông Hòa thu hoạch {number} tấn lúa." for number in range(40)]
    path, seen = tmp_path / "kho.parquet", set()
    pq.write_table(pa.table({"title": texts, "text": [texts[:2]] * 40}), path, row_group_size=15)
    whole = path.read_bytes()
    for seed in range(seeds):
        path.write_bytes(mutate(whole, seed))
        try:
            for _, row in read(path):
                seen.add(row.code if isinstance(row, InputError) else row.startswith(b"{"))
        except SummarizeError as error:
            seen.add(error.code)
    assert {True, "damaged"} <= seen <= {True, "damaged", "limit", "encoding"}
