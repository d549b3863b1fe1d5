"""The process that workers are forked from, started before this one has loaded the program.

Both then load it at once, on two cores.
"""

from __future__ import annotations

import signal
import sys
from multiprocessing import forkserver, resource_tracker

#: What that process loads.
_LOADED = "summarize.cli.preloaded"


def start_server() -> None:
    """Start it, where workers are forked; ``batch.child`` finds it running.

    Ctrl-C goes to the whole terminal group, and the parent alone answers it: the two signals stay
    blocked in what is started here. (The tracker is started before: starting it unblocks them.)
    """
    if sys.platform != "linux":
        return
    resource_tracker.ensure_running()
    forkserver.set_forkserver_preload([_LOADED])
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
