from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from summarize.errors import DamagedError
from summarize.store.records import (
    Output,
    Record,
    assemble,
    commit,
    damaged_files,
    is_sealed,
    parse_record,
    seal,
)
from tests.store.disks import CountingDisk, FailingDisk, RecordingDisk

STEM = "tin-0123abcd"


def output(text: str, stem: str = STEM, suffixes: tuple[str, ...] = (".md", ".html")) -> Output:
    def record(hashes: Mapping[str, str]) -> bytes:
        document = {
            "article": {"id": "tin.txt", "title": text},
            "note": 'a quoted "siblings": {"x": 1} and "provenance": {} inside a text',
            "provenance": {"used": "u" * 64, "signature": f"mt:{text}"},
            "siblings": dict(hashes),
        }
        return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"

    return assemble(stem, {suffix: f"{text} {suffix}".encode() for suffix in suffixes}, record)


def finished(files: Mapping[str, bytes], stem: str = STEM) -> Mapping[str, bytes] | None:
    """The files a resumed run would take for finished, or None."""
    name = stem + ".json"
    data = files.get(name)
    if data is None or not is_sealed(data, name):
        return None
    hashes = parse_record(data, name).files
    whole = output(parse_record(data, name).signature.removeprefix("mt:"), stem).files
    if {name: files.get(name) for name in hashes} == dict(whole):
        return whole
    return None


def present(folder: Path) -> Record:
    """What the record in the folder says."""
    return parse_record((folder / f"{STEM}.json").read_bytes(), f"{STEM}.json")


def test_a_record_says_what_was_made_from_what(tmp_path: Path) -> None:
    assert commit(tmp_path, [output("cũ")]) == [None]
    record = present(tmp_path)
    assert (record.article_id, record.used, record.signature) == ("tin.txt", "u" * 64, "mt:cũ")
    assert set(record.files) == {f"{STEM}.json", f"{STEM}.md", f"{STEM}.html"}
    assert damaged_files(tmp_path, record) == []


def test_every_changed_byte_of_a_record_shows() -> None:
    name = f"{STEM}.json"
    data = output("cũ").files[name]
    assert is_sealed(data, name)
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        assert not is_sealed(changed, name)


def test_a_record_cut_anywhere_is_not_finished() -> None:
    name = f"{STEM}.json"
    files = output("cũ").files
    for length in range(len(files[name])):
        assert finished({**files, name: files[name][:length]}) is None


def test_a_record_is_not_taken_for_another_brief() -> None:
    assert not is_sealed(output("cũ").files[f"{STEM}.json"], "other-0123abcd.json")


def test_changed_and_missing_siblings_show(tmp_path: Path) -> None:
    commit(tmp_path, [output("cũ")])
    record = present(tmp_path)
    (tmp_path / f"{STEM}.md").unlink()
    (tmp_path / f"{STEM}.html").write_bytes(b"edited")
    assert sorted(damaged_files(tmp_path, record)) == [f"{STEM}.html", f"{STEM}.md"]


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"provenance": {}, "siblings": {}}', b"\0"])
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedError):
        parse_record(data, "x-00000000.json")


@pytest.mark.parametrize("file", ["../bí mật.txt", "/tmp/bí mật.txt", "con/tin.md", "..\\tin.md"])
def test_a_record_names_no_file_of_another_folder(file: str) -> None:
    """By these names a later run removes what the new brief does not have; a seal is no proof of
    who made it."""

    def record(hashes: Mapping[str, str]) -> bytes:
        provenance = {"used": "u" * 64, "signature": "mt:cũ"}
        siblings = {file: "a" * 64, **hashes}
        return json.dumps(
            {"article": {"id": "tin.txt"}, "provenance": provenance, "siblings": siblings}
        ).encode()

    made = assemble(STEM, {}, record)
    sealed = made.files[made.record_name]
    assert is_sealed(sealed, made.record_name)
    with pytest.raises(DamagedError):
        parse_record(sealed, made.record_name)


def test_a_record_must_leave_room_for_its_own_hash() -> None:
    with pytest.raises(ValueError, match="own hash"):
        seal(b'{"siblings": {}}', "x-00000000.json")


def test_a_failed_call_costs_its_brief_alone_and_leaves_no_trace(tmp_path: Path) -> None:
    pair = [output("một"), output("hai", "tin-00000002")]
    counting = CountingDisk()
    (tmp_path / "count").mkdir()
    commit(tmp_path / "count", pair, disk=counting)
    costs = set()
    for at in range(1, counting.calls + 1):
        folder = tmp_path / str(at)
        folder.mkdir()
        failures = commit(folder, pair, disk=FailingDisk(at))
        costs.add(sum(failure is not None for failure in failures))
        assert not [path for path in folder.iterdir() if path.name.startswith(".")]
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
        for failure, one in zip(failures, pair, strict=True):
            assert failure is not None or all(files[n] == d for n, d in one.files.items())
        assert commit(folder, pair) == [None, None]
    assert costs == {1, 2}  # a folder sync that fails fails for both


def test_power_lost_at_any_call_never_leaves_a_false_finish(tmp_path: Path) -> None:
    """Old brief, then a new one over it: at each moment it is the old, the new, or to be redone."""
    commit(tmp_path, [output("cũ")])
    disk = RecordingDisk(tmp_path)
    assert commit(tmp_path, [output("mới, dài hơn bản cũ")], disk=disk) == [None]
    assert len(disk.moments) > 12
    for moment in disk.moments:
        for kind, files in moment.after_power_cut():
            name = f"{STEM}.json"
            if is_sealed(files.get(name, b""), name):
                hashes = parse_record(files[name], name).files
                siblings_whole = all(
                    files.get(n) in (output("cũ").files[n], output("mới, dài hơn bản cũ").files[n])
                    for n in hashes
                    if n != name
                )
                assert siblings_whole, kind
    for _, files in disk.moments[-1].after_power_cut():
        assert finished(files) == output("mới, dài hơn bản cũ").files


def test_a_new_brief_is_unknown_until_its_siblings_are_safe(tmp_path: Path) -> None:
    disk = RecordingDisk(tmp_path)
    commit(tmp_path, [output("tin")], disk=disk)
    for moment in disk.moments:
        for kind, files in moment.after_power_cut():
            if f"{STEM}.json" in files:
                assert finished(files) is not None, kind


def test_files_of_a_format_no_longer_wanted_go(tmp_path: Path) -> None:
    commit(tmp_path, [output("cũ")])
    old = tuple(present(tmp_path).files)
    commit(tmp_path, [output("mới", suffixes=(".md",))], obsolete={STEM: old})
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".md"]
