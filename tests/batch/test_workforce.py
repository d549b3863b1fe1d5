from __future__ import annotations

import resource
import time
from pathlib import Path
from typing import Any

import pytest

from summarize.batch.child import Answer, Prepare
from summarize.batch.pacing import Pacing, most
from summarize.batch.sources import Source
from summarize.batch.workforce import Died, Workforce
from summarize.errors import StartError
from tests.batch import stand_in


def exit_while_loading() -> stand_in.Models:
    raise SystemExit(7)


def outcome(force: Workforce, text: str, seconds: float = 30) -> list[tuple[Any, Answer | Died]]:
    until = time.monotonic() + seconds
    while not force.idle(1):
        list(force.answers())
        assert time.monotonic() < until
        time.sleep(0.01)
    force.give("task", Prepare(source=Source(name="tin.txt", data=text.encode())))
    while True:
        if answers := list(force.answers()):
            return answers
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_step_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    force = Workforce(stand_in.job(), 1, pace=0.1)
    try:
        [(task, died)] = outcome(force, "!slow")
        assert task == "task" and isinstance(died, Died) and died.too_slow
        [(_, answer)] = outcome(force, "Tin nhanh")
        assert isinstance(answer, Answer)
    finally:
        force.close()


def test_children_that_never_start_end_the_run() -> None:
    force = Workforce(stand_in.job(loader=exit_while_loading), 1, with_models=True)
    until = time.monotonic() + 60
    try:
        with pytest.raises(StartError, match="status 7"):
            while time.monotonic() < until:
                force.idle(1)
                list(force.answers())
                time.sleep(0.01)
    finally:
        force.close()


def test_a_system_that_gives_no_process_is_told() -> None:
    """No file can be opened any more; each of a child's pipes is one."""
    force = Workforce(stand_in.job(), 1)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
    try:
        with pytest.raises(StartError, match="no worker process can be started") as raised:
            force.idle(1)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        force.close()
    assert "ulimit" in raised.value.hint


def test_batches_grow_while_they_are_quick_and_shrink_when_slow() -> None:
    pacing = Pacing(cores=4)
    assert pacing.articles == 1
    for _ in range(20):
        pacing.took(pacing.articles, 0.1)
    assert pacing.articles == most(4) == 64
    pacing.took(3, 100)  # not a full batch
    assert pacing.articles == most(4) == 64
    for _ in range(20):
        pacing.took(pacing.articles, 100)
    assert pacing.articles == 1


def test_a_batch_is_as_large_as_the_cores_need_and_no_larger() -> None:
    """What is in hand is memory: on a small machine the first hundred articles reach the most."""
    assert [most(cores) for cores in (1, 2, 8, 16, 128)] == [32, 32, 128, 256, 256]
