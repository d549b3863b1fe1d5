"""JSON text with an indent, many times as fast as the standard library writes it.

``json.dumps`` leaves its C encoder as soon as it indents. Here the text is laid out with a hole for
each value, the values are encoded all at once in C, and put into the holes. The text is the same,
character by character, as that of ``json.dumps(value, ensure_ascii=False, indent=1)``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any

#: Stands between encoded values: within them a control character is escaped.
_BETWEEN = "\0"
_encode = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(_BETWEEN, _BETWEEN)
).encode
_PLAIN = frozenset({str, int, float, bool, type(None)})
_NOT_FINITE = frozenset({"NaN", "Infinity", "-Infinity"})
#: Key -> path of the attribute that is its value, or the keys of an object within.
Keys = dict[str, "str | Keys"]


class Form:
    """Objects written alike: laid out once for each indent.

    Args:
        keys: in the order of the text; attributes are of strings, numbers, bools or None.
    """

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        paths = tuple(_paths(keys))
        self.values: Any = attrgetter(*paths)
        self._layouts: dict[str, str] = {}

    def layout(self, margin: str) -> str:
        """The text with its holes; ``margin`` is a line feed and the indent it stands at."""
        if margin not in self._layouts:
            pieces: list[str] = []
            _lay_out(self._keys, margin, pieces, [])
            self._layouts[margin] = "".join(pieces)
        return self._layouts[margin]

    def one(self, item: object) -> Filled:
        """An object of the form, as a value for ``indented``."""
        return Filled(self, (item,), alone=True)

    def all(self, items: Sequence[object]) -> Filled:
        """A list of them."""
        return Filled(self, items, alone=False)


class Filled:
    """A form and the objects that fill it: one, or those of a list."""

    __slots__ = ("alone", "form", "items")

    def __init__(self, form: Form, items: Sequence[object], *, alone: bool) -> None:
        self.form = form
        self.items = items
        self.alone = alone

    def layout(self, margin: str) -> str:
        """The text with its holes."""
        if self.alone:
            return self.form.layout(margin)
        inner = margin + " "
        return _listed([self.form.layout(inner)] * len(self.items), margin)


def _paths(keys: Keys) -> list[str]:
    found: list[str] = []
    for value in keys.values():
        found += [value] if isinstance(value, str) else _paths(value)
    return found


def indented(value: Any) -> str:
    """``value`` (dicts with keys of ``str``, lists, strings, numbers, bools, None, and what
    ``Form`` makes) as JSON; a number that is not finite as null.

    Raises:
        TypeError: a value of another type.
    """
    pieces: list[str] = []
    values: list[Any] = []
    _lay_out(value, "\n", pieces, values)
    encoded = _encode(values)[1:-1].split(_BETWEEN) if values else []
    if not _NOT_FINITE.isdisjoint(encoded):
        encoded = ["null" if one in _NOT_FINITE else one for one in encoded]
    return "".join(pieces) % tuple(encoded)


def _lay_out(value: Any, margin: str, pieces: list[str], values: list[Any]) -> None:
    """Append the text of ``value`` with holes, and what goes into them."""
    kind = type(value)
    if kind is Filled:
        pieces.append(value.layout(margin))
        values.extend(chain.from_iterable(map(value.form.values, value.items)))
    elif kind is dict:
        inner, before = margin + " ", "{"
        for key, item in value.items():
            if type(item) in _PLAIN:
                pieces.append(f"{before}{inner}{_key(key)}: %s")
                values.append(item)
            else:
                pieces.append(f"{before}{inner}{_key(key)}: ")
                _lay_out(item, inner, pieces, values)
            before = ","
        pieces.append(margin + "}" if value else "{}")
    elif kind is list:
        if _PLAIN.issuperset(map(type, value)):
            pieces.append(_listed(["%s"] * len(value), margin))
            values.extend(value)
            return
        inner, before = margin + " ", "["
        for item in value:
            pieces.append(before + inner)
            _lay_out(item, inner, pieces, values)
            before = ","
        pieces.append(margin + "]")
    else:
        pieces.append("%s")
        values.append(value)


def _listed(items: Sequence[str], margin: str) -> str:
    inner = margin + " "
    return f"[{inner}{f',{inner}'.join(items)}{margin}]" if items else "[]"


@lru_cache(maxsize=256)
def _key(key: str) -> str:
    return json.encoder.encode_basestring(key).replace("%", "%%")
