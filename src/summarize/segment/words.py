"""The segmenter's language data, read once on first use."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """``vi.toml`` as sets; abbreviations keep their case, the others are lower case.

    Attributes:
        before_name: abbreviations whose full stop ends no sentence.
        may_end: abbreviations whose full stop may end one, lower case.
        in_names: abbreviations of names, lower case: they end one before a usual first word.
        starters: words that begin sentences, with their capital.
        domains: last parts of domain names.
        dangling: words nothing may end with.
        clause_starts: conjunctions, longest first.
    """

    before_name: frozenset[str]
    may_end: frozenset[str]
    in_names: frozenset[str]
    starters: frozenset[str]
    domains: frozenset[str]
    dangling: frozenset[str]
    clause_starts: tuple[str, ...]


@cache
def words() -> Words:
    """The language data."""
    data = tomllib.loads(files(__package__).joinpath("vi.toml").read_text(encoding="utf-8"))
    return Words(
        before_name=frozenset(data["before_name"]),
        may_end=frozenset(one.lower() for one in data["may_end"]),
        in_names=frozenset(one.lower() for one in data["in_names"]),
        starters=frozenset(data["starters"]),
        domains=frozenset(data["domains"]),
        dangling=frozenset(data["dangling"]),
        clause_starts=tuple(sorted(data["clause_starts"], key=len, reverse=True)),
    )
