from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.errors import LockedError, OutputError
from summarize.store.lock import FolderLock

HOLD = """
import sys, pathlib
from summarize.store.lock import FolderLock
lock = FolderLock(pathlib.Path(sys.argv[1]), "summarize brief")
print("held", flush=True)
sys.stdin.read()
"""


def hold(folder: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


def test_the_second_run_is_told_who_the_first_is(tmp_path: Path) -> None:
    process = hold(tmp_path)
    try:
        with pytest.raises(LockedError) as raised:
            FolderLock(tmp_path)
        assert f"summarize brief, process {process.pid} on" in raised.value.message
        assert raised.value.exit_code == 3
    finally:
        process.kill()
        process.communicate()


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    process = hold(tmp_path)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    FolderLock(tmp_path).release()


def test_a_released_lock_is_free_and_releasing_twice_is_harmless(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    with pytest.raises(LockedError):
        FolderLock(tmp_path)
    lock.release()
    lock.release()
    with FolderLock(tmp_path):
        pass


def test_a_place_that_cannot_hold_a_lock_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".summarize").write_bytes(b"in the way")
    with pytest.raises(OutputError):
        FolderLock(tmp_path)
