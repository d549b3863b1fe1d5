"""Where the workers of the runs within one test process come from."""

from __future__ import annotations

import signal
from functools import cache
from multiprocessing import forkserver, resource_tracker


@cache
def load_once() -> None:
    """Start the process they are forked from, with the whole program in it.

    Started by the first run, it would hold only what that run names: a stand-in of the tests, and
    every worker of a real job would load the program for itself. It hears no Ctrl-C, as in
    ``batch.child``.
    """
    resource_tracker.ensure_running()
    forkserver.set_forkserver_preload(["tests.preloaded"])
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
