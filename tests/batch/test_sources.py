from __future__ import annotations

import json
import os
import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.batch.sorting import sorted_names
from summarize.batch.sources import Refusal, Source, expand
from tests.unprivileged import unprivileged


def names(*paths: Path | str, output: Path | None = None) -> list[str]:
    return [one.name for one in expand(paths, output)]


def refused(*paths: Path | str) -> dict[str, str]:
    return {one.name: str(one.error) for one in expand(paths) if isinstance(one, Refusal)}


def fill(folder: Path, *files: str) -> Path:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("x")
    return folder


def test_folders_come_depth_first_and_sorted(tmp_path: Path, monkeypatch: object) -> None:
    fill(tmp_path, "b/2.txt", "b/1.txt", "b/a/x.html", "a.txt", "c.txt", "b.txt")
    got = [Path(name).relative_to(tmp_path).as_posix() for name in names(tmp_path)]
    assert got == ["a.txt", "b/1.txt", "b/2.txt", "b/a/x.html", "b.txt", "c.txt"]


def test_the_first_article_needs_no_scan_of_the_rest(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.txt", "z/1.txt")
    walk = expand([tmp_path])
    assert next(walk).name == str(tmp_path / "a/1.txt")
    fill(tmp_path, "z/2.txt")
    assert [one.name for one in walk] == [str(tmp_path / "z/1.txt"), str(tmp_path / "z/2.txt")]


def test_the_order_of_paths_is_the_users_and_each_file_comes_once(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "d/b.txt", "d/.hidden.txt", "d/e/f.txt")
    a, b, hidden = tmp_path / "a.txt", tmp_path / "d/b.txt", tmp_path / "d/.hidden.txt"
    assert names(b, a, tmp_path, b, tmp_path / "d", str(tmp_path) + "//./a.txt", hidden) == [
        str(path) for path in (b, a, tmp_path / "d/e/f.txt", hidden)
    ]


def test_hidden_files_and_the_output_folder_are_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", ".git/config", ".DS_Store", "out/a-01234567.md", "out2/x.txt")
    assert names(tmp_path, output=tmp_path / "out") == [
        str(tmp_path / "a.txt"),
        str(tmp_path / "out2/x.txt"),
    ]


def test_loops_of_links_end_and_say_so(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.txt", "b/2.txt")
    (tmp_path / "a/to-b").symlink_to(tmp_path / "b")
    (tmp_path / "b/to-a").symlink_to(tmp_path / "a")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "here").symlink_to(".")
    (tmp_path / "file").symlink_to("a/1.txt")
    (tmp_path / "gone").symlink_to("nowhere/at\nall")
    lines = list(expand([tmp_path]))
    inputs = [Path(one.name).name for one in lines if isinstance(one, Source)]
    skipped = {Path(o.name).name for o in lines if isinstance(o, Refusal) and o.skipped}
    failed = {Path(o.name).name for o in lines if isinstance(o, Refusal) and not o.skipped}
    assert inputs == ["1.txt", "2.txt", "file"]
    assert skipped == {"to-a", "to-b", "here"} and failed == {"self", "gone"}
    told = refused(tmp_path)[str(tmp_path / "gone")]
    assert "gone is a link to nowhere/at\\nall, where nothing is\nmend the link" in told


def test_a_linked_folder_given_by_name_is_walked(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.txt")
    (tmp_path / "link").symlink_to("a")
    assert names(tmp_path / "link") == [str(tmp_path / "link/1.txt")]


def test_what_is_no_file_is_refused_without_opening_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    fill(tmp_path, "x.txt/inside.txt")
    assert "not a file but a pipe" in refused(tmp_path)[str(tmp_path / "pipe.txt")]
    assert str(tmp_path / "x.txt/inside.txt") in names(tmp_path)
    assert "device" in refused("/dev/null")["/dev/null"]
    assert "No such file" in refused(tmp_path / "no")[str(tmp_path / "no")]
    assert refused("a\0b.txt")


def test_lines_in_utf_16_are_refused_as_such(tmp_path: Path) -> None:
    """Each would be a record that is no JSON."""
    path = tmp_path / "kho.jsonl"
    path.write_text('{"text": "Một"}\n{"text": "Hai"}\n', "utf-16")
    assert "UTF-16" in refused(path)[str(path)] and names(path) == [str(path)]


@pytest.mark.parametrize("mode", [0o000, 0o400, 0o100])
def test_a_folder_that_is_closed_gets_its_lines_and_costs_no_neighbour(
    tmp_path: Path, mode: int
) -> None:
    """To listing, to entering, or to both."""
    fill(tmp_path, "a/1.txt", "b/2.txt")
    (tmp_path / "a").chmod(mode)
    try:
        with unprivileged():
            told, found = refused(tmp_path), names(tmp_path)
    finally:
        (tmp_path / "a").chmod(0o700)
    [(name, message)] = told.items()
    assert name == str(tmp_path / ("a/1.txt" if mode == 0o400 else "a"))
    assert "Permission denied" in message
    assert found == [name, str(tmp_path / "b/2.txt")]


def test_a_folder_whose_path_is_all_but_too_long_costs_no_neighbour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of briefs that may be in it has no path any more."""
    fill(tmp_path, "z.txt")
    monkeypatch.chdir(tmp_path)
    left = 4_090 - len(str(tmp_path))
    while left:
        step = min(left, 200) if left > 400 or left <= 200 else left // 2
        os.mkdir("x" * (step - 1))  # noqa: PTH102  relative, as no whole path could be
        os.chdir("x" * (step - 1))
        left -= step
    assert names(tmp_path) == [str(tmp_path / "z.txt")]


def test_hostile_names_stay_apart_and_show_as_one_line(tmp_path: Path) -> None:
    nfc = "bài Ế.txt"
    raw = [b"two\nlines.txt", b"-rf.txt", b"\xff.txt", b"x" * 251 + b".txt", nfc.encode()]
    raw.append(unicodedata.normalize("NFD", nfc).encode())
    for name in raw:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"x")
    sources = list(expand([tmp_path]))
    assert sorted(os.fsencode(Path(one.name).name) for one in sources) == sorted(raw)
    assert all(one.id.isprintable() for one in sources) and len({o.id for o in sources}) == 6


def test_lines_of_a_jsonl_are_inputs_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "kho.jsonl").write_bytes(b'{"text": 1}\r\n\n{"text": 2}')
    sources = [one for one in expand([tmp_path]) if isinstance(one, Source)]
    assert [(Path(one.name).name, one.data) for one in sources] == [
        ("kho.jsonl#1", b'{"text": 1}'),
        ("kho.jsonl#3", b'{"text": 2}'),
    ]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_json_document_that_is_called_jsonl_is_read_as_one(
    tmp_path: Path, indent: int | None
) -> None:
    """Laid out over many lines, each of which would be an error of its own."""
    articles = [{"title": "Một", "text": "1"}, {"title": "Hai", "text": "2"}]
    text = json.dumps(articles, indent=indent).replace("}, {", "},\n{")
    (tmp_path / "kho.jsonl").write_text(f"\ufeff{text}\n", "utf-8")
    (tmp_path / "mot.ndjson").write_text(json.dumps(articles[0], indent=2), "utf-8")
    array, again, whole = expand([tmp_path])
    assert [(Path(one.name).name, json.loads(one.data or b"")) for one in (array, again)] == [
        ("kho.jsonl#1", articles[0]),
        ("kho.jsonl#2", articles[1]),
    ]
    assert (Path(whole.name).name, whole.path) == ("mot.ndjson", tmp_path / "mot.ndjson")


def test_an_array_for_a_first_line_costs_no_neighbour(tmp_path: Path) -> None:
    (tmp_path / "kho.jsonl").write_bytes(b'["x"]\n{"text": 2}\n')
    assert [Path(name).name for name in names(tmp_path)] == ["kho.jsonl#1", "kho.jsonl#2"]


def test_pictures_in_a_folder_are_passed_over_unless_they_are_given(tmp_path: Path) -> None:
    fill(tmp_path, "a.JPG", "b.22", "c", "~$d.docx")
    assert refused(tmp_path).keys() == {str(tmp_path / "a.JPG")}
    assert [one.name for one in expand([tmp_path]) if isinstance(one, Source)] == [
        str(tmp_path / "b.22"),
        str(tmp_path / "c"),
    ]
    assert isinstance(next(expand([tmp_path / "a.JPG"])), Source)


def test_standard_input_is_named_by_its_dash() -> None:
    assert [(one.name, one.id) for one in expand(["-"])] == [("-", "-")]


@given(
    st.lists(st.binary(min_size=1, max_size=4).filter(lambda b: b"\0" not in b), unique=True),
    st.integers(1, 7),
)
def test_sorting_through_a_file_is_sorting(raw: list[bytes], at_once: int) -> None:
    shuffled = [os.fsdecode(name) for name in raw]
    random.Random(7).shuffle(shuffled)
    assert [os.fsencode(name) for name in sorted_names(shuffled, at_once)] == sorted(raw)
