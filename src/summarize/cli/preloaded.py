"""Imported by the process that workers are forked from, and by nothing else: what each of them
needs, loaded once for all while the parent still loads its own part.
"""

from __future__ import annotations

import gc
import os
import threading
from contextlib import suppress
from importlib import import_module

from summarize.errors import SummarizeError

#: Seconds between two looks whether the parent is still there.
_PAUSE = 0.05


def _load() -> None:
    # Nothing that is loaded here is garbage; searching for some takes a tenth of the time.
    gc.disable()
    import_module("summarize.cli.job")
    # What is damaged is told by the parent, which reads it as well.
    with suppress(SummarizeError, ValueError, OSError):
        import_module("summarize.translate").Glossary.shipped()
        for language in ("vi", "en"):
            import_module("summarize.dates.language").load(language)
    gc.freeze()
    gc.enable()


def _end_with(parent: int, loaded: threading.Event) -> None:
    """A parent that ends early must not leave its output open in here until all is loaded."""
    while not loaded.wait(_PAUSE):
        if os.getppid() != parent:
            os._exit(0)


_loaded = threading.Event()
_watch = threading.Thread(target=_end_with, args=(os.getppid(), _loaded))
_watch.start()
try:
    _load()
finally:
    # No thread is left when workers are forked.
    _loaded.set()
    _watch.join()
