"""Imported by the process that workers are forked from, and by nothing else: what each of them
needs, loaded once for all while the parent still loads its own part.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from importlib import import_module

from summarize.errors import SummarizeError

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
