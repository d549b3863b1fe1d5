"""The glossary a command works with."""

from __future__ import annotations

from pathlib import Path

from summarize.translate import Glossary, load_glossary


def glossary_of(path: Path | None) -> Glossary:
    """The shipped glossary, with the user's entries over it."""
    shipped = Glossary.shipped()
    return shipped if path is None else shipped.merged(load_glossary(path))
