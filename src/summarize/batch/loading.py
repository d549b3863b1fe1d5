"""Models that die while they load, counted on the machine where they do.

A cluster starts an actor again for ever, and nobody sees what killed it. So each process leaves a
mark on its machine before it loads and takes it away afterwards; a mark whose process is gone
tells of a death.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from summarize.errors import StartError

#: Deaths in a row after which the models do not start. An article that eats all memory is tried
#: four times, and can take models down with it that are just loading.
DEATHS = 10


@contextmanager
def loading(run: str) -> Iterator[None]:
    """Within it the models are loaded.

    Args:
        run: a word of this run's own, the same on every machine.

    Raises:
        StartError: they died each of the last ``DEATHS`` times.
    """
    folder = Path(tempfile.gettempdir()) / f"summarize-loading-{run}"
    folder.mkdir(exist_ok=True)
    if len(_dead(folder)) >= DEATHS:
        _forget(folder)
        raise StartError(
            f"the models do not start: their process died {DEATHS} times while they were loaded",
            "try a smaller model, and see that memory is free on every machine of the cluster",
        )
    (folder / str(os.getpid())).touch()
    try:
        yield
    finally:
        _forget(folder)


def _dead(folder: Path) -> list[Path]:
    """Marks of processes that are gone."""
    return [mark for mark in folder.iterdir() if not _is_alive(int(mark.name))]


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _forget(folder: Path) -> None:
    """Take away this process's mark, those of the dead, and the folder when it is empty."""
    for mark in (folder / str(os.getpid()), *_dead(folder)):
        mark.unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()
