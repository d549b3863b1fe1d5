"""File names and things that are no files."""

from __future__ import annotations

import os
import socket
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.hostile.article import TEXT
from tests.hostile.case import BRIEF, WARNING, Case, case

FAMILY = "names"


def _other(name: str, place: Callable[[Path], None]) -> Case:
    return Case(
        family=FAMILY, name=name, outcomes=("unreadable",), reader="unreadable", place=place
    )


def _loop(path: Path) -> None:
    partner = path.with_name("loop-back.txt")
    path.symlink_to(partner)
    partner.symlink_to(path)


def _socket(path: Path) -> None:
    server = socket.socket(socket.AF_UNIX)
    folder = os.open(path.parent, os.O_RDONLY)
    before = Path.cwd()
    try:
        os.fchdir(folder)  # the address of a socket is at most 107 bytes long
        server.bind(path.name)
    finally:
        os.chdir(before)
        os.close(folder)
        server.close()


def cases() -> Iterator[Case]:
    """The family's cases; those the file system does not allow are left out by ``write``."""
    twin = "Bài ấy.txt"
    for name in (
        "hai\ndòng.txt",
        "x" * 251 + ".txt",
        "đ" * 125 + ".txt",
        "-rf.txt",
        "--help",
        unicodedata.normalize("NFC", twin),
        unicodedata.normalize("NFD", twin),
        "Case.txt",
        "case.txt",
        "CASE.TXT",
        "có dấu cách .txt",
        "🚌.txt",
        "<script>alert(1)<",
        "\"'`$(id);&.txt",
        "100%s%n.txt",
        "a\u202etxt.exe",
        "dot.",
        "no-suffix",
        "two.parts.txt",
        "tab\tname.txt",
        "con.txt",
        os.fsdecode(b"caf\xe9.txt"),
    ):
        yield case(FAMILY, name, TEXT, BRIEF, WARNING)
    yield _other("folder.txt", Path.mkdir)
    yield _other("pipe.txt", lambda path: os.mkfifo(path))
    yield _other("loop.txt", _loop)
    yield _other("dangling.txt", lambda path: path.symlink_to("nowhere.txt"))
    yield _other("device.txt", lambda path: path.symlink_to("/dev/zero"))
    yield _other("socket.txt", _socket)
