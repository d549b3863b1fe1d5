"""The formats whose parsers are heavy, by name, so that text files never load them.

lxml and trafilatura take longer to import than a folder of text files takes to read.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from summarize.errors import UnknownFormatError

_READERS: dict[str, tuple[str, str]] = {
    "html": ("summarize.readers.html", "from_html"),
    "fragment": ("summarize.readers.html_fragment", "fragment_text"),
    "docx": ("summarize.readers.docx", "from_docx"),
    "parquet": ("summarize.readers.parquet", "from_parquet"),
}


def reader(name: str) -> Callable[..., Any]:
    """The reader of a heavy format, its module loaded now.

    Raises:
        UnknownFormatError: the format needs a library that is not installed.
    """
    module, function = _READERS[name]
    try:
        loaded = importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise UnknownFormatError(
            f"{name} files need {error.name}, which is not installed",
            "pip install 'summarize[ray]'",
        ) from None
    found: Callable[..., Any] = getattr(loaded, function)
    return found
