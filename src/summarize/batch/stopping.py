"""Ctrl-C: once to finish what is in hand, twice to stop at once."""

from __future__ import annotations

import os
import signal
import threading
from types import FrameType
from typing import Any

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts:
    """Within it, the first SIGINT or SIGTERM only sets ``asked``; the second raises.

    Attributes:
        asked: the user wants the run to end.
        wake: a descriptor that becomes readable then, for whoever waits.

    Outside the main thread, where Python gives no signals, it changes nothing.
    """

    def __init__(self) -> None:
        self.asked = False
        self.wake, self._ring = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        self._before: dict[int, Any] = {}

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        os.write(self._ring, b"!")

    def quiet(self) -> None:
        """Take the ring back, once it was noticed."""
        os.read(self.wake, 16)

    def __enter__(self) -> Interrupts:
        if threading.current_thread() is threading.main_thread():
            for number in _SIGNALS:
                self._before[number] = signal.signal(number, self._handle)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        os.close(self.wake)
        os.close(self._ring)
