from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from summarize.errors import OutputError
from summarize.store.files import (
    DISK,
    DiskFullError,
    WriteError,
    make_writable,
    printable,
    remove_temporaries,
    write_atomic,
)
from tests.store.disks import CountingDisk, FailingDisk, RecordingDisk

OLD, NEW = b"b\xc3\xa0i c\xc5\xa9\n", b"b\xc3\xa0i m\xe1\xbb\x9bi, d\xc3\xa0i h\xc6\xa1n\n"


def calls_of_one_write(folder: Path) -> int:
    disk = CountingDisk()
    write_atomic(folder / "x.md", NEW, disk)
    return disk.calls


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system of that kind")
def test_a_file_system_that_syncs_no_folder_is_written_all_the_same() -> None:
    """Shared folders of virtual machines and some of a network; /proc stands for them."""
    proc = os.open("/proc", os.O_RDONLY)
    with pytest.raises(OSError, match="Invalid argument"):
        os.fsync(proc)
    os.close(proc)
    DISK.sync_folder(Path("/proc"))
    with pytest.raises(FileNotFoundError):
        DISK.sync_folder(Path("/proc/none"))


def test_a_file_is_replaced_and_no_temporary_is_left(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a.md", OLD)
    write_atomic(tmp_path / "a.md", NEW)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.md": NEW}


def test_an_error_at_any_call_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    for at in range(1, calls_of_one_write(tmp_path) + 1):
        folder = tmp_path / str(at)
        folder.mkdir()
        (folder / "a.md").write_bytes(OLD)
        with pytest.raises(WriteError) as raised:
            write_atomic(folder / "a.md", NEW, FailingDisk(at))
        assert "a.md" in str(raised.value)
        assert [path.name for path in folder.iterdir()] == ["a.md"]
        assert (folder / "a.md").read_bytes() in (OLD, NEW)


def test_a_power_cut_at_any_call_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(OLD)
    disk = RecordingDisk(tmp_path)
    write_atomic(tmp_path / "a.md", NEW, disk)
    seen = set()
    for moment in disk.moments:
        for _, files in moment.after_power_cut():
            assert files["a.md"] in (OLD, NEW)
            seen.add(files["a.md"])
    assert seen == {OLD, NEW}
    assert all(files["a.md"] == NEW for _, files in disk.moments[-1].after_power_cut())


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_names_the_path_and_the_free_space(tmp_path: Path, number: int) -> None:
    with pytest.raises(DiskFullError) as raised:
        write_atomic(tmp_path / "a.md", NEW, FailingDisk(2, number))
    assert raised.value.exit_code == 4
    assert "a.md" in raised.value.message and " free" in raised.value.message
    assert list(tmp_path.iterdir()) == []


def test_only_our_own_temporaries_are_removed(tmp_path: Path) -> None:
    for name in (".summarize-tmp-0123456789abcdef", ".other-tmp-1", "tin.tmp"):
        (tmp_path / name).write_bytes(b"x")
    assert remove_temporaries(tmp_path) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [".other-tmp-1", "tin.tmp"]


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputError) as raised:
        make_writable(tmp_path / "out")
    assert raised.value.exit_code == 3


def test_a_read_only_disk_is_refused_before_anything_else(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Read-only file system"):
        make_writable(tmp_path, FailingDisk(1, errno.EROFS))


def test_a_full_disk_is_told_apart_from_a_forbidden_one(tmp_path: Path) -> None:
    with pytest.raises(DiskFullError):
        make_writable(tmp_path, FailingDisk(2, errno.ENOSPC))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("bản tin.txt", "bản tin.txt"),
        ("a\nb\x1b[31m.txt", r"a\nb\x1b[31m.txt"),
        (os.fsdecode(b"a\xff.txt"), r"a\xff.txt"),
        ("a\u202egnp.txt", r"a\u202egnp.txt"),
    ],
)
def test_paths_are_shown_as_one_harmless_line(name: str, shown: str) -> None:
    assert printable(name) == shown
