"""The queue's index brought in step with the folder, behind the open page."""

from __future__ import annotations

import sqlite3
import threading

from summarize.review.desk import Desk
from summarize.store.queue import refresh


class Indexing:
    """Reads new and changed records in a thread; the queue shows what is known meanwhile."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        """Whether the list may still be incomplete."""
        thread = self._thread
        return thread is not None and thread.is_alive()

    def start(self) -> None:
        """Begin to read, unless it is being read already."""
        with self._lock:
            if not self.is_running:
                self._thread = threading.Thread(target=self._run, name="indexing", daemon=True)
                self._thread.start()

    def mend(self) -> None:
        """A query met damage: make the index again from the records."""
        with self._lock:
            if not self.is_running:
                self._desk.drop_index()
        self.start()

    def wait(self, seconds: float | None = None) -> None:
        """Until the index is in step."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _run(self) -> None:
        try:
            refresh(self._desk.index, self._desk.folder)
        except sqlite3.DatabaseError:
            self._desk.drop_index()
            refresh(self._desk.index, self._desk.folder)
