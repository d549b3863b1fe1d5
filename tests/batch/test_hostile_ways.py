"""Hostile ways of calling: what users, scripts and clocks do to a run."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import threading
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarize.batch import run
from summarize.batch.sources import Refusal, Source, expand
from summarize.errors import LockedError, OutputError, SummarizeError
from summarize.options import RunOptions
from summarize.store.check import check
from summarize.store.lock import FolderLock
from tests.batch.stand_in import job, make_articles, report, tree
from tests.cli.within import summarize


def go(tmp_path: Path, *paths: Path | str, out: str = "out", **options: object) -> dict[str, int]:
    settings = RunOptions(output=tmp_path / out, workers=1, **options)  # type: ignore[arg-type]
    return run(settings, paths or [tmp_path / "in"], job()).counts


def ask(tmp_path: Path, *arguments: str) -> tuple[int, str]:
    """The program's own command line: its exit code and what it told."""
    done = summarize(*arguments, cwd=tmp_path)
    return done.returncode, done.stderr.decode()


ENGINES = ("--translator", "echo", "--summarizer", "lead", "-q")


def codes_of(folder: Path) -> dict[str, str]:
    return {Path(str(line["source"])).name: str(line["code"]) for line in report(folder)}


def codes(tmp_path: Path) -> dict[str, str]:
    return codes_of(tmp_path / "out")


def test_a_line_longer_than_any_article_costs_neither_memory_nor_its_neighbours(
    tmp_path: Path,
) -> None:
    """One line of 200 MB among others; the driver never holds it."""
    path = tmp_path / "kho.jsonl"
    with path.open("wb") as file:
        file.write(b"Tin 1\n")
        for _ in range(200):
            file.write(b"a" * 1_000_000)
        file.write(b"\nTin 3")
    found = [
        (one.name[-2:], one.data) for one in expand([path], limit=1000) if isinstance(one, Source)
    ]
    assert [name for name, _ in found] == ["#1", "#2", "#3"]
    assert [len(data or b"") for _, data in found] == [5, 1001, 5]


def test_a_line_as_long_as_the_limit_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "kho.jsonl"
    path.write_bytes(b"12345\n123456\n1234567\n")
    assert [one.data for one in expand([path], limit=6)] == [b"12345", b"123456", b"1234567"]


@pytest.mark.parametrize("content", [b"", b"\n \r\n"])
def test_a_file_of_lines_without_one_gets_a_line_in_the_report(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "kho.ndjson").write_bytes(content)
    (only,) = expand([tmp_path / "kho.ndjson"])
    assert isinstance(only, Refusal) and only.error.code == "empty"


def test_standard_input_is_read_once_however_often_it_is_named(tmp_path: Path) -> None:
    assert [one.name for one in expand(["-", "-"])] == ["-"]


