"""Reading XML that other programs made: no entities, no remote parts, no endless nesting."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from summarize.errors import DamagedError, LimitError

#: Largest file, bytes: the limit for input in general.
MAX_BYTES = 20_000_000
#: Deepest nesting of elements; exchange files need about ten.
MAX_DEPTH = 256
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class _ShallowTree(TreeBuilder):
    """Builds the tree and gives up where the nesting passes ``MAX_DEPTH``."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def start(self, tag: Any, attrs: Any, /) -> Any:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise LimitError(f"more than {MAX_DEPTH} elements nested in each other")
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Any:
        self.depth -= 1
        return super().end(tag)


def parse(data: bytes, name: str, *, allow_doctype: bool = False) -> Element:
    """The root element.

    Args:
        name: what to call the file in errors.
        allow_doctype: let a bare ``<!DOCTYPE …>`` pass (TMX files carry one); it is not
            followed, and a declaration of an entity is refused all the same.

    Raises:
        DamagedError: not well-formed, or with a DTD or entities.
        LimitError: too large, or nested too deeply.
    """
    if len(data) > MAX_BYTES:
        raise LimitError(f"{name}: {len(data):,} bytes; at most {MAX_BYTES:,} are read", "split it")
    parser = DefusedXMLParser(
        target=_ShallowTree(),
        forbid_dtd=not allow_doctype,
        forbid_entities=True,
        forbid_external=True,
    )
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException as error:
        what = "a DTD" if "DTD" in type(error).__name__ else "an entity declaration"
        raise DamagedError(
            f"{name}: refused: it holds {what}", "export it again without a document type"
        ) from error
    except (ParseError, LookupError, ValueError) as error:
        # LookupError and ValueError: an encoding that is unknown or that expat cannot read.
        raise DamagedError(
            f"{name}: not XML: {error}", "export it again as XML in UTF-8"
        ) from error
    except LimitError as error:
        raise LimitError(f"{name}: {error.message}", "it is no file of this kind") from error
    return root


def local(element: Element) -> str:
    """An element's name without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element, *names: str) -> list[Element]:
    """Child elements of these local names, in order."""
    return [child for child in element if local(child) in names]


def text_of(element: Element | None, skip: Collection[str] = ()) -> str:
    """All text below an element, leaving out what stands inside elements named in ``skip``."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        if local(child) and local(child) not in skip:
            parts.append(text_of(child, skip))
        parts.append(child.tail or "")
    return "".join(parts)


def same_language(tag: str | None, language: str) -> bool:
    """Whether a BCP 47 tag is of that language, whatever its region (``vi-VN`` is ``vi``)."""
    return (tag or "").replace("_", "-").split("-")[0].lower() == language
