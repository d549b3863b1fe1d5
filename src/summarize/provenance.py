"""Hashes, and the one-line signature that says what made an output (after sacreBLEU)."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from summarize.protocols import EngineInfo


@cache
def package_version() -> str:
    """Version of the installed package; ``0+unknown`` when it is run from a bare folder."""
    try:
        return version("summarize")
    except PackageNotFoundError:
        return "0+unknown"


def signature(translator: EngineInfo, summarizer: EngineInfo, parts: dict[str, str]) -> str:
    """The signature line: ``src:vi|tgt:en|mt:card@rev|dec:beam4|sum:card@rev|…|v:1.0``.

    Args:
        translator, summarizer: the engines that really ran.
        parts: versions of the rules (``seg``, ``dates``, ``clean``) and hashes of whatever else
            shapes the output (glossary, options that differ from their defaults), in order.
    """
    fields = {
        "src": translator.source_language,
        "tgt": translator.target_language,
        "mt": f"{translator.name}@{translator.revision}",
        "dec": translator.decoding,
        "sum": f"{summarizer.name}@{summarizer.revision}",
        **parts,
        "v": package_version(),
    }
    return "|".join(f"{key}:{value}" for key, value in fields.items())


def model_in(signature: str) -> str:
    """The translator's ``card@revision`` in a signature; empty where it tells of none."""
    return _field(signature, "mt")


def route_in(signature: str) -> str:
    """The route of a signature; empty for the usual one, in which a summary is translated."""
    return _field(signature, "route")


def _field(signature: str, name: str) -> str:
    return f"|{signature}".partition(f"|{name}:")[2].partition("|")[0]