def test_standard_input_that_is_closed_is_an_error_line(tmp_path: Path) -> None:
    shell = f"{sys.executable} -m summarize brief - -o out {' '.join(ENGINES)} <&-"
    done = subprocess.run(
        ["sh", "-c", shell],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert codes(tmp_path) == {"-": "unreadable"}


def test_a_report_never_replaces_an_article(tmp_path: Path) -> None:
    """``--report`` completed to the wrong name."""
    article = make_articles(tmp_path / "in", 1) / "bản tin 000000.txt"
    before = article.read_bytes()
    with pytest.raises(OutputError, match="no run report") as raised:
        go(tmp_path, report=article)
    assert raised.value.exit_code == 3 and article.read_bytes() == before
    for _ in range(2):  # an earlier report may be replaced
        go(tmp_path, report=tmp_path / "mine.jsonl")
    assert len((tmp_path / "mine.jsonl").read_bytes().splitlines()) == 1


def test_a_report_may_go_to_a_pipe(tmp_path: Path) -> None:
    """A pipe cannot be fsynced, cut or sought in."""
    make_articles(tmp_path / "in", 3)
    reading, writing = os.pipe()
    go(tmp_path, report=Path(f"/dev/fd/{writing}"))
    os.close(writing)
    with os.fdopen(reading, "rb") as file:
        assert [json.loads(line)["status"] for line in file] == ["ok"] * 3


@pytest.mark.parametrize("name", ["index.sqlite", "lock"])
def test_state_that_is_no_file_is_refused_before_the_run(tmp_path: Path, name: str) -> None:
    make_articles(tmp_path / "in", 1)
    (tmp_path / "out" / ".summarize" / name).mkdir(parents=True)
    with pytest.raises(OutputError, match=r"cannot"):
        go(tmp_path)


@pytest.mark.parametrize("name", [".summarize", "report.jsonl", "decisions.sqlite"])
@pytest.mark.parametrize("kind", ["folder", "noise", "dangling"])
def test_anything_may_stand_where_the_program_keeps_its_own(
    tmp_path: Path, name: str, kind: str
) -> None:
    """Refused with the folder's name and exit 3, or worked around; never a traceback, and what
    stood there is left as it was."""
    make_articles(tmp_path / "in", 1)
    place = tmp_path / "out" / name
    place.parent.mkdir()
    if kind == "folder":
        place.mkdir()
    elif kind == "noise":
        place.write_bytes(b"\x00noise\n" * 99)
    else:
        place.symlink_to(tmp_path / "nowhere" / "at" / "all")
    try:
        assert go(tmp_path) == {"ok": 1}
    except SummarizeError as error:
        assert error.exit_code == 3 and "out" in error.message and error.hint
    if kind == "noise" and name != ".summarize":
        assert place.read_bytes() == b"\x00noise\n" * 99
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_where_a_page_goes_costs_only_that_article(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 3)
    go(tmp_path)
    page = sorted((tmp_path / "out").glob("*.md"))[1]
    page.unlink()
    (page / "full").mkdir(parents=True)
    assert go(tmp_path) == {"skipped": 2, "error": 1}
    assert [line["code"] for line in report(tmp_path / "out") if line["status"] == "error"] == [
        "write"
    ]
    shutil.rmtree(page)
    assert go(tmp_path) == {"skipped": 2, "ok": 1}
    assert list(check(tmp_path / "out")) == []


def test_a_folder_that_vanishes_while_it_is_walked(tmp_path: Path) -> None:
    """The archive is unmounted between the first article and the second."""
    make_articles(tmp_path / "in" / "a", 2)
    make_articles(tmp_path / "in" / "b", 2)

    def walk() -> Iterator[Source | Refusal]:
        for number, one in enumerate(expand([tmp_path / "in"])):
            yield one
            if not number:
                shutil.rmtree(tmp_path / "in")

    found = list(walk())
    assert isinstance(found[0], Source)
    assert all(isinstance(one, Refusal) and one.error.code == "unreadable" for one in found[1:])


def test_inputs_that_vanish_before_they_are_read_are_error_lines(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 40)
    gone = []

    def sweep(_: object) -> None:
        for path in sorted((tmp_path / "in").iterdir())[20:]:
            gone.append(path.name)
            path.unlink()

    result = run(
        RunOptions(output=tmp_path / "out", workers=1), [tmp_path / "in"], job(), tell=sweep
    )
    # How many had been read ahead depends on the machine; each of them ends as one or the other.
    assert len(gone) == 20 and sum(result.counts.values()) == 40
    told = codes(tmp_path)
    unread = [name for name, code in told.items() if code == "unreadable"]
    assert len(unread) == result.counts.get("error", 0) and set(unread) <= set(gone)
    assert set(told.values()) <= {"brief", "unreadable"}
    assert list(check(tmp_path / "out")) == []


def test_an_output_folder_that_vanishes_ends_the_run(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 60)

    def remove(_: object) -> None:
        shutil.rmtree(tmp_path / "out", ignore_errors=True)

    with pytest.raises(SummarizeError) as raised:
        run(RunOptions(output=tmp_path / "out", workers=1), [tmp_path / "in"], job(), tell=remove)
    assert raised.value.exit_code in (3, 4) and str(tmp_path / "out") in raised.value.message
    assert go(tmp_path) == {"ok": 60}


def test_an_output_folder_within_the_input_is_not_read(tmp_path: Path) -> None:
    """Nor is it by another name: a link, a dot, a detour."""
    make_articles(tmp_path / "in", 2)
    (tmp_path / "in" / "briefs").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "in" / "briefs")
    for out in ("in/briefs", "link", "in/../in/./briefs"):
        counts = go(tmp_path, out=out)
        assert sum(counts.values()) == 2, out


