"""Plain text and Markdown: the decoded bytes are the article."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.document import RawArticle
from summarize.errors import EmptyError
from summarize.readers.decoding import Decoded
from summarize.readers.source import Source


def from_text(source: Source, decoded: Decoded) -> Iterator[RawArticle]:
    """The article of a text file.

    Raises:
        EmptyError: there is nothing but white space.
    """
    if not decoded.text.strip():
        raise EmptyError(f"{source.shown}: the file is empty", "give a file with an article in it")
    yield RawArticle(
        id=source.name,
        content=decoded.text,
        media_type="text/plain",
        sha256=source.sha256,
        encoding=decoded.encoding,
        notes=decoded.notes,
    )
