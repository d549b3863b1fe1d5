"""Reading a JSON document field by field, each fault named by its path (``segments[3].span``)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from summarize.document import Span
from summarize.errors import DamagedError
from summarize.writers.anchors import ID

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fields:
    """One JSON object, where it stands, and in which file.

    Every method raises ``DamagedError`` with file and path when the field is missing or is not
    what it should be.
    """

    value: dict[str, Any]
    path: str
    name: str

    def fail(self, key: str, why: str) -> NoReturn:
        """Refuse the document because of this field."""
        place = f"{self.path}.{key}" if self.path and key else self.path or key
        raise DamagedError(
            f"{self.name}: not a whole brief: {place}: {why}",
            "run `summarize brief` again on this article, or restore the file",
        )

    def any(self, key: str) -> Any:
        """The field as it is."""
        if key not in self.value:
            self.fail(key, "missing")
        return self.value[key]

    def text(self, key: str) -> str:
        """A string."""
        value = self.any(key)
        return value if isinstance(value, str) else self.fail(key, f"no string: {_short(value)}")

    def filled(self, key: str) -> str:
        """A string that is not empty."""
        return self.text(key) or self.fail(key, "empty")

    def maybe_text(self, key: str) -> str | None:
        """A string or null."""
        return None if self.any(key) is None else self.text(key)

    def identifier(self, key: str) -> str:
        """An id: it becomes part of addresses and anchors, so its letters are limited."""
        value = self.text(key)
        return value if ID.fullmatch(value) else self.fail(key, f"no id: {_short(value)}")

    def maybe_identifier(self, key: str) -> str | None:
        """An id or null."""
        return None if self.any(key) is None else self.identifier(key)

    def identifiers(self, key: str) -> tuple[str, ...]:
        """A list of ids."""
        values = self._list(key)
        for index, value in enumerate(values):
            if not isinstance(value, str) or not ID.fullmatch(value):
                self.fail(f"{key}[{index}]", f"no id: {_short(value)}")
        return tuple(values)

    def choice(self, key: str, allowed: Collection[T]) -> T:
        """One of the allowed words."""
        value = self.text(key)
        for word in allowed:
            if word == value:
                return word
        return self.fail(
            key, f"unknown word {_short(value)}; known: {', '.join(map(str, allowed))}"
        )

    def flag(self, key: str) -> bool:
        """true or false."""
        value = self.any(key)
        return value if isinstance(value, bool) else self.fail(key, f"no flag: {_short(value)}")

    def count(self, key: str) -> int:
        """A whole number, zero or more."""
        value = self.any(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            self.fail(key, f"no whole number from 0: {_short(value)}")
        return value

    def maybe_number(self, key: str) -> float | None:
        """A number or null."""
        value = self.any(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail(key, f"no number: {_short(value)}")
        return float(value)

    def object(self, key: str) -> Fields:
        """A nested object."""
        value = self.any(key)
        if not isinstance(value, dict):
            self.fail(key, f"no object: {_short(value)}")
        return Fields(value, f"{self.path}.{key}" if self.path else key, self.name)

    def objects(self, key: str, make: Callable[[Fields], T]) -> tuple[T, ...]:
        """A list of objects, each turned into a value."""
        path = f"{self.path}.{key}" if self.path else key
        made = []
        for index, value in enumerate(self._list(key)):
            if not isinstance(value, dict):
                self.fail(f"{key}[{index}]", f"no object: {_short(value)}")
            made.append(make(Fields(value, f"{path}[{index}]", self.name)))
        return tuple(made)

    def span(self, key: str) -> Span:
        """A half-open range of characters."""
        return _span(self.object(key))

    def spans(self, key: str) -> tuple[Span, ...]:
        """A list of ranges."""
        return self.objects(key, _span)

    def _list(self, key: str) -> list[Any]:
        value = self.any(key)
        return value if isinstance(value, list) else self.fail(key, f"no list: {_short(value)}")


def _span(fields: Fields) -> Span:
    start, end = fields.count("start"), fields.count("end")
    return Span(start=start, end=end) if start <= end else fields.fail("end", "before start")


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
