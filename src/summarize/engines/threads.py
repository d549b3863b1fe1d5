"""Workers and threads of the model library: measured once, remembered for the machine.

How many batches side by side, with how many threads each, is fastest depends on the processor
and on the model's width. The first load of a model on a machine decodes a few sentences under
each setting; later loads read what was found.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import platform
from collections.abc import Callable
from pathlib import Path

from summarize.engines.manifest import write_whole

logger = logging.getLogger(__name__)

#: (workers, threads of each).
Setting = tuple[int, int]
#: Threads one worker can use well on batches of this program's size.
_MOST_THREADS = 4
#: Another setting has to be so many times as fast as the usual one: what is measured while the
#: machine does something else is no reason to leave it.
_WORTH = 1.1


def cores() -> int:
    """Cores this process may use: a container often gives fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def usual(count: int) -> Setting:
    """The setting for a number of cores where nothing was measured.

    One thread a worker while cores are few: decoding steps are small, and two batches side by
    side use two cores better than one batch split in two.
    """
    if count <= _MOST_THREADS:
        return max(1, count), 1
    return max(1, count // _MOST_THREADS), _MOST_THREADS


def settings(count: int) -> list[Setting]:
    """What is tried on so many cores, the usual one first."""
    threads = (1 << n for n in range(count.bit_length()))
    tried = {(count // each, each) for each in threads if each <= 2 * _MOST_THREADS}
    return [usual(count), *sorted(tried - {usual(count)})]


def measured(count: int, model: str, memory: Path, seconds: Callable[[Setting], float]) -> Setting:
    """The fastest setting for a model on this machine.

    Args:
        count: cores.
        model: what tells the converted model from others.
        memory: folder of what was found before; where it cannot be written, nothing is kept.
        seconds: how long a few sentences take under a setting.
    """
    choices = settings(count)
    if len(choices) == 1:
        return choices[0]
    machine = f"{_processor()}\0{count}\0{model}"
    path = memory / f"{hashlib.sha256(machine.encode()).hexdigest()[:16]}.json"
    known = _remembered(path)
    if known in choices:
        return known
    taken = {setting: seconds(setting) for setting in choices}
    best = min(choices, key=lambda setting: taken[setting])
    if taken[best] * _WORTH > taken[choices[0]]:
        best = choices[0]
    logger.info("%s on %d cores: %d workers of %d threads", model, count, *best)
    try:
        memory.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps({"workers": best[0], "threads": best[1]}) + "\n")
    except OSError:
        # A cache that cannot be written costs a second at each start, and no brief.
        logger.debug("%s: cannot be written", path)
    return best


def _remembered(path: Path) -> Setting | None:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        return int(value["workers"]), int(value["threads"])
    except (OSError, ValueError, KeyError, TypeError):
        # None yet, or damaged: measured anew.
        return None


def _processor() -> str:
    """The processor by name, as far as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    # ``platform.processor`` starts a program to ask.
    return next(named, "") or platform.processor() or platform.machine()
