from __future__ import annotations

from pathlib import Path

import pytest

from summarize.errors import UnreadableError
from summarize.store.check import check
from summarize.store.index import Index
from tests.store.briefs import brief, known, write

ONE, TWO = brief("một.txt", title="Một"), brief("hai.txt", title="Hai")


def problems(folder: Path) -> list[tuple[str, str]]:
    return [(problem.kind, problem.file) for problem in check(folder)]


def test_a_whole_folder_has_no_problem(tmp_path: Path) -> None:
    write(tmp_path, ONE, TWO)
    for name in ("report.jsonl", "decisions.sqlite", "decisions.sqlite-wal"):
        (tmp_path / name).write_bytes(b"x")
    Index(tmp_path).close()
    assert problems(tmp_path) == []


def test_each_kind_of_problem_is_named(tmp_path: Path) -> None:
    write(tmp_path, ONE, TWO)
    index = Index(tmp_path)
    index.put([known(ONE), known(TWO)])
    index.close()
    (tmp_path / f"{ONE.stem}.md").unlink()
    (tmp_path / f"{TWO.stem}.md").write_bytes(b"# H")
    (tmp_path / f"{TWO.stem}.docx").write_bytes(b"?")
    (tmp_path / "ghi chú\n.txt").write_bytes(b"?")
    (tmp_path / "orphan-0123abcd.md").write_bytes(b"?")
    (tmp_path / ".summarize-tmp-0011").write_bytes(b"?")
    assert sorted(problems(tmp_path)) == [
        ("cut", f"{TWO.stem}.md"),
        ("foreign", r"ghi chú\n.txt"),
        ("foreign", f"{TWO.stem}.docx"),
        ("missing", f"{ONE.stem}.md"),
        ("unfinished", ".summarize-tmp-0011"),
        ("unfinished", "orphan-0123abcd.md"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "kind"), [(b"Hai", b"Ba!", "edited"), (b"}\n}\n", b"}\n", "edited")]
)
def test_a_changed_record_is_named(tmp_path: Path, old: bytes, new: bytes, kind: str) -> None:
    write(tmp_path, TWO)
    record = tmp_path / f"{TWO.stem}.json"
    record.write_bytes(record.read_bytes().replace(old, new))
    assert problems(tmp_path) == [(kind, record.name)]


def test_a_record_cut_anywhere_is_named(tmp_path: Path) -> None:
    write(tmp_path, TWO)
    record = tmp_path / f"{TWO.stem}.json"
    data = record.read_bytes()
    for length in range(len(data)):
        record.write_bytes(data[:length])
        assert [file for _, file in problems(tmp_path)] == [record.name]


def test_a_longer_sibling_is_edited_and_an_empty_one_cut(tmp_path: Path) -> None:
    write(tmp_path, ONE, TWO)
    (tmp_path / f"{ONE.stem}.md").write_bytes(b"# Much longer than it was")
    (tmp_path / f"{TWO.stem}.md").write_bytes(b"")
    assert sorted(problems(tmp_path)) == [("cut", f"{TWO.stem}.md"), ("edited", f"{ONE.stem}.md")]


def test_a_record_lost_after_the_index_saw_it_is_missing(tmp_path: Path) -> None:
    write(tmp_path, ONE)
    index = Index(tmp_path)
    index.put([known(ONE)])
    index.close()
    (tmp_path / f"{ONE.stem}.json").unlink()
    assert ("missing", f"{ONE.stem}.json") in problems(tmp_path)


def test_no_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        list(check(tmp_path / "no"))
