"""The words of the interface, in Vietnamese and English (``interface.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def words(language: str) -> Mapping[str, str]:
    """key -> text in one language."""
    table = tomllib.loads(files("summarize.review").joinpath("interface.toml").read_text("utf-8"))
    return {key: text[language] for key, text in table.items()}


@cache
def script_words(language: str) -> Mapping[str, str]:
    """Those that scripts show: keys that begin with ``js.``, without it."""
    return {
        key.removeprefix("js."): text
        for key, text in words(language).items()
        if key.startswith("js.")
    }