def test_one_output_folder_by_two_names_has_one_lock(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "out")
    with FolderLock(tmp_path / "out"), pytest.raises(LockedError, match=str(os.getpid())):
        FolderLock(tmp_path / "link")


@pytest.mark.parametrize("change", ["same-size", "same-time"])
def test_an_input_changed_with_its_size_and_time_kept_is_noticed(
    tmp_path: Path, change: str
) -> None:
    make_articles(tmp_path / "in", 2)
    go(tmp_path)
    path = sorted((tmp_path / "in").iterdir())[0]
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"0", b"5"))
    assert path.stat().st_size == status.st_size
    if change == "same-time":
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert go(tmp_path) == {"ok": 1, "skipped": 1}


def test_an_input_that_changes_under_the_run_is_hashed_as_it_was_read(tmp_path: Path) -> None:
    """Each record holds the hash of the very text its brief is of, and the next run does the
    inputs that are other files by then, and no other."""
    make_articles(tmp_path / "in", 40)
    paths = sorted((tmp_path / "in").iterdir())
    before = {path: path.read_text("utf-8") for path in paths}
    stop, changed = threading.Event(), threading.Event()

    def change() -> None:
        turn = 0
        while not stop.is_set():
            turn += 1
            for path in paths:
                other = tmp_path / "other"
                other.write_text(f"{before[path]}Tin sửa lần {turn}.\n", "utf-8")
                other.replace(path)
                time.sleep(0.002)
            changed.set()

    changer = threading.Thread(target=change)
    changer.start()
    assert changed.wait(60)
    counts = go(tmp_path)
    stop.set()
    changer.join()
    assert counts == {"ok": 40}
    records = {
        one["article"]["id"]: one
        for one in (json.loads(path.read_bytes()) for path in (tmp_path / "out").glob("*.json"))
    }
    assert all("Tin sửa lần" in one["text"] for one in records.values())  # never the first text
    used = {name: one["provenance"]["used"] for name, one in records.items()}
    assert used == {
        name: hashlib.sha256(one["text"].encode()).hexdigest() for name, one in records.items()
    }
    stale = [
        path for path in paths if used[str(path)] != hashlib.sha256(path.read_bytes()).hexdigest()
    ]
    assert go(tmp_path).get("ok", 0) == len(stale)


@pytest.mark.parametrize("days", [-400, -1, 1, 20_000])
def test_files_of_another_day_are_no_other_files(tmp_path: Path, days: int) -> None:
    """A clock set back, a restored backup: times say nothing, bytes do."""
    make_articles(tmp_path / "in", 2)
    go(tmp_path)
    before = tree(tmp_path / "out")
    moment = time.time() + days * 86_400
    for path in [*(tmp_path / "in").iterdir(), *(tmp_path / "out").iterdir()]:
        os.utime(path, (moment, moment))
    assert go(tmp_path) == {"skipped": 2}
    assert tree(tmp_path / "out") == before


def test_twins_of_form_and_case_have_briefs_of_their_own(tmp_path: Path) -> None:
    """Also in JSON Lines beside a file of the same name, and with the number in the name."""
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    names = {unicodedata.normalize(form, "Ấn Độ.txt") for form in ("NFC", "NFD")}
    names |= {"tin.txt", "TIN.txt", "Tin.TXT", "tin", "tin.html.txt", "tin#1.txt", "tin.txt#1"}
    for number, name in enumerate(sorted(names)):
        (folder / name).write_text(f"Bài {number}\n", "utf-8")
    (folder / "tin.jsonl").write_text("Bài trong kho\n", "utf-8")
    assert go(tmp_path) == {"ok": len(names) + 1}
    stems = {path.stem for path in (tmp_path / "out").glob("*.json")}
    assert len({stem.casefold() for stem in stems}) == len(names) + 1
    assert all(stem.isascii() and len(stem) < 120 for stem in stems)


def test_a_name_of_an_earlier_run_is_not_taken_by_a_file_of_the_same_slug(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "tin.txt").write_text(f"Bài {folder}\n")
    go(tmp_path, tmp_path / "in" / "a")
    go(tmp_path, tmp_path / "in" / "b")
    assert len(list((tmp_path / "out").glob("*.json"))) == 2


