"""Brief -> bytes. A table names the formats; each module is loaded when its format is written.

Importing this package loads no lxml, python-docx or Jinja2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from summarize.document import Brief
from summarize.errors import UsageError
from summarize.writers.ranking import risk

__all__ = ["FORMATS", "Format", "known", "load", "render", "risk", "suffix"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One output format.

    Attributes:
        suffix: what is put behind a brief's name; no two formats share one.
        module: where its writer lives, below this package.
        function: the writer's name in that module: ``(brief) -> bytes``.
        about: one line for help texts.
        notes: whether it carries editors' remarks: ``(brief, notes) -> bytes``.
    """

    suffix: str
    module: str
    about: str
    function: str = "render"
    notes: bool = False


FORMATS: dict[str, Format] = {
    "json": Format(suffix=".json", module="json", about="the brief itself; the commit record"),
    "md": Format(suffix=".md", module="markdown", about="Markdown page"),
    "html": Format(suffix=".html", module="html", about="one self-contained page"),
    "docx": Format(
        suffix=".docx", module="docx", about="Word: the English brief, can be imported again"
    ),
    "docx-bilingual": Format(
        suffix=".bilingual.docx",
        module="docx_bilingual",
        about="Word: both languages side by side, can be imported again",
        notes=True,
    ),
    "xliff": Format(
        suffix=".xlf", module="xliff", about="XLIFF 2.1, can be imported again", notes=True
    ),
    "xliff12": Format(
        suffix=".12.xlf",
        module="xliff12",
        about="XLIFF 1.2 for older tools, can be imported again",
        notes=True,
    ),
    "tmx": Format(suffix=".tmx", module="tmx", about="TMX 1.4b translation memory", notes=True),
    "csv": Format(suffix=".csv", module="csv", about="table of sentences for a spreadsheet"),
    "ics": Format(suffix=".ics", module="ics", about="key dates for a calendar"),
}


def known(fmt: str) -> Format:
    """The format of that name.

    Raises:
        UsageError: there is none; the message lists those there are.
    """
    if fmt not in FORMATS:
        raise UsageError(f"unknown format {fmt!r}", f"choose from: {', '.join(FORMATS)}")
    return FORMATS[fmt]


def suffix(fmt: str) -> str:
    """What is put behind a brief's name, for example ``.json``."""
    return known(fmt).suffix


def load(formats: Iterable[str]) -> None:
    """Load the writers of some formats, for which the first brief of each would wait."""
    for fmt in formats:
        import_module(f"summarize.writers.{known(fmt).module}")


def render(brief: Brief, fmt: str, notes: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """The brief in one format; the same brief and notes give the same bytes.

    Args:
        notes: editors' remarks by segment id, for the formats that carry them.

    Raises:
        UsageError: the format is unknown.
    """
    form = known(fmt)
    module = import_module(f"summarize.writers.{form.module}")
    arguments = (brief, notes) if form.notes else (brief,)
    return cast(bytes, getattr(module, form.function)(*arguments))
