"""TOML -> frozen dataclasses. An unknown key is refused, so a misspelt setting never goes unnoticed."""

import dataclasses
import tomllib
import typing
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


def load_config(kind: type[T], path: Path, changes: Sequence[str] = ()) -> T:
    """Read `path` as a `kind`; `changes` are "table.key=value" with a TOML value (or a bare word)."""
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    for change in changes:
        key, found, text = change.partition("=")
        if not found:
            raise ValueError(f"{change!r}: expected table.key=value")
        try:
            value = tomllib.loads(f"value = {text}")["value"]
        except tomllib.TOMLDecodeError:
            value = text
        *tables, last = key.strip().split(".")
        table = values
        for name in tables:
            table = table.setdefault(name, {})
        table[last] = value
    return build(kind, values)


def build(kind: type[T], values: dict[str, Any], where: str = "") -> T:
    """A dataclass of `kind` from nested tables; lists become tuples."""
    kinds = typing.get_type_hints(kind)
    known = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(values) - known)
    if unknown:
        raise ValueError(f"unknown setting {where}{unknown[0]}; known: {', '.join(sorted(known))}")
    made: dict[str, Any] = {}
    for name, value in values.items():
        if dataclasses.is_dataclass(kinds[name]):
            made[name] = build(kinds[name], value, f"{where}{name}.")
        elif isinstance(value, list):
            made[name] = tuple(value)
        else:
            made[name] = float(value) if kinds[name] is float else value
    return kind(**made)