def test_a_table_of_odd_columns_gives_real_briefs(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    text = "Sáng 5/5, ủy ban xã Đông Hòa cho biết chợ nổi họp mỗi thứ bảy, có 12 ghe đăng ký. " * 3
    for name, moments in {
        "ns": pa.timestamp("ns"),
        "zone": pa.timestamp("us", "Asia/Ho_Chi_Minh"),
    }.items():
        table = pa.table({"noi_dung": pa.array([text.encode(), b"\xff"], pa.binary()),
                          "published": pa.array([1_714_900_000_000_000_001, None], moments) if name == "ns"
                          else pa.array([1_714_900_000_000_000, None], moments),
                          "score": [float("nan"), None]})  # fmt: skip
        pq.write_table(table, tmp_path / f"{name}.parquet")
    code, told = ask(tmp_path, "brief", "ns.parquet", "zone.parquet", "-o", "out", *ENGINES)
    assert code == 1, told
    lines = {str(line["source"]): line for line in report(tmp_path / "out")}
    assert [
        lines[f"{name}.parquet#1"]["status"] in ("ok", "warning") for name in ("ns", "zone")
    ] == [True, True]
    assert {lines[f"{name}.parquet#2"]["status"] for name in ("ns", "zone")} == {"error"}
    days = {
        json.loads(path.read_bytes())["article"]["date_published"][:10]
        for path in (tmp_path / "out").glob("*.json")
    }
    assert days == {"2024-05-05"}


def test_an_article_that_became_a_file_without_end_is_not_read_through(tmp_path: Path) -> None:
    """A terabyte under the name of a finished article; its brief stays, as after any error."""
    make_articles(tmp_path / "in", 2)
    assert go(tmp_path) == {"ok": 2}
    (grown, _) = sorted((tmp_path / "in").iterdir())
    os.truncate(grown, 10**12)
    code, told = ask(tmp_path, "brief", "in", "-o", "new", *ENGINES)
    assert code == 1, told
    assert "larger than 20,000,000 bytes" in (tmp_path / "new" / "report.jsonl").read_text()
    assert go(tmp_path, dry_run=True) == {"input-changed": 1, "done": 1}


def test_no_run_reads_its_own_briefs_or_those_it_meets_on_its_way(tmp_path: Path) -> None:
    """Read and written in one folder, each run made three briefs of each of the last one's."""
    make_articles(tmp_path / "in", 1)
    for output in ("in", "in/../in"):
        code, told = ask(tmp_path, "brief", "in", "-o", output, *ENGINES)
        assert code == 2 and "the folder to read and the folder to write" in told
    assert "in/briefs" in told
    assert len(list((tmp_path / "in").iterdir())) == 1, "nothing was written"
    assert go(tmp_path, out="in/briefs") == {"ok": 1}
    assert go(tmp_path, out="in/briefs") == {"skipped": 1}
    assert go(tmp_path, out="in/others") == {"ok": 1, "skipped": 1}
    assert codes_of(tmp_path / "in" / "others") == {
        "bản tin 000000.txt": "brief",
        "briefs": "briefs",
    }


def test_a_broken_record_is_told_and_never_read_as_text(tmp_path: Path) -> None:
    """Cut in the middle of its Vietnamese text, or without one: braces and names are no article."""
    text = "Sáng 5/5, ủy ban xã Đông Hòa cho biết chợ nổi họp mỗi thứ bảy, có 12 ghe đăng ký. " * 3
    whole = json.dumps({"text": text}, ensure_ascii=False)
    untold = json.dumps({"title": text[:80], "tags": [text]}, ensure_ascii=False)
    lines = [whole, whole[:-30], untold, whole]
    (tmp_path / "kho.jsonl").write_text("\n".join(lines), "utf-8")
    (tmp_path / "kho.json").write_text(
        f"[{whole}, {untold}, [{whole}], {json.dumps(text)}]", "utf-8"
    )
    names = ["kho.jsonl", "kho.json"]
    wanted = {
        "kho.jsonl#1": "untranslated", "kho.jsonl#2": "damaged", "kho.jsonl#3": "damaged",
        "kho.jsonl#4": "untranslated", "kho.json#1": "untranslated", "kho.json#2": "damaged",
        "kho.json#3": "untranslated", "kho.json#4": "damaged",
    }  # fmt: skip
    if pa := _pyarrow():
        table = pa.table({"title": ["Chợ nổi họp mỗi thứ bảy", "Chợ nổi"], "text": [None, text]})
        pytest.importorskip("pyarrow.parquet").write_table(table, tmp_path / "kho.parquet")
        names.append("kho.parquet")
        wanted |= {"kho.parquet#1": "damaged", "kho.parquet#2": "untranslated"}
    code, errors = ask(tmp_path, "brief", *names, "-o", "out", *ENGINES)
    assert code == 1, errors
    assert {str(line["source"]): line["code"] for line in report(tmp_path / "out")} == wanted
    told = {str(line["source"]): str(line["message"]) for line in report(tmp_path / "out")}
    assert "not valid JSON" in told["kho.jsonl#2"] and "'tags', 'title'" in told["kho.jsonl#3"]


def _pyarrow() -> Any:
    """The library, where the extra [ray] is installed."""
    return importlib.import_module("pyarrow") if importlib.util.find_spec("pyarrow") else None


def test_a_bomb_in_a_table_costs_its_own_rows_and_names_the_setting(tmp_path: Path) -> None:
    """Three row groups, the second with a cell of 80 MB in some kilobytes."""
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    text = "Sáng 5/5, ủy ban xã Đông Hòa cho biết chợ nổi họp mỗi thứ bảy, có 12 ghe đăng ký. " * 3
    good = pa.table({"body": [text, text]})
    path = tmp_path / "kho.parquet"
    with pq.ParquetWriter(path, good.schema, compression="zstd", use_dictionary=False) as writer:
        for table in (good, pa.table({"body": ["\n" * 80_000_000]}), good):
            writer.write_table(table)
    assert path.stat().st_size < 50_000
    code, told = ask(tmp_path, "brief", "kho.parquet", "-o", "out", *ENGINES)
    assert code == 1, told
    lines = {str(line["source"]): line for line in report(tmp_path / "out")}
    assert len(lines) == 5
    assert [name for name, line in lines.items() if line["status"] == "error"] == ["kho.parquet#3"]
    message = str(lines["kho.parquet#3"]["message"])
    assert lines["kho.parquet#3"]["code"] == "limit" and "row group 2 (rows 3 to 3)" in message
    assert message.endswith("or raise it with --max-inflated-bytes")
    ask(tmp_path, "brief", "kho.parquet", "-o", "out", *ENGINES, "--max-inflated-bytes", "90000000")
    codes = {str(line["source"]): line["code"] for line in report(tmp_path / "out")}
    assert codes["kho.parquet#3"] == "limit", "the row itself is longer than max_bytes"
    assert [codes[f"kho.parquet#{number}"] for number in (1, 2, 4, 5)] == ["done"] * 4


def test_every_clock_locale_and_zone_writes_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "chợ.txt").write_text(
        "Chợ nổi họp\n\nSáng 5/5, ủy ban xã Đông Hòa cho biết chợ nổi họp mỗi thứ bảy tuần tới.\n",
        "utf-8",
    )
    trees = []
    for number, env in enumerate(
        (
            {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
            {"TZ": "America/Adak", "PYTHONIOENCODING": "cp1252", "PYTHONHASHSEED": "7"},
        )
    ):
        done = subprocess.run(
            [sys.executable, "-m", "summarize", "brief", "in", "-o", f"out{number}", *ENGINES],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **env},
            cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        trees.append(tree(tmp_path / f"out{number}"))
    assert trees[0] == trees[1] and len(trees[0]) == 3


def test_a_digest_and_an_export_are_no_strangers_to_check(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Chợ nổi họp\n\nỦy ban xã Đông Hòa cho biết chợ nổi họp mỗi thứ bảy.\n", "utf-8"
    )
    for arguments in (("brief", "a.txt", "-o", "out", *ENGINES), ("digest", "out"),
                      ("export", "out", "--to", "csv"), ("export", "out", "--to", "jsonl"), ("check", "out")):  # fmt: skip
        code, told = ask(tmp_path, *arguments)
        assert code == 0, (arguments, told)
    (line,) = (tmp_path / "out" / "export" / "briefs.jsonl").read_text("utf-8").splitlines()
    (record,) = (tmp_path / "out").glob("*.json")
    assert json.loads(line) == json.loads(record.read_bytes())
